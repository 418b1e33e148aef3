"""Borders of columns that no rule draws but the shaded cells of a table's header show.

Pages printed from the web shade each cell of the header by itself and rule rows off below: the sides of
the shaded cells are then the sides of the columns, all the way down to the last rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.read.pdf_lines import Line, lines_of
from index.read.pdf_pages import Box, Character, Page

_SAME = 2.5  # points
_LEAST_ROWS = 2
_FULL = 2.2  # sizes: a line that ends nearer than this to the side of its cell was broken there
_TALLEST_HEADER = 0.25  # of the page


def rules_of_shades(page: Page, characters: Sequence[Character]) -> list[Box]:
    """The rules that are missing around the cells of tables with a shaded header and ruled rows.

    Nothing where the rules do not part rows surely.
    """
    found: list[Box] = []
    for cells in _shaded_rows(page):
        left, right, top, bottom = cells[0].left, cells[-1].right, cells[0].top, cells[0].bottom
        if any(
            rule.right - rule.left < _SAME
            and top < rule.bottom - 1
            and rule.top < bottom - 1
            and left - _SAME < rule.left < right + _SAME
            for rule in page.rules
        ):
            continue
        levels = [bottom, *_levels_below(page, left, right, bottom)]
        if len(levels) <= _LEAST_ROWS:
            continue
        inside = [
            c for c in characters if c.turn == 0 and left <= c.left <= right and top <= c.top <= levels[-1]
        ]
        sides = [cells[0].left, *((a.right + b.left) / 2 for a, b in pairwise(cells)), cells[-1].right]
        bands = [
            [line for line in lines_of(inside) if high <= line.middle < low]
            for high, low in pairwise([top, *levels])
        ]
        if not all(_is_one_row(band, sides) for band in bands[1:]):
            continue
        found += [Box(left, height, right, height) for height in (top, bottom)]
        for (high, low), band in zip(pairwise([top, *levels]), bands, strict=True):
            found += [Box(x, high, x, low) for x in sides if not any(_crosses(line, x) for line in band)]
    return found


def _shaded_rows(page: Page) -> list[list[Box]]:
    """Shaded cells side by side, each lot from left to right."""
    lots: list[list[Box]] = []
    fills = [
        box
        for box, light in page.fills
        if light < 0.985 and box.bottom - box.top < _TALLEST_HEADER * page.height
    ]
    for box in sorted(set(fills), key=lambda box: (round(box.top), box.left)):
        last = lots[-1][-1] if lots else None
        if (
            last is not None
            and abs(last.top - box.top) < _SAME
            and abs(last.bottom - box.bottom) < _SAME
            and abs(last.right - box.left) < _SAME
        ):
            lots[-1].append(box)
        else:
            lots.append([box])
    return [lot for lot in lots if len(lot) > 1]


def _levels_below(page: Page, left: float, right: float, top: float) -> list[float]:
    """Heights of the rules below ``top`` that reach, alone or side by side, from left to right."""
    heights: list[float] = []
    for rule in sorted(page.rules, key=lambda rule: rule.top):
        if rule.top < top + _SAME or rule.right - rule.left < _SAME:
            continue
        level = sorted(
            (one.left, one.right)
            for one in page.rules
            if abs(one.top - rule.top) < 1 and one.right > one.left + 1
        )
        if abs(level[0][0] - left) > _SAME or abs(max(end for _, end in level) - right) > _SAME:
            break
        reached = level[0][1]
        for start, end in level:
            if start > reached + _SAME:
                return heights
            reached = max(reached, end)
        if not heights or rule.top - heights[-1] > _SAME:
            heights.append(rule.top)
    return heights


def _is_one_row(band: Sequence[Line], sides: Sequence[float]) -> bool:
    """Whether the first cell between two rules has one text: each line but the last is full."""
    first = [part for line in band if (part := line.within(sides[0], sides[1])) is not None]
    return bool(band) and all(
        line.right >= sides[1] - (line.left - sides[0]) - _FULL * line.size for line in first[:-1]
    )


def _crosses(line: Line, x: float) -> bool:
    return any(piece.left < x - 1 and piece.right > x + 1 for piece in line.pieces)
