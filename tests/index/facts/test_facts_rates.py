"""Rates read from rows and sentences: which are rates at all, whose, and what states them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.facts.rates import read_rates
from index.items import Item, Passage

_TITLE = "2026年教育收费公示"


def _row(cells: tuple[tuple[str, str], ...], title: str = _TITLE, lead: str = "") -> Passage:
    text = "；".join(f"{name}：{value}" for name, value in cells)
    return Passage("a-0", "a", 0, "row", text, lead=lead, cells=cells)


def _rates(*passages: Passage, title: str = _TITLE) -> list[tuple[str, tuple[str, ...], bool]]:
    rates = read_rates(Item("a", title, "a.docx"), passages)
    return [(rate.statement, rate.sides, rate.free) for rate in rates]


def _text(text: str, title: str = _TITLE) -> list[tuple[str, tuple[str, ...], bool]]:
    return _rates(Passage("a-0", "a", 0, "text", text), title=title)


@pytest.mark.parametrize(
    "cells",
    [
        (("等级", "一级"), ("保教费（元/月）", "520")),
        (("等级", "一级"), ("保教费", "520元/月")),
        (("项目", "住宿费"), ("标准", "520"), ("单位", "元/学期")),
        (("项目", "住宿费"), ("收费标准", "不超过520")),
        (("项目", "校车费（元/月）"), ("小学", "5公里以内60，5—15公里90，15公里以上130")),
        (("项目", "体检费（元/次）"), ("小学", "公用经费支出，不收"), ("高中", "18")),
    ],
)
def test_a_row_with_a_sum_is_a_fee_and_states_itself_whole(cells: tuple[tuple[str, str], ...]) -> None:
    row = _row(cells)
    assert _rates(row) == [(row.text, ("fee",), False)]


def test_a_sum_may_be_counted_in_what_the_table_says_of_it() -> None:
    row = _row((("小班", "520"), ("中班", "500")), lead="单位：元/生·月")
    assert _rates(row, title="公办幼儿园保教费标准")


def test_a_figure_that_is_no_sum_makes_no_rate() -> None:
    assert not _rates(_row((("学校", "某校"), ("计划人数", "520"))), title="招生收费方案")
    assert not _rates(_row((("序号", "3"), ("咨询电话", "12345"))), title="收费咨询电话")


def test_nothing_to_pay_is_a_rate() -> None:
    (rate,) = _rates(_row((("年级", "大班"), ("保教费（元/月）", "免收"))))
    assert rate[2]
    ((statement, _, free),) = _text("学校不得收取借读费、择校费。")
    assert (statement, free) == ("学校不得收取借读费、择校费。", True)


def test_each_sentence_states_its_own_rate() -> None:
    found = _text("学费每生每学期600元。住宿费每生每学期300元。\n学校门口张贴公示。")
    assert [statement for statement, _, _ in found] == [
        "学费每生每学期600元。",
        "住宿费每生每学期300元。",
    ]


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("国家助学金每生每年2000元。", ("subsidy",)),
        ("寄宿生生活费补助每生每年1250元。", ("subsidy",)),
        ("脱贫家庭学生免学费。", ("subsidy",)),
        ("学费每生每学期600元，低保家庭减免300元。", ("fee", "subsidy")),
    ],
)
def test_the_side_is_told_by_the_words(sentence: str, sides: tuple[str, ...]) -> None:
    assert [found[1] for found in _text(sentence, title="通知")] == [sides]


@pytest.mark.parametrize(
    "sentence", ["处以罚款20000元。", "公用经费每生每年720元，拨付学校。", "部门预算支出收费项目500万元。"]
)
def test_money_that_no_family_pays_or_gets_is_no_rate(sentence: str) -> None:
    assert not _text(sentence)


@given(st.text(max_size=400))
def test_a_statement_is_always_verbatim_in_its_passage(text: str) -> None:
    passage = Passage("a-0", "a", 0, "text", text)
    for rate in read_rates(Item("a", _TITLE, "a.txt"), [passage]):
        assert rate.statement in text


@pytest.mark.parametrize(
    "text",
    [
        "2019年印发的《小学生托管服务收费规定》（每月80元）同时废止。",
        "原每生每月80元的收费标准同时停止执行。",
        "此前执行的每月80元标准，自本通知施行之日起不再执行。",
        "《关于课后服务收费的通知》（某教〔2019〕3号）规定的每月80元标准同时废止。",
    ],
)
def test_a_sum_that_its_sentence_ends_is_no_rate(text: str) -> None:
    assert not _text(text)


@pytest.mark.parametrize(
    "text",
    [
        "课后服务费由每月80元调整为每月120元，原文件同时废止。",
        "课后服务费每月120元，《小学生托管服务收费规定》同时废止。",
        "《小学生托管服务收费规定》同时废止，课后服务费按每月120元收取。",
        "收费标准为每月120元，有效期五年，期满自行失效。",
    ],
)
def test_a_sum_beside_what_is_ended_is_a_rate(text: str) -> None:
    assert _text(text)
