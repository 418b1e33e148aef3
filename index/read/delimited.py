"""Tables as delimited text (.csv, .tsv), whatever the delimiter."""

from __future__ import annotations

import csv
import io

from index.read.document import Document, UnreadableFile
from index.read.grid import Grid
from index.read.tables import read_grid

_DELIMITERS = (",", "\t", ";", "|", "，")
_LONGEST_FIELD = 10_000_000  # the library stops at 131,072 characters otherwise


def read_delimited(text: str, name: str) -> list[Document]:
    """One document with the file's table. Raises UnreadableFile where there is no text in it."""
    csv.field_size_limit(_LONGEST_FIELD)
    rows = _rows(text, _delimiter(text))
    blocks = read_grid(Grid.of(rows))
    if not blocks:
        raise UnreadableFile("空文件")
    return [Document(name, tuple(blocks))]


def _delimiter(text: str) -> str:
    """The delimiter that gives the most rows of one and the same number of columns."""
    sample = "\n".join(text.splitlines()[:200])

    def regular(delimiter: str) -> int:
        widths = [len(row) for row in _rows(sample, delimiter) if row]
        return max((widths.count(width) for width in set(widths) if width > 1), default=0)

    return max(_DELIMITERS, key=regular)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile("表格文件损坏，无法逐行读取") from error
