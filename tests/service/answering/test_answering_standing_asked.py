"""Whether a named document still holds is answered by what ended it, or by its own term."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "旧办法.txt": """云台市寄宿生生活补助暂行办法
云教规〔2020〕5号
第一条　寄宿生生活补助标准为小学每生每年1000元。
第二条　本办法自2020年9月1日起施行。
云台市教育局
2020年8月20日
""",
    "新办法.txt": """云台市义务教育困难学生生活补助实施细则
云教规〔2025〕3号
第一条　寄宿生补助标准为小学每生每年1250元。
第二条　本细则自2025年9月1日起施行，有效期五年。
第三条　《云台市寄宿生生活补助暂行办法》（云教规〔2020〕5号）自本细则施行之日起同时废止。
云台市教育局
2025年8月1日
""",
    "保教费.txt": """关于核定公办幼儿园保教费标准的通知
云价费〔2021〕9号
核定公办幼儿园保教费为每生每月300元。
本通知自2021年9月1日起执行，有效期至2025年8月31日。
云台市发展和改革委员会
2021年8月6日
""",
    "救助.txt": """云台市困难大学新生救助办法（试行）
云教规〔2024〕2号
一、本科每人4000元。
二、本办法自2024年8月1日起试行，试行期二年，至2026年7月31日。
云台市教育局
2024年7月20日
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("standing"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "lead", "said"),
    [
        ("云教规2020年5号那个寄宿补助办法还管用吗", "不再执行", "同时废止"),
        ("寄宿生生活补助暂行办法作废了吗", "不再执行", "同时废止"),
        ("云价费〔2021〕9号还有效吗", "有效期", "至2025年8月31日"),
        ("困难大学新生救助办法什么时候到期", "仍在执行", "至2026年7月31日"),
        ("困难学生生活补助实施细则有效期到什么时候", "仍在执行", "有效期五年"),
    ],
)
def test_the_words_that_say_so_are_quoted(
    ask: Callable[[str], Answer], question: str, lead: str, said: str
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert lead in answer.text
    assert any(said in citation.quote for citation in answer.citations)


@pytest.mark.parametrize("question", ["云教规2019年5号还有效吗", "中考加分办法还执行吗"])
def test_nothing_is_said_of_a_document_that_is_not_there(
    ask: Callable[[str], Answer], question: str
) -> None:
    assert "仍在执行" not in ask(question).text
