"""What a draft says of the rule that it is to change answers; what it proposes does not."""

from __future__ import annotations

import pytest

from index.items import Passage
from service.answering.applies import tells_current


@pytest.mark.parametrize(
    ("text", "current"),
    [
        ("现行办法规定，一次收费不得超过3个月，至今有效。为降低风险，拟作修订。", True),
        ("现行收费标准为每生每月300元，目前执行到本学期末。", True),
        ("现行收费标准为每生每月300元。拟调整为每生每月400元。", False),
        ("（一）一次收费的时间跨度拟缩短为2个月。", False),
        ("意见征集截止日期：2026年7月5日。", False),
    ],
)
def test_a_draft_tells_the_rule_in_force(text: str, current: bool) -> None:
    assert tells_current(Passage("p", "draft", 0, "text", text)) is current
