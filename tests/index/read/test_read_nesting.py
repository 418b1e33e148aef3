"""Clause numbers of all kinds, nested as the document at hand nests them."""

from __future__ import annotations

import pytest

from index.read.clauses import clause_of
from index.read.document import Document, Heading, Paragraph, Row, Table
from index.read.structure import outline


def outlined(text: str) -> Document:
    return outline(Document("a.txt", tuple(Paragraph(line) for line in text.split("\n")), title="办法"))


def headings(text: str) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in outlined(text).blocks if isinstance(block, Heading)]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in outlined(text).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("line", "form", "value"),
    [
        ("㈢随迁子女", "bracketed", 3),
        ("⒊材料", "figure", 3),
        ("⑶材料", "bracketed figure", 3),
        ("❸材料", "circled", 3),
        ("㉒材料", "circled", 22),
        ("Ⅲ.材料", "roman", 3),
        ("C.材料", "letter", 3),
        ("c) 材料", "small letter", 3),
        ("1.2.3 材料", "double decimal", 3),
        ("第二步：审核", "step", 2),
        ("步骤二 审核", "step", 2),
        ("第十二条　本办法", "article", 12),
    ],
)
def test_kinds_of_numbers(line: str, form: str, value: int) -> None:
    clause = clause_of(line)
    assert clause is not None
    assert (clause.form, clause.value) == (form, value)


@pytest.mark.parametrize("line", ["Ⅰ类园收费", "1.5 元", "第二节课", "6.15日报名", "2026年招生"])
def test_no_clause_number(line: str) -> None:
    clause = clause_of(line)
    assert clause is None or clause.form == "section"


def test_figures_over_chinese_numbers() -> None:
    text = "1.范围\n一、城区\n东街。\n二、乡镇\n西街。\n2.时间\n一、网上\n六月。\n二、现场\n七月。"
    assert headings(text) == [
        (1, "1.范围"), (2, "一、城区"), (2, "二、乡镇"), (1, "2.时间"), (2, "一、网上"), (2, "二、现场"),
    ]  # fmt: skip


def test_brackets_over_chinese_numbers() -> None:
    text = "（一）项目\n一、保教费\n按月。\n二、住宿费\n按年。\n（二）退费\n当月退。"
    assert headings(text) == [(1, "（一）项目"), (2, "一、保教费"), (2, "二、住宿费"), (1, "（二）退费")]


def test_a_list_before_the_clauses_is_not_over_them() -> None:
    text = "1.甲\n2.乙\n一、对象\n儿童。\n1.户籍\n本县。\n2.随迁\n居住。\n二、时间\n六月。"
    assert [text for level, text in headings(text) if level == 1] == ["一、对象", "二、时间"]


def test_decimals_of_two_and_three_parts() -> None:
    text = (
        "1 总则\n1.1 目的\n规范。\n1.2 范围\n1.2.1 小学\n六年。\n1.2.2 初中\n三年。\n2 课时\n2.1 每周\n26节。"
    )
    assert headings(text) == [
        (1, "1 总则"), (2, "1.1 目的"), (2, "1.2 范围"), (3, "1.2.1 小学"), (3, "1.2.2 初中"),
        (1, "2 课时"), (2, "2.1 每周"),
    ]  # fmt: skip


def test_price_is_no_decimal_clause() -> None:
    assert headings("收费如下\n12.5 每天午餐\n按天收取。") == []


def test_number_alone_on_its_line() -> None:
    assert paragraphs("一、\n学校应当负责。\n第二条\n本规定由教育局解释。") == [
        "一、学校应当负责。",
        "第二条　本规定由教育局解释。",
    ]
    assert headings("第一章\n总则\n第一条　为规范招生，制定本办法。") == [(1, "第一章　总则")]


def test_designed_numbers_of_a_post() -> None:
    text = "01\n怎么报名\n网上报名。\n02\n要带什么\n户口簿。"
    assert headings(text) == [(1, "01 怎么报名"), (1, "02 要带什么")]


def test_list_of_annexes_is_no_clause() -> None:
    text = "一、时间\n六月。\n附件：1.资助方案\n2.申请表\n甲县教育局\n2026年3月1日"
    assert "2.申请表" in paragraphs(text)


def test_annex_with_the_title_below_its_number() -> None:
    text = "现印发。\n甲县教育局\n2026年3月1日\n附件1\n甲县学生资助\n实施方案\n一、对象\n困难学生。"
    assert headings(text) == [(1, "附件1"), (2, "甲县学生资助实施方案"), (3, "一、对象")]


def test_what_is_sent_out_starts_behind_the_signature() -> None:
    signed = "一、印发\n遵照执行。\n甲县教育局\n2026年3月1日\n（此件公开发布）\n"
    text = signed + "甲县课后服务办法\n第一章　总则\n第一条　自愿。"
    assert headings(text) == [(3, "一、印发"), (1, "甲县课后服务办法"), (2, "第一章　总则")]


def test_clauses_inside_an_answer_stay_under_the_question() -> None:
    text = "问：怎么办？\n答：分两步。\n一、申请\n填表。\n二、审核\n到校。\n问：收费吗？\n答：不收。"
    assert headings(text) == [(1, "问：怎么办？"), (2, "一、申请"), (2, "二、审核"), (1, "问：收费吗？")]


def test_parts_over_questions() -> None:
    text = "一、小学\n问：几岁？\n答：六岁。\n二、初中\n问：何时？\n答：七月。"
    assert headings(text) == [(1, "一、小学"), (2, "问：几岁？"), (1, "二、初中"), (2, "问：何时？")]


def test_sentence_in_the_style_of_a_heading_is_text() -> None:
    document = outline(
        Document(
            "a.html",
            (
                Heading("每生每天补助5元，由财政承担，全年按200天计算。", 4),
                Heading("一、方式", 3),
                Paragraph("食堂。"),
            ),
            title="公示",
        )
    )
    assert isinstance(document.blocks[0], Paragraph)


def test_table_under_a_bare_annex_number_keeps_its_name() -> None:
    blocks = (
        Paragraph("附件1"),
        Paragraph("收费标准一览表"),
        Table(("类别", "标准"), (Row(("一类", "260")),)),
    )
    document = outline(Document("a.txt", blocks, title="通知"))
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.caption == "收费标准一览表"


def test_questions_without_marks() -> None:
    text = "民办学校怎么报名？\n同步网上报名。\n没有房产怎么办？\n可以统筹。\n3.要交钱吗？\n不要。"
    assert headings(text) == [(1, "民办学校怎么报名？"), (1, "没有房产怎么办？"), (1, "3.要交钱吗？")]


def test_what_stands_over_an_answer_is_its_question() -> None:
    assert headings("（四）什么时候报名\n答：8月15日。") == [(1, "（四）什么时候报名")]
