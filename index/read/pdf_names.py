"""The names over the columns of a table without upright rules, some of which stand over several columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.read.headers import is_label
from index.read.pdf_lines import Line
from index.read.pdf_pages import Box
from index.read.pdf_regions import Placed

_NEAR = 2.2  # sizes from one line of names to the next
_MOST_LINES = 4
_OVERLAP = 0.25  # sizes
_LONGEST_GROUP = 12
_NO_NAME = re.compile(r"[，。；：:;,！？]|\d{5}")


def names_end(lines: Sequence[Line], start: int, band: tuple[float, float] | None) -> tuple[int, int]:
    """The lines of names of a table whose aligned lines begin at ``start``: first, and behind the last.

    ``band`` are the heights of the rules above and below the names, where there are such rules; else
    lines count that hold nothing but names of columns.
    """
    first, end = start, start
    if band is not None:
        while first > 0 and lines[first - 1].middle > band[0]:
            first -= 1
        while end < len(lines) and lines[end].middle < band[1]:
            end += 1
        return (first, end) if end - first <= _MOST_LINES else (start, start)
    over = _holds_groups if _holds_names(lines[start]) else _holds_names
    while first > 0 and over(lines[first - 1]) and _are_near(lines[first - 1], lines[first]):
        first -= 1
    while (
        end < len(lines)
        and _holds_names(lines[end])
        and (end == start or _are_near(lines[end - 1], lines[end]))
    ):
        end += 1
    return (first, end) if 1 < end - first <= _MOST_LINES else (start, start)


def place_names(lines: Sequence[Line], edges: Sequence[float], rules: Sequence[Box]) -> list[Placed]:
    """Two rows of names: those over several columns above those below them; nothing if all are single."""
    spread: list[tuple[int, int, str]] = []
    single: dict[int, list[Line]] = {}
    for line in lines:
        for part in line.parts():
            covered = _covered(part, edges, rules)
            if not covered:
                return []
            if len(covered) > 1:
                spread.append((covered[0], covered[-1], part.text))
            else:
                single.setdefault(covered[0], []).append(part)
    under = [x for first, last, _ in spread for x in range(first, last + 1)]
    if not spread or len(set(under)) < len(under) or any(x not in single for x in under):
        return []
    lowest = max(line.middle + 0.6 * line.size for line in lines if _spreads(line, spread))
    placed = [Placed(0, first, 1, last - first + 1, text) for first, last, text in spread]
    for x, parts in sorted(single.items()):
        over = [part.text for part in parts if part.middle <= lowest]
        below = [part.text for part in parts if part.middle > lowest]
        if x in under:
            placed.append(Placed(1, x, 1, 1, "\n".join((*over, *below))))
        elif over and below and all(map(is_label, (*over, *below))):
            placed += [Placed(0, x, 1, 1, "\n".join(over)), Placed(1, x, 1, 1, "\n".join(below))]
        else:
            placed.append(Placed(0, x, 2, 1, "\n".join((*over, *below))))
    return placed


def _spreads(line: Line, spread: Sequence[tuple[int, int, str]]) -> bool:
    return any(part.text == text for part in line.parts() for _, _, text in spread)


def _covered(part: Line, edges: Sequence[float], rules: Sequence[Box]) -> list[int]:
    """The columns a name stands over: those of the short rule right below it, else those of its text."""
    columns = list(enumerate(pairwise(edges)))
    for rule in rules:
        if rule.right - rule.left > 0.8 * (edges[-1] - edges[0]):
            continue
        below = 0 <= rule.top - part.middle <= 1.8 * part.size
        if below and rule.left <= part.left and part.right <= rule.right:
            return [x for x, (a, b) in columns if min(b, rule.right) - max(a, rule.left) > 0.5 * (b - a)]
    return [x for x, (a, b) in columns if min(b, part.right) - max(a, part.left) > _OVERLAP * part.size]


def _holds_names(line: Line) -> bool:
    return all(is_label(part.text) for part in line.parts())


def _holds_groups(line: Line) -> bool:
    """Whether the line may stand over names of columns: they need not be called as columns are."""
    parts = [part.text for part in line.parts()]
    return _holds_names(line) or (
        len(parts) > 1 and all(len(text) <= _LONGEST_GROUP and not _NO_NAME.search(text) for text in parts)
    )


def _are_near(above: Line, below: Line) -> bool:
    return below.middle - above.middle <= _NEAR * max(above.size, below.size)
