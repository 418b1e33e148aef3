"""What a sheet of an .xlsx package looks like: its numbers as formatted, its hidden rows and columns.

The library that reads the values knows neither.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from index.read.document import UnreadableFile
from index.read.number_format import shown

# More squares than this, filled or not, are no list for citizens and could not be held in memory.
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_SQUARES = 20_000_000
_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATIONSHIP = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(slots=True)
class Look:
    """Texts of the formatted numbers by (row, column), and what is hidden; all counted from 0."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


class PackageLooks:
    """The looks of the sheets of one package, read a sheet at a time."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = set(package.namelist())
        self._formats: list[tuple[str, int]] = []  # (format, its number) by style
        self._sheets: dict[str, str] = {}
        self._from_1904 = False
        self._read_workbook()
        self._read_styles()

    def sheet(self, name: str) -> Look:
        """The look of the sheet called ``name``. Raises UnreadableFile where the sheet is boundless."""
        from lxml.etree import iterparse  # type: ignore[import-untyped]

        look = Look()
        path = self._sheets.get(name, "")
        if path not in self._names:
            return look

        @lru_cache(maxsize=4096)
        def text(style: int, value: float) -> str:
            code, number_id = self._formats[style] if 0 <= style < len(self._formats) else ("", 0)
            return shown(value, code, number_id, self._from_1904)

        row_number = widest = 0
        with self._package.open(path) as source:
            for _, element in iterparse(
                source, tag=("{*}row", "{*}col"), recover=True, huge_tree=True, resolve_entities=False
            ):
                if element.tag.endswith("}col"):
                    if _is_hidden(element, "width"):
                        first, last = int(element.get("min", 1)), int(element.get("max", 1))
                        look.hidden_columns.update(range(first - 1, min(last, 16384)))
                    continue
                row_number = int(element.get("r") or row_number + 1)
                if _is_hidden(element, "ht"):
                    look.hidden_rows.add(row_number - 1)
                for column, style, value in _numbers(element):
                    widest = max(widest, column + 1)
                    if style and value is not None:
                        look.texts[row_number - 1, column] = text(style, value)
                # A cell may say that it stands in another row, and the library believes it.
                rows = [(cell.get("r") or "").lstrip(_LETTERS) for cell in element]
                lowest = max((int(row) for row in rows if row.isdecimal()), default=row_number)
                if max(row_number, lowest) * widest > _MOST_SQUARES:
                    raise UnreadableFile("电子表格过大")
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        return look

    def _parsed(self, path: str) -> Any:
        from lxml.etree import XMLParser, fromstring

        if path not in self._names:
            return None
        return fromstring(
            self._package.read(path), XMLParser(recover=True, huge_tree=True, resolve_entities=False)
        )

    def _read_workbook(self) -> None:
        path = next((name for name in self._names if name.lower() == "xl/workbook.xml"), "")
        book = self._parsed(path)
        links = self._parsed("xl/_rels/workbook.xml.rels")
        if book is None or links is None:
            return
        targets = {link.get("Id"): link.get("Target") or "" for link in links.iter("{*}Relationship")}
        for sheet in book.iter("{*}sheet"):
            target = targets.get(sheet.get(_RELATIONSHIP) or sheet.get(_STRICT_RELATIONSHIP), "")
            inside = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            self._sheets[sheet.get("name") or ""] = posixpath.normpath(inside)
        properties = book.find("{*}workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true")

    def _read_styles(self) -> None:
        styles = self._parsed("xl/styles.xml")
        if styles is None:
            return
        codes = {part.get("numFmtId"): part.get("formatCode") or "" for part in styles.iter("{*}numFmt")}
        for cells in styles.iter("{*}cellXfs"):
            for style in cells.iter("{*}xf"):
                number = style.get("numFmtId") or "0"
                self._formats.append((codes.get(number, ""), int(number) if number.isdigit() else 0))


def _numbers(row: Any) -> Iterator[tuple[int, int, float | None]]:
    """(column, style, number) of the row's cells; None where a cell holds no number."""
    column = -1
    for cell in row.iterchildren("{*}c"):
        reference = cell.get("r")
        column = _column(reference) if reference else column + 1
        value = None
        if cell.get("t", "n") == "n":
            stored = cell.find("{*}v")
            try:
                value = float(stored.text) if stored is not None and stored.text else None
            except ValueError:
                value = None
        style = cell.get("s") or "0"
        yield column, int(style) if style.isdigit() else 0, value


def _column(reference: str) -> int:
    """「AB12」 to 27."""
    number = 0
    for char in reference.upper():
        if not "A" <= char <= "Z":
            break
        number = 26 * number + ord(char) - 64
    return number - 1


def _is_hidden(element: Any, size: str) -> bool:
    """Whether a row or column is hidden, or made as small as nothing."""
    return element.get("hidden") in ("1", "true") or element.get(size) in ("0", "0.0")
