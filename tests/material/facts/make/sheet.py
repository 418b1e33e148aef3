"""Spreadsheets."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment

from .archive import settle
from .document import Document, Table


def _value(text: str) -> str | int | float:
    """Amounts are numbers in a spreadsheet, not words."""
    if text.isdigit() and not text.startswith("0"):
        return int(text)
    if text.replace(".", "", 1).isdigit() and not text.startswith("0"):
        return float(text)
    return text


def write(document: Document) -> bytes:
    """The document as .xlsx: a line of text becomes a row merged over the width of the widest table."""
    book = Workbook()
    sheet = book.active
    width = max(len(block.rows[0]) for block in document.blocks if isinstance(block, Table))
    row = 1
    lines = document.head()
    named = False
    for block in document.blocks:
        if not isinstance(block, Table) and block.level == 9:
            sheet = book.create_sheet(block.text) if named else sheet
            sheet.title = block.text
            row, named = 1, True
            continue
        for text in lines:
            sheet.cell(row, 1, text).alignment = Alignment(horizontal="center")
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
            row += 1
        lines = []
        if isinstance(block, Table):
            for span in block.spans():
                first = row + span.row
                cell = sheet.cell(first, span.column + 1, _value(span.text))
                cell.alignment = Alignment(wrap_text=True, vertical="center")
                if span.rows > 1 or span.columns > 1:
                    sheet.merge_cells(
                        start_row=first,
                        end_row=first + span.rows - 1,
                        start_column=span.column + 1,
                        end_column=span.column + span.columns,
                    )
            row += len(block.rows)
        else:
            cell = sheet.cell(row, 1, block.text)
            cell.alignment = Alignment(horizontal="right" if block.level < 0 else "left", wrap_text=True)
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
            row += 1
    out = io.BytesIO()
    book.save(out)
    return settle(out.getvalue())
