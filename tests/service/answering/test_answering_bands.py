"""Which band of a rate a question's measure is in."""

from __future__ import annotations

import pytest

from service.answering.bands import bands_in, is_outside, measures_in


@pytest.mark.parametrize(
    ("question", "statement", "outside"),
    [
        ("校车十五公里一个月多少钱", "校车;10公里以内;145元/月", True),
        ("校车十五公里一个月多少钱", "校车;10公里(不含)以上;195元/月", False),
        ("校车8里路收多少", "5公里以上不足10公里的,每月120元", True),
        ("校车7km收多少", "5公里以上不足10公里的,每月120元", False),
        ("校车一个月多少钱", "校车;10公里以内;145元/月", False),
        ("每天上6个小时的班收多少", "5—8小时:每生每月400元", False),
        ("每天上3个小时的班收多少", "5—8小时:每生每月400元", True),
        ("娃请了三个礼拜假退多少", "缺勤达到15个工作日的,按半月退费;不足15个工作日的不退", False),
        ("娃请了一个礼拜假退多少", "连续请假超过半个月的,退半个月", True),
        ("请了半个月退多少", "缺勤满十天不满二十天的退三分之一", False),
        ("只去了四天退多少", "当月在园10天以下的,收半个月", False),
        ("只去了二十天退多少", "当月在园10天以下的,收半个月", True),
        ("只去了四天退多少", "缺勤20天以上的,退一半", False),
        ("生病没去一个月 退多少", "因病缺勤的,凭证明在10个工作日内退还", False),
        ("孩子2岁半托班多少", "小班(3—4岁):每月500元", True),
    ],
)
def test_a_statement_for_another_band_is_outside(question: str, statement: str, outside: bool) -> None:
    assert is_outside(measures_in(question), statement) is outside


def test_a_price_by_the_month_is_no_band() -> None:
    assert list(bands_in("每生每月300元,四人间每学期500元")) == []
    assert measures_in("住四人间一个月多少钱") == {}
