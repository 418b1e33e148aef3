"""Tables that only the alignment of their text shows, with few rules, shaded rows or none at all.

White gaps that run through three lines and more are the borders of columns. Prose has such gaps too
(two columns of text, lists, names side by side), so that what is found counts as a table only with a
line of column names above, or with rules around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from index.read.grid import Grid
from index.read.headers import is_label, is_value, looks_like_header
from index.read.pdf_lines import LEAST_GAP, Line
from index.read.pdf_merged import merged_cells
from index.read.pdf_names import names_end, place_names
from index.read.pdf_pages import Box
from index.read.pdf_regions import Region
from index.read.pdf_rows import Entry, rows_of

_FARTHEST_LINE = 4.5  # sizes from one line to the next; beyond it another thing begins
_MOST_COLUMNS = 30
_STARTS_TRIED = 5
_PARTLY = 0.3  # of the width: a rule that leaves out merged cells
_LISTED = re.compile(
    r"^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).、．]?|第[\d一二三四五六七八九十]{1,3}[章节条]|[•●·▪■◆○-]|[①-⑳])$"
)
_SENTENCE_END = re.compile(r"[。；，：:;,]$")
_FILLED_IN = re.compile(r"[：:]\s*(?:\S.*)?$")
_Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn on the page besides text: level rules and shaded areas, as boxes."""

    rules: Sequence[Box]
    shades: Sequence[Box]


@dataclass(frozen=True, slots=True)
class Window:
    """Lines ``start`` to ``end`` (exclusive) with the white gaps that run through all of them.

    ``across`` are the lines that do not count: sub-headings that stand over the columns.
    """

    start: int
    end: int
    gaps: tuple[_Gap, ...]
    score: int
    across: tuple[int, ...] = ()


def find_tables(
    lines: Sequence[Line], marks: Marks, going_on: Sequence[float] = ()
) -> list[tuple[int, int, Region]]:
    """(first line, line behind the last, table) of the tables among the lines of one column of text.

    ``going_on`` are the edges of the table with which the page before ended: one that goes on from
    there needs no names of its own.
    """
    found: list[tuple[int, int, Region]] = []
    start = 0
    while start < len(lines):
        windows = _windows(lines, start)
        table = None
        for window in sorted(windows, key=lambda window: (-window.score, window.start)):
            trimmed = _trimmed(lines, window, marks)
            read = _region(lines, trimmed, marks, going_on if not found and window.start < 2 else ())
            if read is not None and read[0] >= start:
                table = (read[0], trimmed.end, read[1])
                break
        if table is None:
            break
        before = find_tables(lines[start : table[0]], marks, going_on if not found else ())
        found.extend((first + start, last + start, region) for first, last, region in before)
        found.append(table)
        start = table[1]
    return found


def _windows(lines: Sequence[Line], start: int) -> list[Window]:
    """From each line on that could be the first of a table; deep inside a window none begins."""
    windows: list[Window] = []
    first = start
    while first < len(lines):
        window = grow(lines, first) if len(lines[first].spans) > 1 else None
        if window is not None:
            windows.append(window)
            near = range(first + 1, min(first + 1 + _STARTS_TRIED, window.end))
            windows.extend(
                other
                for later in near
                if len(lines[later].spans) > 1 and (other := grow(lines, later)) is not None
            )
            first = window.end - 1 if window.end > first + 1 else first
        first += 1
    return windows


def grow(lines: Sequence[Line], first: int) -> Window | None:
    """The lines from ``first`` on through which white gaps run, None for fewer than two."""
    size = lines[first].size
    white = _white([(-inf, inf)], lines[first], size)
    reach = [lines[first].left, lines[first].right]
    best: Window | None = None
    settled = 0
    full = 1
    end = first + 1
    across: list[int] = []
    while end < len(lines):
        line = lines[end]
        if line.middle - lines[end - 1].middle > _FARTHEST_LINE * max(size, line.size):
            break
        narrowed = _white(white, line, size)
        wider = [min(reach[0], line.left), max(reach[1], line.right)]
        gaps = _inner(narrowed, wider)
        if len(gaps) < len(_inner(white, reach)) and _is_sub_heading(lines, end, white, reach):
            across.append(end)
            end += 1
            continue
        if len(gaps) < max(1, settled) or (full > 2 and len(gaps) > settled):
            break
        white, reach = narrowed, wider
        end += 1
        if len(line.spans) > 1:
            full += 1
            settled = max(settled, len(gaps))
            best = Window(first, end, tuple(gaps), len(gaps) * full)
    if best is None:
        return None
    return Window(best.start, end, tuple(_inner(white, reach)), best.score, tuple(across))


def _is_sub_heading(lines: Sequence[Line], place: int, white: Sequence[_Gap], reach: Sequence[float]) -> bool:
    """Whether a short line crosses the gaps of the table that goes on as before right below it."""
    line = lines[place]
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is None or len(line.spans) > 1 or len(below.spans) < 2 or _SENTENCE_END.search(line.text):
        return False
    if len(line.text) > 24 or below.middle - line.middle > 2.6 * max(line.size, below.size):
        return False
    inside = reach[0] - line.size <= line.left and line.right <= reach[1] + line.size
    return inside and len(_inner(_white(white, below, line.size), reach)) >= len(_inner(white, reach)) > 0


def _white(gaps: Sequence[_Gap], line: Line, size: float) -> list[_Gap]:
    """What of the gaps the line leaves white."""
    left = list(gaps)
    for start, end in line.spans:
        parts: list[_Gap] = []
        for a, b in left:
            if end <= a or start >= b:
                parts.append((a, b))
                continue
            parts.extend((x, y) for x, y in ((a, start), (end, b)) if y - x >= LEAST_GAP * size)
        left = parts
    return left


def _inner(white: Sequence[_Gap], reach: Sequence[float]) -> list[_Gap]:
    return [(a, b) for a, b in white if a > reach[0] and b < reach[1]]


def _edges(lines: Sequence[Line], gaps: Sequence[_Gap]) -> list[float]:
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return [left - 1, *((a + b) / 2 for a, b in sorted(gaps)), right + 1]


def _trimmed(lines: Sequence[Line], window: Window, marks: Marks) -> Window:
    """Without the text below the table: behind its last rule, or alone in a column and no rest of a cell."""
    end = window.end
    edges = _edges(_aligned(lines, window), window.gaps)
    rules = _across(marks.rules, edges, lines[window.start].top - 30, lines[end - 1].bottom + 20)
    if len(_heights(rules)) >= 3:
        while end > window.start + 2 and lines[end - 1].middle > rules[-1].top:
            end -= 1
    while end > window.start + 2:
        last = lines[end - 1]
        if end - 1 in window.across:
            end -= 1
            continue
        column = bisect_right(edges, last.left) - 1
        if last.right > edges[column + 1]:
            break
        inside = [
            part
            for line in lines[window.start : end - 1]
            if (part := line.within(edges[column], edges[column + 1])) is not None
        ]
        above = inside[-1] if inside else None
        right = max((part.right for part in (*inside, last)), default=0.0)
        is_rest = (
            column > 0
            and above is not None
            and above.right > right - 2.2 * last.size
            and last.middle - above.middle < 2.1 * last.size
        )
        if is_rest:
            break
        end -= 1
    across = tuple(place for place in window.across if place < end - 1)
    return Window(window.start, end, window.gaps, window.score, across)


def _aligned(lines: Sequence[Line], window: Window) -> list[Line]:
    return [lines[place] for place in range(window.start, window.end) if place not in window.across]


def _region(
    lines: Sequence[Line], window: Window, marks: Marks, going_on: Sequence[float]
) -> tuple[int, Region] | None:
    """The first line of the table and the table, None where the window is none."""
    inside = _aligned(lines, window)
    if len(window.gaps) + 1 > _MOST_COLUMNS or len(inside) < 2:
        return None
    edges = _edges(inside, window.gaps)
    above = inside[0].size * 6
    rules = _across(marks.rules, edges, inside[0].top - above, inside[-1].bottom + 20)
    shades = _across(marks.shades, edges, inside[0].top - 12, inside[-1].bottom + 12)
    first, end = names_end(lines, window.start, _band(rules, inside))
    names = place_names(lines[first:end], edges, marks.rules) if end < window.end else []
    if names:
        inside = [line for line in inside if line.top >= lines[end].top]
    else:
        first = window.start
    inner = _across(marks.rules, edges, inside[0].top, inside[-1].bottom, _PARTLY)
    over = [lines[place] for place in window.across if place >= (end if names else first)]
    separators = sorted(
        {line.middle for line in over}
        | {box.top for box in (*rules, *inner)}
        | {height for box in shades for height in (box.top, box.bottom)}
    )
    rows = rows_of(inside, edges, separators)
    if rows is None or len(rows) + bool(names) < 2:
        return None
    joined = _one_each(rows)
    is_ruled = len(_heights(rules)) >= 2 or bool(shades)
    if not _is_table(joined, edges, is_ruled or bool(names), going_on):
        return None
    below = 2 if names else 0
    cells = [*names, *merged_cells(joined, over, edges, inner, marks.rules, below)]
    box = Box(edges[0], lines[first].top, edges[-1], inside[-1].bottom)
    return first, Region(box, tuple(edges), len(joined) + len(over) + below, tuple(cells), ruled=False)


def _band(rules: Sequence[Box], inside: Sequence[Line]) -> tuple[float, float] | None:
    """The two rules between which the names of a table stand that has rules above and below them."""
    heights = sorted({box.top for box in rules})
    over = [height for height in heights if height < inside[0].middle]
    under = [height for height in heights if inside[0].middle < height < inside[-1].middle]
    return (over[-1], under[0]) if over and under else None


def _one_each(rows: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """Parts of one cell put together."""
    joined = []
    for row in rows:
        cells: dict[int, Entry] = {}
        for entry in row:
            if entry.column in cells:
                cells[entry.column].lines.extend(entry.lines)
            else:
                cells[entry.column] = Entry(entry.column, list(entry.lines))
        joined.append(list(cells.values()))
    return joined


def _is_table(
    rows: Sequence[Sequence[Entry]], edges: Sequence[float], is_ruled: bool, going_on: Sequence[float]
) -> bool:
    columns = len(edges) - 1
    grid = Grid()
    for y, row in enumerate(rows):
        for entry in row:
            grid.place(y, entry.column, entry.text)
    squares = grid.squares()
    if not squares or len(squares[0]) < columns:
        return False
    texts = [cell.text for row in squares for cell in row if cell.text]
    if len(texts) < 0.5 * len(squares) * columns:
        return False
    first = [row[0].text for row in squares]
    if sum(bool(_LISTED.match(text)) for text in first) > 0.6 * len(first) and columns == 2:
        return False  # a list whose numbers hang in the margin
    if _reads_on(rows, edges):
        return False
    if sum(len(text) == 1 and not is_value(text) for text in texts) > 0.4 * len(texts):
        return False  # columns so narrow that every line holds one character
    if is_ruled or _is_continued(edges, going_on):
        return True
    if len(squares) < 3:
        return False
    if sum(bool(_FILLED_IN.search(text[:12])) for text in texts) > 0.25 * len(texts):
        return False  # lines to be signed or filled in
    names = [cell.text for cell in squares[0]]
    if columns == 2:
        labels = sum(is_label(text) for text in first)
        if labels >= 0.8 * len(first) and len(set(first)) == len(first):
            return sum(is_label(row[1].text) for row in squares) <= 0.25 * len(squares)
        return all(is_label(text) for text in names) and not any(is_label(text) for text in first[1:])
    if sum(is_label(name) for name in names) * 2 < len([name for name in names if name]):
        values = any(
            sum(is_value(row[x].text) for row in squares[1:]) >= 0.8 * (len(squares) - 1)
            for x in range(1, columns)
        )
        return values and any(map(is_label, names)) and looks_like_header(squares[0], squares[1:])
    return looks_like_header(squares[0], squares[1:])


def _reads_on(rows: Sequence[Sequence[Entry]], edges: Sequence[float]) -> bool:
    """Whether the columns are columns of prose: their lines are filled and end in mid-sentence."""
    columns = len(edges) - 1
    prose = 0
    for x in range(columns):
        lines = [line for row in rows for entry in row if entry.column == x for line in entry.lines]
        right = max((line.right for line in lines), default=0.0)
        full = [line for line in lines if line.right >= right - 1.6 * line.size and len(line.text) >= 9]
        if len(lines) >= 4 and len(full) >= 0.55 * len(lines):
            prose += 1
    return prose == columns


def _is_continued(edges: Sequence[float], before: Sequence[float]) -> bool:
    return len(edges) == len(before) > 2 and all(
        abs(a - b) < 25 for a, b in zip(edges[1:-1], before[1:-1], strict=True)
    )


def _across(
    boxes: Sequence[Box], edges: Sequence[float], top: float, bottom: float, share: float = 0.8
) -> list[Box]:
    """The boxes in this part of the page that, side by side, run across the table."""
    near = sorted(
        (box for box in boxes if top <= box.top <= bottom and box.right > edges[0] and box.left < edges[-1]),
        key=lambda box: box.top,
    )
    found: list[Box] = []
    for box in near:
        level = [one for one in near if abs(one.top - box.top) < 2 and abs(one.bottom - box.bottom) < 2]
        covered = sum(min(one.right, edges[-1]) - max(one.left, edges[0]) for one in level)
        if covered >= share * (edges[-1] - edges[0]):
            found.append(box)
    return found


def _heights(rules: Sequence[Box]) -> set[int]:
    return {round(box.top / 3) for box in rules}
