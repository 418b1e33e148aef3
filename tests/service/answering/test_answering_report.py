"""Lines of the yearly report on open government, asked for in everyday words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

import built
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "bureau.yaml": "name: 梓川市教育局\nregions: [{name: 梓川市}]\n",
    "年报.md": """# 梓川市教育局2025年政府信息公开工作年度报告

## 一、总体情况

2025年主动公开政府信息512条，其中公众号推送207条。政府网站全年访问量9.3万人次。

## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 77 |
| 行政处罚 | 6 |

## 三、收到和处理政府信息公开申请情况

| 项目 | 自然人 | 法人或其他组织 | 总计 |
|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 21 | 3 | 24 |
| （一）予以公开 | 13 | 1 | 14 |
| （三）不予公开 | 2 | 0 | 2 |
| （四）无法提供 | 5 | 1 | 6 |
| 四、结转下年度继续办理 | 1 | 0 | 1 |

## 六、其他需要报告的事项

2025年未收取信息处理费。
""",
    "指南.md": "# 政府信息公开申请指南\n\n申请人填写《政府信息公开申请表》当面提交。申请不收费。\n",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = built.snapshot_of(_FILES, tmp_path_factory.mktemp("report"))
    return Assistant(snapshot, date(2026, 6, 15)).answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("去年收到多少公开申请", "总计：24"),
        ("去年有几个人来申请公开", "总计：24"),
        ("去年同意公开的有几件", "总计：14"),
        ("不予公开的几件", "总计：2"),
        ("答复说手里没有这个信息的有几件", "总计：6"),
        ("去年无法提供的有多少件", "总计：6"),
        ("结转到今年的有几件", "总计：1"),
        ("行政处罚去年几件", "数量：6"),
        ("你们局去年主动晒了多少条东西", "512条"),
        ("年报里网站一年有多少人看", "9.3万人次"),
    ],
)
def test_the_line_that_is_asked_for_answers(ask: Callable[[str], Answer], question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text
    assert len(answer.citations) == 1


@pytest.mark.parametrize("question", ["2024年收到多少公开申请", "今年收到多少公开申请"])
def test_another_years_report_answers_nothing(ask: Callable[[str], Answer], question: str) -> None:
    assert ask(question).status == "no_answer"


def test_what_an_application_costs_is_no_line_of_it(ask: Callable[[str], Answer]) -> None:
    assert "总计" not in ask("信息公开申请要交多少钱").text
