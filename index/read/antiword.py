"""What antiword prints of an old Word document: its running text, with the tables of its DocBook.

In its text the long cells of a table are broken into lines that look like rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from index.read.document import Block, Document, UnreadableFile
from index.read.grid import Grid
from index.read.lines import read_lines
from index.read.tables import read_grid
from index.read.text import read_text

_Cells = list[list[str]]


def tables_in(docbook: bytes) -> list[_Cells]:
    """The cells of the tables of a DocBook, row by row; [] for one that cannot be read."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(docbook, parser) if docbook.strip() else None
    found = [] if root is None else list(root.iter("informaltable"))
    cells = [
        [["".join(entry.itertext()).strip() for entry in row.iter("entry")] for row in table.iter("row")]
        for table in found
    ]
    return [table for table in cells if table]


def read_printed(text: str, tables: Sequence[_Cells], name: str) -> list[Document]:
    """One document. Where the text does not draw as many tables as there are, it is read as it stands."""
    from index.repair.line_breaks import join_lines

    parts = [(drawn, list(lines)) for drawn, lines in groupby(text.splitlines(), _is_drawn)]
    if sum(drawn for drawn, _ in parts) != len(tables):
        return read_text(text, name)
    left = iter(tables)
    blocks: list[Block] = []
    for drawn, lines in parts:
        if drawn:
            blocks += read_grid(Grid.of(next(left)))
        else:
            blocks += read_lines(join_lines("\n".join(lines)).text)
    if not blocks:
        raise UnreadableFile("空文件")
    return [Document(name, tuple(blocks))]


def _is_drawn(line: str) -> bool:
    return len(line) > 1 and line.startswith("|") and line.rstrip().endswith("|")
