"""Workbooks: what a cell holds beside what it shows, and tables set down on a sheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from .model import Table
from .packed import steady

_LINE = Side(style="thin", color="000000")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True)
class Kind:
    """How the text that a cell shows is held: a number format and the value under it."""

    format: str
    value: Callable[[str], Any]


def number(format: str, *around: str) -> Kind:
    """A figure whose format adds ``around`` (a currency sign, a unit) and thousands separators."""

    def value(shown: str) -> float | int | str:
        for sign in (*around, ","):
            shown = shown.replace(sign, "")
        try:
            return float(shown) if "." in shown else int(shown)
        except ValueError:
            return shown

    return Kind(format, value)


def percent(format: str) -> Kind:
    return Kind(format, lambda shown: round(float(shown.rstrip("%")) / 100, 6))


def date(format: str, pattern: str) -> Kind:
    """A real date; ``pattern`` is how its shown text is read (strptime). A day without a year is of 2026."""

    def value(shown: str) -> datetime:
        if "%Y" in pattern or "%m" not in pattern:
            return datetime.strptime(shown, pattern)
        return datetime.strptime(f"2026 {shown}", f"%Y {pattern}")

    return Kind(format, value)


def clock(shown: str) -> Any:
    """An hour of the day, held as such."""
    return datetime.strptime(shown, "%H:%M").time()


def put(
    sheet: Any,
    table: Table,
    top: int = 1,
    left: int = 1,
    *,
    kinds: Mapping[int, Kind] | None = None,
    cells: Mapping[tuple[int, int], Kind] | None = None,
    merge_header: bool = True,
    title: bool = True,
) -> int:
    """Title row, unit line, table and note rows from ``top`` on; the number of the next free row.
    ``kinds`` go by column and hold for the body, ``cells`` by row and column of the table."""
    right = left + table.width - 1
    row = top
    if title and table.caption:
        _wide(sheet, row, left, right, table.caption, "center")
        sheet.cell(row, left).font = Font(bold=True, size=16)
        row += 1
    if table.unit:
        sheet.cell(row, right, table.unit).alignment = Alignment(horizontal="right")
        row += 1
    for span in table.spans():
        cell = sheet.cell(row + span.row, left + span.column)
        kind = (cells or {}).get((span.row, span.column))
        if kind is None and span.row >= table.header:
            kind = (kinds or {}).get(span.column)
        if kind and span.text and span.row not in table.sections:
            cell.value = kind.value(span.text)
            cell.number_format = kind.format
        else:
            cell.value = span.text or None
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.font = Font(bold=span.row < table.header)
        for at_row in range(span.down):
            for at_column in range(span.across):
                sheet.cell(row + span.row + at_row, left + span.column + at_column).border = BOX
        if (span.down > 1 or span.across > 1) and (merge_header or span.row >= table.header):
            sheet.merge_cells(
                start_row=row + span.row,
                start_column=left + span.column,
                end_row=row + span.row + span.down - 1,
                end_column=left + span.column + span.across - 1,
            )
    row += len(table.rows)
    for note in table.notes:
        _wide(sheet, row, left, right, note, "left")
        row += 1
    return row


def _wide(sheet: Any, row: int, left: int, right: int, text: str, align: str) -> None:
    sheet.cell(row, left, text).alignment = Alignment(horizontal=align, wrap_text=True)
    sheet.merge_cells(start_row=row, start_column=left, end_row=row, end_column=right)


def workbook(first: str) -> Any:
    """A workbook with one sheet of this name."""
    book = Workbook()
    book.active.title = first
    return book


def packed(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue())
