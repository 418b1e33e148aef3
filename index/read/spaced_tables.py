"""Tables drawn in text with blanks or tabs: columns are told by where their cells begin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from index.read.barred_tables import Drawn, is_rule
from index.read.grid import Grid

_GAP = re.compile(r"\t+|[ \u00a0]{2,}|\u3000{2,}| \u3000|\u3000 ")
_BLANK = " \t\u00a0\u3000\u200b\ufeff"
_ENDED = re.compile(r"[。！？；：:;!?…”』）)》】〕]$|[.]$")
_LEAST_ROWS = 3
_APART = 3  # columns of the screen by which a cell may begin beside its heading

_Cells = list[tuple[int, str]]  # where a cell begins on the screen, and its text


def spaced_table(lines: Sequence[str], start: int) -> Drawn | None:
    """The table without bars that begins at line ``start``."""
    first = start
    while first < len(lines) and is_rule(lines[first]):
        first += 1
    if first >= len(lines) or len(_cells(lines[first])) < 2:
        return None
    end = first
    while end < len(lines) and (is_rule(lines[end]) or len(_cells(lines[end])) > 1 or _goes_on(lines[end])):
        end += 1
    return _tabbed(lines, start, first) or _even(lines, start, first) or _aligned(lines, start, first, end)


def _tabbed(lines: Sequence[str], start: int, first: int) -> Drawn | None:
    """Lines of one and the same number of tabs: each stands between two cells, blank ones too."""
    rows: list[list[str]] = []
    for line in lines[first:]:
        cells = [cell.strip(_BLANK) for cell in line.split("\t")]
        if "\t" not in line or not any(cells) or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    filled = sum(bool(cell) for row in rows for cell in row)
    if len(rows) < _LEAST_ROWS or not all(rows[0]) or filled * 2 < len(rows) * len(rows[0]):
        return None
    return Drawn(Grid.of(rows), first - start + len(rows))


def _even(lines: Sequence[str], start: int, first: int) -> Drawn | None:
    """Lines of one and the same number of cells, whatever their places."""
    rows: list[list[str]] = []
    ruled: set[int] = set()
    end = first
    while end < len(lines):
        cells = [text for _, text in _cells(lines[end])]
        if is_rule(lines[end]):
            ruled.add(len(rows))
        elif len(cells) > 1 and (not rows or len(cells) == len(rows[0])):
            rows.append(cells)
        else:
            break
        end += 1
    if len(rows) < _LEAST_ROWS or (end < len(lines) and len(_cells(lines[end])) > 1):
        return None
    return Drawn(Grid.of(rows), end - start, _header(ruled, len(rows)))


def _aligned(lines: Sequence[str], start: int, first: int, end: int) -> Drawn | None:
    """Lines with cells left blank: each cell stands under the heading that it begins under."""
    heads = _cells(lines[first])
    rows: list[list[str]] = [[text for _, text in heads]]
    ruled: set[int] = set()
    position = first + 1
    while position < end:
        line = lines[position]
        cells = _cells(line)
        placed = _under(heads, cells)
        if is_rule(line):
            ruled.add(len(rows))
        elif not placed:
            break
        elif len(cells) == 1 and 0 not in placed:  # the rest of a cell that was too long for its line
            column = next(iter(placed))
            rows[-1][column] += "\n" + cells[0][1]
        elif len(cells) == 1:
            break
        else:
            rows.append([placed.get(column, "") for column in range(len(heads))])
        position += 1
    if len(rows) < _LEAST_ROWS:
        return None
    return Drawn(Grid.of(rows), position - start, _header(ruled, len(rows)))


def _header(ruled: set[int], rows: int) -> int | None:
    """How many rows stand over the one rule inside the table; None where there is not just one."""
    inner = [row for row in ruled if 0 < row < rows]
    return inner[0] if len(inner) == 1 else None


def _under(heads: _Cells, cells: _Cells) -> dict[int, str]:
    """The cells by column, nothing where one stands under no heading or two under one."""
    placed: dict[int, str] = {}
    for at, text in cells:
        near = [n for n, (head, _) in enumerate(heads) if abs(head - at) <= _APART]
        column = min(near, key=lambda n: abs(heads[n][0] - at), default=None)
        if column is None or column in placed:
            return {}
        placed[column] = text
    return placed


def _goes_on(line: str) -> bool:
    """A line that begins far in: the rest of a cell in a column further right."""
    return bool(line.strip(_BLANK)) and len(line) - len(line.lstrip(_BLANK)) >= 4


def _cells(line: str) -> _Cells:
    """The cells of a line; a sentence before a gap shows that the gap is none between cells."""
    bare = line.rstrip(_BLANK)
    indent = len(bare) - len(bare.lstrip(_BLANK))
    cells: _Cells = []
    begin = indent
    for gap in [*_GAP.finditer(bare, indent), None]:
        text = bare[begin : gap.start() if gap else len(bare)].strip(_BLANK)
        if text:
            cells.append((_width(bare[:begin]), text))
        begin = gap.end() if gap else begin
    if any(_ENDED.search(text) and len(text) > 30 for _, text in cells[:-1]):
        return []
    return cells


def _width(text: str) -> int:
    """Columns of the screen: Chinese characters take two, a tab goes on to the next eighth."""
    width = 0
    for char in text:
        if char == "\t":
            width += 8 - width % 8
        else:
            width += 2 if unicodedata.east_asian_width(char) in "FWA" else 1
    return width
