"""Titles, clause headings, captions, notes and questions found in plain blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.read.document import Block, Document, Heading, Paragraph, Row, Table
from index.read.structure import outline


def outlined(*lines: str | Block) -> Document:
    blocks = tuple(Paragraph(line) if isinstance(line, str) else line for line in lines)
    return outline(Document("a.txt", blocks))


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def test_title_on_two_lines() -> None:
    document = outlined(
        "甲市教育局", "关于做好2026年招生工作的通知", "甲教发〔2026〕1号", "各学校：", "现通知如下。"
    )
    assert document.title == "甲市教育局关于做好2026年招生工作的通知"
    assert document.blocks[0] == Paragraph("甲教发〔2026〕1号")


def test_issuer_above_a_title_is_not_part_of_it() -> None:
    document = outlined("甲市第一中学", "2026年招生简章", "我校面向全市招生。")
    assert document.title == "2026年招生简章"


def test_levels_follow_the_layout_standard() -> None:
    document = outlined(
        "一、招生对象",
        "（一）户籍儿童",
        "凭户口簿登记。",
        "（二）随迁子女",
        "1.材料",
        "居住证原件。",
        "二、时间",
        "六月登记。",
    )
    assert headings(document) == [
        (1, "一、招生对象"),
        (2, "（一）户籍儿童"),
        (2, "（二）随迁子女"),
        (3, "1.材料"),
        (1, "二、时间"),
    ]


def test_chapters_over_articles() -> None:
    document = outlined(
        "第一章　总则", "第一条　为规范招生，制定本办法。", "第二章　入学", "第二条　监护人应当送儿童入学。"
    )
    assert headings(document) == [(1, "第一章　总则"), (1, "第二章　入学")]
    assert Paragraph("第二条　监护人应当送儿童入学。") in document.blocks


def test_list_of_materials_stays_a_list() -> None:
    document = outlined(
        "一、所需材料", "1.户口簿原件", "2.房产证原件", "3.预防接种证", "以上材料须在有效期内。"
    )
    assert headings(document) == [(1, "一、所需材料")]


def test_running_clause_ends_the_one_before() -> None:
    document = outlined(
        "（一）招生范围", "全市户籍儿童。", "（二）户籍类。凡本市户籍的，均可报名。", "另有规定的除外。"
    )
    assert headings(document) == [(1, "（一）招生范围"), (1, "（二）户籍类。")]
    assert Paragraph("凡本市户籍的，均可报名。") in document.blocks


def test_table_takes_the_line_that_names_it_and_its_notes() -> None:
    table = Table(("类别", "标准"), (Row(("一类", "260")),))
    document = outlined(
        "一、说明", "公办幼儿园收费标准表", table, "注：1.按月收取。", "2.多退少补。", "联系电话见附件。"
    )
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    assert found.caption == "公办幼儿园收费标准表"
    assert found.notes == ("注：1.按月收取。", "2.多退少补。")
    assert document.blocks[-1] == Paragraph("联系电话见附件。")


def test_questions_become_headings() -> None:
    document = outlined(
        "招生问答", "问：几岁可以上学？答：年满六周岁。", "问：要交学费吗？", "答：不收学费。"
    )
    assert headings(document) == [(1, "问：几岁可以上学？"), (1, "问：要交学费吗？")]
    assert Paragraph("答：年满六周岁。") in document.blocks


def test_headings_of_the_file_stand_over_clauses() -> None:
    document = outlined(
        Heading("小学", 1), "一、对象", "户籍儿童。", Heading("初中", 1), "一、对象", "毕业生。"
    )
    assert [level for level, _ in headings(document)] == [1, 2, 1, 2]


_MARK = st.sampled_from(
    [
        "第一章 ",
        "第二条　",
        "一、",
        "二、",
        "（一）",
        "（二）",
        "1.",
        "2．",
        "（1）",
        "①",
        "附件1：",
        "问：",
        "答：",
        "注：",
        "",
    ]
)
_REST = st.text(alphabet="招生学校通知办法表标准如下户籍。，：；？ 0123一", max_size=30)
_LINE = st.builds(lambda mark, rest: Paragraph(mark + rest), _MARK, _REST)
_HEADING = st.builds(
    Heading, st.text(alphabet="总则一、二小学入学", min_size=1, max_size=8), st.integers(1, 4)
)
_TABLE = st.just(Table(("学校", "标准"), (Row(("甲", "乙")),)))


@given(st.lists(st.one_of(_LINE, _HEADING, _TABLE), max_size=20))
def test_no_text_is_lost_and_levels_have_no_gaps(blocks: list[Block]) -> None:
    document = outline(Document("a.txt", tuple(blocks)))
    assert _characters(document) == _characters(Document("a.txt", tuple(blocks)))
    levels = {block.level for block in document.blocks if isinstance(block, Heading)}
    assert levels == set(range(1, len(levels) + 1))


def _characters(document: Document) -> list[str]:
    """All characters, sorted: captions and notes move, and a caption sheds its colon."""
    text = document.title
    for block in document.blocks:
        if isinstance(block, Table):
            text += block.caption + "".join(block.notes)
        else:
            text += block.text
    return sorted(char for char in text if not char.isspace() and char not in "：:")
