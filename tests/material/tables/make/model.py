"""A table as its writer meant it, and the cells that a reader must find in it.

Tables are noted in lines, one a row, cells parted by ``|``: ``<`` belongs to the cell on its left,
``^`` to the one above (merged cells), ``⏎`` is a line break in a cell. Header rows end at a line
``===``; a line ``## 文字`` is a sub-heading row across the whole table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_LEFT, _ABOVE = "<", "^"


@dataclass(frozen=True)
class Span:
    """A cell with its place and how many rows and columns it covers."""

    row: int
    column: int
    down: int
    across: int
    text: str


@dataclass(frozen=True)
class Table:
    """One table: ``rows`` in the notation above, the first ``header`` of them headings."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    header: int
    sections: frozenset[int]
    caption: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    kind: str = ""

    @property
    def width(self) -> int:
        return len(self.rows[0])

    def owner(self, row: int, column: int) -> tuple[int, int]:
        """The place of the cell that covers this place."""
        while (mark := self.rows[row][column]) in (_LEFT, _ABOVE):
            if mark == _LEFT:
                column -= 1
            else:
                row -= 1
        return row, column

    def text(self, row: int, column: int) -> str:
        """What stands at this place once merged cells are filled."""
        row, column = self.owner(row, column)
        return self.rows[row][column]

    def spans(self) -> Iterator[Span]:
        """Every cell once, row by row."""
        covered: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for row, cells in enumerate(self.rows):
            for column in range(len(cells)):
                covered.setdefault(self.owner(row, column), []).append((row, column))
        for (row, column), places in sorted(covered.items()):
            last_row, last_column = max(places)
            yield Span(row, column, last_row - row + 1, last_column - column + 1, self.rows[row][column])

    def heading(self, column: int) -> str:
        """The distinct levels above a column, joined from the top."""
        levels: list[str] = []
        for row in range(self.header):
            text = self.text(row, column)
            if text and text not in levels[-1:]:
                levels.append(text)
        return "/".join(levels)

    def gold(self, file: str, left_out: frozenset[int] = frozenset()) -> dict[str, Any]:
        """What is known of this table; ``left_out`` are columns that a person does not see."""
        line: dict[str, Any] = {"file": file, "table": self.name, "caption": self.caption}
        if self.unit:
            line["unit"] = self.unit
        if self.kind:
            line["kind"] = self.kind
        line["rows"] = [self._pairs()] if self.kind == "particulars" else list(self._body(left_out))
        line["notes"] = list(self.notes)
        return line

    def _body(self, left_out: frozenset[int]) -> Iterator[dict[str, Any]]:
        section = ""
        for row in range(self.header, len(self.rows)):
            if row in self.sections:
                section = self.rows[row][0]
                continue
            cells: dict[str, str] = {}
            # Where labels of several levels share one heading, the innermost is the row's own.
            for column in range(self.width):
                text = self.text(row, column)
                if text and text != INNER and column not in left_out:
                    cells[self.heading(column)] = text
            yield {"cells": cells, "section": section}

    def _pairs(self) -> dict[str, Any]:
        cells: dict[str, str] = {}
        for row in range(len(self.rows)):
            owners = dict.fromkeys(self.owner(row, column) for column in range(self.width))
            texts = [self.rows[at_row][at_column] for at_row, at_column in owners]
            # Labels and values take turns; a value that is a table of its own is known there.
            for label, value in zip(texts[::2], texts[1::2], strict=True):
                if value and value != INNER:
                    cells[label] = value
        return {"cells": cells, "section": ""}


# Stands where a cell holds another table.
INNER = "<内表>"


def table(
    name: str,
    noted: str,
    *,
    caption: str = "",
    unit: str = "",
    notes: tuple[str, ...] = (),
    kind: str = "",
) -> Table:
    """Reads the notation above; a table without ``===`` has no headings."""
    rows: list[tuple[str, ...]] = []
    sections: set[int] = set()
    header = 0
    lines = noted.strip("\n").splitlines()
    width = max(line.count("|") for line in lines) + 1
    for line in lines:
        if line == "===":
            header = len(rows)
        elif line.startswith("## "):
            sections.add(len(rows))
            rows.append((line[3:], *[_LEFT] * (width - 1)))
        else:
            cells = tuple(cell.strip(" ").replace("⏎", "\n") for cell in line.split("|"))
            if len(cells) != width:
                raise ValueError(f"{name}: {len(cells)} cells instead of {width}: {line}")
            rows.append(cells)
    return Table(name, tuple(rows), header, frozenset(sections), caption, unit, notes, kind)


@dataclass(frozen=True)
class Made:
    """A file and what is known of it."""

    name: str
    data: bytes
    gold: tuple[dict[str, Any], ...]


def made(name: str, data: bytes, *tables: Table) -> Made:
    return Made(name, data, tuple(one.gold(name) for one in tables))
