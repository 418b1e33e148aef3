"""A clause that was changed is answered by its new wording, from the day on that it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "方案.txt": """云台市中小学课后服务实施方案
云教发〔2024〕17号
第一条　义务教育学校每周一至周五开展课后服务。
第二条　课后服务费标准：小学每生每月60元，初中每生每月75元。
第三条　学生因病请假的，按每天3元退还课后服务费，每月最多退40元。
第四条　本方案自2024年9月1日起施行，有效期五年。
云台市教育局
2024年8月15日
""",
    "修改.txt": """关于修改《云台市中小学课后服务实施方案》的通知
云教发〔2026〕4号
决定对《云台市中小学课后服务实施方案》（云教发〔2024〕17号）作如下修改：
一、将第二条修改为：“课后服务费标准：小学每生每月70元，初中每生每月85元。”
二、第三条中的“每月最多退40元”修改为“每月最多退50元”。
本通知自2026年3月1日起施行。
云台市教育局
2026年2月10日
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("amended"))
    return lambda question, today=date(2026, 6, 15): Assistant(snapshot, today).answer(question)


def test_the_new_wording_of_a_clause_stands_alone(ask: Callable[..., Answer]) -> None:
    text = ask("小学课后服务费每月多少钱").text
    assert "70元" in text
    assert "60元" not in text


def test_before_its_day_the_old_wording_holds(ask: Callable[..., Answer]) -> None:
    for answer in (
        ask("小学课后服务费每月多少钱", date(2026, 2, 20)),
        ask("2025年秋季小学课后服务费每月多少钱"),
    ):
        assert "60元" in answer.text
        assert "70元" not in answer.text


def test_words_that_were_changed_stand_behind_their_clause(ask: Callable[..., Answer]) -> None:
    text = ask("课后服务因病请假退多少钱").text
    assert text.index("每月最多退40元") < text.index("修改为“每月最多退50元”")
