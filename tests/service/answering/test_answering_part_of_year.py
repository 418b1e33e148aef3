"""The part of a year that a question names chooses the row, and the paper, of its months."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant
from service.answering.part_of_year import is_of_other_part, months_asked, share_within


@pytest.mark.parametrize(
    ("question", "months"),
    [
        ("下半年哪天现场确认", set(range(7, 13))),
        ("上半年的什么时候报名", set(range(1, 7))),
        ("秋季那批教师证几号确认", set(range(7, 13))),
        ("10月那次自考几号报名", {10}),
        ("十二月那场考试", {12}),
        ("上半年和下半年各是哪天", set()),
        ("下半年上一年级几号报名", set()),
        ("秋季入学几号登记", set()),
        ("孩子9月生的今年能上吗", set()),
        ("今年初中录取结果几号出", set()),
    ],
)
def test_months_that_are_asked_about(question: str, months: set[int]) -> None:
    assert months_asked(question) == months


def test_days_are_weighed_by_their_months() -> None:
    later = months_asked("下半年哪天考")
    assert share_within("4月25日、10月13日", later) == 0.5
    assert share_within("十一月二日", later) == 1.0
    assert share_within("下半年另行通知", later) == 1.0
    assert share_within("3个月内办结", later) is None
    assert is_of_other_part("4月15日报名。", (), later)
    assert is_of_other_part("网上报名后现场确认。", ("", "2026年上半年认定公告"), later)
    assert not is_of_other_part("9月18日报名。", ("", "2026年上半年认定公告"), later)
    assert not is_of_other_part("6月20日报名。", ("", "2026年下半年自学考试公告"), later)


def test_the_row_of_the_months_is_quoted_alone(tmp_path: Path) -> None:
    notice = """# 2026年中小学教师资格认定公告

| 批次 | 网上报名 | 现场确认 |
| --- | --- | --- |
| 第一批 | 4月15日至4月25日 | 4月28日至4月30日 |
| 第二批 | 9月18日至9月28日 | 10月12日至10月14日 |

云台市教育局
2026年3月1日
"""
    assistant = Assistant(snapshot_of({"公告.md": notice}, tmp_path), date(2026, 6, 15))
    for question in ("教师资格下半年哪天现场确认", "第二批教师资格几号现场确认", "秋季那批教师资格哪天确认"):
        said = assistant.answer(question).text
        assert "10月12日" in said, question
        assert "4月28日" not in said, question
    assert assistant.answer("教师资格第三批现场确认是几号").status == "no_answer"
