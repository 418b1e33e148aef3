"""Columns of a table without bars, told by the white that runs down between them.

Figures stand to the right of their column and names over several columns stand in the middle of them,
so that where a cell begins does not tell its column. Lines that fill all columns show how far each
column reaches; the cells of the other lines must lie clearly in one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, pairwise
from typing import NamedTuple

from index.read.barred_tables import Drawn, is_rule
from index.read.grid import Grid
from index.read.headers import is_value

_LEAST_COLUMNS = 3
_LEAST_FULL = 2
_MOST_HEADER_LINES = 3
_NEAR = 3  # columns of the screen between a name and what stands under it
_CENTRED = 3.0
_LONGEST_SUB_HEADING = 24
_LEAST_BROKEN = 10  # columns of the screen: narrower cells are not broken over lines
_FAR_IN = 4  # columns of the screen: no sub-heading, but the rest of a cell, begins there
_ENDED = re.compile(r"[。；，！？;,!?]$")


class Span(NamedTuple):
    """A text and the columns of the screen it takes, ``end`` exclusive."""

    start: int
    end: int
    text: str


_Reach = tuple[int, int]


def laid_out(lines: Sequence[Sequence[Span]], drawn: Sequence[str]) -> Drawn | None:
    """The table that the first of ``lines`` hold, None where its columns cannot be told surely.

    ``lines`` are cut at wide gaps; ``drawn`` are the same lines as they stand in the text.
    """
    end = _end(lines, drawn)
    written = [line for line, whole in zip(lines[:end], drawn, strict=False) if not is_rule(whole)]
    most = max(map(len, written), default=0)
    written = [_cut_before_figures(line, most) for line in written]
    full = [line for line in written if len(line) == most]
    if most < _LEAST_COLUMNS or len(full) < _LEAST_FULL or len(written) < 3:
        return None
    columns = list(zip(*full, strict=True))
    reaches = [(min(span.start for span in one), max(span.end for span in one)) for one in columns]
    if any(left[1] >= right[0] for left, right in pairwise(reaches)):
        return None
    depth = _header_lines(written, most)
    grid = Grid()
    if depth and not _place_header(grid, written[:depth], reaches):
        return None
    rows: list[dict[int, str]] = []
    last: dict[int, Span] = {}
    for line in written[depth:]:
        if _is_sub_heading(line, reaches):
            rows.append({0: line[0].text})
            last = {}
            continue
        spans = _by_column(line, reaches)
        if spans is None:
            return None
        if rows and _is_rest(spans, last, reaches):
            if len(spans) == most - 1:
                return None  # the rest of all cells, or a further row under the same first cell
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


def _names(span: Span) -> bool:
    return len(span.text) <= _LONGEST_SUB_HEADING and not _ENDED.search(span.text)


def _is_sub_heading(line: Sequence[Span], reaches: Sequence[_Reach]) -> bool:
    """Whether a line has one short text only, at the left."""
    leftmost = min(_FAR_IN - 1, reaches[0][1] - 2)
    return len(line) == 1 and line[0].start <= leftmost and _names(line[0])


def _cut_before_figures(line: Sequence[Span], most: int) -> Sequence[Span]:
    """A line with a cell so long that one blank is left to the figure beside it, cut there."""
    cut = [piece for span in line for piece in _parted(span)]
    return cut if len(line) < len(cut) == most else line


def _parted(span: Span) -> list[Span]:
    words = _words(span)
    if len(words) < 2 or not any(is_value(word.text) for word in words):
        return [span]
    return words


def _header_lines(lines: Sequence[Sequence[Span]], most: int) -> int:
    """How many of the first lines are names over the columns, none of them filling all; 0 where the
    first line does."""
    depth = 0
    while depth < len(lines) and 1 < len(lines[depth]) < most:
        if any(is_value(span.text) or _ENDED.search(span.text) for span in lines[depth]):
            break
        depth += 1
    if depth < len(lines) and depth and not any(is_value(span.text) for span in lines[depth]):
        depth += len(lines[depth]) == most  # names of all columns under names over several
    return depth if depth <= _MOST_HEADER_LINES else 0


def _place_header(grid: Grid, lines: Sequence[Sequence[Span]], reaches: Sequence[_Reach]) -> bool:
    """Puts the names into the grid; False where one of them could stand over other columns as well."""
    single = _by_column(lines[-1], reaches)
    if single is None:
        return False
    bottom = len(lines) - 1
    taken = {x: (bottom, span.text) for x, span in single.items()}
    wide = [
        (min(a, single[x].start), max(b, single[x].end)) if x in single else (a, b)
        for x, (a, b) in enumerate(reaches)
    ]
    for y in range(bottom - 1, -1, -1):
        over: list[Span] = []
        for span in lines[y]:
            x = _column(span, wide)
            if x is not None and x not in taken:
                taken[x] = (y, span.text)
            else:
                over.append(span)
        below = [x for x in range(len(wide)) if x in taken and taken[x][0] > y]
        split = _spread(over, below, wide) if over else []
        if split is None:
            return False
        for span, columns in zip(over, split, strict=True):
            grid.place(y, columns[0], span.text, 1, len(columns))
    for x, (y, text) in taken.items():
        grid.place(y, x, text, bottom + 1 - y)
    return True


def _spread(over: Sequence[Span], below: Sequence[int], wide: Sequence[_Reach]) -> list[list[int]] | None:
    """The columns under each name; None where more than one way to part them puts each over its own.

    Names over as many columns each are likelier than others, and columns without one rarer.
    """
    fitting = list(_splits(over, below, wide))
    even = [split for split in fitting if len({len(part) for part in split}) == 1]
    for splits in (even, fitting):
        covered = max((sum(map(len, split)) for split in splits), default=0)
        best = [split for split in splits if sum(map(len, split)) == covered]
        if best:
            return best[0] if len(best) == 1 else None
    return None


def _splits(over: Sequence[Span], below: Sequence[int], wide: Sequence[_Reach]) -> Iterator[list[list[int]]]:
    """All ways to put the names, in their order, over columns that stand side by side."""
    if not over:
        yield []
        return
    for first, last in combinations_with_replacement(range(len(below)), 2):
        columns = list(below[first : last + 1])
        if columns[-1] - columns[0] == last - first and _stands_over(over[0], columns, wide):
            for rest in _splits(over[1:], below[last + 1 :], wide):
                yield [columns, *rest]


def _stands_over(name: Span, columns: Sequence[int], wide: Sequence[_Reach]) -> bool:
    left, right = wide[columns[0]][0], wide[columns[-1]][1]
    if name.start < left - _NEAR or name.end > right + _NEAR:
        return False
    centred = abs((name.start + name.end) / 2 - (left + right) / 2) <= _CENTRED
    return centred or abs(name.start - left) <= 1 or abs(name.end - right) <= 1


def _by_column(line: Sequence[Span], reaches: Sequence[_Reach]) -> dict[int, Span] | None:
    """The cells of a line by column; None where one lies in none or in several."""
    if len(line) == len(reaches):
        return dict(enumerate(line))
    found: dict[int, Span] = {}
    for span in line:
        pieces = [span]
        if _column(span, reaches) is None:  # long cells leave one blank to the next
            pieces = _words(span)
        for piece in pieces:
            x = _column(piece, reaches)
            if x is None or x in found or any(other > x for other in found):
                return None
            found[x] = piece
    return found


def _words(span: Span) -> list[Span]:
    words = []
    for word in re.finditer(r"[^ \u3000]+", span.text):
        start = span.start + width(span.text[: word.start()])
        words.append(Span(start, start + width(word[0]), word[0]))
    return words


def _column(span: Span, reaches: Sequence[_Reach]) -> int | None:
    """The column that a cell lies in: the only one it shares white or text with."""
    shared = [x for x, (a, b) in enumerate(reaches) if span.start < b and a < span.end]
    if not shared:
        shared = [x for x, (a, b) in enumerate(reaches) if max(a - span.end, span.start - b) < _NEAR]
    return shared[0] if len(shared) == 1 else None


def _is_rest(spans: dict[int, Span], last: dict[int, Span], reaches: Sequence[_Reach]) -> bool:
    """Whether a line only goes on with cells of the row above, each of which was full."""
    return 0 not in spans and all(
        x in last
        and not is_value(span.text)
        and last[x].end >= reaches[x][1] - _NEAR
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


def width(text: str) -> int:
    """Columns of the screen: Chinese characters take two, a tab goes on to the next eighth."""
    columns = 0
    for char in text:
        if char == "\t":
            columns += 8 - columns % 8
        else:
            columns += 2 if unicodedata.east_asian_width(char) in "FWA" else 1
    return columns
