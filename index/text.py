"""Sentences of official Chinese text, found without changing a character of it."""

from __future__ import annotations

import re

# A sentence ends with its mark and the closing quotes or brackets behind it; a line ends one too.
_SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’』」）)]*|\n|$)")


def sentences(text: str) -> list[str]:
    """``text`` cut behind each 。！？； and line break; the pieces joined give ``text`` again."""
    return [piece for piece in _SENTENCE.findall(text) if piece]


def windows(text: str, limit: int) -> list[str]:
    """Runs of whole sentences of at most ``limit`` characters (a longer sentence stays whole).

    The runs joined give ``text`` again.
    """
    runs: list[str] = []
    run = ""
    for sentence in sentences(text):
        if run and len(run) + len(sentence) > limit:
            runs.append(run)
            run = ""
        run += sentence
    if run:
        runs.append(run)
    return runs
