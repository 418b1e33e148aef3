"""Tables as delimited text (.csv, .tsv), whatever the delimiter."""

from __future__ import annotations

import csv
import io
import re

from index.read.document import Document, UnreadableFile
from index.read.grid import Grid, join_lines
from index.read.sheet import title_of
from index.read.tables import read_grid

_DELIMITERS = (",", "\t", ";", "|", "，")
_NAMED_DELIMITER = re.compile(r"\ufeff?sep=(.)\r?\n", re.I)  # how Excel is told
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"|\'([\d+-][\d() +-]*)')
_LONGEST_FIELD = 10_000_000  # the library stops at 131,072 characters otherwise


def read_delimited(text: str, name: str) -> list[Document]:
    """One document with the file's tables, called what their title row says. Raises UnreadableFile
    where there is no text in it."""
    csv.field_size_limit(_LONGEST_FIELD)
    named = _NAMED_DELIMITER.match(text)
    body = text[named.end() :] if named else text
    rows = _rows(body, named[1] if named else _delimiter(body))
    blocks = read_grid(Grid.of([[_shown(field) for field in row] for row in rows]))
    if not blocks:
        raise UnreadableFile("空文件")
    return [Document(name, tuple(blocks), title=title_of(blocks))]


def _shown(field: str) -> str:
    """A field as a sheet shows it: ``="0990"`` and ``'0990`` only keep a figure from being a number."""
    kept = _KEPT_AS_TEXT.fullmatch(field.strip())
    return join_lines((kept[1] or kept[2] if kept else field).splitlines())


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
