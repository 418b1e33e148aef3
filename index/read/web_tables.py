"""Tables of web pages: those that hold data told from those that only place things on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from index.read.document import Block, Heading, Paragraph, Table
from index.read.grid import Cell, Grid
from index.read.tables import read_grid

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

ReadBlocks = Callable[["LexborNode"], list[Block]]
_LONGEST_LABEL = 20
_LABEL = re.compile(r"^[^：:。，]{1,15}[：:]$")
_STATEMENT = 6  # characters; a shorter line is a piece of a name that a narrow column broke


def rows_of(table: LexborNode) -> Iterator[LexborNode]:
    """The table's own rows, without those of tables inside it."""
    child = table.child
    while child is not None:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from rows_of(child)
        child = child.next


def cells_of(row: LexborNode) -> Iterator[LexborNode]:
    """The cells of a row."""
    child = row.child
    while child is not None:
        if child.tag in ("td", "th"):
            yield child
        child = child.next


def is_layout(table: LexborNode) -> bool:
    """Whether a table only places things on the page: nested tables, one cell, or whole articles."""
    rows = list(rows_of(table))
    widths = [len(list(cells_of(row))) for row in rows]
    if not widths or max(widths) < 2:
        return True
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return not _holds_tables_as_data(rows)
    if table.css_first("th") is not None:
        return False
    if table.css_first("td h1, td h2, td h3, td form") is not None:
        return True
    filled = [[cell for cell in cells_of(row) if (cell.text() or "").strip()] for row in rows]
    if max(map(len, filled), default=0) < 2:
        return True  # blank cells hold the text off the edges
    articles = sum(
        1 for cells in filled for cell in cells if len(cell.css("p")) > 8 and len(cell.text() or "") > 800
    )
    return articles > 0 or (len(rows) > 8 and sum(width > 1 for width in widths) < 2)


def _holds_tables_as_data(rows: list[LexborNode]) -> bool:
    """Whether most rows are a short label beside a text, and tables stand in cells of only a few."""
    pairs = [cells for row in rows if len(cells := list(cells_of(row))) > 1]
    holding = [cells for cells in pairs if any(cell.css_first("table") is not None for cell in cells)]
    labelled = sum(0 < len("".join((cells[0].text() or "").split())) <= _LONGEST_LABEL for cells in pairs)
    linked = sum(cell.css_first("a, img, form") is not None for cells in pairs for cell in cells)
    return (
        len(pairs) >= 3
        and len(holding) * 2 < len(pairs)
        and labelled == len(pairs) >= 0.8 * len(rows)
        and linked == 0
    )


def read_table(table: LexborNode, read: ReadBlocks) -> Iterator[Block]:
    """The blocks of a data table. A table in one of its cells follows it, named by the row's label."""
    rows = list(rows_of(table))
    grid = Grid()
    header_rows = 0
    inside: list[Block] = []
    for y, row in enumerate(rows):
        column = 0
        cells = list(cells_of(row))
        heads = len(cells) > 1 and all(cell.tag == "th" for cell in cells)
        if y == header_rows and y < 3 and (heads or (cells and row.parent and row.parent.tag == "thead")):
            header_rows += 1
        for cell in cells:
            text, held = _cell(cell, read)
            if held:
                label = " ".join((cells[0].text() or "").split())
                inside += [_named(block, label) for block in held]
                continue
            column = grid.free_column(y, column)
            height = min(_span(cell, "rowspan") or len(rows), len(rows) - y)
            width = max(1, _span(cell, "colspan"))
            grid.place(y, column, text, height, width)
            column += width
    if _is_labelled(grid):
        yield from _particulars(grid)
        return
    caption = table.css_first("caption")
    title = " ".join((caption.text() or "").split()) if caption is not None else ""
    yield from read_grid(grid, title, header_rows=header_rows or None)
    yield from inside


def _is_labelled(grid: Grid) -> bool:
    """Whether every second cell, from the first on, is a name with a colon behind it."""
    rows = [_texts(row) for row in grid.squares()]
    names = [text for row in rows for text in row[::2]]
    return len(rows) > 1 and all(len(row) % 2 == 0 for row in rows) and all(map(_LABEL.match, names))


def _particulars(grid: Grid) -> Iterator[Block]:
    for row in grid.squares():
        texts = _texts(row)
        for name, value in zip(texts[::2], texts[1::2], strict=True):
            yield Paragraph(f"{name.rstrip('：: ')}：{value}")


def _texts(row: Sequence[Cell]) -> list[str]:
    """The texts of a row, a merged cell once, without the blank pairs at its end."""
    texts = [cell.text for x, cell in enumerate(row) if not x or cell.owner != row[x - 1].owner]
    while len(texts) > 1 and not texts[-1] and not texts[-2]:
        texts = texts[:-2]
    return texts


def _named(block: Block, label: str) -> Block:
    if isinstance(block, Table) and not block.caption:
        return Table(block.header, block.rows, label, block.notes)
    return block


def _span(cell: LexborNode, name: str) -> int:
    """The number a cell declares, 1 where it declares none; 0 means down to the last row."""
    value = (cell.attributes.get(name) or "").strip()
    return min(int(value), 1000) if value.isascii() and value.isdigit() else 1


def _cell(cell: LexborNode, read: ReadBlocks) -> tuple[str, list[Block]]:
    """A cell's text; and its blocks instead, where tables stand in it."""
    blocks = read(cell)
    if any(isinstance(block, Table) for block in blocks):
        return "", blocks
    text = ""
    for block in blocks:
        line = block.text if isinstance(block, Heading | Paragraph) else ""
        # The writer's own line break: what stands before and behind it are statements of their own.
        last = text.rsplit("\n", 1)[-1].rsplit(" ", 1)[-1]
        apart = min(len(last), len(line)) >= _STATEMENT and line[0] not in "（(["
        text += (" " if apart else "\n") * bool(text) + line
    return text, []
