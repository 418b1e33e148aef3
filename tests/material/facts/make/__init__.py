"""Writes the files of the sources from the texts in content/; the same bytes every time."""
