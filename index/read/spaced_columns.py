"""Columns of a table without bars, told by the white that runs down between them.

Figures stand to the right of their column and names over several columns stand in the middle of them,
so that where a cell begins does not tell its column. Lines that fill all columns show how far each
column reaches; the cells of the other lines must lie clearly in one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.read.barred_tables import Drawn, is_rule
from index.read.grid import Grid
from index.read.headers import is_value
from index.read.spaced_cells import ENDED, NEAR, Reach, Span, by_column, words_of
from index.read.spaced_headers import header_lines, place_header

_LEAST_COLUMNS = 3
_LEAST_FULL = 2
_LONGEST_SUB_HEADING = 24
_LEAST_BROKEN = 10  # columns of the screen: narrower cells are not broken over lines
_FAR_IN = 4  # columns of the screen: no sub-heading, but the rest of a cell, begins there


class UnsureRows(ValueError):
    """Lines of a table that may be one row or several."""


def laid_out(lines: Sequence[Sequence[Span]], drawn: Sequence[str]) -> Drawn | None:
    """The table that the first of ``lines`` hold, None where white does not tell its columns.

    ``lines`` are cut at wide gaps; ``drawn`` are the same lines as they stand in the text. Raises
    UnsureRows where the columns are plain and the rows are not.
    """
    end = _end(lines, drawn)
    written = [line for line, whole in zip(lines[:end], drawn, strict=False) if not is_rule(whole)]
    most = max(map(len, written), default=0)
    written = [_cut_before_figures(line, most) for line in written]
    if most < _LEAST_COLUMNS or len(written) < 3:
        return None
    depth = header_lines(written, most)
    reaches = _reaches(written, depth, most)
    if reaches is None:
        return None
    grid = Grid()
    if depth and not place_header(grid, written[:depth], reaches):
        return None
    rows: list[dict[int, str]] = []
    last: dict[int, Span] = {}
    for line in written[depth:]:
        if _is_sub_heading(line, reaches):
            rows.append({0: line[0].text})
            last = {}
            continue
        spans = by_column(line, reaches)
        if spans is None:
            return None
        if rows and _is_rest(spans, last, reaches):
            if len(spans) == most - 1:
                raise UnsureRows("the rest of all cells, or a further row under the same first cell")
            for x, span in spans.items():
                rows[-1][x] += "\n" + span.text
        else:
            rows.append({x: span.text for x, span in spans.items()})
        last = {**last, **spans} if 0 not in spans else spans
    for y, row in enumerate(rows, depth):
        for x, text in row.items():
            grid.place(y, x, text)
    return Drawn(grid, end, depth or _ruled_off(drawn[:end]))


def _end(lines: Sequence[Sequence[Span]], drawn: Sequence[str]) -> int:
    """How many lines belong together: a line of one cell does where lines of several follow it."""
    end = 0
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else ()
        sub_heading = len(line) == 1 and len(following) > 1 and _names(line[0])
        far_in = len(line) == 1 and line[0].start >= _FAR_IN
        if not (len(line) > 1 or sub_heading or far_in or is_rule(drawn[position])):
            break
        end = position + 1
    return end


def _reaches(lines: Sequence[Sequence[Span]], depth: int, most: int) -> list[Reach] | None:
    """From where to where each column reaches, None where no white parts them.

    Two lines that fill all columns tell; else what white runs through all lines below the header does.
    """
    full = [line for line in lines if len(line) == most]
    if len(full) >= _LEAST_FULL:
        columns = list(zip(*full, strict=True))
        reaches = [(min(span.start for span in one), max(span.end for span in one)) for one in columns]
        return None if any(left[1] >= right[0] for left, right in pairwise(reaches)) else reaches
    below = [line for line in lines[depth:] if len(line) > 1]
    reaches = []
    for start, end, _ in sorted(span for line in below for span in line):
        if reaches and start <= reaches[-1][1]:
            reaches[-1] = (reaches[-1][0], max(reaches[-1][1], end))
        else:
            reaches.append((start, end))
    return reaches if len(below) >= _LEAST_FULL and len(reaches) == most else None


def _names(span: Span) -> bool:
    return len(span.text) <= _LONGEST_SUB_HEADING and not ENDED.search(span.text)


def _is_sub_heading(line: Sequence[Span], reaches: Sequence[Reach]) -> bool:
    """Whether a line has one short text only, at the left."""
    leftmost = min(_FAR_IN - 1, reaches[0][1] - 2)
    return len(line) == 1 and line[0].start <= leftmost and _names(line[0])


def _cut_before_figures(line: Sequence[Span], most: int) -> Sequence[Span]:
    """A line with a cell so long that one blank is left to the figure beside it, cut there."""
    cut = [piece for span in line for piece in _parted(span)]
    return cut if len(line) < len(cut) == most else line


def _parted(span: Span) -> list[Span]:
    words = words_of(span)
    if len(words) < 2 or not any(is_value(word.text) for word in words):
        return [span]
    return words


def _is_rest(spans: dict[int, Span], last: dict[int, Span], reaches: Sequence[Reach]) -> bool:
    """Whether a line only goes on with cells of the row above, each of which was full."""
    return 0 not in spans and all(
        x in last
        and not is_value(span.text)
        and last[x].end >= reaches[x][1] - NEAR
        and last[x].end - last[x].start >= _LEAST_BROKEN
        for x, span in spans.items()
    )


def _ruled_off(drawn: Sequence[str]) -> int | None:
    """How many lines stand over the one rule inside the table; None where there is not just one."""
    over: set[int] = set()
    written = 0
    total = sum(not is_rule(line) for line in drawn)
    for line in drawn:
        if is_rule(line):
            over.add(written)
        else:
            written += 1
    inner = [count for count in over if 0 < count < total]
    return inner[0] if len(inner) == 1 else None
