"""A table as it stands on one PDF page."""

from __future__ import annotations

from dataclasses import dataclass

from index.read.grid import Cell, Grid
from index.read.pdf_pages import Box


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell: its first row and column, how many of them it covers, its text."""

    row: int
    column: int
    height: int
    width: int
    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """``columns`` are the positions of the edges between and around the columns, in points."""

    box: Box
    columns: tuple[float, ...]
    rows: int
    cells: tuple[Placed, ...]
    ruled: bool

    def grid(self) -> Grid:
        grid = Grid()
        for cell in self.cells:
            grid.place(cell.row, cell.column, cell.text, cell.height, cell.width)
        return grid

    def squares(self) -> list[list[Cell]]:
        """All rows with merged cells filled, also blank rows."""
        return self.grid().squares()
