"""Wording by a language model, where one is set: it sees numbered sources only, and each of its sentences
is checked against them. Nothing here is used, and nothing heavy imported, where none is set."""
