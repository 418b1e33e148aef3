"""Cells on lines of the screen, and the columns they lie in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

NEAR = 3  # columns of the screen between a name and what stands under it
ENDED = re.compile(r"[。；，！？;,!?]$")
Reach = tuple[int, int]  # from where to where a column of the table reaches


class Span(NamedTuple):
    """A text and the columns of the screen it takes, ``end`` exclusive."""

    start: int
    end: int
    text: str


def by_column(line: Sequence[Span], reaches: Sequence[Reach]) -> dict[int, Span] | None:
    """The cells of a line by column; None where one lies in none or in several."""
    if len(line) == len(reaches):
        return dict(enumerate(line))
    found: dict[int, Span] = {}
    for span in line:
        pieces = [span]
        if column_of(span, reaches) is None:  # long cells leave one blank to the next
            pieces = words_of(span)
        for piece in pieces:
            x = column_of(piece, reaches)
            if x is None or x in found or any(other > x for other in found):
                return None
            found[x] = piece
    return found


def words_of(span: Span) -> list[Span]:
    """What single blanks part in a cell."""
    words = []
    for word in re.finditer(r"[^ \u3000]+", span.text):
        start = span.start + width(span.text[: word.start()])
        words.append(Span(start, start + width(word[0]), word[0]))
    return words


def column_of(span: Span, reaches: Sequence[Reach]) -> int | None:
    """The column that a cell lies in: the only one it shares white or text with."""
    shared = [x for x, (a, b) in enumerate(reaches) if span.start < b and a < span.end]
    if not shared:
        shared = [x for x, (a, b) in enumerate(reaches) if max(a - span.end, span.start - b) < NEAR]
    return shared[0] if len(shared) == 1 else None


def width(text: str) -> int:
    """Columns of the screen: Chinese characters take two, a tab goes on to the next eighth."""
    columns = 0
    for char in text:
        if char == "\t":
            columns += 8 - columns % 8
        else:
            columns += 2 if unicodedata.east_asian_width(char) in "FWA" else 1
    return columns
