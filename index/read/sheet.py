"""A sheet as it is seen, whatever kind of workbook it comes from, and the blocks it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from index.read.document import Block, Table
from index.read.grid import Grid, join_lines
from index.read.tables import read_grid

# What programs call a sheet that nobody gave a name.
_UNNAMED = re.compile(
    r"(?:sheet|work\s*sheet|table|page|工作表|表格?|第)\s*\d*\s*(?:页|[（(]\d+[)）])?|\d+|.*(?:副本|备份).*",
    re.I,
)
_UNIT = re.compile(r"\s+[（(【]?\s*(?:计量|收费|金额|计费)?单\s*位\s*[：:].*$")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Sheet:
    """Texts by (row, column) from 0; merged areas by their first cell, with the last one's place."""

    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    @property
    def says_something(self) -> bool:
        """Whether the sheet's name tells what it holds."""
        return _UNNAMED.fullmatch(self.name.strip()) is None

    def blocks(self) -> list[Block]:
        """The tables and paragraphs of the sheet."""
        lowest = max((y for y, _ in self.texts), default=-1)
        rightmost = max((x for _, x in self.texts), default=-1)
        grid = Grid()
        blank = {place: "" for place in self.merged if place[0] <= lowest and place[1] <= rightmost}
        for (y, x), text in sorted({**blank, **self.texts}.items()):
            bottom, right = self.merged.get((y, x), (y, x))
            height, width = min(bottom, lowest) - y + 1, min(right, rightmost) - x + 1
            lines = (_unescaped(text) if "_x" in text else text).splitlines()
            grid.place(y, x, join_lines(lines) if len(lines) > 1 else text, height, width)
        if self.hidden_rows or self.hidden_columns:
            grid = grid.without(self.hidden_rows, self.hidden_columns)
        return read_grid(grid)


def title_of(blocks: list[Block]) -> str:
    """The title row of a file's one table, or the one that all its tables have; "" where they differ."""
    captions = {_UNIT.sub("", block.caption) for block in blocks if isinstance(block, Table)} - {""}
    return captions.pop() if len(captions) == 1 else ""


def captioned(blocks: list[Block], name: str) -> list[Block]:
    """``blocks`` with ``name`` for the caption of a lone table that has none."""
    tables = [block for block in blocks if isinstance(block, Table)]
    if len(tables) != 1 or tables[0].caption:
        return blocks
    return [replace(block, caption=name) if isinstance(block, Table) else block for block in blocks]


def _unescaped(text: str) -> str:
    """Control characters that a package spells out: ``_x000D_``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if int(found[1], 16) < 32 else found[0], text)
