"""Tables of Word documents: rows, merged cells, and tables that only place things on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from index.read.document import Block
from index.read.grid import Grid
from index.read.tables import read_grid
from index.read.word_package import W, is_on, value

_AROUND = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_ARTICLE = 800  # characters in one cell, in more paragraphs than a cell of a table has
_Placed = list[tuple[int, int, Any]]  # (first column, number of columns, cell) from left to right


def read_table(
    table: Any, cell_text: Callable[[Any], str], blocks: Callable[[Any], Iterable[Block]]
) -> list[Block]:
    """The blocks of a w:tbl element. ``cell_text`` gives a cell's text in one line, ``blocks`` what it
    holds; each cell is read once, in reading order, so that automatic numbers count on.
    """
    rows = [row for row in _children(table, f"{W}tr") if not _is_deleted(row)]
    placed = [list(_cells(row)) for row in rows]
    if _is_frame(placed):
        return [block for row in placed for _, _, cell in row for block in blocks(cell)]
    grid = Grid()
    for y, row in enumerate(placed):
        for column, width, cell in row:
            if _goes_on(cell) and y:
                continue
            height = 1
            while y + height < len(placed) and any(
                c == column and _goes_on(below) for c, _, below in placed[y + height]
            ):
                height += 1
            grid.place(y, column, cell_text(cell), height, width)
    marked = 0
    while marked < min(3, len(rows)) and is_on(rows[marked], "trPr/tblHeader"):
        marked += 1
    return read_grid(grid, header_rows=marked if 0 < marked < len(rows) else None)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Rows or cells, also those inside content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _children(child, tag)


def _is_deleted(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None or row.find(f"{W}trPr/{W}moveFrom") is not None


def _cells(row: Any) -> Iterator[tuple[int, int, Any]]:
    before = value(row, "trPr/gridBefore")
    column = int(before) if before.isdigit() else 0
    waiting: tuple[int, int, Any] | None = None
    for cell in _children(row, f"{W}tc"):
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            continue
        span = value(cell, "tcPr/gridSpan")
        width = max(1, int(span)) if span.isdigit() else 1
        joined = _has(cell, "hMerge") and value(cell, "tcPr/hMerge", "continue") == "continue"
        if waiting is not None and joined:
            waiting = (waiting[0], waiting[1] + width, waiting[2])
        else:
            if waiting is not None:
                yield waiting
            waiting = (column, width, cell)
        column += width
    if waiting is not None:
        yield waiting


def _has(cell: Any, name: str) -> bool:
    return cell.find(f"{W}tcPr/{W}{name}") is not None


def _goes_on(cell: Any) -> bool:
    """Whether the cell is the lower part of a vertically merged one."""
    return _has(cell, "vMerge") and value(cell, "tcPr/vMerge", "continue") == "continue"


def _is_frame(placed: list[_Placed]) -> bool:
    """Whether the table only draws a frame around text or sets things side by side."""
    cells = [cell for row in placed for _, _, cell in row]
    if len(cells) <= 1:
        return True
    if all(len(row) <= 1 for row in placed) and any(len(cell.findall(f"{W}p")) > 1 for cell in cells):
        return True
    nested = [inner for cell in cells for inner in _children(cell, f"{W}tbl") if _is_drawn(inner)]
    if nested and 2 * sum(map(_length, nested)) >= sum(map(_length, cells)):
        return True
    return len(placed) <= 2 and any(
        len(cell.findall(f"{W}p")) > 8 and _length(cell) > _ARTICLE for cell in cells
    )


def _is_drawn(table: Any) -> bool:
    """Whether an inner table has rows and columns of its own."""
    rows = list(_children(table, f"{W}tr"))
    return len(rows) > 1 and any(len(list(_children(row, f"{W}tc"))) > 1 for row in rows)


def _length(element: Any) -> int:
    return sum(len(text.text or "") for text in element.iter(f"{W}t"))
