"""Writes the documents and their gold from the texts: ``python -m tests.material.documents.make``."""
