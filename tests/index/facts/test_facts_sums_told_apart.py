"""Sums that hold, and figures that only look like them: what was ended, what counts heads."""

from __future__ import annotations

import pytest

from index.facts.rates import is_of_heads_alone, read_rates
from index.items import Item, Passage

_ITEM = Item("a", "2026年幼儿园招生计划及保教费一览表", "a.docx")


def _row(caption: str, *cells: tuple[str, str]) -> Passage:
    text = f"{caption}｜" + "；".join(f"{name}：{value}" for name, value in cells)
    return Passage(id="a-1", item_id="a", position=0, text=text, kind="row", cells=cells)


def test_places_are_no_money() -> None:
    plan = _row("招生计划（单位：人）", ("幼儿园", "云雀幼儿园"), ("普通班", "75"))
    assert is_of_heads_alone(plan)
    assert read_rates(_ITEM, [plan]) == []


def test_a_column_in_money_is_a_sum_beside_places() -> None:
    cells = (("幼儿园", "云雀幼儿园"), ("普通班", "75"), ("保教费（元/月）", "610"))
    both = _row("招生计划（单位：人）", *cells)
    assert not is_of_heads_alone(both)
    assert len(read_rates(_ITEM, [both])) == 1


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("沅价〔2015〕19号同时废止，其中不分条件每学期245元的规定不再执行。", False),
        ("沅价〔2015〕19号同时废止，住宿费调整为每学期310元。", True),
    ],
)
def test_a_sum_that_is_ended_behind_the_paper_it_was_in(sentence: str, holds: bool) -> None:
    passage = Passage(id="a-1", item_id="a", position=0, text=sentence, kind="text")
    assert bool(read_rates(_ITEM, [passage])) == holds
