"""Spreadsheets of the old binary format (.xls)."""

from __future__ import annotations

import io

import xlwt

from data.make_bureau.document import Document, Table


def old_workbook(document: Document) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    bold = xlwt.easyxf("font: bold on; align: horiz center, vert center, wrap on")
    plain = xlwt.easyxf("align: vert center, wrap on")
    for section in document.sections:
        sheet = book.add_sheet(section.name or "Sheet1")
        width = max((len(block.rows[0]) for block in section.blocks if isinstance(block, Table)), default=1)
        row = 0
        for block in section.blocks:
            if isinstance(block, str):
                sheet.write_merge(row, row, 0, width - 1, block, bold if row == 0 else plain)
                row += 1
                continue
            merged = {(top, left): (bottom, right) for top, left, bottom, right in block.merges()}
            for top, cells in enumerate(block.texts()):
                for left, text in enumerate(cells):
                    if not text:
                        continue
                    bottom, right = merged.get((top, left), (top, left))
                    style = bold if top < block.header_rows else plain
                    sheet.write_merge(row + top, row + bottom, left, right, text, style)
            row += len(block.rows)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
