"""The order in which the lines of a PDF page are read: columns of text one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.read.headers import is_label
from index.read.pdf_alignment import Window, grow
from index.read.pdf_lines import Line

_LEAST_LINES = 5
_LEAST_CHARACTERS = 8
_STARTS_TRIED = 4
_MARK = re.compile(r"[，。、；：,.;]")


def in_reading_order(lines: Sequence[Line], depth: int = 0) -> list[list[Line]]:
    """Stretches of lines that stand under one another, in the order in which they are read.

    Where white runs down between two filled columns of text, the left one is read before the right.
    """
    ordered: list[list[Line]] = []
    single: list[Line] = []
    position = 0
    failed = skipped = 0
    while position < len(lines):
        found = None
        if depth < 3 and position >= skipped:
            found, end = _columns_from(lines, position)
            failed = failed + 1 if found is None and end else 0
            if failed > _STARTS_TRIED:  # a table: no column of text begins inside it
                failed, skipped = 0, end
        if found is None:
            single.append(lines[position])
            position += 1
            continue
        window, parts = found
        if single:
            ordered.append(single)
            single = []
        for part in parts:
            ordered.extend(in_reading_order(part, depth + 1))
        position = window.end
    if single:
        ordered.append(single)
    return ordered


def _columns_from(lines: Sequence[Line], first: int) -> tuple[tuple[Window, list[list[Line]]] | None, int]:
    """Columns of text that begin at a line, and where the white that was looked at ends (0 for none)."""
    if len(lines) - first < _LEAST_LINES:
        return None, 0
    window = _grown(lines, first)
    if window is None:
        return None, 0
    inside = lines[first : window.end]
    edges = [float("-inf"), *((a + b) / 2 for a, b in sorted(window.gaps)), float("inf")]
    parts = [
        _regrouped([part for line in inside if (part := line.within(left, right)) is not None])
        for left, right in pairwise(edges)
    ]
    if not all(_is_prose(part) for part in parts):
        return None, window.end
    if all(is_label(piece.text) for piece in inside[0].pieces):
        return None, window.end  # the names over the columns of a table
    return (window, parts), window.end


def _regrouped(lines: Sequence[Line]) -> list[Line]:
    """Parts of one line put together that were parted because other columns stand at other heights."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and abs(line.middle - last.middle) < 0.5 * min(line.size, last.size):
            pieces = sorted((*last.pieces, *line.pieces), key=lambda piece: piece.left)
            top, bottom = min(last.top, line.top), max(last.bottom, line.bottom)
            joined[-1] = Line(tuple(pieces), top, bottom, last.size, last.bold)
        else:
            joined.append(line)
    return joined


def _grown(lines: Sequence[Line], first: int) -> Window | None:
    """Lines that do not stand at one height do not begin with two parts: the next one may."""
    for start in range(first, min(first + 3, len(lines))):
        window = grow(lines, start)
        if window is not None:
            if start == first:
                return window
            left = [line for line in lines[first:start] if _crosses(line, window)]
            return None if left else Window(first, window.end, window.gaps, window.score)
    return None


def _crosses(line: Line, window: Window) -> bool:
    return any(line.left < (a + b) / 2 < line.right for a, b in window.gaps)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether the text has punctuation and most of its lines reach the right margin of their column."""
    if len(lines) < _LEAST_LINES:
        return False
    right = max(line.right for line in lines)
    full = [line for line in lines if line.right >= right - 2 * line.size]
    letters = sum(len(line.text) for line in lines) / len(lines)
    marks = sum(len(_MARK.findall(line.text)) for line in lines)
    return len(full) >= 0.5 * len(lines) and letters >= _LEAST_CHARACTERS and marks >= 0.25 * len(lines)
