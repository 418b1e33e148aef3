"""Days named in official texts, and whether they have passed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.deadlines import all_passed, days_in

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("报名时间为2026年6月8日至20日。", [date(2026, 6, 8), date(2026, 6, 20)]),
        ("报名：6月8日9:00—6月20日17:00", [date(2026, 6, 8), date(2026, 6, 20)]),
        ("2025年12月30日开始，1月5日结束", [date(2025, 12, 30), date(2026, 1, 5)]),
        ("公示期 2026-06-01 至 2026-06-07", [date(2026, 6, 1), date(2026, 6, 7)]),
        ("6月31日", []),
        ("电话0999-2026-0601234", []),
    ],
)
def test_days_are_read_with_their_year(text: str, days: list[date]) -> None:
    assert days_in(text, 2026) == days


def test_a_day_without_any_year_is_no_day() -> None:
    assert days_in("6月8日报名", None) == []


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("2026年6月1日至14日登记", True),
        ("2026年6月1日至15日登记", False),
        ("每年5月1日至31日申请", False),
        ("按通知时间登记", False),
    ],
)
def test_passed_is_the_day_after_the_last(text: str, passed: bool) -> None:
    assert all_passed(text, 2026, TODAY) is passed


@given(st.text(max_size=200), st.integers(2020, 2030))
def test_any_text_is_read(text: str, year: int) -> None:
    assert days_in(text, year) == sorted(days_in(text, year))
