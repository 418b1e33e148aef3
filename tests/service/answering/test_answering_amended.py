"""A clause that was changed is answered by its new wording, from the day on that it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

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


_TIMES = {
    "通知.md": """# 云台县教育局关于做好2026年义务教育学校招生工作的通知

云教发〔2026〕17号

## 一、时间安排

| 阶段 | 县城小学 | 县城初中 | 乡镇学校 |
| --- | --- | --- | --- |
| 网上登记 | 7月6日至7月10日 | 7月13日至7月15日 | 不设网上登记 |
| 公布名单 | 8月5日 | 8月8日 | 8月25日 |

云台县教育局
2026年5月8日
""",
    "补充.txt": """云台县教育局关于2026年招生有关事项的补充通知
云教发〔2026〕23号
各学校：
现就《云台县教育局关于做好2026年义务教育学校招生工作的通知》（云教发〔2026〕17号）有关事项补充通知如下：
一、县城小学网上登记时间由7月6日至7月10日调整为7月8日至7月12日，其余时间不变。
云台县教育局
2026年6月2日
""",
}


def test_a_change_is_told_to_those_whom_it_is_for(tmp_path: Path) -> None:
    assistant = Assistant(snapshot_of(_TIMES, tmp_path), date(2026, 6, 15))
    assert "7月8日至7月12日" in assistant.answer("县城小学网上登记是几号").text
    for question in ("县城初中网上登记是几号", "县城小学哪天公布名单"):
        said = assistant.answer(question)
        assert said.status == "answered", question
        assert "7月8日" not in said.text, question


def test_a_part_that_was_struck_out_is_told_beside_its_clause(tmp_path: Path) -> None:
    files = {
        "细则.txt": "云台市小学招生实施细则\n云教规〔2025〕3号\n第一条　本细则自2025年4月1日起施行。\n"
        "第十五条　随迁子女申请材料：（一）户口簿；（二）居住证；（三）社会保险参保证明。\n"
        "云台市教育局\n2025年3月1日\n",
        "修改.txt": "云台市教育局关于修改《云台市小学招生实施细则》的通知\n云教规〔2026〕4号\n"
        "一、第十五条第（三）项删去。\n二、本通知自2026年4月1日起施行。\n云台市教育局\n2026年3月20日\n",
    }
    answer = Assistant(snapshot_of(files, tmp_path), today=date(2026, 6, 15)).answer("随迁子女报名要什么材料")
    assert "居住证" in answer.text
    assert "第十五条第（三）项删去" in answer.text
