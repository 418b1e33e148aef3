"""To whom a complaint goes: the line for the matter, the office that has it, or the one that takes all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_OFFICES = """# 机关股室联系电话

| 单位 | 负责事项 | 电话 |
|---|---|---|
| 学前教育股 | 幼儿园审批、收费检查 | 0999-0003301 |
| 安全股 | 校车、安全 | 0999-0003302 |
| 信访室 | 投诉、信访 | 0999-0003303 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(
        snapshot_of({"电话.md": _OFFICES}, tmp_path_factory.mktemp("complaints")), today=date(2026, 6, 15)
    )


@pytest.mark.parametrize(
    ("question", "phone"),
    [
        ("投诉打什么电话", "0999-0003303"),
        ("我想举报老师收钱办班打啥电话", "0999-0003303"),
        ("校车老是不准点打哪个电话反映", "0999-0003302"),
    ],
)
def test_the_number_is_that_of_whoever_takes_it(assistant: Assistant, question: str, phone: str) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered"
    assert phone in answer.text
    assert sum(number in answer.text for number in ("0999-0003301", "0999-0003302", "0999-0003303")) == 1


def test_who_takes_complaints_of_one_matter_is_no_place_for_all(tmp_path: Path) -> None:
    offices = "# 服务电话\n\n| 单位 | 办理事项 | 电话 |\n|---|---|---|\n"
    offices += "| 校外培训监管科 | 培训机构投诉、退费 | 0999-0003304 |\n"
    bureau = "name: 云台市教育局\ndesks:\n  - name: 云台市教育局办公室\n"
    bureau += "    phone: 0999-0003300\n    topics: [综合]\n"
    snapshot = snapshot_of({"电话.md": offices, "bureau.yaml": bureau}, tmp_path)
    answer = Assistant(snapshot, today=date(2026, 6, 15)).answer("投诉打什么电话")
    assert "0999-0003304" not in answer.text
