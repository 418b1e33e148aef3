"""Which rows of a table are its header, and what they call each column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from index.read.grid import Cell
from index.read.headers import begins_header, is_unit, is_value
from index.read.table_lines import distinct_texts

_Row = list[Cell]

_SPACED = re.compile(r"(?<=[\u4e00-\u9fff）)])\s+(?=[\u4e00-\u9fff（(])")  # 「联 系 电 话」
_MOST_HEADER_ROWS = 3
# What stands in the corner over the lines' names may be a remark on the table instead of a name for them.
_REMARK = re.compile(r"^[（(].{9,}[）)]$|^(?=.{17,})[^，。；]+[，。；]")


def header_depth(rows: list[_Row], marked: int = 0) -> int:
    """How many of the first rows are the header: 0 to 3; at least ``marked`` where rows follow them."""
    marked = min(marked, max(1, len(rows) - 1))
    if not rows or (not marked and not begins_header(rows)):
        return 0
    depth = marked or 1
    while depth < min(_MOST_HEADER_ROWS, len(rows) - 1) and _goes_on(rows, depth):
        depth += 1
    return depth


def _goes_on(rows: Sequence[_Row], depth: int) -> bool:
    """Whether row ``depth`` still belongs to the header above it."""
    above, row = rows[depth - 1], rows[depth]
    columns = range(len(above))
    if any(cell.owner and cell.owner == over.owner for cell, over in zip(row, above, strict=True)):
        return True  # a heading cell reaches down into this row
    filled = [x for x in columns if row[x].text]
    if filled and all(is_unit(row[x].text) for x in filled) and len(filled) * 2 >= len(row) - 1:
        return True
    owners = [cell.owner for cell in above]
    spread = {x for x in columns if owners[x] and owners.count(owners[x]) > 1}
    blank = {x for x in columns if not any(other[x].text for other in rows[:depth])}
    if not spread and not blank:
        return False
    named = [row[x].text for x in sorted(spread | blank) if row[x].text]
    if not named or any(is_value(text) or len(text) > 20 for text in named):
        return False
    if spread:
        # A row with texts under headings of one column is the first of those below.
        if any(x not in spread and x not in blank for x in filled):
            return False
        return len(set(named)) > 1 or len(named) < len(spread)
    # Without merged cells: names stand only under the blanks and under the heading left of them.
    return all(x in blank or x + 1 in blank for x in filled)


def join_header(rows: Sequence[_Row]) -> tuple[tuple[str, ...], set[tuple[str, ...]]]:
    """One name per column, and the header's rows as they look when a new page repeats them."""
    if not rows:
        return (), set()
    lines = [[cell.text for cell in row] for row in rows]
    for below, line in itertools.pairwise(lines[::-1]):  # a heading over columns left unmerged
        for x in range(1, len(line)):
            if not line[x] and below[x]:
                line[x] = line[x - 1]
    names = []
    for x in range(len(lines[0])):
        parts: list[str] = []
        for line in lines:
            name = _SPACED.sub("", line[x])
            if name and name not in parts:
                parts.append(name)
        name = "/".join(parts)
        is_corner = rows[0][x].owner and rows[0][x].owner == rows[0][0].owner
        names.append("" if is_corner and _REMARK.match(name) else name)
    return tuple(names), {tuple(cell.text for cell in row) for row in rows}


def numbers_columns(row: _Row, depth: int) -> bool:
    """Whether the row below the header only counts the columns: 甲｜乙｜1｜2｜3."""
    texts = [text.strip("（）()") for text in distinct_texts(row)]
    figures = [int(text) for text in texts if re.fullmatch(r"\d{1,2}", text)]
    others = [text for text in texts if not re.fullmatch(r"\d{1,2}", text)]
    counted = len(figures) >= 3 and figures == list(range(1, len(figures) + 1))
    return depth > 0 and counted and all(re.fullmatch(r"[甲乙丙丁]|栏次|序号", text) for text in others)
