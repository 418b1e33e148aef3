"""Sets a draft as a workbook: a sheet from each ``^=``, lines over and under the table in joined rows."""

import io
from typing import Any

import openpyxl

from .draft import Block, Draft, cells
from .fixed import settled


def workbook(draft: Draft) -> bytes:
    """The .xlsx of the draft."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    sheets: list[tuple[str, list[Block]]] = []
    for block in draft.blocks:
        if block.kind == "=":
            sheets.append((block.text, []))
        else:
            sheets[-1][1].append(block)
    for name, blocks in sheets:
        _fill(made.create_sheet(name), blocks)
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue())


def _fill(sheet: Any, blocks: list[Block]) -> None:
    width = max(len(row) for block in blocks for row in block.rows)
    at = 1
    for block in blocks:
        if block.kind != "|":
            sheet.cell(at, 1, block.text)
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=width)
            at += 1
            continue
        for cell in cells(block.rows):
            row, column = at + cell.row, cell.column + 1
            sheet.cell(row, column, int(cell.text) if cell.text.isdigit() else cell.text)
            if cell.height > 1 or cell.width > 1:
                sheet.merge_cells(start_row=row, end_row=row + cell.height - 1,
                                  start_column=column, end_column=column + cell.width - 1)
        at += len(block.rows)
