"""A place that another region's paper names with a school of its own, in words that give no rule."""

from __future__ import annotations

from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Turn
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 云台市教育局
regions: [{name: 云台市}, {name: 河东区, parent: 云台市}, {name: 梧溪县, parent: 云台市}]
""",
    "河东区.md": """# 河东区2026年小学招生片区公告

| 学校 | 划片范围 |
|---|---|
| 河东区滨江小学 | 云锦花苑、东坡村、建设路1—99号 |
| 河东区解放小学 | 铁匠街、石桥村 |
""",
    "梧溪县.txt": """梧溪县2026年一年级新生报名须知

今年云锦花苑的适龄儿童较多，经研究由城南小学酌情统筹解决一部分。
报名地点：梧溪县第一小学（建设路50号）。
石桥村的校车停在梧溪县第一小学。
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("云台")), date(2026, 6, 15))


def test_the_region_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.answer("云锦花苑读哪个小学")
    assert (answer.status, answer.reason) == ("clarify", "zone_needs_region")
    assert set(answer.options) == {"河东区", "梧溪县"}


@pytest.mark.parametrize(
    ("question", "school"),
    [
        ("河东区云锦花苑读哪个小学", "滨江小学"),
        ("东坡村上哪个小学", "滨江小学"),
        ("建设路50号读哪个小学", "滨江小学"),
        ("石桥村的孩子上哪个小学", "解放小学"),
    ],
)
def test_it_is_not_asked_for_where_it_is_said_or_tells_nothing(
    assistant: Assistant, question: str, school: str
) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered"
    assert school in answer.text


@pytest.mark.parametrize(
    ("reply", "school"), [("河东的", "滨江小学"), ("河东区", "滨江小学"), ("梧溪县", "")]
)
def test_the_reply_decides(assistant: Assistant, reply: str, school: str) -> None:
    asked = assistant.answer("云锦花苑读哪个小学")
    history = [Turn("user", "云锦花苑读哪个小学"), Turn("assistant", asked.text)]
    answer = assistant.answer(reply, history)
    assert answer.status == ("answered" if school else "no_answer")
    assert school in answer.text
