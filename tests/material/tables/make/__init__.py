"""Writes the table-reading set: `.venv/bin/python -m tests.material.tables.make`."""
