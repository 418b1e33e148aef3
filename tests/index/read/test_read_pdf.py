"""PDF files drawn here, read for their text, its order and their tables."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as DrawnTable

from index.read.document import Document, Heading, Paragraph, Table, UnreadableFile
from index.read.pdf import read_pdf

FONT = "STSong-Light"
AIM = (
    "为规范全市义务教育招生入学工作，保障适龄儿童少年依法接受教育的权利，"
    "根据有关法律和上级规定，结合本市实际，制定本办法。"
)
DUTY = (
    "各县市教育部门应当按照学校布局和适龄儿童数量，合理划定公办学校的服务范围，"
    "每年五月向社会公布，公布以后当年不得调整。"
)
FEES = [
    ["学校类别", "保教费（元/月）", "伙食费（元/月）"],
    ["一级园", "300", "180"],
    ["二级园", "240", "160"],
    ["三级园", "180", "150"],
]
Draw = Callable[[Canvas], None]


def pdf(*pages: Draw) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for draw in pages:
        canvas.setFont(FONT, 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def read(*pages: Draw) -> Document:
    (document,) = read_pdf(pdf(*pages), "a.pdf")
    return document


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [list(block.header), *(list(row.cells) for row in block.rows)]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def write(canvas: Canvas, text: str, x: float, y: float, width: int, pitch: float = 18) -> float:
    """Text broken after ``width`` characters; the height of the line below it."""
    for start in range(0, len(text), width):
        canvas.drawString(x, y, text[start : start + width])
        y -= pitch
    return y


def grid(
    canvas: Canvas, rows: Sequence[Sequence[str]], x: float, y: float, widths: Sequence[float], *style: object
) -> None:
    drawn = DrawnTable(
        [list(row) for row in rows],
        colWidths=list(widths),
        style=[("FONT", (0, 0), (-1, -1), FONT, 11), *style],
    )
    drawn.wrapOn(canvas, 500, 700)
    drawn.drawOn(canvas, x, y)


GRID = ("GRID", (0, 0), (-1, -1), 0.5, "black")
THREE_LINES = (
    ("LINEABOVE", (0, 0), (-1, 0), 1.5, "black"),
    ("LINEBELOW", (0, 0), (-1, 0), 0.75, "black"),
    ("LINEBELOW", (0, -1), (-1, -1), 1.5, "black"),
)
OPEN_SIDES = (
    ("INNERGRID", (0, 0), (-1, -1), 0.5, "black"),
    ("LINEABOVE", (0, 0), (-1, 0), 1, "black"),
    ("LINEBELOW", (0, -1), (-1, -1), 1, "black"),
)
LEVEL_LINES = (("LINEABOVE", (0, 0), (-1, -1), 0.5, "black"), THREE_LINES[2])
SHADED = (
    ("BACKGROUND", (0, 0), (-1, 0), Color(0.2, 0.35, 0.6)),
    ("TEXTCOLOR", (0, 0), (-1, 0), "white"),
)


@pytest.mark.parametrize("style", [(GRID,), THREE_LINES, OPEN_SIDES, LEVEL_LINES, SHADED, ()])
def test_table_however_it_is_drawn(style: tuple[object, ...]) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, AIM, 72, 760, 36)
        grid(canvas, FEES, 72, 580, [140, 120, 120], *style)
        write(canvas, DUTY, 72, 540, 36)

    document = read(draw)
    assert tables(document) == [FEES]
    assert texts(document) == [AIM, DUTY]


@pytest.mark.parametrize("style", [THREE_LINES, LEVEL_LINES, ()])
@pytest.mark.parametrize("place", ["TOP", "MIDDLE"])
def test_wrapped_cells_without_upright_rules(style: tuple[object, ...], place: str) -> None:
    rows = [
        ["学校名称", "服务范围", "联系电话"],
        ["东城小学", "建设路以东、人民路以北至环\n城河，含建设路1—99号单号", "0800-2501001"],
        ["西关小学", "西关大街全段、菜市巷、水井\n街2—88号双号，和平里小区1\n至12幢", "0800-2501002"],
        ["南门小学", "南门外大街、柳荫新村", "0800-2501003"],
        ["北苑小学", "北苑路、龙泉山路三段以及北\n苑花园、金色家园等小区", "0800-2501004"],
    ]
    document = read(
        lambda canvas: grid(
            canvas, rows, 72, 500, [90, 170, 110], *style, ("VALIGN", (0, 0), (-1, -1), place),
            ("TOPPADDING", (0, 0), (-1, -1), 6), ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
        )
    )  # fmt: skip
    assert tables(document) == [[[cell.replace("\n", "") for cell in row] for row in rows]]


def test_rows_told_by_their_names_where_nothing_parts_them() -> None:
    lines = [
        ("学校名称", "服务范围", "班数"), ("东城小学", "建设路以东、人民路以北至环", "12"), ("", "城河", ""),
        ("西关小学", "西关大街", "8"), ("南门小学", "南门外大街、柳荫街、柳荫新", "6"), ("", "村", ""),
    ]  # fmt: skip

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            for x, text in zip((72, 160, 360), line, strict=True):
                canvas.drawString(x, 700 - 15 * number, text)

    assert tables(read(draw)) == [
        [
            ["学校名称", "服务范围", "班数"],
            ["东城小学", "建设路以东、人民路以北至环城河", "12"],
            ["西关小学", "西关大街", "8"],
            ["南门小学", "南门外大街、柳荫街、柳荫新村", "6"],
        ]
    ]


def test_names_over_several_columns_without_upright_rules() -> None:
    rows = [
        ["学段", "收费标准（元）", "", "备注"],
        ["", "学费", "住宿费", ""],
        ["小学", "1200", "300", "每学期"],
        ["初中", "1500", "400", "每学期"],
    ]
    document = read(
        lambda canvas: grid(
            canvas, rows, 72, 600, [80, 100, 100, 100], *THREE_LINES[::2],
            ("ALIGN", (0, 0), (-1, -1), "CENTER"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)),
            ("SPAN", (3, 0), (3, 1)), ("LINEBELOW", (1, 0), (2, 0), 0.5, "black"),
            ("LINEBELOW", (0, 1), (-1, 1), 0.75, "black"),
        )
    )  # fmt: skip
    assert tables(document) == [[["学段", "收费标准（元）/学费", "收费标准（元）/住宿费", "备注"], *rows[2:]]]


@pytest.mark.parametrize("style", [(GRID,), THREE_LINES, ()])
@pytest.mark.parametrize("is_repeated", [True, False])
def test_table_goes_on_over_pages(style: tuple[object, ...], is_repeated: bool) -> None:
    names = ["序号", "学校", "学生数"]
    rows = [[str(n), f"第{n}小学", str(200 + n)] for n in range(1, 13)]

    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 810, "教育局文件汇编")
            canvas.drawString(290, 30, f"- {number + 1} -")
            head = [names] if is_repeated or number == 0 else []
            grid(canvas, [*head, *rows[4 * number : 4 * number + 4]], 72, 600, [60, 150, 100], *style)

        return draw

    document = read(page(0), page(1), page(2))
    assert tables(document) == [[names, *rows]]
    assert texts(document) == []


def test_row_and_merged_cell_broken_over_pages() -> None:
    def first(canvas: Canvas) -> None:
        rows = [["片区", "学校", "范围"], ["城东片", "甲小学", "甲街"], ["", "乙小学", "乙街及其以东的全部"]]
        grid(canvas, rows, 72, 100, [80, 120, 180], GRID, ("SPAN", (0, 1), (0, 2)))

    def second(canvas: Canvas) -> None:
        rows = [["", "丙小学", "丙街"], ["", "丁小学", "丁街"], ["城西片", "戊小学", "戊街"]]
        grid(canvas, rows, 72, 700, [80, 120, 180], GRID, ("SPAN", (0, 0), (0, 1)))

    (table,) = tables(read(first, second))
    assert [row[0] for row in table[1:]] == ["城东片"] * 4 + ["城西片"]

    def rest(canvas: Canvas) -> None:
        grid(canvas, [["", "", "小区"], ["城西片", "戊小学", "戊街"]], 72, 700, [80, 120, 180], GRID)

    (table,) = tables(read(first, rest))
    assert table[2:] == [["城东片", "乙小学", "乙街及其以东的全部小区"], ["城西片", "戊小学", "戊街"]]


def test_captions_stand_right_before_their_tables() -> None:
    other = [["学校", "计划人数"], ["甲中学", "400"], ["乙中学", "350"]]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(200, 770, "表1 收费标准")
        grid(canvas, FEES, 72, 680, [120, 120, 120], GRID)
        canvas.drawString(200, 650, "表2 招生计划")
        grid(canvas, other, 72, 580, [120, 120], GRID)

    document = read(draw)
    assert [type(block) for block in document.blocks] == [Paragraph, Table, Paragraph, Table]
    assert texts(document) == ["表1 收费标准", "表2 招生计划"]
    assert tables(document) == [FEES, other]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("turned", [0, 90, 270])
def test_turned_pages_and_turned_text(rotation: int, turned: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        if turned:
            width, height = A4 if rotation in (0, 180) else A4[::-1]
            canvas.translate(width if turned == 90 else 0, 0 if turned == 90 else height)
            canvas.rotate(turned)
        canvas.drawString(150, 450, "幼儿园收费标准")
        grid(canvas, FEES, 80, 300, [130, 130, 130], GRID)

    document = read(draw)
    assert texts(document) == ["幼儿园收费标准"]
    assert tables(document) == [FEES]


def test_two_columns_below_one() -> None:
    left = "第一部分。" + AIM + DUTY
    right = "第二部分。" + DUTY + AIM

    def draw(canvas: Canvas) -> None:
        write(canvas, AIM, 72, 770, 36)
        write(canvas, left, 72, 690, 16)
        write(canvas, right, 300, 684, 16)  # not at the heights of the lines on the left

    assert texts(read(draw)) == [AIM, left, right]


def test_framed_box_does_not_break_the_text_beside_it() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, AIM, 72, 760, 16)
        canvas.rect(300, 700, 200, 80)
        write(canvas, "温馨提示报名须由监护人本人办理", 310, 755, 14)

    assert texts(read(draw)) == [AIM, "温馨提示报名须由监护人本人办理"]


def test_overprinted_text_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.3, 0.6):
            canvas.drawString(72 + shift, 750, "一、招生对象和人人都知道的条件")

    assert texts(read(draw)) == ["一、招生对象和人人都知道的条件"]


def test_watermarks_and_hidden_text_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, AIM, 72, 760, 36)
        canvas.setFillGray(1)
        canvas.drawString(72, 500, "白字")
        canvas.setFillGray(0)
        canvas.drawString(700, 500, "页外")
        canvas.setFont(FONT, 1)
        canvas.drawString(72, 480, "微字")
        canvas.setFillGray(0.85)
        canvas.setFont(FONT, 50)
        canvas.drawString(100, 600, "平水印")
        canvas.rotate(40)
        canvas.drawString(300, 200, "斜水印")

    assert texts(read(draw)) == [AIM]


def test_prose_lists_and_signatures_are_no_tables() -> None:
    def draw(canvas: Canvas) -> None:
        y = write(canvas, AIM, 72, 770, 36)
        for number, text in enumerate(["户口簿原件", "房屋产权证书", "预防接种证", "监护人身份证"], 1):
            canvas.drawString(72, y, f"{number}.")
            canvas.drawString(110, y, text)
            y -= 18
        for left, right in (
            ("甲方（盖章）：", "乙方（盖章）："), ("代表人：", "代表人："), ("联系电话：", "联系电话："),
            ("2026年5月8日", "2026年5月8日"),
        ):  # fmt: skip
            canvas.drawString(72, y, left)
            canvas.drawString(320, y, right)
            y -= 18
        for names in (("张明", "李红", "王军"), ("赵丽", "陈国", "周敏"), ("吴刚", "郑华", "孙娟")):
            for place, name in enumerate(names):
                canvas.drawString(96 + 120 * place, y, name)
            y -= 18
        for name, page in (("总则", "1"), ("招生", "4"), ("学籍", "9"), ("附则", "12")):
            canvas.drawString(72, y, name)
            canvas.drawString(480, y, page)
            y -= 18

    assert tables(read(draw)) == []


def test_headings_by_size_below_the_title() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 20)
        canvas.drawString(200, 790, "招生简章")
        y = 750.0
        for name, text in (("学校概况", AIM), ("收费情况", DUTY)):
            canvas.setFont(FONT, 15)
            canvas.drawString(72, y, name)
            canvas.setFont(FONT, 12)
            y = write(canvas, text, 72, y - 24, 36) - 20

    blocks = read(draw).blocks
    assert Heading("收费情况", 1) in blocks or Heading("收费情况", 2) in blocks
    assert Paragraph("招生简章") == blocks[0]


def picture(canvas: Canvas) -> None:
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (300, 400), 200)), 0, 0, *A4)


def words(canvas: Canvas) -> None:
    write(canvas, AIM, 72, 700, 36)


def test_scan_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFile, match="扫描件没有文字层，且没有安装文字识别"):
        read(picture)
    with pytest.raises(UnreadableFile, match="大部分是扫描件：共 3 页，2 页没有文字层"):
        read(words, picture, picture)


def test_text_beside_a_scanned_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert texts(read(words, picture)) == [AIM]


def test_recognised_text_under_a_scan_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        picture(canvas)
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        for start in range(0, len(AIM), 36):
            text.textLine(AIM[start : start + 36])
        canvas.drawText(text)

    assert texts(read(draw)) == [AIM.replace("\n", "")]


def test_far_too_long_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.read.pdf_pages.MOST_PAGES", 2)
    with pytest.raises(UnreadableFile, match="页数过多：共 3 页，最多读取 2 页"):
        read(words, words, words)
