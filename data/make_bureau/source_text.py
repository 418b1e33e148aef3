"""The text of a bureau's file, read as simply as can be and by nothing that the product uses to read it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

_SPACE = re.compile(r"\s+")
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1>", re.S | re.I)
_TAG = re.compile(r"<[^>]+>")


def without_space(text: str) -> str:
    return _SPACE.sub("", text)


def source_text(file: Path) -> str:
    """All text of the file without any white space, so that a line break in a cell splits no word."""
    match file.suffix:
        case ".docx":
            text = _word(file)
        case ".xlsx":
            text = _workbook(file)
        case ".xls":
            text = _old_workbook(file)
        case ".pdf":
            text = _pdf(file)
        case ".html" | ".htm":
            text = unescape(_TAG.sub("", _HIDDEN.sub("", decoded(file))))
        case _:
            text = decoded(file)
    return without_space(text)


def decoded(file: Path) -> str:
    """A text file is UTF-8, or else GB18030."""
    content = file.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _word(file: Path) -> str:
    from docx import Document

    paper = Document(str(file))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def _workbook(file: Path) -> str:
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=False)
    values = [value for sheet in book.worksheets for row in sheet.values for value in row]
    return "\n".join(str(value) for value in values if value is not None)


def _old_workbook(file: Path) -> str:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(file))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return "\n".join(_figure(value) for row in rows for value in row)


def _figure(value: object) -> str:
    """The old format keeps every number as a float."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _pdf(file: Path) -> str:
    """Running text, then every cell by itself: in running text two columns' lines are interleaved."""
    import pdfplumber

    parts: list[str] = []
    with pdfplumber.open(file) as paper:
        for page in paper.pages:
            parts.append(page.extract_text())
            parts += [cell or "" for table in page.extract_tables() for row in table for cell in row]
    return "\n".join(parts)
