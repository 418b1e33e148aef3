"""The small markup of content/*.txt: one text per source, all its files one after another.

A file begins with a line `=== path`, then come `key: value` lines up to `---`, then its blocks:
`# heading`, `## smaller heading`, `> line set to the right`, `@sheet name` (spreadsheets), rows `|a|b|`
(a cell `<` belongs to the cell on its left, `^` to the one above, `¶` breaks a line) and paragraphs.
"""

from dataclasses import dataclass, field
from pathlib import Path

LEFT, ABOVE = "<", "^"


@dataclass(frozen=True)
class Text:
    """A paragraph (level 0), a heading (1, 2), a line set to the right (-1) or a sheet's name (9)."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class Span:
    """A cell with the rows and columns that it covers, counted from 0."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass
class Table:
    """Rows of cells as written, merge marks and all."""

    rows: list[list[str]] = field(default_factory=list)

    def spans(self) -> list[Span]:
        """Each real cell once, with what it covers."""
        found = []
        for r, row in enumerate(self.rows):
            for c, text in enumerate(row):
                if text in (LEFT, ABOVE):
                    continue
                columns = 1
                while c + columns < len(row) and row[c + columns] == LEFT:
                    columns += 1
                rows = 1
                while r + rows < len(self.rows) and self.rows[r + rows][c] == ABOVE:
                    rows += 1
                found.append(Span(r, c, rows, columns, text.replace("¶", "\n")))
        return found

    def filled(self) -> list[list[str]]:
        """Rows with the text of a merged cell in each place that it covers, for formats without merging."""
        full = [["" for _ in row] for row in self.rows]
        for span in self.spans():
            for r in range(span.row, span.row + span.rows):
                for c in range(span.column, span.column + span.columns):
                    full[r][c] = span.text.replace("\n", "、")
        return full


@dataclass
class Document:
    """One file to write: its path inside the source, its keys and its blocks in order."""

    path: str
    keys: dict[str, str]
    blocks: list[Text | Table]

    @property
    def title(self) -> str:
        """The title printed at its head, or none."""
        return self.keys.get("title", "")

    def head(self) -> list[str]:
        """Document number and title as a typed document bears them."""
        return [self.keys[key] for key in ("number", "title") if key in self.keys]


def _block(line: str) -> Text:
    marks = {"## ": 2, "# ": 1, "> ": -1, "@sheet ": 9}
    for mark, level in marks.items():
        if line.startswith(mark):
            return Text(line[len(mark) :], level)
    return Text(line)


def parse(text: str) -> list[Document]:
    """The documents of one content text."""
    documents = []
    for part in text.split("\n=== ")[1:]:
        path, rest = part.split("\n", 1)
        head, body = rest.split("---\n", 1)
        keys = dict(line.split(": ", 1) for line in head.splitlines() if line)
        blocks: list[Text | Table] = []
        in_table = False
        for line in body.splitlines():
            if line.startswith("|"):
                if not in_table:
                    blocks.append(Table())
                table = blocks[-1]
                assert isinstance(table, Table)
                table.rows.append(line[1:-1].split("|"))
            elif line:
                blocks.append(_block(line))
            in_table = line.startswith("|")
        documents.append(Document(path.strip(), keys, blocks))
    return documents


def load(path: Path) -> list[Document]:
    """The documents of one content file."""
    return parse("\n" + path.read_text(encoding="utf-8"))
