"""A table of a PDF that may go on over the pages after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.read.document import Block
from index.read.grid import Cell, Grid
from index.read.header_rows import header_depth
from index.read.headers import is_value
from index.read.pdf_regions import Placed, Region
from index.read.tables import read_grid

_RULED_WITHIN = 6.0  # points between edges that are one
_ALIGNED_WITHIN = 25.0


class OpenTable:
    """The rows gathered so far, as one grid."""

    def __init__(self, region: Region, page: int) -> None:
        self._grid = Grid()
        self._region = region
        self._page = page
        self._rows = 0
        self._header: list[list[str]] = []
        self._above: list[str] = []
        self._last: list[Placed] = []
        self.add(region, page)

    @property
    def columns(self) -> tuple[float, ...]:
        return self._region.columns

    @property
    def aligned(self) -> bool:
        return not self._region.ruled

    def goes_on_in(self, region: Region, page: int) -> bool:
        """Whether ``region``, the first thing on the next page, has the same columns."""
        ours, theirs = self._region.columns, region.columns
        if page != self._page + 1 or len(ours) != len(theirs):
            return False
        if region.ruled and self._region.ruled:
            shift = theirs[0] - ours[0]  # facing pages have their margins the other way round
            return all(abs(b - a - shift) < _RULED_WITHIN for a, b in zip(ours, theirs, strict=True))
        return all(abs(b - a) < _ALIGNED_WITHIN for a, b in zip(ours[1:-1], theirs[1:-1], strict=True))

    def add(self, region: Region, page: int) -> None:
        rows = region.squares()
        texts = [[cell.text for cell in row] for row in rows]
        skipped = 0
        if self._rows:
            while skipped < min(len(self._header), len(rows)) and texts[skipped] == self._header[skipped]:
                skipped += 1
            if skipped < len(self._header):
                skipped = 0
        else:
            filled = [row for row in rows if any(cell.text for cell in row)]
            depth = header_depth(filled)
            self._header = [[cell.text for cell in row] for row in filled[:depth]]
        if self._rows and (blank := _blank_rows(rows, skipped)):
            region = _without_rows(region, skipped, blank)
            rows, texts = region.squares(), [*texts[:skipped], *texts[skipped + blank :]]
        held = self._held_open(region, rows, skipped) if self._rows else {}
        if self._rows and skipped < len(rows) and not held and self._is_rest_of_row(rows[skipped]):
            self._append_to_last(rows[skipped])
            skipped += 1
        offset = self._rows - skipped
        for cell in region.cells:
            if cell.row >= skipped:
                text = held.get(cell.column, cell.text) if cell.row == skipped else cell.text
                self._grid.place(cell.row + offset, cell.column, text, cell.height, cell.width)
        self._rows = max(self._rows, offset + len(rows))
        if rows:
            self._above = texts[-1]
            for cell in region.cells:
                if cell.row == skipped and cell.row + cell.height == len(rows) and cell.column in held:
                    self._above[cell.column] = held[cell.column]
        self._last = [cell for cell in region.cells if cell.row + cell.height == region.rows]
        self._region, self._page = region, page

    def blocks(self) -> list[Block]:
        return read_grid(self._grid)

    def _held_open(self, region: Region, rows: Sequence[Sequence[Cell]], first: int) -> dict[int, str]:
        """Column: text of merged cells that go on from the page before, where they are left blank.

        Only a cell that covers several rows on either side of the break is one that was merged.
        """
        if not region.ruled or first >= len(rows):
            return {}
        above = self._above
        tall = {cell.column for cell in self._last if cell.height > 1}
        begun = [cell for cell in region.cells if cell.row == first]
        others = [cell for cell in begun if cell.text]
        if not others or any(not _could_stand_alone(rows[first], cell) for cell in others):
            return {}
        return {
            cell.column: above[cell.column]
            for cell in begun
            if not cell.text
            and cell.column < len(above)
            and above[cell.column]
            and (cell.height > 1 or cell.column in tall)
        }

    def _is_rest_of_row(self, row: Sequence[Cell]) -> bool:
        """A first row without a name that finishes the row before it.

        Most of its cells are blank, or each goes on from a filled one and none is a value by itself.
        """
        filled = [x for x, cell in enumerate(row) if cell.text]
        if row[0].text or not filled:
            return False
        if len(filled) <= max(1, len(row) // 2):
            return True
        above = self._above
        return bool(above[0]) and all(
            x < len(above) and above[x] and not is_value(row[x].text) for x in filled
        )

    def _append_to_last(self, row: Sequence[Cell]) -> None:
        for column, cell in enumerate(row):
            if cell.text:
                self._grid.extend(self._rows - 1, column, cell.text)


def _blank_rows(rows: Sequence[Sequence[Cell]], first: int) -> int:
    """How many rows from ``first`` on hold nothing: what a row broken at the foot of a page leaves."""
    count = 0
    while first + count < len(rows) and not any(cell.text for cell in rows[first + count]):
        count += 1
    return count if first + count < len(rows) else 0


def _without_rows(region: Region, first: int, count: int) -> Region:
    """The region without ``count`` rows; a cell that reaches beyond them begins below them."""
    cells = []
    for cell in region.cells:
        top, bottom = (_above(edge, first, count) for edge in (cell.row, cell.row + cell.height))
        if bottom > top:
            cells.append(replace(cell, row=top, height=bottom - top))
    return replace(region, rows=region.rows - count, cells=tuple(cells))


def _above(edge: int, first: int, count: int) -> int:
    return edge if edge <= first else max(first, edge - count)


def _could_stand_alone(row: Sequence[Cell], cell: Placed) -> bool:
    return sum(bool(other.text) for other in row) * 2 >= len(row)
