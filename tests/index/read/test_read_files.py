"""Files of all formats, made here, and what must be refused."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as DrawnTable

from index.read import SUFFIXES, read_file
from index.read.document import Document, Heading, Paragraph, Table, UnreadableFile

Read = Callable[[str, bytes], list[Document]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_bytes(name: str, data: bytes) -> list[Document]:
        path = tmp_path / name
        path.write_bytes(data)
        return read_file(path, name)

    return read_bytes


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


def word_file() -> bytes:
    word = docx.Document()
    word.add_paragraph("2026年收费公示")
    word.add_heading("收费标准", level=1)
    table = word.add_table(rows=4, cols=3)
    for cell, text in zip(table.rows[0].cells, ["类别", "保教费", "保教费"], strict=True):
        cell.text = text
    table.cell(0, 1).text = ""
    table.cell(0, 2).text = ""
    table.cell(0, 1).merge(table.cell(0, 2)).text = "保教费"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "类别"
    for (y, x), text in {
        (1, 1): "小班",
        (1, 2): "大班",
        (2, 0): "一类",
        (2, 1): "260",
        (2, 2): "免收",
    }.items():
        table.cell(y, x).text = text
    for x, text in enumerate(["二类", "200", "免收"]):
        table.cell(3, x).text = text
    word.add_paragraph("按月收取。")
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def test_word(read: Read) -> None:
    (document,) = read("收费.docx", word_file())
    assert [type(block) for block in document.blocks] == [Paragraph, Heading, Table, Paragraph]
    (table,) = tables(document)
    assert table.header == ("类别", "保教费/小班", "保教费/大班")
    assert [row.cells for row in table.rows] == [("一类", "260", "免收"), ("二类", "200", "免收")]


def test_automatic_numbers_of_word_are_written_out(read: Read) -> None:
    word = docx.Document()
    numbering = word.part.numbering_part.element
    form = OxmlElement("w:abstractNum")
    form.set(qn("w:abstractNumId"), "90")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for tag, value in (("w:start", "1"), ("w:numFmt", "chineseCountingThousand"), ("w:lvlText", "%1、")):
        part = OxmlElement(tag)
        part.set(qn("w:val"), value)
        level.append(part)
    form.append(level)
    numbering.insert(0, form)
    list_id = numbering.add_num(90).numId
    for text in ("招生对象", "报名时间"):
        properties = word.add_paragraph(text)._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = 0
        number.get_or_add_numId().val = list_id
    stream = io.BytesIO()
    word.save(stream)
    assert texts(read("a.docx", stream.getvalue())[0]) == ["一、招生对象", "二、报名时间"]


def excel_file() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "小学"
    for row in (
        ["2026年片区一览表", None, None],
        ["街道", "学校", "计划"],
        ["东湖街道", "甲小学", 120],
        [None, "乙小学", 90.5],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    other = book.create_sheet("初中")
    other.append(["学校", "范围"])
    other.append(["甲中学", "全市"])
    hidden = book.create_sheet("底稿")
    hidden.append(["学校", "内部数"])
    hidden.append(["甲中学", 1])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["片区.xlsx", "片区.xls", "片区.doc", "片区"])
def test_workbook_whatever_it_is_called(read: Read, name: str) -> None:
    (document,) = read(name, excel_file())
    assert texts(document) == ["小学", "初中"]
    first, second = tables(document)
    assert first.caption == "2026年片区一览表"
    assert [row.cells for row in first.rows] == [
        ("东湖街道", "甲小学", "120"),
        ("东湖街道", "乙小学", "90.5"),
    ]
    assert second.header == ("学校", "范围")


def test_old_workbook(read: Read) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("收费")
    sheet.write_merge(0, 0, 0, 1, "收费标准")
    rows: list[list[str | int]] = [["类别", "标准（元）"], ["一类", 260]]
    for y, row in enumerate(rows, 1):
        for x, value in enumerate(row):
            sheet.write(y, x, value)
    stream = io.BytesIO()
    book.save(stream)
    (table,) = tables(read("收费.xls", stream.getvalue())[0])
    assert (table.caption, table.header, table.rows[0].cells) == (
        "收费标准",
        ("类别", "标准（元）"),
        ("一类", "260"),
    )


def test_delimited_in_the_national_charset(read: Read) -> None:
    data = '学校,范围\r\n甲小学,"建设街，1—9号"\r\n'.encode("gb18030")
    (table,) = tables(read("a.csv", data)[0])
    assert table.rows[0].cells == ("甲小学", "建设街，1—9号")


def pdf_file() -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in (1, 2):
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(72, 800, "甲市教育局文件汇编")
        canvas.drawString(280, 30, f"— {page} —")
        canvas.setFont("STSong-Light", 12)
        if page == 1:
            canvas.drawString(96, 740, "为方便市民了解今年小学一年级的招生片区，现将各学校的服务范围")
            canvas.drawString(72, 720, "公布如下，请家长按时登记。")
        rows = [["学校", "服务范围"]] + [[f"第{page}{n}小学", f"建设街{page}{n}号"] for n in range(3)]
        drawn = DrawnTable(rows, colWidths=[150, 250], style=[
            ("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), "STSong-Light", 11),
        ])  # fmt: skip
        drawn.wrapOn(canvas, 400, 400)
        drawn.drawOn(canvas, 72, 560 if page == 1 else 650)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_pdf_joins_lines_and_tables_over_pages(read: Read) -> None:
    (document,) = read("片区.pdf", pdf_file())
    assert texts(document) == [
        "为方便市民了解今年小学一年级的招生片区，现将各学校的服务范围公布如下，请家长按时登记。"
    ]
    (table,) = tables(document)
    assert table.header == ("学校", "服务范围")
    assert [row.cells[1] for row in table.rows] == [
        f"建设街{n}号" for n in ("10", "11", "12", "20", "21", "22")
    ]


def test_pdf_without_text_layer_is_named_as_a_scan(read: Read) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.save()
    with pytest.raises(UnreadableFile, match="扫描件"):
        read("扫描.pdf", stream.getvalue())


def test_encrypted_pdf(read: Read) -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt="secret")
    canvas.drawString(10, 10, "text")
    canvas.save()
    with pytest.raises(UnreadableFile, match="加密"):
        read("a.pdf", stream.getvalue())


_PAGE = """<html><head><title>关于收费的通知_甲市教育局</title><meta charset="{charset}">
<style>p{{color:red}}</style></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; 收费</div>
<table class="info"><tr><td>索 引 号：</td><td>A001</td><td>发布机构：</td><td>甲市教育局</td></tr>
<tr><td>文　　号：</td><td>甲教发〔2026〕1号</td><td>发布日期：</td><td>2026-05-08</td></tr></table>
<table width="980"><tr><td><h1>关于收费的通知</h1><p>发布时间：2026-05-08　来源：甲市教育局　浏览次数：3</p>
<p>一、收费标准</p>
<table border="1"><tr><td rowspan="2">类别</td><td colspan="2">保教费</td></tr>
<tr><td>小班</td><td>大班</td></tr>
<tr><td>一类</td><td>260</td><td>免收</td></tr></table>
<p>附件：<a href="/a.doc">收费表.doc</a></p></td></tr></table>
<div class="related"><h3>相关文章</h3>
<ul><li><a href="1">甲</a></li><li><a href="2">乙通知</a></li></ul></div>
<div class="footer">版权所有 甲市教育局 ICP备0001号</div><script>var a = "脚本";</script></body></html>"""


@pytest.mark.parametrize(("charset", "declared"), [("utf-8", "gb2312"), ("gb18030", "utf-8")])
def test_portal_page(read: Read, charset: str, declared: str) -> None:
    (document,) = read("通知.html", _PAGE.format(charset=declared).encode(charset))
    assert document.title == "关于收费的通知"
    assert {key: document.catalogue[key] for key in ("索引号", "发布机构", "发文字号", "发布日期")} == {
        "索引号": "A001", "发布机构": "甲市教育局", "发文字号": "甲教发〔2026〕1号", "发布日期": "2026-05-08",
    }  # fmt: skip
    assert texts(document) == ["一、收费标准", "附件：收费表.doc"]
    (table,) = tables(document)
    assert table.header == ("类别", "保教费/小班", "保教费/大班")
    assert table.rows[0].cells == ("一类", "260", "免收")


def test_markdown(read: Read) -> None:
    source = (
        '---\ntitle: "片区"\npublish_date: 2026-05-08\n---\n# 片区\n\n1. **户口簿**原件\n\n'
        "| 学校 | 范围 |\n|--|--|\n| 甲 | 乙路 |\n"
    )
    (document,) = read("a.md", source.encode())
    assert (document.title, document.catalogue["发布日期"]) == ("片区", "2026-05-08")
    assert texts(document) == ["片区", "1. 户口簿原件"]
    assert tables(document)[0].rows[0].cells == ("甲", "乙路")


def test_text_broken_at_a_fixed_width(read: Read) -> None:
    sentence = (
        "各县市教育局要按照学校布局和学位数量，科学划定每所学校的招生片区并向社会公布，不得随意调整。" * 4
    )
    lines = "\n".join(sentence[start : start + 30] for start in range(0, len(sentence), 30))
    assert texts(read("a.txt", lines.encode())[0]) == [sentence]


def test_table_drawn_with_blanks(read: Read) -> None:
    source = "收费如下\n学校      标准\n甲小学    260元\n乙小学    200元\n"
    (table,) = tables(read("a.txt", source.encode())[0])
    assert (table.header, len(table.rows)) == (("学校", "标准"), 2)


def test_site_export_gives_a_document_a_record(read: Read) -> None:
    records = [
        {
            "id": "a-1",
            "title": "片区公告",
            "text": "一、时间\n六月登记。",
            "url": "https://e.cn/1",
            "published": "2026-05-08",
        },
        {"id": 2, "title": "收费", "text": "<p>每月<b>260元</b></p><p>按月收取</p>"},
    ]
    data = "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()
    first, second = read("a.jsonl", data)
    assert (first.record_id, first.url, first.catalogue["发布日期"]) == (
        "a-1",
        "https://e.cn/1",
        "2026-05-08",
    )
    assert texts(first) == ["一、时间", "六月登记。"]
    assert (second.record_id, texts(second)) == ("2", ["每月260元", "按月收取"])


def test_question_set_is_no_source(read: Read) -> None:
    data = json.dumps({"id": "1", "question": "怎么报名", "status": "answered"}).encode()
    with pytest.raises(UnreadableFile, match="测试题集"):
        read("questions.jsonl", data)


def test_old_word_says_what_is_missing(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFile, match="soffice"):
        read("a.rtf", b"{\\rtf1 text}")


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n",
        b"\0" * 99,
        b"\xff\x00\x81\x8d\x02\x03" * 500,
        b"PK\x03\x04" + b"\x01" * 60,
        b"%PDF-1.7\n\x00\x01",
    ],
)
def test_empty_and_broken_files_are_refused(read: Read, suffix: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"空文件|损坏|不支持"):
        read(f"a{suffix}", data)


@pytest.mark.parametrize("make", [word_file, excel_file])
def test_package_cut_off(read: Read, make: Callable[[], bytes]) -> None:
    whole = make()
    with pytest.raises(UnreadableFile, match="损坏"):
        read("a.docx", whole[: len(whole) // 2])


def test_encrypted_package(read: Read) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    data = bytearray(stream.getvalue())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFile, match="加密"):
        read("a.docx", bytes(data))


def test_page_nested_beyond_reason(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="嵌套"):
        read("a.html", b"<html><body>" + b"<div>" * 100_000 + "深".encode())


def test_cell_at_the_end_of_the_sheet(read: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "学校"
    sheet["XFD1048576"] = "甲"
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(UnreadableFile, match="过大"):
        read("a.xlsx", stream.getvalue())


def test_damaged_cell_numbers_of_an_old_workbook_take_no_room(read: Read) -> None:
    whole = _old_excel()
    place = whole.index(b"\x00\x02\x0e\x00") + 4  # what the sheet says of its size
    data = whole[:place] + b"\x00" * 4 + b"\x70" * 26 + whole[place + 30 :]
    with pytest.raises(UnreadableFile, match="损坏"):
        read("a.xls", data)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["docx", "xlsx", "xls", "pdf", "html"]),
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=30),
)
def test_damage_never_raises_anything_else(read: Read, kind: str, place: int, noise: bytes) -> None:
    whole = _WHOLE[kind]()
    place %= len(whole)
    data = whole[:place] + noise + whole[place + len(noise) :]
    reason = ""
    try:
        assert read(f"a.{kind}", data)
    except UnreadableFile as refused:
        reason = str(refused) or "no reason"
    assert reason != "no reason"


def _old_excel() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for y in range(40):
        sheet.write(y, 0, f"第{y}小学")
        sheet.write(y, 1, "建设街")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


_WHOLE: dict[str, Callable[[], bytes]] = {
    "docx": word_file, "xlsx": excel_file, "xls": _old_excel, "pdf": pdf_file,
    "html": lambda: _PAGE.format(charset="utf-8").encode(),
}  # fmt: skip
