"""Cells that reach over several rows of a table without upright rules.

The rules between the rows leave such a cell out: where none cuts a column between two rows that rules
part, the column has one cell there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from index.read.pdf_lines import Line
from index.read.pdf_pages import Box
from index.read.pdf_regions import Placed
from index.read.pdf_rows import Entry

_ALL = -1  # instead of a column: the cell reaches across


def merged_cells(
    rows: Sequence[Sequence[Entry]],
    across: Sequence[Line],
    edges: Sequence[float],
    separators: Sequence[Box],
    rules: Sequence[Box],
    first: int,
) -> list[Placed]:
    """The cells of the rows, the first of which gets the number ``first``.

    ``across`` are sub-headings between the rows, ``separators`` rules that part rows, ``rules`` all
    rules of the page.
    """
    rows = sorted([*rows, *([Entry(_ALL, [line])] for line in across)], key=_middle)
    heights = sorted({box.top for box in separators})
    bands = [bisect_right(heights, _middle(row)) for row in rows]
    last = len(edges) - 1
    cells = [Placed(y, 0, 1, last, row[0].text) for y, row in enumerate(rows, first) if row[0].column == _ALL]
    for x in range(last):
        middle = (edges[x] + edges[x + 1]) / 2
        cuts = [box.top for box in rules if box.left <= middle <= box.right]
        start = 0
        while start < len(rows):
            end = start + 1
            while end < len(rows) and not (
                bands[end - 1] == bands[end]
                or _ALL in (rows[end - 1][0].column, rows[end][0].column)
                or any(heights[band] in cuts for band in range(bands[end - 1], bands[end]))
            ):
                end += 1
            text = "\n".join(entry.text for row in rows[start:end] for entry in row if entry.column == x)
            if text:
                cells.append(Placed(start + first, x, end - start, 1, text))
            start = end
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _middle(row: Sequence[Entry]) -> float:
    return sum(entry.top + entry.bottom for entry in row) / (2 * len(row))
