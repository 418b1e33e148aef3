"""Catalogue data in the wordings that official documents really use, read from files of several formats."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word

from index.bureau import Bureau, Region
from index.catalogue import catalogue
from index.items import Item
from index.read import read_file
from index.read.document import Document, Paragraph, Row, Table
from index.read.structure import outline
from index.repair import repair_document

BUREAU = Bureau(
    name="清河州教育局",
    regions=(Region("清河州"), Region("东岸县", "清河州"), Region("西岭市", "清河州")),
)


def read(path: Path, *lines: str) -> Item:
    """The item of a file with these lines, in the format that its name says."""
    if path.suffix == ".docx":
        word = Word()
        for line in lines:
            word.add_paragraph(line)
        word.save(str(path))
    elif path.suffix == ".html":
        title, *rest = lines
        body = "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in rest)
        path.write_text(f"<html><title>{title}</title><body><h1>{title}</h1>{body}</body></html>", "utf-8")
    else:
        path.write_text("\n".join(lines), encoding="utf-8")
    (document,) = read_file(path, path.name)
    return catalogue(outline(repair_document(document)), BUREAU)


def shown(item: Item, expected: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(item, name) for name in expected}


@pytest.mark.parametrize(
    ("file", "lines", "expected"),
    [
        (
            "a.docx",
            [
                "清河州教育局文件",
                "清教发〔2026〕12号　　　　　　签发人：王某某",
                "清河州教育局关于印发",
                "《清河州普通高中招生管理办法》的",
                "通知",
                "各县（市）教育局：",
                "现将《办法》印发给你们。",
                "清河州教育局",
                "2026年3月2日",
                "清河州普通高中招生管理办法",
                "第一条　制定本办法。",
                "第九条　本办法自2026年5月1日起施行，有效期五年。"
                "原《招生暂行办法》（清教发〔2019〕3号）同时废止。",
                "清河州教育局办公室　　　　2026年3月3日印发",
            ],
            {
                "title": "清河州教育局关于印发《清河州普通高中招生管理办法》的通知",
                "document_number": "清教发〔2026〕12号",
                "issuer": "清河州教育局",
                "written": date(2026, 3, 2),
                "valid_from": date(2026, 5, 1),
                "valid_to": date(2031, 4, 30),
                "stages": ("高中",),
                "repeals": ("清教发〔2019〕3号",),
                "repeats": ("清河州普通高中招生管理办法",),
            },
        ),
        (
            "b.txt",
            [
                "清 河 州 教 育 局",
                "清 河 州 财 政 局",
                "文件",
                "清教联发[2025]8号",
                "关于完善公办幼儿园收费政策的通知",
                "各县（市）教育局：",
                "一、此前有关规定与本通知不一致的，以本通知为准。",
                "二、本通知自印发之日起施行，有效期五年。",
                "清河州教育局　清河州财政局",
                "二〇二五年七月十六日",
            ],
            {
                "document_number": "清教联发〔2025〕8号",
                "issuer": "清河州教育局、清河州财政局",
                "written": date(2025, 7, 16),
                "valid_from": date(2025, 7, 16),
                "valid_to": date(2030, 7, 15),
                "stages": ("幼儿园",),
                "amends": (),
                "repeals": (),
            },
        ),
        (
            "c.txt",
            [
                "清河州教育局公告",
                "2026年第3号",
                "关于2026年上半年教师资格认定有关事项的公告",
                "根据《教师资格条例》，现公告如下。",
                "清河州教育局",
                "2026年4月8日",
            ],
            {
                "title": "关于2026年上半年教师资格认定有关事项的公告",
                "document_number": "清河州教育局公告2026年第3号",
                "issuer": "清河州教育局",
                "school_year": None,
                "stages": (),
            },
        ),
        (
            "d.txt",
            [
                "清河州人民政府令",
                "第47号",
                "《清河州学校安全管理规定》已经州人民政府通过，现予公布，自2026年3月1日起施行。",
                "州长　李某某",
                "2026年1月25日",
                "清河州学校安全管理规定",
                "第一条　制定本规定。",
                "第三十条　本规定自2026年3月1日起施行。2011年公布的《清河州校园安全暂行规定》同时废止。",
            ],
            {
                "document_number": "清河州人民政府令第47号",
                "issuer": "清河州人民政府",
                "written": date(2026, 1, 25),
                "valid_from": date(2026, 3, 1),
                "repeals": ("清河州校园安全暂行规定",),
            },
        ),
        (
            "e.docx",
            [
                "清河州中等职业学校助学金实施细则",
                "（清财教【2024】18号　2024年11月6日）",
                "第一条　制定本细则。",
                "第十三条　本细则自2024年12月1日起施行，有效期至2029年11月30日。",
            ],
            {
                "document_number": "清财教〔2024〕18号",
                "written": date(2024, 11, 6),
                "valid_to": date(2029, 11, 30),
                "stages": ("中职",),
            },
        ),
        (
            "f.txt",
            [
                "关于废止部分规范性文件的通知",
                "清教规〔2026〕１号",
                "经清理，决定废止下列文件：",
                "1.《关于加强伙食管理的通知》（清教〔2012〕33号）",
                "2.《关于中小学补课的规定》",
                "本通知自发布之日起施行。",
                "清河州教育局",
                "2026年2月11日",
            ],
            {"document_number": "清教规〔2026〕1号", "repeals": ("清教〔2012〕33号", "关于中小学补课的规定")},
        ),
        (
            "g.txt",
            [
                "关于公布继续有效文件的通知",
                "经清理，下列文件继续有效：《清河州学生公寓管理办法》（清教发〔2020〕9号）。",
                "清河州教育局",
                "2026年2月11日",
            ],
            {"repeals": (), "amends": ()},
        ),
        (
            "h.txt",
            [
                "关于延长《清河州校车安全细则》有效期的通知",
                "清教安〔2025〕3号",
                "《清河州校车安全细则》（清政办规〔2020〕6号）即将到期，决定将其有效期延长至2028年12月31日。",
                "清河州教育局",
                "2025年12月20日",
            ],
            {"amends": ("清政办规〔2020〕6号",), "valid_to": None},
        ),
        (
            "i.docx",
            [
                "清河州教育局办公室关于转发《省教育厅关于规范竞赛活动的通知》的通知（清教办〔2026〕21号）",
                "各学校：",
                "现将《省教育厅关于规范竞赛活动的通知》（某教函〔2026〕63号）转发给你们。",
                "清河州教育局办公室",
                "2026年4月28日",
                "附件",
                "三、本通知自2026年4月15日起施行。",
            ],
            {
                "title": "清河州教育局办公室关于转发《省教育厅关于规范竞赛活动的通知》的通知",
                "document_number": "清教办〔2026〕21号",
                "issuer": "清河州教育局办公室",
                "valid_from": None,
                "repeats": ("某教函〔2026〕63号",),
            },
        ),
        (
            "j.html",
            [
                "西岭市2026年秋季小学一年级新生入学公告",
                "<table><tr><td>索 引 号</td><td>QH-12</td><td>主题分类</td><td>教育</td></tr>"
                "<tr><td>发布机构</td><td>西岭市教育局</td><td>成文日期</td><td>2026-05-18</td></tr>"
                "<tr><td>文　　号</td><td>西教告〔2026〕2号</td><td>发布日期</td><td>2026-05-20</td></tr>"
                "</table>",
                "现将有关事项公告如下。",
                "本公告执行至2027年8月31日。",
            ],
            {
                "index_number": "QH-12",
                "document_number": "西教告〔2026〕2号",
                "issuer": "西岭市教育局",
                "published": date(2026, 5, 20),
                "valid_to": date(2027, 8, 31),
                "school_year": 2026,
                "region": "西岭市",
                "stages": ("小学",),
            },
        ),
        (
            "k.txt",
            [
                "关于做好2026年春季学期课后服务工作的通知",
                "清教基（2026）6 号",
                "全州各中小学校：",
                "为做好2026年春季学期义务教育阶段学校课后服务工作，现通知如下。",
                "二、其他事项仍按清教基〔2025〕8号文件执行。",
                "清河州教育局（盖章）",
                "2026 年 2 月 26 日",
            ],
            {
                "document_number": "清教基〔2026〕6号",
                "issuer": "清河州教育局",
                "written": date(2026, 2, 26),
                "school_year": 2025,
                "stages": ("小学", "初中"),
            },
        ),
        (
            "l.txt",
            [
                "2026年招生简章",
                "清河州明心特殊教育学校",
                "学校是公办特殊教育学校。",
                "一、招生对象为适龄残疾儿童。",
            ],
            {"title": "清河州明心特殊教育学校2026年招生简章", "stages": ("特教",)},
        ),
        (
            "m.html",
            [
                "《清河州招生办法》政策解读",
                "<p>来源：清河州教育局基础教育科 发布日期：2026-03-05</p>",
                "本办法自2026年5月1日起施行，有效期五年，原《暂行办法》同时废止。",
            ],
            {
                "issuer": "清河州教育局基础教育科",
                "published": date(2026, 3, 5),
                "valid_from": None,
                "repeals": (),
            },
        ),
    ],
)
def test_wordings(tmp_path: Path, file: str, lines: list[str], expected: dict[str, Any]) -> None:
    assert shown(read(tmp_path / file, *lines), expected) == expected


def made(*lines: str, title: str = "", file: str = "a.docx", **said: str) -> Item:
    return catalogue(Document(file, tuple(map(Paragraph, lines)), title=title, catalogue=said), BUREAU)


@pytest.mark.parametrize(
    ("title", "line", "standing"),
    [
        ("关于公开征求《某办法（征求意见稿）》意见的公告", "意见请于7月1日前反馈。", "draft"),
        ("某校服管理办法", "（草案征求意见稿）", "draft"),
        ("某校服管理办法", "我局起草了办法，现向社会公开征求意见。", "draft"),
        ("关于《某办法（征求意见稿）》公开征求意见情况的反馈", "共收到意见12条。", "in_force"),
        ("关于2026年预算草案的报告", "现报告如下。", "in_force"),
        ("某校服管理办法", "本办法经公开征求意见后制定。", "in_force"),
        ("某学籍管理办法（已废止）", "第一条　制定本办法。", "repealed"),
        ("某学籍管理办法", "（本文件已于2025年9月1日废止）", "repealed"),
        ("关于废止某办法的决定", "决定废止某办法。", "in_force"),
    ],
)
def test_standing(title: str, line: str, standing: str) -> None:
    assert made(line, title=title).standing == standing


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ("废止", "repealed"),
        ("已失效", "repealed"),
        ("否", "repealed"),
        ("部分失效", "in_force"),
        ("有效", "in_force"),
        ("未失效", "in_force"),
        ("征求意见", "draft"),
    ],
)
def test_standing_by_the_portals_field(said: str, standing: str) -> None:
    assert made("正文。", title="某通知", 有效性=said).standing == standing


def test_a_draft_has_no_term_yet() -> None:
    draft = made(
        "（征求意见稿）", "第八条　本办法自2026年10月1日起施行，有效期三年。", title="某校服管理办法"
    )
    assert (draft.standing, draft.valid_from, draft.valid_to) == ("draft", None, None)


@pytest.mark.parametrize(
    ("title", "lines", "stages"),
    [
        ("中小学学籍管理办法", [], ("小学", "初中", "高中")),
        ("高中阶段学校招生办法", [], ("高中", "中职")),
        ("职业技术学校2026年招生简章", ["面向初中毕业生招生。"], ("中职",)),
        ("家庭经济困难学生认定办法", ["本办法适用于幼儿园、小学和初中学生。"], ("幼儿园", "小学", "初中")),
        ("随班就读工作办法", [], ("特教",)),
        ("公办学校收费公示", ["小学每学期100元。", "初中每学期200元。", "高中每学期300元。"], ()),
        ("中小学教师资格认定公告", [], ()),
        ("关于放假的通知", ["幼儿园可以推迟。"], ()),
    ],
)
def test_stages(title: str, lines: list[str], stages: tuple[str, ...]) -> None:
    assert made(*lines, title=title).stages == stages


def test_repeals_in_a_table_with_and_without_numbers() -> None:
    rows = (
        Row(("1", "某学籍管理办法", "清教规〔2018〕1号")),
        Row(("2", "关于学生乘车的若干规定", "")),
    )
    blocks = (Paragraph("决定废止下列2件文件。"), Table(("序号", "文件名称", "文号"), rows))
    item = catalogue(Document("a.docx", blocks, title="某局关于废止部分文件的决定"), BUREAU)
    assert item.repeals == ("清教规〔2018〕1号", "关于学生乘车的若干规定")


def test_all_who_signed_where_the_portal_names_one() -> None:
    lines = ("正文。", "清河州教育局", "清河州公安局", "2026年1月2日")
    assert made(*lines, title="某通知", 发布机构="清河州教育局").issuer == "清河州教育局、清河州公安局"


def test_the_note_behind_a_caption_or_a_title_is_no_part_of_it() -> None:
    item = made("正文。", title="东岸县2026年初中范围（东岸县教育局2026年5月6日公布）")
    assert (item.title, item.issuer, item.written) == (
        "东岸县2026年初中范围",
        "东岸县教育局",
        date(2026, 5, 6),
    )


@pytest.mark.parametrize(
    ("title", "begins"),
    [
        ("2026年春季学期起教育收费标准公示表", date(2026, 3, 1)),
        ("清河州公办幼儿园收费标准（2025年秋季学期起执行）", date(2025, 9, 1)),
        ("关于《2024年春季学期起收费标准》的解读", None),
    ],
)
def test_a_title_may_say_from_which_term_on_it_holds(
    title: str, begins: date | None, tmp_path: Path
) -> None:
    item = read(tmp_path / "a.txt", title, "一、课后服务费每生每学期420元。")
    assert item.valid_from == begins
