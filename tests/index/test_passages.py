"""Cutting documents into passages: nothing is lost, lists stay with their lead-in, rows carry headings."""

from hypothesis import given
from hypothesis import strategies as st

from index.items import Item, Passage
from index.passages import cut, row_text
from index.read.document import Block, Document, Heading, Paragraph, Row, Table

ITEM = Item(id="a1", title="某通知", file="某通知.txt")


def passages(*blocks: Block) -> list[Passage]:
    return cut(ITEM, Document(file=ITEM.file, blocks=blocks))


def test_a_clause_keeps_its_heading_path() -> None:
    (passage,) = passages(
        Heading("一、报名", 1), Heading("（一）时间", 2), Paragraph("6月1日至6月5日，逾期不再受理。")
    )
    assert passage.heading == ("一、报名", "（一）时间")
    assert passage.text == "6月1日至6月5日，逾期不再受理。"


def test_a_heading_of_the_same_level_ends_the_one_before() -> None:
    found = passages(Heading("一、甲", 1), Paragraph("甲文。"), Heading("二、乙", 1), Paragraph("乙文。"))
    assert [passage.heading for passage in found] == [("一、甲",), ("二、乙",)]


def test_a_list_stays_with_its_lead_in() -> None:
    (passage,) = passages(Paragraph("需提供以下材料："), Paragraph("1.户口簿"), Paragraph("2.身份证"))
    assert passage.text == "需提供以下材料：\n1.户口簿\n2.身份证"


def test_items_taken_for_headings_become_a_list_again() -> None:
    (passage,) = passages(
        Heading("二、材料", 1), Paragraph("需提供以下材料："), Heading("1.户口簿", 2), Heading("2.身份证", 2)
    )
    assert "1.户口簿\n2.身份证" in passage.text


def test_a_long_list_is_cut_between_its_items_and_each_piece_knows_the_lead_in() -> None:
    items = [Paragraph(f"{n}.{'材' * 60}；") for n in range(1, 20)]
    found = passages(Paragraph("需提供以下材料："), *items)
    assert len(found) > 1
    assert all(passage.lead == "需提供以下材料：" for passage in found[1:])
    assert all(passage.text[0].isdigit() for passage in found[1:])


def test_a_row_carries_title_sub_heading_and_column_headings() -> None:
    (row,) = passages(
        Table(header=("类别", "标准"), rows=(Row(("一级园", "500元/月"), "公办"),), caption="保教费标准")
    )
    assert row.text == "保教费标准｜公办｜类别：一级园；标准：500元/月"
    assert row.cells == (("类别", "一级园"), ("标准", "500元/月"))


def test_a_cell_merged_over_columns_is_given_once() -> None:
    assert row_text(("甲", "甲", "乙"), Row(("同", "同", "异")), "") == "甲：同；乙：异"


def test_notes_under_a_table_know_the_table() -> None:
    found = passages(
        Table(header=("甲",), rows=(Row(("乙",)),), caption="某表", notes=("注：自公布之日起执行。",))
    )
    assert found[-1].kind == "note"
    assert found[-1].lead == "某表"


@given(st.lists(st.text("甲乙丙1。；：、\n ", min_size=1, max_size=400), max_size=12))
def test_no_character_of_the_text_is_lost(texts: list[str]) -> None:
    found = passages(*(Paragraph(text) for text in texts))
    before = "".join("".join(texts).split())
    assert "".join("".join(passage.text for passage in found).split()) == before


@given(st.lists(st.sampled_from(["甲。", "1.乙", "以下：", "丙" * 300]), max_size=20))
def test_ids_and_positions_are_the_reading_order(texts: list[str]) -> None:
    found = passages(*(Paragraph(text) for text in texts))
    assert [passage.position for passage in found] == list(range(len(found)))
    assert len({passage.id for passage in found}) == len(found)


def test_short_clause_stays_with_the_text_under_it() -> None:
    found = passages(
        Paragraph("（一）突出重点栏目公开。"), Paragraph("依照分解方案，抓好政务事项公开。" * 20)
    )
    assert found[0].text.startswith("（一）突出重点栏目公开。\n依照")


def test_signature_ends_the_clause_above_it() -> None:
    found = passages(
        Heading("六、附则", 1),
        Paragraph("本规定自印发之日起施行。"),
        Paragraph("某州教育局政策法规科"),
        Paragraph("2025年9月10日"),
        Paragraph("抄送：各学校。"),
    )
    assert [(passage.kind, passage.heading) for passage in found] == [
        ("text", ("六、附则",)),
        ("frame", ("六、附则",)),
        ("text", ()),
    ]


def test_lead_in_of_a_table_answers_nothing_alone() -> None:
    table = Table(header=("学段", "标准"), rows=(Row(("小学", "1250")),))
    lead, row = passages(Paragraph("第二条　补助标准如下："), table)
    assert (lead.kind, row.lead) == ("frame", "第二条　补助标准如下：")
    told, row = passages(Paragraph("考试于6月19日举行，科目见下表。"), table)
    assert (told.kind, row.lead) == ("text", "考试于6月19日举行，科目见下表。")
