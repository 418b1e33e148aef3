"""Notices that change sums without naming the paper that they change, and the rows that they change."""

from __future__ import annotations

from datetime import date

import pytest

from index.facts.raises import raised, read_raises
from index.items import Item, Passage

_TABLE = Item("old", "学生资助项目一览", "a.docx", school_year=2025)
_NOTICE = Item("new", "关于提高助学金标准的通知", "b.docx", written=date(2026, 3, 2))


def _row(*cells: tuple[str, str]) -> Passage:
    return Passage("row", "old", 0, "row", "；".join(f"{n}：{v}" for n, v in cells), cells=cells)


_SECOND = _row(("学段", "普通高中"), ("项目", "国家助学金"), ("档次", "二档"), ("标准", "每学期750元"))


def _changed(text: str, row: Passage, day: date = date(2026, 6, 15)) -> tuple[set[str], set[str]]:
    items = {"old": _TABLE, "new": _NOTICE}
    raises = read_raises(items, [Passage("said", "new", 0, "text", text)])
    replaced, touched = raised(raises, items, [row], day)
    return set(replaced), set(touched)


@pytest.mark.parametrize(
    "text",
    [
        "提高普通高中国家助学金，由原来的一档1250元、二档750元，提高到一档1400元、二档900元。",
        "自2026年春季学期起，普通高中国家助学金二档由每学期750元调整为每学期900元。",
        "普通高中国家助学金二档标准从750元增加到900元，自2026年3月1日起执行。",
    ],
)
def test_a_row_of_the_old_sum_is_replaced(text: str) -> None:
    assert _changed(text, _SECOND) == ({"row"}, set())


@pytest.mark.parametrize(
    "text",
    [
        "中职国家助学金二档由750元调整为900元。",
        "普通高中国家助学金一档由750元调整为900元。",
        "普通高中国家助学金二档由700元调整为900元。",
        "普通高中住宿费由750元调整为900元。",
        "普通高中国家助学金由学校发放调整为银行发放，二档750元不变。",
    ],
)
def test_a_row_of_another_time_thing_stage_or_tier_is_not(text: str) -> None:
    assert _changed(text, _SECOND) == (set(), set())


def test_what_is_announced_touches_before_it_begins() -> None:
    text = "自2026年秋季学期起，普通高中国家助学金二档由750元调整为900元。"
    assert _changed(text, _SECOND, date(2026, 5, 1)) == (set(), set())
    assert _changed(text, _SECOND, date(2026, 6, 15)) == (set(), {"row"})
    assert _changed(text, _SECOND, date(2026, 9, 1)) == ({"row"}, set())


def test_a_row_with_other_sums_beside_is_only_touched() -> None:
    row = _row(("学段", "高中"), ("项目", "国家助学金"), ("一档（元）", "1250"), ("二档（元）", "750"))
    assert _changed("高中国家助学金二档由750元调整为900元，一档不变。", row) == (set(), {"row"})
