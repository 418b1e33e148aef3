"""Statements on subsidies are verbatim parts of their passages; other papers give none."""

from __future__ import annotations

from index.facts.subsidies import read_subsidies
from index.items import Item, Passage

_ITEMS = {
    "aid": Item(id="aid", title="某县学生资助办法", file="a.txt"),
    "fees": Item(id="fees", title="某县收费标准", file="b.txt"),
}


def _passage(item: str, text: str, kind: str = "text", **more: object) -> Passage:
    return Passage(id=f"{item}-1", item_id=item, position=0, kind=kind, text=text, **more)  # type: ignore[arg-type]


def test_clauses_without_a_sum_are_read_in_a_paper_on_subsidies() -> None:
    clause = _passage("aid", "第三条　每年9月向学校申请。")
    assert [one.text for one in read_subsidies(_ITEMS, [clause])] == ["第三条　每年9月向学校申请。"]


def test_the_lines_of_a_list_are_told_apart_and_know_how_it_opens() -> None:
    listed = _passage("aid", "增加下列项目：\n1. 取暖补贴260元。\n2. 班车补贴90元。")
    opening, first, second = read_subsidies(_ITEMS, [listed])
    assert opening.opening == ""
    assert (first.text, second.text) == ("1. 取暖补贴260元。", "2. 班车补贴90元。")
    assert first.opening == "增加下列项目："


def test_of_a_paper_on_charges_only_what_speaks_of_subsidies() -> None:
    assert read_subsidies(_ITEMS, [_passage("fees", "学费每学期700元。")]) == []
    assert len(read_subsidies(_ITEMS, [_passage("fees", "困难学生补助每学期300元。")])) == 1


def test_signatures_and_numbers_are_no_statements() -> None:
    assert read_subsidies(_ITEMS, [_passage("aid", "某县教育局", kind="frame")]) == []
