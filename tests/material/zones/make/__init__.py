"""Writes zone lists, the pairs of school and entry in them, and questions of people who live there."""
