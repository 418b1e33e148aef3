"""How a bureau is asked about zones: years, drafts, stages left away, towns, what is no such question."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import SnapshotStore
from service.answering.answer import Turn
from service.answering.assistant import Assistant

_PRIMARY = """# 云台市{year}年城区小学服务范围

| 学校 | 服务范围 |
|---|---|
| 云台市第一小学 | 参茸大街单号；{one} |
| 云台市第二小学 | 参茸大街双号；{two} |
| 柳茅乡中心小学 | 柳茅乡：柳茅村、柳河村 |
"""
_JUNIOR = """# 云台市2026年初中招生范围

| 学校 | 招生范围 |
|---|---|
| 云台市第三中学 | 参茸大街全段；渡口花苑 |
| 大甸子镇学校（初中部） | 柳茅乡全部村 |
"""
_DRAFT = """# 关于公开征求《云台市城区小学服务范围优化方案（2027年）》（征求意见稿）意见的公告

现面向社会征求意见，征求意见时间为2026年6月10日至7月10日。

教师新村拟由第二小学划入第一小学。
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("zones_asked")
    source = folder / "source"
    source.mkdir()
    lists = {
        "2025年小学.md": _PRIMARY.format(year=2025, one="渡口花苑", two="教师新村"),
        "2026年小学.md": _PRIMARY.format(year=2026, one="松林里", two="教师新村、渡口花苑"),
        "2026年初中.md": _JUNIOR,
        "征求意见稿.md": _DRAFT,
    }
    for name, words in lists.items():
        (source / name).write_text(words, encoding="utf-8")
    embedder = load_embedder()
    build([source], folder / "home", embedder)
    return Assistant(SnapshotStore(folder / "home").open(embedder), date(2026, 6, 15))


def test_last_year_and_this_year_in_one_question(assistant: Assistant) -> None:
    answer = assistant.answer("渡口花苑去年在哪个小学今年呢")
    last, this = answer.text.split("今年的情况")
    assert "第一小学" in last
    assert "第二小学" in this


def test_what_a_draft_would_change_stands_beside_what_holds(assistant: Assistant) -> None:
    heard = assistant.answer("听说教师新村要划到第一小学，今年就这样吗")
    assert heard.status == "answered"
    assert "征求意见" in heard.text
    assert "拟由第二小学划入第一小学" in heard.text
    assert "征求意见" in assistant.answer("教师新村明年会不会被划走").text
    assert "征求意见" not in assistant.answer("教师新村上哪个小学").text


def test_a_stage_left_away_is_asked_with_what_has_to_be_chosen_in_it(assistant: Assistant) -> None:
    asked = assistant.answer("参茸大街住的上哪")
    assert asked.reason == "zone_needs_stage"
    assert sum(option.startswith("小学：") for option in asked.options) == 2
    history = [Turn("user", "参茸大街住的上哪"), Turn("assistant", asked.text)]
    odd = next(option for option in asked.options if "单号" in option)
    assert "第一小学" in assistant.answer(odd, history).text


def test_where_to_go_to_school_at_a_certain_door_is_said_for_each_stage(assistant: Assistant) -> None:
    both = assistant.answer("俺们家在参茸大街36号该去哪上学")
    assert "第二小学" in both.text
    assert "第三中学" in both.text
    assert "第三中学" not in assistant.answer("参茸大街36号上几小").text


def test_a_town_that_is_listed_as_a_whole(assistant: Assistant) -> None:
    assert "大甸子镇学校" in assistant.answer("柳茅乡六年级念完上哪读初中去").text
    assert "大甸子镇学校" in assistant.answer("柳河村小学读完去哪个初中").text


@pytest.mark.parametrize(
    "question", ["小学毕业证弄丢了上哪补", "当兵的孩子上小学上哪登记", "我邻居家孩子录到哪个小学了"]
)
def test_what_is_no_question_of_zones(assistant: Assistant, question: str) -> None:
    assert not assistant.answer(question).reason.startswith("zone")


def test_an_address_that_is_put_right_in_the_same_breath(assistant: Assistant) -> None:
    answer = assistant.answer("参茸大街35号 哦打错了 参茸大街36号 上哪个小学")
    assert "第二小学" in answer.text
    assert "第一小学" not in answer.text
