"""Catalogue data wherever a layout puts them: in tables, before titles, under the text, for machines only."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word
from openpyxl import Workbook

from index.bureau import Bureau, Region
from index.catalogue import catalogue
from index.facts.naming import ItemNames
from index.items import Item
from index.read import read_file
from index.read.structure import outline
from index.repair import repair_document

BUREAU = Bureau(name="清河州教育局", regions=(Region("清河州"), Region("东岸县", "清河州")))
TITLE = "清河州教育局关于做好校园安全工作的通知"
BODY = ("各县（市）教育局：", "为做好有关工作，现将事项通知如下。", "一、认真组织。各校要按时完成。")
SIGNED = ("清河州教育局", "2026年5月6日")
Rows = list[list[str]]


def item_of(path: Path) -> Item:
    (document,) = read_file(path, path.name)
    return catalogue(outline(repair_document(document)), BUREAU)


def word(folder: Path, *parts: str | Rows) -> Item:
    """The item of a Word file: a paragraph for each text, a table for each list of rows."""
    file = Word()
    for part in parts:
        if isinstance(part, str):
            file.add_paragraph(part)
            continue
        table = file.add_table(rows=len(part), cols=len(part[0]))
        for y, row in enumerate(part):
            for x, text in enumerate(row):
                table.cell(y, x).text = text
    file.save(str(folder / "a.docx"))
    return item_of(folder / "a.docx")


def page(folder: Path, *body: str, head: str = "", title: str = TITLE) -> Item:
    inner = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in body)
    html = f"<html><head><title>{title}</title>{head}</head><body>{inner}</body></html>"
    (folder / "a.html").write_text(html, "utf-8")
    return item_of(folder / "a.html")


def text(folder: Path, *lines: str) -> Item:
    (folder / "a.txt").write_text("\n".join(lines), "utf-8")
    return item_of(folder / "a.txt")


@pytest.mark.parametrize(
    "head",
    [
        ("清河州教育局文件", [["清教发〔2026〕12号", "签发人：王某某"]], TITLE),
        ([["清河州教育局文件"], ["清教发〔2026〕12号"]], "清河州教育局", "关于做好校园安全工作的通知"),
        ([["000012", "机密★1年"], ["特急", ""]], "清河州教育局文件", "清教发﹝2026﹞12号", TITLE),
        ([["清河州教育局文件"]], [["清教发〔2026〕12号"]], [[TITLE]]),
    ],
)
def test_a_head_that_is_set_in_a_table(tmp_path: Path, head: tuple[str | Rows, ...]) -> None:
    item = word(tmp_path, *head, *BODY, [["", "清河州教育局"], ["", "2026年5月6日"]])
    assert (item.title, item.document_number) == (TITLE, "清教发〔2026〕12号")
    assert (item.issuer, item.written) == ("清河州教育局", date(2026, 5, 6))


@pytest.mark.parametrize(
    "lines",
    [
        ("清河州教育局", "转发省教育厅《关于开展检查", "的通知》的通知"),
        ("清河州教育局关于印发《清河州校服管理办法", "实施细则》的通知"),
        ("关于公布2026年特岗教师", "（初中数学方向）", "面试成绩的公告"),
        ("清河州教育局", "清河州公安局", "关于加强校园秩序管理的通告"),
        ("清河州教育局　清河州公安", "局", "关于加强校园秩序管理的通告"),
        ("东岸县教育局", "2025年度法治政府建设工作报告"),
        ("清河州教育局", "关于做好校园安全工作的", "通　　知"),
    ],
)
def test_a_title_that_is_broken_into_lines(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert word(tmp_path, *lines, *BODY, *SIGNED).title == "".join(lines).replace("　", "")


def test_a_body_over_a_title_that_stands_on_its_own(tmp_path: Path) -> None:
    assert word(tmp_path, "清河州教育局", "学生资助政策问答", *BODY, *SIGNED).title == "学生资助政策问答"


def test_the_head_of_a_letter_is_no_part_of_the_title(tmp_path: Path) -> None:
    item = word(tmp_path, "清河州教育局", "清教函〔2026〕5号", "关于做好安全工作的函", *BODY, *SIGNED)
    assert (item.title, item.document_number) == ("关于做好安全工作的函", "清教函〔2026〕5号")


def test_two_headings_that_are_one_title(tmp_path: Path) -> None:
    file = Word()
    file.add_heading("东岸县教育局", 1)
    file.add_heading("2025年度政府信息公开工作报告", 1)
    file.add_paragraph("一、基本情况。全年主动公开信息。")
    file.save(str(tmp_path / "a.docx"))
    assert item_of(tmp_path / "a.docx").title == "东岸县教育局2025年度政府信息公开工作报告"


def test_a_number_keeps_its_nth_and_is_found_without_it(tmp_path: Path) -> None:
    item = text(tmp_path, "清教字〔2026〕第77号", TITLE, *BODY, *SIGNED)
    assert item.document_number == "清教字〔2026〕第77号"
    assert ItemNames([item]).find(["清教字〔2026〕77号"]) == [item]


@pytest.mark.parametrize(
    ("mark", "standing"),
    [
        ("【已失效】", "repealed"),
        ("[已废止]", "repealed"),
        ("（失效）", "repealed"),
        ("【部分失效】", "in_force"),
        ("【现行有效】", "in_force"),
        ("[置顶]", "in_force"),
    ],
)
def test_a_mark_before_a_title(tmp_path: Path, mark: str, standing: str) -> None:
    for item in (
        page(tmp_path, f"<h1>{mark}{TITLE}</h1>", *BODY, title=mark + TITLE),
        text(tmp_path, mark + TITLE, *BODY, *SIGNED),
    ):
        assert (item.title, item.standing) == (TITLE, standing)


def test_the_portals_name_without_the_issuer(tmp_path: Path) -> None:
    rows = "<tr><td>信息名称</td><td>关于做好校园安全工作的通知</td><td>信息索引</td><td>QH-12</td></tr>"
    rows += "<tr><td>文号</td><td>清教发〔2026〕1号</td><td>公布日期</td><td>2026-05-07</td></tr>"
    item = page(tmp_path, f"<table>{rows}</table>", f"<h2>{TITLE}</h2>", *BODY)
    assert (item.title, item.index_number) == (TITLE, "QH-12")


def test_labels_under_the_text(tmp_path: Path) -> None:
    labels = ("公布单位：清河州教育局", "公文编号：清教发〔2026〕1号", "索取号：QH-12", "签发日期：2026-5-6")
    long = [f"{number}.各校要做好第{number}项工作。" for number in range(1, 40)]
    for item in (
        text(tmp_path, TITLE, *BODY, *long, *labels),
        page(tmp_path, f"<h1>{TITLE}</h1>", *BODY, "<hr>", *labels),
    ):
        assert (item.issuer, item.document_number) == ("清河州教育局", "清教发〔2026〕1号")
        assert (item.index_number, item.written) == ("QH-12", date(2026, 5, 6))


def test_labels_with_blanks_in_their_names(tmp_path: Path) -> None:
    lines = f"# {TITLE}\n\n- **文　　号**：清教发〔2026〕1号\n- **索 引 号**：QH-12\n\n{BODY[1]}\n"
    (tmp_path / "a.md").write_text(lines, "utf-8")
    item = item_of(tmp_path / "a.md")
    assert (item.document_number, item.index_number) == ("清教发〔2026〕1号", "QH-12")


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "Article", "identifier": ["清教发〔2026〕1号", "QH-12"], "datePublished": "2026-05-07T09"},
        {
            "@graph": [
                {"@type": "WebSite", "identifier": "0", "datePublished": "2010-01-01"},
                {
                    "@type": "Article",
                    "datePublished": "2026-05-07",
                    "additionalProperty": [
                        {"name": "索引号", "value": "QH-12"},
                        {"name": "发文字号", "value": "清教发〔2026〕1号"},
                    ],
                },
            ]
        },
    ],
)
def test_what_is_marked_for_machines(tmp_path: Path, data: dict[str, Any]) -> None:
    head = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    item = page(tmp_path, f"<h1>{TITLE}</h1>", *BODY, head=head)
    assert (item.document_number, item.index_number) == ("清教发〔2026〕1号", "QH-12")
    assert item.published == date(2026, 5, 7)


@pytest.mark.parametrize(
    "shown",
    [
        '<div><time datetime="2026-05-07T08:00">5月7日</time></div>',
        '<div><span>原创</span> <a>清河教育</a> <em id="publish_time">2026年5月7日 18:20</em></div>',
        "<div>作者：办公室 来源：本站原创 更新时间：2026/5/7 9:26:40 点击数：<span>12</span></div>",
    ],
)
def test_the_day_of_the_page_and_not_of_what_it_lists(tmp_path: Path, shown: str) -> None:
    listed = '<ul><li><time datetime="2026-06-01">6月1日</time><a href="/x">关于别的事的通知</a></li></ul>'
    assert page(tmp_path, listed, f"<h1>{TITLE}</h1>", shown, *BODY).published == date(2026, 5, 7)


@pytest.mark.parametrize(
    ("title", "day", "year"),
    [
        ("清河州教育局关于做好2026年寒假工作的通知", "2026年1月5日", 2025),
        ("清河州教育局关于做好2026年寒假工作的通知", "2025年12月25日", 2025),
        ("清河州教育局关于做好2025年寒假工作的通知", "2025年12月25日", 2025),
        ("清河州教育局关于2025—2026学年寒假放假的通知", "2025年12月25日", 2025),
        ("清河州教育局关于2026年暑假放假和秋季开学的通知", "2026年6月25日", 2026),
    ],
)
def test_a_winter_holiday_is_of_the_year_under_way(tmp_path: Path, title: str, day: str, year: int) -> None:
    assert text(tmp_path, title, *BODY, "清河州教育局", day).school_year == year


@pytest.mark.parametrize(
    ("title", "stages"),
    [
        ("关于幼儿园和中小学放假安排的通知", ()),
        ("东岸县小学暑托班收费规定", ("小学",)),
        ("关于公办托班收费标准的通知", ("幼儿园",)),
        ("关于小学全科教师岗位招聘的公告", ()),
    ],
)
def test_for_whom(tmp_path: Path, title: str, stages: tuple[str, ...]) -> None:
    assert text(tmp_path, title, "各校：", "现将事项通知如下。").stages == stages


@pytest.mark.parametrize(
    "last",
    [
        [["制表单位：东岸县教育局　　　　制表日期：2026年5月6日"]],
        [["填报单位：东岸县教育局", None, "填报日期：2026-05-06"]],
        [[None, None, "东岸县教育局"], [None, None, "2026年5月6日"]],
    ],
)
def test_who_made_a_sheet_and_when_under_its_table(tmp_path: Path, last: list[list[str | None]]) -> None:
    workbook = Workbook()
    sheet = workbook.active
    title = "东岸县2026年秋季小学学区划分表"
    rows = [["学校", "学区范围", "电话"], *([f"第{n}小学", f"城{n}社区", f"0900-{n}"] for n in "一二三")]
    for row in ([title], *rows, *last):
        sheet.append(row)
    workbook.save(tmp_path / "附件2.xlsx")
    item = item_of(tmp_path / "附件2.xlsx")
    assert (item.title, item.issuer, item.written) == (title, "东岸县教育局", date(2026, 5, 6))


@pytest.mark.parametrize("name", ["dept", "publish_dept", "fbjg", "issuedBy", "发文部门"])
def test_what_exports_call_the_issuer(tmp_path: Path, name: str) -> None:
    record = {"id": "1", "title": "关于安全工作的通知", "text": BODY[1], name: "东岸县教育局", "syh": "Q-1"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    item = item_of(tmp_path / "a.jsonl")
    assert (item.issuer, item.index_number, item.region) == ("东岸县教育局", "Q-1", "东岸县")


def test_bodies_over_a_number_are_no_title_nor_is_a_part(tmp_path: Path) -> None:
    file = Word()
    for line in ("清河州教育局　清河州财政局", "清教助〔2026〕11号", "2026学年学生资助项目一览"):
        file.add_paragraph(line)
    file.add_heading("一、项目和标准", 1)
    file.add_paragraph("高中国家助学金每生每年2350元。")
    file.core_properties.title = "清河州教育局　清河州财政局"
    file.save(str(tmp_path / "a.docx"))
    assert item_of(tmp_path / "a.docx").title == "2026学年学生资助项目一览"
