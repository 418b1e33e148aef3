"""Sentences, clauses and runs of clauses, so that like is compared with like."""

from __future__ import annotations

import re
from collections.abc import Callable

_SENTENCE = re.compile(r"[。；！？;!?\n]+")
_CLAUSE = re.compile(r"[，]|,(?!\d)")


def sentences(text: str) -> list[str]:
    """What full stops and semicolons part."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def clauses(sentence: str) -> list[str]:
    """What commas part, but for those within a figure."""
    return [part.strip() for part in _CLAUSE.split(sentence) if part.strip()]


def groups(sentence: str, units: Callable[[str], set[str]]) -> list[str]:
    """The longest runs of clauses in which no unit comes twice.

    Where a unit comes again (「一级园480元，二级园360元」) another case begins: a figure of the one must
    not be told of the other.
    """
    parts = clauses(sentence)
    runs: list[tuple[int, int]] = []
    for begin in range(len(parts)):
        seen: set[str] = set()
        end = begin
        while end < len(parts) and not seen & units(parts[end]):
            seen |= units(parts[end])
            end += 1
        end = max(end, begin + 1)
        if not runs or end > runs[-1][1]:
            runs.append((begin, end))
    return ["，".join(parts[begin:end]) for begin, end in runs]
