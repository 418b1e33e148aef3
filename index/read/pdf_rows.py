"""Which lines of a table without rules between its cells are one row.

A cell that is broken over lines has its lines close together and each but the last filled. Rows stand
further apart, or a rule or a change of shade stands between them; where neither does, a row begins
wherever its first column is filled.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from index.read.pdf_lines import Line

_FULL = 2.2  # sizes: a line that ends nearer than this to the end of its column was broken there
_APART = 1.22
_STRAY = 0.8  # of the distance between rows
_MOST_LINES_OF_A_NAME = 6
_WIDEST_BREAK = 2.1  # sizes from one line to the next inside one cell


@dataclass(slots=True)
class Entry:
    """Lines of one column that are one cell, or a part of one."""

    column: int
    lines: list[Line]

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def rows_of(
    lines: Sequence[Line], edges: Sequence[float], separators: Sequence[float]
) -> list[list[Entry]] | None:
    """The rows from top to bottom, each with its filled cells; None where they cannot be told.

    ``edges`` are the positions between and around the columns, ``separators`` the heights at which
    something is drawn between rows.
    """
    columns = [
        [part for line in lines if (part := line.within(left, right)) is not None]
        for left, right in pairwise(edges)
    ]
    bands: dict[int, list[list[Line]]] = {}
    for x, column in enumerate(columns):
        for line in column:
            bands.setdefault(bisect_right(separators, line.middle), [[] for _ in columns])[x].append(line)
    pitch = _Pitch(columns, separators)
    inner = len(bands) - 1
    rows: list[list[Entry]] = []
    for _, band in sorted(bands.items()):
        entries = [Entry(x, column) for x, column in enumerate(band) if column]
        if inner >= 3 and not _has_rows_inside(band, pitch):
            rows.append(entries)
            continue
        split = _split(band, pitch)
        if split is None:
            return None
        rows.extend(split)
    return rows


class _Pitch:
    """How far lines stand apart inside one cell of this table, if cells have several lines at all.

    A cell goes on where its line is full and the line below it holds fewer columns than the rows do.
    """

    def __init__(self, columns: Sequence[Sequence[Line]], separators: Sequence[float]) -> None:
        self.right = [max((line.right for line in column), default=0.0) for column in columns]
        self._middles = [sorted(line.middle for line in column) for column in columns]
        self._beside = sorted(middle for column in self._middles for middle in column)
        size = max((line.size for column in columns for line in column), default=1.0)
        complete = sum(bool(column) for column in columns)
        # Where almost all lines are as wide as the column, being full says nothing.
        telling = [
            sum(self.is_full(line, x) for line in column) <= 0.85 * len(column)
            for x, column in enumerate(columns)
        ]
        close: list[tuple[float, bool]] = []
        apart: list[float] = []
        first = self._beside[0] if self._beside else 0.0
        for x, column in enumerate(columns):
            for above, below in pairwise(column):
                distance = below.middle - above.middle
                if distance <= _WIDEST_BREAK * size and telling[x] and self._is_rest(below, complete):
                    close.append((distance, self.is_full(above, x)))
                parted = bisect_right(separators, above.middle) < bisect_right(separators, below.middle)
                if above.middle > first + size and not parted and not self._between(above, below):
                    apart.append(distance)
        least = min((distance for distance, full in close if full), default=0.0)
        near = [full for distance, full in close if distance <= _APART * least]
        self.breaks = bool(near) and sum(near) >= 0.6 * len(near)
        self.limit = _APART * least if self.breaks else 0.0
        parting = sum(distance > self.limit for distance in apart)
        self.rows_stand_apart = self.breaks and parting >= max(1.0, 0.2 * len(apart))

    def _is_rest(self, line: Line, complete: int) -> bool:
        """Whether few columns, or not the first, have text at the height of a line."""
        room = 0.4 * line.size
        filled = [_any_between(one, line.middle - room, line.middle + room) for one in self._middles]
        return not filled[0] or sum(filled) <= max(1, complete // 2)

    def _between(self, above: Line, below: Line) -> bool:
        room = 0.2 * above.size
        return _any_between(self._beside, above.middle + room, below.middle - room)

    def is_full(self, line: Line, column: int) -> bool:
        return line.right >= self.right[column] - _FULL * line.size


def _any_between(values: Sequence[float], low: float, high: float) -> bool:
    return low < high and bisect_left(values, low) < bisect_left(values, high)


def _has_rows_inside(band: Sequence[Sequence[Line]], pitch: _Pitch) -> bool:
    """Whether several rows stand between two rules: lines of the first column that do not go on."""
    first = next((column for column in band if column), [])
    x = next((x for x, column in enumerate(band) if column), 0)
    return any(not pitch.is_full(above, x) for above in first[:-1])


def _split(band: Sequence[Sequence[Line]], pitch: _Pitch) -> list[list[Entry]] | None:
    if pitch.rows_stand_apart:
        entries = _clusters(band, pitch)
        if all(len(entry.lines) <= _MOST_LINES_OF_A_NAME for entry in entries if entry.column == 0):
            return _overlapping(entries)
    if not pitch.breaks:
        single = _overlapping([Entry(x, [line]) for x, column in enumerate(band) for line in column])
        return _with_stray_lines(_with_rests(single, pitch), len(band))
    rows: list[list[Entry]] = []
    for row in _overlapping([Entry(x, [line]) for x, column in enumerate(band) for line in column]):
        if row[0].column == 0:
            rows.append(row)
        elif not rows:
            return None  # the name of the row stands lower than its text: it may belong to either row
        else:
            for entry in row:
                above = next((one for one in rows[-1] if one.column == entry.column), None)
                if above is None:
                    rows[-1].append(entry)
                else:
                    above.lines.extend(entry.lines)
    return rows


def _with_rests(rows: list[list[Entry]], pitch: _Pitch) -> list[list[Entry]]:
    """Lines without a name, and without a value where all rows have one, go on the cells above them.

    Each of their parts must stand right below a full line.
    """
    named = [row for row in rows if row[0].column == 0]
    always = {
        x
        for x in range(1, len(pitch.right))
        if sum(any(entry.column == x for entry in row) for row in named) >= 0.8 * len(named)
    }
    kept: list[list[Entry]] = []
    for row in rows:
        above = {entry.column: entry for entry in kept[-1]} if kept else {}
        here = {entry.column for entry in row}
        if (
            0 not in here
            and always - here
            and all(
                entry.column in above
                and pitch.is_full(above[entry.column].lines[-1], entry.column)
                and entry.lines[0].middle - above[entry.column].lines[-1].middle
                <= _WIDEST_BREAK * entry.lines[0].size
                for entry in row
            )
        ):
            for entry in row:
                above[entry.column].lines.extend(entry.lines)
        else:
            kept.append(row)
    return kept


def _with_stray_lines(rows: list[list[Entry]], columns: int) -> list[list[Entry]]:
    """Lines without a name that stand nearer to a row than rows stand to each other are put to it."""
    whole = [row[0].column == 0 or len(row) * 2 > columns for row in rows]
    heights = [(row[0].lines[0].middle + row[-1].lines[0].middle) / 2 for row in rows]
    apart = sorted(
        below - above
        for (above, below), both in zip(pairwise(heights), pairwise(whole), strict=True)
        if all(both)
    )
    if not apart or all(whole):
        return rows
    usual = apart[len(apart) // 2]
    kept: list[list[Entry]] = []
    waiting: list[Entry] = []
    for place, row in enumerate(rows):
        if whole[place]:
            kept.append([*waiting, *row])
            waiting = []
            continue
        before = heights[place] - heights[place - 1] if kept else inf
        after = heights[place + 1] - heights[place] if place + 1 < len(rows) else inf
        if min(before, after) >= _STRAY * usual:
            kept.append([*waiting, *row])
            waiting = []
        elif before <= after and not waiting:
            kept[-1].extend(row)
        else:
            waiting.extend(row)
    if waiting:
        kept.append(waiting)
    return kept


def _clusters(band: Sequence[Sequence[Line]], pitch: _Pitch) -> list[Entry]:
    entries: list[Entry] = []
    for x, column in enumerate(band):
        for number, line in enumerate(column):
            above = column[number - 1] if number else None
            if above is not None and line.middle - above.middle <= pitch.limit:
                entries[-1].lines.append(line)
            else:
                entries.append(Entry(x, [line]))
    return entries


def _overlapping(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Cells that stand beside each other are one row."""
    rows: list[list[Entry]] = []
    top = bottom = 0.0
    for entry in sorted(entries, key=lambda entry: entry.top):
        shared = min(bottom, entry.bottom) - max(top, entry.top)
        if rows and shared > 0.4 * min(bottom - top, entry.bottom - entry.top):
            rows[-1].append(entry)
            bottom = max(bottom, entry.bottom)
        else:
            rows.append([entry])
            top, bottom = entry.top, entry.bottom
    for row in rows:
        row.sort(key=lambda entry: (entry.column, entry.top))
    return rows
