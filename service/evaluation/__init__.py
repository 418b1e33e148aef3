"""Scores for answer sets and retrieval sets (`wenjiao evaluate`)."""
