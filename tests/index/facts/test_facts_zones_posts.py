"""Zone lists as posts write them: signs and brackets around the schools, a place and its school a line."""

from __future__ import annotations

import pytest
from zone_lists import item, prose

from index.facts.zones import read_zones

A, B = "清河县第一小学", "清河县第二小学"
C, D = "清河县第二中学", "清河县第三中学"


@pytest.mark.parametrize("head", [f"▶【{A}】", f"🏫{A}", f"📍 {A}：", f"★ 1.{A}", f"【{A}】", f"👉「{A}」"])
def test_a_school_between_signs_over_its_places(head: str) -> None:
    rules = read_zones(
        item(), [prose("📍 向阳路（单号）\n🏠东湖花园1—8幢\n📞 咨询电话：0300-1234567", heading=(head,))]
    )
    assert [(rule.schools, rule.name) for rule in rules] == [((A,), "向阳路"), ((A,), "东湖花园")]


@pytest.mark.parametrize(
    "line", [f"【{A}】向阳路；东湖花园", f"▶【{A}】：向阳路、东湖花园", f"●{A}：向阳路，东湖花园"]
)
def test_a_school_in_brackets_in_front_of_its_places(line: str) -> None:
    rules = read_zones(item(), [prose(f"{line}\n【{B}】柳河村")])
    assert [(rule.schools, rule.name) for rule in rules] == [
        ((A,), "向阳路"),
        ((A,), "东湖花园"),
        ((B,), "柳河村"),
    ]


@pytest.mark.parametrize("arrow", ["——", "→", " → ", "-->", "=>", "➡"])
def test_a_place_and_its_school_with_an_arrow_between(arrow: str) -> None:
    rules = read_zones(item(), [prose(f"东湖花园{arrow}{A}\n2.向阳路1—99号、柳河村{arrow}{B}")])
    assert [(rule.schools, rule.name) for rule in rules] == [
        ((A,), "东湖花园"),
        ((B,), "向阳路"),
        ((B,), "柳河村"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"{A}→{C}、{D}（摇号）",
        f"{A}——{C}、{D}",
        f"{A}：可派位：{C}、{D}",
        f"{A}：电脑派位初中：{C}、{D}",
        f"{A}升入{C}、{D}",
    ],
)
def test_the_secondary_schools_of_a_primary_school(line: str) -> None:
    rules = read_zones(item("2026年小升初对口学校"), [prose(line)])
    assert [(rule.kind, rule.schools, rule.stage) for rule in rules] == [("feeder", (C, D), "初中")]


@pytest.mark.parametrize("line", [f"{C}：{A}、{B}", f"{C}对口小学：{A}、{B}"])
def test_the_primary_schools_of_a_secondary_school(line: str) -> None:
    rules = read_zones(item("2026年小升初对口安排"), [prose(line)])
    assert {(rule.kind, rule.schools, rule.name[-4:]) for rule in rules} == {
        ("feeder", (C,), "第1小学"),
        ("feeder", (C,), "第2小学"),
    }


def test_where_the_pupils_of_the_school_over_a_line_go() -> None:
    rules = read_zones(item("2026年小升初对口学校"), [prose(f"可派位：{C}、{D}", heading=(A,))])
    assert [(rule.kind, rule.schools, rule.stage) for rule in rules] == [("feeder", (C, D), "初中")]


@pytest.mark.parametrize("line", ["东湖花园——向阳路", f"{A}→{C}→清河县第一高级中学"])
def test_arrows_that_lead_nowhere(line: str) -> None:
    rules = read_zones(item("2026年小升初"), [prose(line)])
    assert [rule for rule in rules if rule.kind == "feeder"] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"🏫{A}🏫", f"🏫{B}🏫"),
        (f"1️⃣{A}", f"2️⃣{B}"),
        (f"NO.1 {A}", f"NO.2 {B}"),
        (f"01 {A}", f"02 {B}"),
        (f"▼{A}▼", f"▼{B}▼"),
        (f"【{A}】", f"【{B}】"),
        (f"🏫学校：{A}", f"🏫学校：{B}"),
    ],
)
@pytest.mark.parametrize(
    "places",
    [
        "▪ 向阳路1—88号\n▪ 东湖花园",
        "✅向阳路1—88号\n✅东湖花园",
        "📍路段：向阳路1—88号\n🏠小区：东湖花园",
        "🚩道路\n向阳路1—88号\n🏠新增小区\n东湖花园",
        "📌学区：向阳路1—88号；东湖花园",
    ],
)
def test_schools_and_sorts_of_places_under_signs(first: str, second: str, places: str) -> None:
    text = f"{first}\n{places}\n📞 咨询：0300-7001101\n{second}\n{places.replace('1—88', '89—99')}"
    rules = read_zones(item(), [prose(f"{text}\n❤️觉得有用就点个“在看”吧")])
    assert [(rule.schools, rule.name) for rule in rules] == [
        ((school,), name) for school in (A, B) for name in ("向阳路", "东湖花园")
    ]


def test_a_sort_of_places_for_a_heading_goes_on_with_the_school_before() -> None:
    passages = [
        prose(f"公布如下\n🏫{A}"),
        prose(f"▪ 向阳路1—88号\n🏫{B}", 1, heading=("▶🚩路段：",)),
        prose("▪ 柳河村", 2, heading=("▶🌾村组：",)),
        prose("请带好材料\n东湖花园", 3, heading=("报名材料",)),
    ]
    rules = read_zones(item(), passages)
    assert [(rule.schools, rule.name) for rule in rules] == [((A,), "向阳路"), ((B,), "柳河村")]


def test_a_school_over_a_heading_that_is_a_sort_of_places() -> None:
    rules = read_zones(item(), [prose("东湖花园", heading=(f"一、{A}", "新增小区："))])
    assert [(rule.schools, rule.name) for rule in rules] == [((A,), "东湖花园")]


def test_an_arrow_from_a_school_to_its_places() -> None:
    rules = read_zones(item(), [prose(f"🏫 {A}👉向阳路、东湖花园\n🏫 {B}👉柳河村")])
    assert [(rule.schools[0], rule.name) for rule in rules] == [
        (A, "向阳路"),
        (A, "东湖花园"),
        (B, "柳河村"),
    ]
