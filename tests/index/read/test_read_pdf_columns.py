"""Columns of PDF tables where few rules are drawn, and cells that run into the next."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from index.read.document import Document, Table
from index.read.pdf import read_pdf

FONT = "STSong-Light"
Draw = Callable[[Canvas], None]


def read(*pages: Draw) -> Document:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for draw in pages:
        canvas.setFont(FONT, 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    (document,) = read_pdf(stream.getvalue(), "a.pdf")
    return document


def tables(document: Document) -> list[list[tuple[str, ...]]]:
    return [
        [block.header, *(row.cells for row in block.rows)]
        for block in document.blocks
        if isinstance(block, Table)
    ]


ADDRESSES = [
    ("学校", "地址", "电话"),
    ("甲小学", "建设街1号", "0300-5550001"),
    ("乙小学", "东湖大道2101号附近三楼", "0300-5550502"),
    ("丙小学", "人民路3号", "0300-5550003"),
    ("丁小学", "解放路4号", "0300-5550004"),
]


@pytest.mark.parametrize("phones", [245, 275, 285, 330])
def test_cell_that_runs_over_or_up_to_the_next(phones: int) -> None:
    def draw(canvas: Canvas) -> None:
        for y, row in enumerate(ADDRESSES):
            for x, text in zip((60, 160, phones), row, strict=True):
                canvas.drawString(x, 770 - 20 * y, text)

    assert tables(read(draw)) == [ADDRESSES]


def test_texts_over_one_another_stay_whole_outside_of_tables() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "东湖大道2101号附近")
        canvas.drawString(130, 700, "0300-5550502")

    (line,) = read(draw).blocks
    assert not isinstance(line, Table)
    assert line.text.split() == ["东湖大道2101号附近", "0300-5550502"]


RULES = [
    ("关于甲事项的管理办", "甲教规"),
    ("关于乙事项的实施细", "乙教规"),
    ("关于丙事项的管理规", "丙教规"),
]


def shaded(canvas: Canvas, rows: Sequence[tuple[str, str]], first: int) -> None:
    """A page printed from the web: shaded header cells with a broken name, rules under the rows."""
    canvas.setFillGray(0.9)
    for left, right in ((57, 168), (168, 258), (258, 307)):
        canvas.rect(left, 700, right - left, 45, stroke=0, fill=1)
    canvas.setFillGray(0)
    for x, y, text in ((62, 718, "文件名称"), (173, 718, "文号"), (262, 725, "公布日"), (262, 711, "期")):
        canvas.drawString(x, y, text)
    y = 700
    canvas.line(57, y, 307, y)
    for number, (name, sign) in enumerate(rows, first):
        canvas.drawString(62, y - 16, name)
        canvas.drawString(62, y - 31, "法")
        canvas.drawString(173, y - 16, sign)
        canvas.drawString(173, y - 31, f"〔2022〕{number}号")
        canvas.drawString(262, y - 16, "2022-")
        canvas.drawString(262, y - 31, f"0{number}-01")
        y -= 45
        canvas.line(57, y, 307, y)


def test_shaded_cells_of_the_header_show_the_columns() -> None:
    document = read(lambda canvas: shaded(canvas, RULES, 1), lambda canvas: shaded(canvas, RULES[:2], 4))
    assert tables(document) == [
        [
            ("文件名称", "文号", "公布日期"),
            *(
                (f"{name}法", f"{sign}〔2022〕{number}号", f"2022-0{number}-01")
                for number, (name, sign) in enumerate([*RULES, *RULES[:2]], 1)
            ),
        ]
    ]


def cells(canvas: Canvas, x: float, y: float, rows: Sequence[Sequence[str]], width: float = 70) -> None:
    for row in rows:
        for place, text in enumerate(row):
            canvas.rect(x + place * width, y, width, 20)
            canvas.drawString(x + place * width + 4, y + 5, text)
        y -= 20


def test_titles_on_one_line_over_tables_side_by_side() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(110, 730, "高频事项")
        canvas.drawString(370, 730, "咨询电话")
        cells(canvas, 60, 700, [("事项", "时限"), ("补办", "当场"), ("复核", "5日")])
        cells(canvas, 320, 700, [("科室", "电话"), ("中考", "8001"), ("高考", "8002")])

    texts = [block.header if isinstance(block, Table) else block.text for block in read(draw).blocks]
    assert texts == ["高频事项", ("事项", "时限"), "咨询电话", ("科室", "电话")]


def test_merged_cell_goes_on_where_the_row_before_left_a_blank_rest() -> None:
    def first(canvas: Canvas) -> None:
        cells(canvas, 60, 160, [("县区", "学校", "人数")])
        canvas.rect(60, 100, 70, 60)
        canvas.drawString(64, 140, "甲县")
        cells(canvas, 130, 140, [("一中", "80"), ("二中", "60"), ("三中", "40")])

    def second(canvas: Canvas) -> None:
        canvas.rect(60, 720, 70, 60)
        cells(canvas, 130, 760, [("", ""), ("四中", "30"), ("五中", "20")])

    ((_, *rows),) = tables(read(first, second))
    assert rows == [
        ("甲县", f"{name}中", count)
        for name, count in zip("一二三四五", ("80", "60", "40", "30", "20"), strict=True)
    ]


def test_names_in_the_middle_over_groups_of_columns_without_rules() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 750, "学校")
        for x, text in ((200, "小学"), (320, "初中")):
            canvas.drawCentredString(x, 750, text)
        rows = [
            ("", "班数", "人数", "班数", "人数"),
            ("甲学校", "6", "240", "3", "120"),
            ("乙学校", "12", "480", "4", "130"),
            ("丙学校", "1", "9", "2", "80"),
        ]
        for y, row in enumerate(rows):
            canvas.drawString(60, 732 - 20 * y, row[0])
            for x, text in zip((170, 230, 290, 350), row[1:], strict=True):
                canvas.drawCentredString(x, 732 - 20 * y, text)

    ((names, first, *_),) = tables(read(draw))
    assert names == ("学校", "小学/班数", "小学/人数", "初中/班数", "初中/人数")
    assert first == ("甲学校", "6", "240", "3", "120")
