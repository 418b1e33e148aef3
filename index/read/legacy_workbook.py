"""Old workbooks (.xls), with the formats of their numbers and without what is hidden."""

from __future__ import annotations

import os
from typing import Any

from index.read.document import UnreadableFile
from index.read.number_format import plain, shown
from index.read.sheet import Sheet


def read_sheets(data: bytes) -> list[Sheet]:
    """The visible sheets. Raises UnreadableFile where the file is encrypted or damaged.

    No other library is asked then: one that believes a damaged file's cell numbers makes room for a sheet of
    that size, tens of gigabytes, before it finds anything wrong.
    """
    import struct

    import xlrd
    from xlrd.compdoc import CompDocError

    try:
        with open(os.devnull, "w", encoding="utf-8") as silent:
            book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=silent
            )
            return [_sheet(book, sheet) for sheet in book.sheets() if sheet.visibility == 0]
    except (
        xlrd.XLRDError, CompDocError, struct.error, AssertionError, LookupError, ValueError, TypeError,
        AttributeError, NotImplementedError, OverflowError,
    ) as error:  # fmt: skip
        # The library checks little and stumbles in many ways over a damaged file.
        if "encrypted" in str(error):
            raise UnreadableFile("文件已加密，需要先去掉密码") from error
        raise UnreadableFile("文件损坏，无法作为电子表格打开") from error


def _sheet(book: Any, sheet: Any) -> Sheet:
    made = Sheet(sheet.name)
    for y in range(sheet.nrows):
        for x, cell in enumerate(sheet.row(y)):
            text = _text(book, cell)
            if text:
                made.texts[y, x] = text
    made.merged = {(top, left): (bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells}
    made.hidden_rows = {y for y, row in sheet.rowinfo_map.items() if row.hidden}
    made.hidden_columns = {x for x, column in sheet.colinfo_map.items() if column.hidden}
    return made


def _text(book: Any, cell: Any) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "是" if cell.value else "否"
    if cell.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return ""
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return plain(cell.value)
    key = book.xf_list[cell.xf_index].format_key
    known = book.format_map.get(key)
    # Built-in formats are listed as an American Excel shows them.
    code = known.format_str if known is not None and key >= 164 else ""
    return shown(cell.value, code, key, bool(book.datemode))
