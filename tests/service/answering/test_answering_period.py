"""The time that a question names."""

from __future__ import annotations

from datetime import date

import pytest

from service.answering.period import period_of

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("2022年的保教费多少", date(2022, 1, 1), date(2022, 12, 31)),
        ("去年的标准", date(2025, 1, 1), date(2025, 12, 31)),
        ("今年的标准", TODAY, date(2026, 12, 31)),
        ("2025年秋季学期收费", date(2025, 9, 1), date(2026, 1, 31)),
        ("去年秋天住宿费", date(2025, 9, 1), date(2026, 1, 31)),
        ("2026年春季收费", date(2026, 2, 1), date(2026, 7, 31)),
        ("2024学年学费", date(2024, 9, 1), date(2025, 7, 31)),
        ("2024到2025学年学费", date(2024, 9, 1), date(2025, 7, 31)),
        ("去年的保教费 24到25学年的", date(2024, 9, 1), date(2025, 7, 31)),
        ("25-26学年收费", date(2025, 9, 1), date(2026, 7, 31)),
        ("24年入学的学费", date(2024, 1, 1), date(2024, 12, 31)),
        ("26年秋季限价", date(2026, 9, 1), date(2027, 1, 31)),
        ("九月开学以后收多少", date(2026, 9, 1), date(2027, 1, 31)),
        ("这学期收多少", date(2025, 9, 1), date(2026, 7, 31)),
        ("2026年9月上高一学费多少", date(2026, 9, 1), date(2027, 1, 31)),
        ("今年9月买校服多少钱", date(2026, 9, 1), date(2027, 1, 31)),
        ("2025年9月以前课后服务多少钱", date(2025, 2, 1), date(2025, 7, 31)),
        ("2025年3月之前收多少", date(2024, 9, 1), date(2025, 1, 31)),
        ("上学年的标准", date(2024, 9, 1), date(2025, 7, 31)),
        ("上学期课后服务费", date(2025, 9, 1), date(2026, 1, 31)),
        ("下学期学费多少", date(2026, 9, 1), date(2027, 1, 31)),
        ("新学年保教费", date(2026, 9, 1), date(2027, 7, 31)),
        ("2024年入学的，今年交多少", TODAY, date(2026, 12, 31)),
    ],
)
def test_the_time_is_read_from_the_words(question: str, first: date, last: date) -> None:
    period = period_of(question, TODAY)
    assert period is not None
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("下学期学费多少", date(2027, 2, 1)),
        ("上学期学费多少", date(2026, 2, 1)),
        ("本学年学费", date(2026, 9, 1)),
    ],
)
def test_terms_are_counted_from_the_day(question: str, first: date) -> None:
    period = period_of(question, date(2026, 11, 3))
    assert period is not None
    assert period.first == first


@pytest.mark.parametrize(
    "question",
    [
        "2024年入学的高中生现在还涨学费吗",
        "住校生上学期间吃饭",
        "小学学费多少",
        "六年级下学期能转学吗",
        "满20年教龄",
        "教发2021年9号文还有效吗",
        "九年义务教育收费吗",
    ],
)
def test_no_time_is_read_where_none_is_named(question: str) -> None:
    assert period_of(question, TODAY) is None


@pytest.mark.parametrize(
    "question",
    ["2020年9月1号生的能报一年级吗", "2019年8月31日出生的呢", "20年生的娃能上学不", "2023年3月的宝宝"],
)
def test_when_a_child_was_born_is_not_asked_about(question: str) -> None:
    assert period_of(question, TODAY) is None
