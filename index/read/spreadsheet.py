"""Workbooks (.xlsx, .xls and their kin)."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from index.read.document import Block, Document, Heading, UnreadableFile
from index.read.grid import Grid
from index.read.tables import read_grid

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_REFERENCE = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"')
# More than this in one sheet is no list for citizens, and would take minutes.
_MOST_CELLS = 2_000_000


def read_spreadsheet(data: bytes, name: str) -> list[Document]:
    """One document; where several sheets are visible and filled, each stands under its name.

    Raises UnreadableFile where the workbook is protected by a password, damaged or empty.
    """
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        _refuse_boundless(data)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        filled: list[tuple[str, list[Block]]] = []
        for sheet in workbook.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
                blocks = _sheet(workbook.get_sheet_by_name(sheet.name))
                if blocks:
                    filled.append((sheet.name, blocks))
    except PasswordError as error:
        raise UnreadableFile("文件已加密，需要先去掉密码") from error
    except (CalamineError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableFile("文件损坏，无法作为电子表格打开") from error
    except BaseException as error:
        # A panic in the library's Rust code is no Exception; anything else goes its way.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFile("文件损坏，无法作为电子表格打开") from error
    if not filled:
        raise UnreadableFile("空文件：电子表格里没有内容")
    if len(filled) == 1:
        return [Document(name, tuple(filled[0][1]))]
    return [
        Document(name, tuple(block for title, blocks in filled for block in (Heading(title, 1), *blocks)))
    ]


def _refuse_boundless(data: bytes) -> None:
    """Refuses sheets whose outermost cells span an area that the library could not hold in memory."""
    if not data.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():
            if not re.search(r"worksheets/[^/]+\.xml$", entry.filename):
                continue
            rows = columns = 0
            with package.open(entry) as sheet:
                while part := sheet.read(1 << 20):
                    for letters, number in _REFERENCE.findall(part):
                        rows = max(rows, int(number))
                        columns = max(columns, _column(letters))
            if rows * columns > 10 * _MOST_CELLS:
                raise UnreadableFile("电子表格过大")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _sheet(sheet: CalamineSheet) -> list[Block]:
    rows = sheet.to_python(skip_empty_area=False)
    if sum(map(len, rows)) > _MOST_CELLS:
        raise UnreadableFile("电子表格过大")
    merged = dict(sheet.merged_cell_ranges or [])
    grid = Grid()
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            bottom, right = merged.get((y, x), (y, x))
            if value != "" or (y, x) in merged:
                grid.place(y, x, _shown(value), bottom - y + 1, right - x + 1)
    return read_grid(grid)


def _shown(value: Any) -> str:
    """A value as a sheet shows it: whole numbers without a point, dates without a midnight."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(round(value, 10))
    if isinstance(value, datetime.datetime):
        return (
            value.strftime("%Y-%m-%d")
            if value.time() == datetime.time()
            else value.strftime("%Y-%m-%d %H:%M")
        )
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)
