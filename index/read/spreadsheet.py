"""Workbooks (.xlsx, .xls and their kin)."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from index.read.document import Block, Document, Heading, UnreadableFile
from index.read.number_format import plain
from index.read.sheet import Sheet, captioned, title_of
from index.read.workbook_look import Look, PackageLooks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

# More than this in one sheet is no list for citizens, and would take minutes.
_MOST_CELLS = 2_000_000


def read_spreadsheet(data: bytes, name: str) -> list[Document]:
    """One document, with values as they are shown; hidden sheets, rows and columns are left out.

    Where several sheets are filled, each stands under its name. Raises UnreadableFile where the
    workbook is protected by a password, damaged or empty.
    """
    from python_calamine import CalamineError, PasswordError

    try:
        gaps: list[str] = []
        filled = [(sheet, held) for sheet in _sheets(data, gaps) if (held := sheet.blocks())]
    except PasswordError as error:
        raise UnreadableFile("文件已加密，需要先去掉密码") from error
    except (CalamineError, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
        raise UnreadableFile("文件损坏，无法作为电子表格打开") from error
    except BaseException as error:
        # A panic in the library's Rust code is no Exception; anything else goes its way.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableFile("文件损坏，无法作为电子表格打开") from error
    if not filled:
        raise UnreadableFile("；".join(gaps) or "空文件：电子表格里没有内容")
    blocks: list[Block] = []
    for sheet, held in filled:
        if len(filled) > 1 and sheet.says_something:
            blocks.append(Heading(sheet.name.strip(), 1))
        blocks.extend(held)
    title = title_of(blocks)
    if len(filled) == 1 and filled[0][0].says_something:
        blocks = captioned(blocks, filled[0][0].name.strip())
    return [Document(name, tuple(blocks), title=title, gaps=tuple(gaps))]


def _sheets(data: bytes, gaps: list[str]) -> Iterator[Sheet]:
    """The visible sheets; of each that cannot be read ``gaps`` is told."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if not data.startswith(b"PK"):
        from index.read.legacy_workbook import read_sheets

        yield from read_sheets(data)
        return
    looks = _looks(data)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in workbook.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            look = looks.sheet(sheet.name) if looks else Look()
            try:
                made = _sheet(sheet.name, workbook.get_sheet_by_name(sheet.name), look)
            except CalamineError:
                gaps.append(f"工作表“{sheet.name}”损坏，未读")
            except UnreadableFile as reason:
                gaps.append(f"工作表“{sheet.name}”未读：{reason}")
            else:
                yield made


def _looks(data: bytes) -> PackageLooks | None:
    package = zipfile.ZipFile(io.BytesIO(data))
    return PackageLooks(package) if "xl/workbook.xml" in package.namelist() else None


def _sheet(name: str, sheet: CalamineSheet, look: Look) -> Sheet:
    rows = sheet.to_python(skip_empty_area=False)
    if sum(map(len, rows)) > _MOST_CELLS:
        raise UnreadableFile("电子表格过大")
    made = Sheet(name, {}, dict(sheet.merged_cell_ranges or []), look.hidden_rows, look.hidden_columns)
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if value == "" or value is None:
                continue
            formatted = look.texts.get((y, x))
            text = _shown(value) if formatted is None else formatted
            if text:
                made.texts[y, x] = text
    return made


def _shown(value: Any) -> str:
    """A value without a format: whole numbers without a point, dates without a midnight."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float | int):
        return plain(value)
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
    return str(value)
