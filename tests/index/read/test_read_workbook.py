"""Workbooks as a person sees them, made here."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import openpyxl
import xlwt

from index.read import read_file
from index.read.document import Document, Heading, Table


def read(folder: Path, name: str, data: bytes) -> Document:
    path = folder / name
    path.write_bytes(data)
    (document,) = read_file(path, name)
    return document


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(title: str, rows: list[list[Any]]) -> tuple[openpyxl.Workbook, Any]:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book, sheet


FEES: list[list[Any]] = [
    ["2026年教育收费公示表"],
    ["学段", "学费", "收费日期", "电话", "比例", "时间"],
    ["高中", 12000.5, datetime.date(2026, 9, 1), 9901234567, 0.35, datetime.time(8, 30)],
    ["初中", 0, datetime.date(2026, 9, 2), 13800138000, 1, datetime.time(14, 0)],
]


def test_numbers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    book, sheet = workbook("Sheet1", FEES)
    for row in (3, 4):
        sheet[f"B{row}"].number_format = '#,##0.00;;"免费"'
        sheet[f"C{row}"].number_format = 'yyyy"年"m"月"d"日"'
        sheet[f"D{row}"].number_format = "00000000000"
        sheet[f"E{row}"].number_format = "0%"
        sheet[f"F{row}"].number_format = "h:mm"
    document = read(tmp_path, "收费.xlsx", saved(book))
    (table,) = tables(document)
    assert document.title == table.caption == "2026年教育收费公示表"
    assert [row.cells for row in table.rows] == [
        ("高中", "12,000.50", "2026年9月1日", "09901234567", "35%", "8:30"),
        ("初中", "免费", "2026年9月2日", "13800138000", "100%", "14:00"),
    ]


def test_hidden_rows_columns_and_sheets_are_left_out(tmp_path: Path) -> None:
    book, sheet = workbook("民办园", [["园名", "内部编号", "收费"], ["甲园", "x1", 900], ["乙园", "x2", 800]])
    sheet.append(["丙园", "x3", 700])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("底稿")["A1"] = "内部"
    book["底稿"].sheet_state = "veryHidden"
    document = read(tmp_path, "收费.xlsx", saved(book))
    (table,) = tables(document)
    assert table.header == ("园名", "收费")
    assert [row.cells for row in table.rows] == [("甲园", "900"), ("丙园", "700")]


def test_old_workbook_is_read_as_it_is_shown(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("收费")
    for x, name in enumerate(["类别", "标准", "日期", "内部"]):
        sheet.write(0, x, name)
    day = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    for y, (kind, amount, form) in enumerate([("一类", 1260.5, "#,##0.00"), ("二类", 0.5, "0%")], 1):
        sheet.write(y, 0, kind)
        sheet.write(y, 1, amount, xlwt.easyxf(num_format_str=form))
        sheet.write(y, 2, datetime.date(2026, 9, y), day)
        sheet.write(y, 3, "x")
    sheet.write(3, 0, "隐藏的行")
    sheet.row(3).hidden = True
    sheet.col(3).hidden = True
    draft = book.add_sheet("底稿")
    draft.write(0, 0, "内部")
    draft.visibility = 1
    (table,) = tables(read(tmp_path, "收费.xls", saved(book)))
    assert table.header == ("类别", "标准", "日期")
    assert [row.cells for row in table.rows] == [
        ("一类", "1,260.50", "2026年9月1日"),
        ("二类", "50%", "2026年9月2日"),
    ]


def test_name_of_a_sheet_is_used_where_it_says_something(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["学校", "片区"], ["甲小学", "建设街"]]
    named, _ = workbook("2026年小学片区", rows)
    assert tables(read(tmp_path, "a.xlsx", saved(named)))[0].caption == "2026年小学片区"
    unnamed, _ = workbook("Sheet1", rows)
    assert tables(read(tmp_path, "a.xlsx", saved(unnamed)))[0].caption == ""
    several, _ = workbook("小学", rows)
    for title in ("Sheet2", "初中"):
        other = several.create_sheet(title)
        for row in rows:
            other.append(row)
    document = read(tmp_path, "a.xlsx", saved(several))
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["小学", "初中"]


def test_lines_inside_a_cell_do_not_run_together(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["学校\n名称", "联系\n电话"], ["东湖\n小学", "0990-1234567\n0990-7654321"]]
    book, _ = workbook("Sheet1", rows)
    (table,) = tables(read(tmp_path, "a.xlsx", saved(book)))
    assert table.header == ("学校名称", "联系电话")
    assert table.rows[0].cells == ("东湖小学", "0990-1234567 0990-7654321")


def test_area_merged_to_the_end_of_the_sheet(tmp_path: Path) -> None:
    book, sheet = workbook("Sheet1", [["学校", "电话"], ["甲小学", "0990-1234567"]])
    sheet.merged_cells.add("B2:XFD1048576")  # without making the cells
    (table,) = tables(read(tmp_path, "a.xlsx", saved(book)))
    assert table.rows[0].cells == ("甲小学", "0990-1234567")
