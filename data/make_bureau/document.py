"""The texts in ``content/`` and what they hold.

A content file holds several documents. Each begins with ``@@ path``, then ``key: value`` lines, an
empty line, and the body:

- a line of text is a paragraph;
- lines beginning with ``|`` are a table, cells between bars. ``|---|`` ends the header rows. A cell ``^``
  is merged with the one above it, ``<`` with the one on its left;
- ``== name`` begins a new section: a sheet of a workbook, or a record of a site export, whose first lines
  are ``key: value`` again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ABOVE = "^"
LEFT = "<"

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Table:
    """Rows of equal length; merged cells are marked with ABOVE and LEFT."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int

    def merges(self) -> Iterator[tuple[int, int, int, int]]:
        """Yields each merged range as first row, first column, last row, last column (from 0)."""
        for top, row in enumerate(self.rows):
            for left, cell in enumerate(row):
                if cell in (ABOVE, LEFT):
                    continue
                right = left
                while right + 1 < len(row) and row[right + 1] == LEFT:
                    right += 1
                bottom = top
                while bottom + 1 < len(self.rows) and self.rows[bottom + 1][left] == ABOVE:
                    bottom += 1
                if (bottom, right) != (top, left):
                    yield top, left, bottom, right

    def texts(self) -> list[list[str]]:
        """The cells with an empty string where a cell is merged into another."""
        return [["" if cell in (ABOVE, LEFT) else cell for cell in row] for row in self.rows]


Block = str | Table


@dataclass(frozen=True)
class Section:
    name: str
    blocks: tuple[Block, ...]
    keys: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    path: str
    keys: dict[str, str]
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        return self.keys["title"]

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)

    def key(self, name: str) -> str:
        return self.keys.get(name, "")


def documents(folder: Path = CONTENT) -> list[Document]:
    """Reads every document of the content files, in the order of their paths."""
    found = [_document(part) for file in sorted(folder.glob("*.txt")) for part in _parts(file)]
    found.sort(key=lambda document: document.path)
    return found


def _parts(file: Path) -> Iterator[list[str]]:
    part: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("@@ "):
            if part:
                yield part
            part = [line]
        elif part:
            part.append(line.rstrip())
    if part:
        yield part


def _document(lines: list[str]) -> Document:
    path = lines[0].removeprefix("@@ ").strip()
    keys, body = _keys(lines[1:])
    sections: list[Section] = []
    name, start = "", 0
    for number, line in enumerate([*body, "== "]):
        if not line.startswith("== "):
            continue
        if sections or name or any(body[start:number]):
            own, rest = _keys(body[start:number]) if path.endswith(".jsonl") else ({}, body[start:number])
            sections.append(Section(name, tuple(_blocks(rest, path)), own))
        name, start = line.removeprefix("== ").strip(), number + 1
    return Document(path, keys, tuple(sections))


def _keys(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    keys: dict[str, str] = {}
    for number, line in enumerate(lines):
        if not line:
            return keys, lines[number + 1 :]
        name, _, value = line.partition(":")
        keys[name.strip()] = value.strip()
    return keys, []


def _blocks(lines: list[str], path: str) -> Iterator[Block]:
    rows: list[tuple[str, ...]] = []
    header_rows = 0
    for line in [*lines, ""]:
        if line.startswith("|---"):
            header_rows = len(rows)
        elif line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip().strip("|").split("|")))
        else:
            if rows:
                if len({len(row) for row in rows}) != 1:
                    widths = [len(row) for row in rows]
                    raise ValueError(f"{path}: rows of a table differ in length: {widths} {rows[0]}")
                yield Table(tuple(rows), header_rows)
                rows, header_rows = [], 0
            if line:
                yield line
