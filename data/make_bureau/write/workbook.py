"""Spreadsheets as offices keep them: a title over the table, merged cells, notes under it."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.make_bureau.document import Block, Document, Table
from data.make_bureau.write.archive import without_times

_NUMBER = re.compile(r"^(0|[1-9]\d{0,6})(\.\d{1,2})?$")


def workbook(document: Document) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = document.title
    book.properties.creator = document.key("issuer")
    for section in document.sections:
        _fill(book.create_sheet(section.name or "Sheet1"), section.blocks)
    saved = io.BytesIO()
    book.save(saved)
    return without_times(saved.getvalue())


def _fill(sheet: Worksheet, blocks: tuple[Block, ...]) -> None:
    width = max((len(block.rows[0]) for block in blocks if isinstance(block, Table)), default=1)
    row = 1
    for block in blocks:
        if isinstance(block, Table):
            _table(sheet, block, row)
            row += len(block.rows)
            continue
        sheet.cell(row, 1, block)
        if width > 1:
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
        if row == 1:
            sheet.cell(row, 1).font = Font(bold=True, size=16)
            sheet.cell(row, 1).alignment = Alignment(horizontal="center")
        row += 1
    for column in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 18


def _table(sheet: Worksheet, table: Table, first: int) -> None:
    for offset, texts in enumerate(table.texts()):
        for column, text in enumerate(texts, start=1):
            if not text:
                continue
            value = (float(text) if "." in text else int(text)) if _NUMBER.match(text) else text
            cell = sheet.cell(first + offset, column, value)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            cell.font = Font(bold=offset < table.header_rows)
    for top, left, bottom, right in table.merges():
        sheet.merge_cells(
            start_row=first + top, start_column=left + 1, end_row=first + bottom, end_column=right + 1
        )
