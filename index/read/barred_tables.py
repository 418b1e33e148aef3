"""Tables drawn in text with bars and rules: ┌─┬│, +--+|, Markdown's pipes, in boxes or without."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.read.grid import Grid

_BAR = "|│┃┆┇┊┋║｜丨"
_BARS = re.compile(f"[{_BAR}]")
# Where lines of the drawing meet.
_CROSSING = "+┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋╒╕╘╛╞╡╤╧╪┠┨┯┷┿╂"
_LINE = "-=─━═—－_"
_RULE = re.compile(rf"^[\s{re.escape(_BAR + _CROSSING + _LINE)}:：]*$")
_BLANK = " \t\u00a0\u3000\u200b\ufeff"
_APART = 1  # columns by which a careless drawing may be out


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table of ``taken`` lines. ``header_rows`` is None where no rule tells the header."""

    grid: Grid
    taken: int
    header_rows: int | None = None


def is_rule(line: str) -> bool:
    """Whether a line only draws."""
    return bool(_RULE.match(line)) and sum(char in _LINE + _CROSSING for char in line) >= 3


def barred_table(lines: Sequence[str], start: int) -> Drawn | None:
    """The table with bars that begins at line ``start``."""
    end = start
    boxes: set[bool] = set()
    while end < len(lines) and (_is_row(lines[end]) or is_rule(lines[end]) or _is_mixed(lines[end])):
        if not is_rule(lines[end]):
            boxes.add(bool(_BARS.match(lines[end].strip(_BLANK)) or _is_mixed(lines[end])))
        if len(boxes) > 1:  # a line of links beside a table, not of it
            break
        end += 1
    while end > start and not is_rule(lines[end - 1]) and not _BARS.search(lines[end - 1]):
        end -= 1
    drawn = [line.strip(_BLANK) for line in lines[start:end]]
    rows = [line for line in drawn if _is_row(line) and not is_rule(line)]
    boxed = [line for line in rows if _BARS.match(line)]
    if len(rows) < 2 or (len(boxed) < len(rows) and len(rows) < 3):
        return None
    counts = {len(_cells(line)) for line in rows}
    if counts == {1}:
        return None
    if len(counts) == 1 and not any(_is_mixed(line) for line in drawn):
        return _regular(drawn, end - start)
    grid = _boxes(drawn) if len(boxed) == len(rows) else None
    return Drawn(grid, end - start) if grid is not None and _holds(grid, drawn) else None


def _holds(grid: Grid, drawn: Sequence[str]) -> bool:
    """Whether all that is written in a drawing is in the grid: else its lines do not fit together."""
    owned = {cell.owner: cell.text for row in grid.squares() for cell in row}
    return _written("".join(drawn)) == _written("".join(owned.values()))


def _written(text: str) -> list[str]:
    return sorted(char for char in text if char not in _BAR + _CROSSING + _LINE and not char.isspace())


def _is_row(line: str) -> bool:
    bare = line.strip(_BLANK)
    bars = len(_BARS.findall(bare))
    return (bars >= 2 and bool(_BARS.match(bare))) or bool(re.search(rf"\S\s*[{_BAR}]\s*\S", bare))


def _is_mixed(line: str) -> bool:
    """A line that ends some cells and goes on with others: 「│小学├───┼───┤」."""
    bare = line.strip(_BLANK)
    drawn = re.split(rf"[{re.escape(_CROSSING + _BAR)}]", bare)[1:-1]
    ruled = [bool(part) and set(part) <= set(_LINE) for part in drawn]
    return any(ruled) and not all(part.strip(_BLANK + _LINE + ":：") == "" and part.strip() for part in drawn)


def _cells(line: str) -> list[str]:
    bare = line.strip(_BLANK)
    cells = _BARS.split(bare)
    if _BARS.match(bare):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip(_BLANK):
        cells = cells[:-1]
    return [cell.strip(_BLANK) for cell in cells]


def _regular(drawn: Sequence[str], taken: int) -> Drawn:
    """A table whose lines all have the same bars: rows are lines, or what stands between two rules."""
    groups: list[list[list[str]]] = [[]]
    for line in drawn:
        if is_rule(line):
            groups.append([])
        else:
            groups[-1].append(_cells(line))
    groups = [group for group in groups if group]
    if len(groups) > 2 or (len(groups) == 2 and len(groups[1]) == 1):
        rows = [["\n".join(parts) for parts in zip(*group, strict=True)] for group in groups]
        return Drawn(Grid.of(rows), taken)
    header = len(groups[0]) if len(groups) == 2 else None
    return Drawn(Grid.of([cells for group in groups for cells in group]), taken, header)


@dataclass(slots=True)
class _Open:
    """A cell that is still being drawn, from ``row`` on over ``width`` columns."""

    row: int
    width: int
    lines: list[str] = field(default_factory=list)


def _boxes(drawn: Sequence[str]) -> Grid:
    """A table with merged cells: read by where its bars and rules stand on the screen."""
    wide = min((1, 2), key=lambda width: len(_edges(drawn, width)))
    edges = _edges(drawn, wide)
    grid = Grid()
    opened: dict[int, _Open] = {}
    row = 0
    unruled = _unruled_body(drawn)
    for number, line in enumerate(drawn):
        at = _placed(line, wide)
        ruled = _ruled(at, edges)
        if ruled and opened:
            for column in [c for c, cell in opened.items() if all(ruled[c : c + cell.width])]:
                _close(grid, opened.pop(column), column, row)
            row += 1
        segments = _segments(at, edges, ruled)
        if number > unruled and not ruled and segments and segments[0][2]:
            for column in list(opened):
                _close(grid, opened.pop(column), column, row)
            row += 1
        for column, width, text in segments:
            cell = opened.get(column)
            if cell is None or cell.width != width:
                cell = opened[column] = _Open(row, width)
            cell.lines.append(text)
    for column in list(opened):
        _close(grid, opened.pop(column), column, row + 1)
    return grid


def _unruled_body(drawn: Sequence[str]) -> int:
    """The line behind which each line is a row, where only the header is ruled off."""
    rules = [number for number, line in enumerate(drawn) if is_rule(line) and not _is_mixed(line)]
    inner = [number for number in rules if 0 < number < len(drawn) - 1]
    return inner[0] + 1 if len(inner) == 1 and inner[0] < len(drawn) - 3 else len(drawn)


def _close(grid: Grid, cell: _Open, column: int, row: int) -> None:
    grid.place(cell.row, column, "\n".join(cell.lines), max(1, row + 1 - cell.row), cell.width)


def _placed(line: str, wide: int) -> list[tuple[int, str]]:
    """Each character with the column of the screen it starts in; drawing characters take ``wide``."""
    placed: list[tuple[int, str]] = []
    position = 0
    for char in line:
        placed.append((position, char))
        kind = unicodedata.east_asian_width(char)
        drawing = "\u2500" <= char <= "\u257f" or char == "—"
        position += (wide if drawing else 1 if kind in ("Na", "H", "N") else 2) if char != "\u200b" else 0
    return placed


def _edges(drawn: Sequence[str], wide: int) -> list[int]:
    """Where columns begin and end, left to right."""
    places = sorted(
        {at for line in drawn for at, char in _placed(line, wide) if char in _BAR or char in _CROSSING}
    )
    edges: list[int] = []
    for at in places:
        if not edges or at - edges[-1] > _APART:
            edges.append(at)
    return edges


def _column(edges: Sequence[int], at: int) -> int:
    return min(range(len(edges)), key=lambda n: abs(edges[n] - at))


def _ruled(at: Sequence[tuple[int, str]], edges: Sequence[int]) -> list[bool]:
    """For each column whether a rule runs through it on this line; nothing where none does."""
    ruled = [False] * (len(edges) - 1)
    for n, (left, right) in enumerate(pairwise(edges)):
        inside = [char for place, char in at if left + _APART < place < right - _APART + 1]
        ruled[n] = bool(inside) and sum(char in _LINE + _CROSSING for char in inside) > len(inside) / 2
    return ruled if any(ruled) else []


def _segments(
    at: Sequence[tuple[int, str]], edges: Sequence[int], ruled: Sequence[bool]
) -> list[tuple[int, int, str]]:
    """(column, width, text) of what stands between bars, without the ruled parts."""
    bars = [n for n, (_, char) in enumerate(at) if char in _BAR or char in _CROSSING]
    found: list[tuple[int, int, str]] = []
    for left, right in pairwise(bars):
        first, last = _column(edges, at[left][0]), _column(edges, at[right][0])
        text = "".join(char for _, char in at[left + 1 : right])
        if last > first and not (ruled and ruled[first]):
            found.append((first, last - first, text.strip(_BLANK)))
    return found
