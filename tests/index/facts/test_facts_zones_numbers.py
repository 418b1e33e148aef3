"""Numbers as zone lists write them."""

from __future__ import annotations

import pytest

from index.facts.zones.numbers import Numbers, read_numbers
from index.facts.zones.spelling import arabic, fold


def read(text: str, unit: str = "号") -> Numbers | None:
    return read_numbers(arabic(fold(text)), unit)


def held(numbers: Numbers | None, upto: int = 30) -> set[int]:
    assert numbers is not None
    return {
        n
        for n in range(1, upto + 1)
        if any(n in span for span in numbers.within) and not any(n in span for span in numbers.without)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3号", {3}),
        ("2、4、6号", {2, 4, 6}),
        ("2,4,6号", {2, 4, 6}),
        ("2-4-6号", {2, 4, 6}),
        ("5—9号", {5, 6, 7, 8, 9}),
        ("5-9号", {5, 6, 7, 8, 9}),
        ("5－9号", {5, 6, 7, 8, 9}),
        ("5–9号", {5, 6, 7, 8, 9}),
        ("5~9号", {5, 6, 7, 8, 9}),
        ("5～9号", {5, 6, 7, 8, 9}),
        ("5至9号", {5, 6, 7, 8, 9}),
        ("5到9号", {5, 6, 7, 8, 9}),
        ("5——9号", {5, 6, 7, 8, 9}),
        ("5号—9号", {5, 6, 7, 8, 9}),
        ("５号至９号", {5, 6, 7, 8, 9}),
        ("五至九号", {5, 6, 7, 8, 9}),
        ("单号5—9号", {5, 7, 9}),
        ("5—9号单号", {5, 7, 9}),
        ("5—9单号", {5, 7, 9}),
        ("单5号—9号", {5, 7, 9}),
        ("双号", set(range(2, 31, 2))),
        ("单号全部", set(range(1, 31, 2))),
        ("奇数5-9号", {5, 7, 9}),
        ("单号1—5号，双号2—6号", {1, 2, 3, 4, 5, 6}),
        ("单号：1—5号", {1, 3, 5}),
        ("单双号5—7号", {5, 6, 7}),
        ("25号以上", set(range(25, 31))),
        ("25号含以上", set(range(25, 31))),
        ("25号及以上", set(range(25, 31))),
        ("25号起", set(range(25, 31))),
        ("4号以下", {1, 2, 3, 4}),
        ("4号及以下", {1, 2, 3, 4}),
        ("4号以下不含4号", {1, 2, 3}),
        ("双号8号以前含8号", {2, 4, 6, 8}),
        ("单号25号以上", {25, 27, 29}),
        ("全部单号，双号26号起", set(range(1, 31, 2)) | {26, 28, 30}),
        ("1—9号，不含3号", {1, 2, 4, 5, 6, 7, 8, 9}),
        ("1—9号，3、5号除外", {1, 2, 4, 6, 7, 8, 9}),
        ("1—9号（单号）".replace("（", "").replace("）", ""), {1, 3, 5, 7, 9}),
        ("22号、26号以上不含28号", {22, 26, 27, 29, 30}),
    ],
)
def test_numbers_listed(text: str, expected: set[int]) -> None:
    assert held(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "新1—199号",
        "25—1号",
        "9—5号",
        "1—9号附近",
        "单号1-9双号2-8双号",
        "号",
        "1号院以上楼",
        "1—9栋、10号",
        "大约5号",
    ],
)
def test_what_is_not_read_whole_is_not_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1—12栋", "栋"),
        ("1、2、3幢", "栋"),
        ("1-3号楼", "栋"),
        ("1—8组", "组"),
        ("三社", "组"),
        ("4弄", "弄"),
        ("1-3#", "栋"),
    ],
)
def test_units(text: str, unit: str) -> None:
    numbers = read(text, "")
    assert numbers is not None
    assert {span.unit for span in numbers.within} == {unit}


def test_numbers_without_a_unit_are_read_only_where_it_is_certain() -> None:
    assert read("1—12", "") is None
    assert held(read("1—3", "号")) == {1, 2, 3}


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("1—3网格", "网格", {1, 2, 3}),
        ("第4、5网格", "网格", {4, 5}),
        ("第一至第三网格", "网格", {1, 2, 3}),
        ("1号网格", "网格", {1}),
        ("1号至3号网格", "网格", {1, 2, 3}),
        ("一、二、三组团", "组团", {1, 2, 3}),
        ("一至二组团", "组团", {1, 2}),
    ],
)
def test_grids_of_a_community_and_clusters_of_an_estate_are_counted(
    text: str, unit: str, expected: set[int]
) -> None:
    numbers = read(text, "")
    assert held(numbers) == expected
    assert numbers is not None
    assert {span.unit for span in numbers.within} == {unit}


def test_building_inside_a_numbered_yard() -> None:
    numbers = read("38号1—3栋")
    assert numbers is not None
    assert {(span.unit, span.low, span.high) for span in numbers.within} == {("号", 38, 38), ("栋", 1, 3)}


def test_bound_is_open_where_before_and_after_do_not_say() -> None:
    numbers = read("28号以前")
    assert numbers is not None
    assert 27 in numbers.within[0]
    assert 28 not in numbers.within[0]
    assert [span.low for span in numbers.doubtful] == [28]


def test_range_beside_a_parity_counts_for_the_parity_of_its_ends() -> None:
    numbers = read("单号85号以上，72号以上")
    assert numbers is not None
    assert any(74 in span for span in numbers.within)
    assert not any(73 in span for span in numbers.within)
    assert any(73 in span for span in numbers.doubtful)
