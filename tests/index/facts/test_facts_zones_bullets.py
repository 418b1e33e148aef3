"""The marks in front of the entries of one cell: numbers, circled numbers, dots, emoji."""

from __future__ import annotations

import pytest
from zone_lists import names, rules_of

from index.facts.zones.bullets import without_bullets

A = "清河县第一小学"


@pytest.mark.parametrize(
    "text",
    [
        "1.向阳路（单号：3—147号） 2.东湖花园（1—4幢、6幢） 3.柳河村第1至第7村民组",
        "1、向阳路（单号：3—147号）；2、东湖花园（1—4幢、6幢）；3、柳河村第1至第7村民组",
        "①向阳路单号 ②东湖花园 ③柳河村",
        "（1）向阳路（2）东湖花园（3）柳河村1组、3组",
        "（一）向阳路；（二）东湖花园；（三）柳河村",
        "1）向阳路 2）东湖花园 3）柳河村",
        "1.向阳路2.东湖花园3.柳河村",
        "●向阳路 ●东湖花园●柳河村",
        "📍向阳路 📍东湖花园 📍柳河村",
        "▶️向阳路▶️东湖花园▶️柳河村",
    ],
)
def test_marked_entries_of_one_cell(text: str) -> None:
    rules = rules_of({A: text})
    assert names(rules) == ["向阳路", "东湖花园", "柳河村"]
    assert all(rule.quote[:1] in "向东柳" and rule.quote in text for rule in rules)


@pytest.mark.parametrize("text", ["向阳路1、3、5号", "1、3、5栋", "二、三期", "1-3号", "1.5米"])
def test_numbers_that_mark_no_second_entry_stay(text: str) -> None:
    assert without_bullets(text).strip()[-3:] == text[-3:]
    assert without_bullets(text).strip().count("\n") == 0


@pytest.mark.parametrize("text", ["①向阳路③东湖花园", "1.向阳路 3.东湖花园", "1.向阳路；4.东湖花园"])
def test_a_count_may_miss_a_number_where_the_mark_is_sure(text: str) -> None:
    assert names(rules_of({A: text})) == ["向阳路", "东湖花园"]


def test_a_house_number_and_a_mark_run_together_are_not_read() -> None:
    assert [rule.kind for rule in rules_of({A: "1.向阳路12.东湖花园"})] == ["unread"]


@pytest.mark.parametrize("text", ["①向阳路②东湖花园", "●向阳路", "十、向阳路", "一、甲路 二、乙路 三、丙路"])
def test_what_is_left_stands_where_it_stood(text: str) -> None:
    left = without_bullets(text)
    assert len(left) == len(text)
    assert all(character in (" ", "\n", text[at]) for at, character in enumerate(left))
