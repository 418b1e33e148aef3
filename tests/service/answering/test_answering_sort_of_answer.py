"""What a passage must hold to answer a sort of question."""

from __future__ import annotations

import pytest

from index.items import Passage
from service.answering.sort_of_answer import defining_sentence, lacking


def row(*cells: tuple[str, str]) -> Passage:
    return Passage("r", "i", 0, "row", "；".join(f"{name}：{value}" for name, value in cells), cells=cells)


def clause(text: str) -> Passage:
    return Passage("t", "i", 0, "text", text)


def test_a_bare_number_in_a_cell_is_an_amount() -> None:
    assert not lacking(row(("学段", "初中"), ("寄宿", "750")), ("fee",), "初中寄宿一学期多少钱")
    assert lacking(row(("学段", "初中"), ("寄宿", "不收")), ("duration",), "多久办完")


def test_places_are_no_sums() -> None:
    plan = Passage(
        "r", "i", 0, "row", "招生计划（单位：人）｜幼儿园：机关幼儿园；小班：100",
        cells=(("幼儿园", "机关幼儿园"), ("小班", "100")),
    )  # fmt: skip
    assert lacking(plan, ("fee",), "机关幼儿园一个月多少钱")


def test_yes_or_no_needs_no_amount() -> None:
    refusal = clause("除此之外不再向家长另外收任何钱物。")
    assert not lacking(refusal, ("fee", "condition"), "幼儿园还能另外收费吗")
    assert lacking(clause("家长自愿选择。"), ("fee",), "园服费多少钱")


@pytest.mark.parametrize(
    ("question", "kinds", "holds", "holds_not"),
    [
        ("早上几点到站", ("date",), "早上7:20到站。", "6月1日起停运。"),
        ("教育局几点上班", ("date",), "上午9点上班。", "工作日上班。"),
        ("咨询打什么电话", ("contact",), "咨询0999-0001234。", "地址：学府路8号。"),
        ("高一招多少人", ("count",), "计划（人）：600", "学费1300元。"),
        ("体育多少分", ("count",), "体育测试满分50分，计入总分。", "体育测试用时30分钟。"),
        ("去年处罚了几件", ("count",), "行政处罚；本年处理决定数量：7", "行政许可事项1项"),
        ("主动公开多少条", ("count",), "公开信息186条。", "行政许可；本年处理决定数量：23"),
        ("收到多少条意见", ("count",), "收到意见12条。", "公开信息12件。"),
    ],
)
def test_the_very_sort_is_asked_for(
    question: str, kinds: tuple[str, ...], holds: str, holds_not: str
) -> None:
    assert not lacking(clause(holds), kinds, question)
    assert lacking(clause(holds_not), kinds, question)


def test_the_sentence_that_defines() -> None:
    text = "片区是指学校的服务范围。多校划片，是指一个片区对应两所以上学校。电脑派位不是摇号。"
    assert defining_sentence(text, ["多校划片"]) == "多校划片，是指一个片区对应两所以上学校。"
    assert defining_sentence(text, ["电脑派位"]) == ""
    assert defining_sentence(text, ["学位"]) == ""


def test_a_label_or_a_name_in_quotation_marks_defines_as_well() -> None:
    listed = "（二）住房以产权证为准。\n（三）学位锁定。同一套住房六年内只安排一户。\n（四）其他。"
    assert defining_sentence(listed, ["学位锁定"]) == "（三）学位锁定。同一套住房六年内只安排一户。"
    assert defining_sentence("检验。实行“双送检”，企业和学校各送一次。", ["双送检"]).endswith("各送一次。")
    assert defining_sentence("往届生不享受指标生政策。", ["指标生"]) == ""


def test_who_is_in_charge_does_not_say_how_to_go_about_it() -> None:
    desk = row(("咨询窗口", "基础教育股"), ("受理事项", "招生、转学"), ("咨询电话", "0999-0002101"))
    assert lacking(desk, ("procedure",), "怎么转学")
    assert not lacking(desk, ("procedure", "contact"), "怎么转学，电话多少")
    guide = row(("事项", "转学"), ("材料", "户口簿"), ("咨询电话", "0999-0002101"))
    assert not lacking(guide, ("procedure",), "怎么转学")
