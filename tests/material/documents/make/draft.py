"""A text as it is written down once, before it is set as a Word file, a page or a print.

A text file has two parts, parted by a line ``---``: YAML (``files`` to make and the ``gold`` of the
document), then the document line by line. A line begins with a mark, or is a paragraph:

``^H`` red head, ``^N`` number, ``^T`` title (several: a title broken over lines), ``^B`` brackets under
the title, ``^O`` whom it is addressed to, ``^1`` ``^2`` headings, ``^|`` a table row (cells parted by ``|``;
``<`` joins the cell to its left, ``^`` to the one above), ``^S`` signature, ``^D`` its date, ``^A`` an annex
begins, ``^C`` centred, ``^K`` the colophon, ``^!`` a note in the corner, ``^=`` a sheet begins.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Block:
    """A line (``kind`` is its mark, ``p`` for a paragraph) or a table (``kind`` ``|`` with ``rows``)."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Cell:
    """A cell with its place (from 0) and how many rows and columns it covers."""

    row: int
    column: int
    height: int
    width: int
    text: str


@dataclass(frozen=True)
class Draft:
    """One text: the files to make of it and what a person would catalogue."""

    files: list[dict[str, Any]]
    gold: dict[str, Any]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """The title in one line."""
        return "".join(block.text for block in self.blocks if block.kind == "T")


def drafts(folder: Path = TEXTS) -> list[Draft]:
    """All texts of the folder, by file name."""
    return [parse(path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]


def parse(text: str) -> Draft:
    """The text file as a draft; raises ValueError without the line that parts it."""
    head, rule, body = text.partition("\n---\n")
    if not rule:
        raise ValueError("no line --- between the gold and the text")
    data = yaml.safe_load(head)
    blocks: list[Block] = []
    for line in body.splitlines():
        if not line.strip():
            continue
        if line.startswith("^|"):
            row = tuple(cell.strip() for cell in line[2:].split("|"))
            if blocks and blocks[-1].kind == "|":
                blocks[-1] = Block("|", rows=(*blocks[-1].rows, row))
            else:
                blocks.append(Block("|", rows=(row,)))
        elif line.startswith("^"):
            blocks.append(Block(line[1], line[2:].strip(" ")))
        else:
            blocks.append(Block("p", line.strip(" ")))
    return Draft(data["files"], data["gold"], tuple(blocks))


def cells(rows: tuple[tuple[str, ...], ...]) -> list[Cell]:
    """The cells of a table, joined ones once."""
    found = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            width = 1
            while c + width < len(row) and row[c + width] == "<":
                width += 1
            height = 1
            while r + height < len(rows) and len(rows[r + height]) > c and rows[r + height][c] == "^":
                height += 1
            found.append(Cell(r, c, height, width, text))
    return found
