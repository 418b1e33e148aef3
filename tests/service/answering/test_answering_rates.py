"""Fees and subsidies are looked up: the very row, this year's, the county's own, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": """
name: 云台市教育局
regions: [{name: 云台市}, {name: 北关区, parent: 云台市}, {name: 山口县, parent: 云台市}]
""",
    "2026年幼儿园收费.md": """# 云台市2026年公办幼儿园收费标准

| 等级 | 保教费（元/生·月） | 伙食费（元/天） |
|---|---|---|
| 一级园 | 480 | 15 |
| 二级园 | 360 | 13 |
""",
    "2025年幼儿园收费.md": """# 云台市2025年公办幼儿园收费标准

| 等级 | 保教费（元/生·月） | 伙食费（元/天） |
|---|---|---|
| 一级园 | 410 | 14 |
| 二级园 | 300 | 12 |
""",
    "高中收费.md": """# 云台市普通高中收费规定

学费每生每学期850元。住宿费四人间每生每学期420元。低保家庭学生免收学费。
""",
    "山口县高中收费.md": """# 山口县普通高中收费规定

学费每生每学期620元。
""",
    "资助.md": """# 云台市学生资助标准

| 学段 | 项目 | 标准（元/生·年） |
|---|---|---|
| 初中 | 寄宿生生活补助 | 1500 |
| 初中 | 非寄宿生生活补助 | 750 |
| 小学 | 寄宿生生活补助 | 1250 |
| 普通高中 | 国家助学金一档 | 3000 |
| 普通高中 | 国家助学金二档 | 2000 |
""",
}

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return Assistant(snapshot_of(_FILES, tmp_path_factory.mktemp("rates")), date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("公办幼儿园二级园保教费一个月多少钱", ["360"], ["480", "300", "410"]),
        ("幼儿园保教费多少", ["480", "360"], ["410"]),
        ("2025年一级幼儿园保教费是多少", ["410"], ["480"]),
        ("高中学费一学期多少", ["850"], ["620"]),
        ("山口县高中学费多少", ["620"], ["850"]),
        ("高中四人间住宿费多少", ["420"], ["850"]),
        ("低保家庭高中学费要交吗", ["免收学费"], []),
        ("初中住校生活补助一年多少", ["1500"], ["3000"]),
        ("初中走读生生活补助多少钱", ["750"], ["1500"]),
        ("高中助学金2档是多少", ["2000"], ["3000"]),
    ],
)
def test_the_rows_that_fit_and_no_others(ask: Ask, question: str, told: list[str], untold: list[str]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert all(figure in answer.text for figure in told)
    assert not any(figure in answer.text for figure in untold)
    assert all(figure in "".join(c.quote for c in answer.citations) for figure in told)


@pytest.mark.parametrize("question", ["高中校服费多少钱", "幼儿园校车费一个月多少", "初中奖学金多少钱"])
def test_a_rate_that_is_not_published_is_not_made_of_another(ask: Ask, question: str) -> None:
    assert ask(question).status != "answered"


def test_all_that_a_family_can_get_and_nothing_for_others(ask: Ask) -> None:
    answer = ask("我家低保，孩子上初中住校能领什么")
    assert answer.status == "answered"
    assert "1500" in answer.text
    assert not any(figure in answer.text for figure in ("750", "1250", "3000"))


def test_what_everybody_can_get_is_asked_back_for_the_stage(ask: Ask) -> None:
    assert ask("有哪些补助").status == "clarify"


def test_a_fee_without_a_name_is_asked_back_or_declined(ask: Ask) -> None:
    assert ask("要交多少钱").status in ("clarify", "no_answer")
