"""Which stages are offered, and where each stage is told instead of asking."""

from __future__ import annotations

from datetime import date

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 云台市教育局\nregions: [{name: 云台市}]\n",
    "小学划片.csv": "学校,招生范围\n第一小学,汀畔人家、大垭乡\n第二小学,东湖花园\n",
    "初中划片.csv": "学校,招生范围\n第二初级中学,汀畔人家、东湖花园\n云岭初级中学,云岭镇、大垭乡\n",
    "招生通知.md": """# 云台市2026年义务教育招生入学工作通知

## 一、报名时间

| 学段 | 环节 | 时间 |
|---|---|---|
| 小学 | 网上报名 | 6月22日—6月28日 |
| 初中 | 网上报名 | 7月6日—7月9日 |
""",
    "幼儿园.md": """# 云台市2026年秋季幼儿园招生公告

| 环节 | 时间 |
|---|---|
| 网上登记 | 7月10日—7月14日 |
""",
    "教师.md": "# 云台市2026年小学教师招聘公告\n\n网上报名时间为6月18日至6月24日。\n",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("stages")), date(2026, 6, 15))


def test_a_stage_with_a_notice_of_its_own_is_among_the_choices(assistant: Assistant) -> None:
    answer = assistant.answer("新生什么时候网上报名")
    assert answer.status == "clarify"
    assert set(answer.options) == {"幼儿园", "小学", "初中"}


def test_which_school_a_place_is_of_is_told_for_each_stage(assistant: Assistant) -> None:
    answer = assistant.answer("汀畔人家那个小区归那个学校管")
    assert answer.status == "answered"
    assert "第一小学" in answer.text
    assert "第二初级中学" in answer.text


@pytest.mark.parametrize("question", ["大垭乡小学念完了读啥子初中", "大垭乡中心小学毕业上哪个中学"])
def test_pupils_of_a_towns_school_go_where_the_town_goes(question: str, assistant: Assistant) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered"
    assert "云岭初级中学" in answer.text
