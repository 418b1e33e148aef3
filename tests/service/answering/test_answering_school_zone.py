"""What belongs to a school, asked by the school's name."""

from __future__ import annotations

from datetime import date

import pytest

from built import snapshot_of
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 云台市教育局
regions: [{name: 云台市}, {name: 东关区, parent: 云台市}, {name: 西关区, parent: 云台市}]
""",
    "东关区.md": """# 东关区2026年小学招生范围

| 学校 | 招生范围 |
|---|---|
| 东关区青桐小学 | 槐树街1—99号、柳荫小区 |
| 东关区实验小学 | 槐树街101号以后、梅苑 |
""",
    "西关区.txt": """西关区2026年小学招生范围

西关区实验小学：石桥路（单号）、枫林花园。
西关区白塔小学：石桥路（双号）、塔院小区。
西关区古井街小学：古井街、铁道大院。
西关区第三中学：招收西关区实验小学、西关区白塔小学毕业生。
""",
    "调整.txt": """东关区教育局关于调整2026年小学招生范围的补充通知

柳荫小区由东关区青桐小学调整至东关区实验小学。
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("云台")), date(2026, 6, 15))


@pytest.mark.parametrize("question", ["白塔小学的招生范围", "西关区白塔小学收哪些小区", "白塔小学是哪个片区"])
def test_a_school_goes_to_its_entries(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert answer.status == "answered"
    assert "石桥路（双号）、塔院小区" in answer.text
    assert "枫林花园" not in answer.text


def test_what_a_later_notice_takes_away_is_said(assistant: Assistant) -> None:
    answer = assistant.answer("青桐小学招生范围有哪些")
    assert "槐树街1—99号、柳荫小区" in answer.text
    assert "柳荫小区由东关区青桐小学调整至东关区实验小学" in answer.text


def test_schools_of_one_name_are_asked_back(assistant: Assistant) -> None:
    answer = assistant.answer("实验小学的招生范围")
    assert (answer.status, set(answer.options)) == ("clarify", {"东关区", "西关区"})
    assert "枫林花园" in assistant.answer("西关区实验小学的招生范围").text


def test_an_address_beside_a_school_is_looked_up(assistant: Assistant) -> None:
    answer = assistant.answer("槐树街50号在不在青桐小学招生范围")
    assert "槐树街1—99号" in answer.text
    assert answer.reason == "zone"


@pytest.mark.parametrize("question", ["古井街小学怎么划的", "古井街小学是哪个"])
def test_a_road_and_the_school_called_after_it_are_asked_back(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert (answer.status, len(answer.options)) == ("clarify", 2)
    assert "古井街、铁道大院" in assistant.answer("古井街小学的招生范围").text
    assert assistant.answer("白塔小学怎么划的").status == "answered"


def test_where_pupils_go_on_to_is_said_of_known_schools_only(assistant: Assistant) -> None:
    assert "西关区第三中学" in assistant.answer("白塔小学对口哪个初中").text
    assert assistant.answer("城南实验学校对口哪个初中").status == "no_answer"


@pytest.mark.parametrize("question", ["铁道大院的孩子", "我家住铁道大院，娃该去哪报名"])
def test_a_place_with_little_said_of_it(assistant: Assistant, question: str) -> None:
    assert "西关区古井街小学" in assistant.answer(question).text


def test_where_to_register_is_no_question_of_zones_without_a_place(assistant: Assistant) -> None:
    assert assistant.answer("转学去哪报名").reason != "zone_needs_address"
