"""The price of a class is shown for what the document puts in that class."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from built import snapshot_of
from service.answering.answer import Answer
from service.answering.assistant import Assistant

_FILES = {
    "限价.md": """# 云台市2025—2026学年普惠性民办幼儿园保教费最高限价

| 等级 | 最高限价（元/生·月） |
|---|---|
| 一级普惠园 | 690 |
| 二级普惠园 | 560 |
| 三级普惠园 | 450 |

县城蓓蕾幼儿园、七色光幼儿园为一级，柏树镇向日葵幼儿园、三河镇小星星幼儿园为二级，启明幼儿园为三级。
""",
    "补助.md": """# 云台市学生生活补助办法

一、家庭经济困难寄宿生每生每年补助1250元，因灾困难的另给予一次性补助800元。

二、生活补助资金每学期发放一次，打入学生社会保障卡。
""",
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    snapshot = snapshot_of(_FILES, tmp_path_factory.mktemp("classes"))
    return lambda question: Assistant(snapshot, date(2026, 6, 15)).answer(question)


@pytest.mark.parametrize(
    ("question", "price"), [("七色光幼儿园现在限价多少", "690"), ("三河镇小星星幼儿园最高限价", "560")]
)
def test_the_row_of_its_class_stands_behind_the_name(
    ask: Callable[[str], Answer], question: str, price: str
) -> None:
    text = ask(question).text
    assert [one for one in ("690", "560", "450") if one in text] == [price]


def test_what_is_in_no_class_gets_no_row(ask: Callable[[str], Answer]) -> None:
    text = ask("金太阳幼儿园最高限价多少").text
    assert not any(f"最高限价（元/生·月）：{price}[" in text for price in ("690", "560", "450"))


def test_how_many_times_is_answered_with_times(ask: Callable[[str], Answer]) -> None:
    assert "每学期发放一次" in ask("生活补助一年发几次").text
