"""Tables and parts of a paper that say that they no longer hold, and those that only speak of it."""

from __future__ import annotations

import pytest

from index.facts.stopped import is_stopped, stopped_in
from index.items import Item, Passage

_ITEM = Item("item", "收费公示表", "a.xlsx")


@pytest.mark.parametrize(
    "place",
    [
        "某县教育收费公示表（2025年，已停止执行）",
        "2025（已停用）",
        "2024年（作废）",
        "旧标准",
        "一、原标准",
        "2024年旧标准",
        "收费标准（旧版）",
        "收费标准（2024年旧标准，仅供参考）",
        "【已失效】收费一览表",
        "老版本",
        "调整前标准",
    ],
)
def test_what_stands_under_it_holds_no_longer(place: str) -> None:
    assert is_stopped(place)


@pytest.mark.parametrize(
    "place",
    [
        "",
        "收费公示表（2026年春季学期起执行）",
        "废止和失效文件目录",
        "二、停止执行的文件（已失效）",
        "收费标准（2026年9月1日起停止执行）",
        "调整前后标准对照",
        "原则",
        "老年大学收费标准",
        "办学许可证（已作废）名单",
        "成绩仅供参考",
    ],
)
def test_what_stands_under_it_holds(place: str) -> None:
    assert not is_stopped(place)


def test_a_note_ends_the_rows_of_its_own_sheet() -> None:
    rows = [
        Passage("old", "item", 0, "row", "项目：保教费；标准：280", heading=("甲",)),
        Passage("note", "item", 1, "note", "注：本表标准已停止执行，仅供查阅。", heading=("甲",)),
        Passage("new", "item", 2, "row", "项目：保教费；标准：320", heading=("乙",)),
        Passage("coming", "item", 3, "note", "注：本表自2026年9月1日起停止执行。", heading=("乙",)),
    ]
    assert stopped_in(_ITEM, rows) == {"old"}


def test_a_caption_ends_the_rows_of_its_table() -> None:
    row = Passage("old", "item", 0, "row", "收费表（旧标准）｜项目：保教费；标准：280")
    assert stopped_in(_ITEM, [row]) == {"old"}
