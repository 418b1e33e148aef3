"""What held before a rule is told by the rule that ended it; who began before keeps what was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 云台市教育局\n",
    "限价.txt": """云台市教育局
云教规〔2024〕3号
关于普惠性民办幼儿园最高限价的通知

一、普惠性民办幼儿园保教费每月最高930元。
二、原限价（云教〔2019〕7号，每月760元）自2024年9月1日起停止执行。
三、本通知自2024年9月1日起施行，有效期5年。
云台市教育局
2024年7月1日
""",
    "学费.txt": """云台市教育局
云教规〔2026〕5号
关于调整公办普通高中学费标准的通知

一、公办普通高中学费调整为每生每学期780元。
二、自2026年秋季学期入学的高一新生起执行。2026年秋季学期前已经入学的学生，学费标准不变，直至毕业。
三、本通知自2026年9月1日起施行，有效期5年。
云台市教育局
2026年5月12日
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("before"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("2022年普惠性民办幼儿园限价多少一个月", "760元", "930元"),
        ("2024年9月以前普惠性民办幼儿园限价多少", "760元", "930元"),
        ("普惠性民办幼儿园限价多少一个月", "930元", "760元"),
        ("孩子现在公办普通高中高一 9月以后学费涨不涨", "学费标准不变", "——"),
    ],
)
def test_what_held_before_is_told_as_such(
    ask: Callable[[str], Answer], question: str, said: str, not_said: str
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert (said in answer.text, not_said in answer.text) == (True, False), answer.text


def test_a_year_before_the_ended_rule_is_not_disclosed(ask: Callable[[str], Answer]) -> None:
    assert ask("2015年普惠性民办幼儿园限价多少一个月").status == "no_answer"
