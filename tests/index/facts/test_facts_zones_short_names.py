"""Schools that a list calls by a short name which the document explains."""

from __future__ import annotations

import pytest
from zone_lists import item, prose, row

from index.facts.zones import read_zones
from index.items import Passage

FULL = "清河县第一小学"


@pytest.mark.parametrize(
    "told",
    [f"{FULL}（以下简称“一小”）、清河县第二小学（简称二小）。", f"一、{FULL}（下称：一小）今年招收新生。"],
)
def test_a_short_name_explained_in_words(told: str) -> None:
    rules = read_zones(item(), [prose(told), row(("学校", "一小"), ("招生范围", "东湖花园"), number=1)])
    assert [(rule.schools, rule.name) for rule in rules if rule.kind != "unread"] == [((FULL,), "东湖花园")]


def test_a_short_name_explained_in_a_table() -> None:
    named = row(("学校全称", FULL), ("简称", "一小"))
    rules = read_zones(item(), [named, row(("学校", "一小"), ("招生范围", "东湖花园"), number=1)])
    assert [(rule.schools, rule.name) for rule in rules] == [((FULL,), "东湖花园")]


SHORT = (("二小", "清河县第二小学"), ("外校", "清河县外国语学校（小学部）"))
TABLE = [row(("简称", short), ("全称", full), number=9 + at) for at, (short, full) in enumerate(SHORT)]


@pytest.mark.parametrize(
    "listed",
    [
        prose("东湖花园——二小\n西湖苑1—6号楼——外校"),
        prose("东湖花园→二小；西湖苑1—6号楼→外校"),
        prose("东湖花园：二小\n西湖苑1—6号楼：外校"),
        prose("二小：东湖花园\n外校：西湖苑1—6号楼"),
        prose("东湖花园由二小招生，西湖苑1—6号楼由外校招生。"),
        row(("小区", "东湖花园、西湖苑1—6号楼"), ("对应学校", "二小、外校")),
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        TABLE,
        [prose("学校简称：二小——清河县第二小学；外校——清河县外国语学校（小学部）。", 9)],
        [prose("注：二小指清河县第二小学，外校指清河县外国语学校（小学部），均为简称。", 9)],
        [prose("下用简称：清河县第二小学（二小）、清河县外国语学校（小学部）（外校）。", 9)],
    ],
)
def test_text_that_calls_its_schools_by_explained_short_names(listed: Passage, told: list[Passage]) -> None:
    rules = [rule for rule in read_zones(item(), [listed, *told]) if rule.kind != "unread"]
    assert {"东湖花园", "西湖苑"} == {rule.name for rule in rules}
    for rule in rules:
        assert rule.schools[0 if rule.name == "东湖花园" else -1] == SHORT[rule.name == "西湖苑"][1]


def test_short_names_that_nothing_explains_name_no_school() -> None:
    assert read_zones(item(), [prose("东湖花园——外校\n西湖苑——柳小")]) == []


def test_a_short_name_holds_in_its_document_alone() -> None:
    assert read_zones(item(), [prose("东湖花园——外校"), *TABLE])
    assert read_zones(item(), [prose("东湖花园——外校")]) == []


def test_a_short_name_of_two_schools_stays() -> None:
    told = prose(f"{FULL}（简称“一小”）、东山县第一小学（简称“一小”）。")
    rules = read_zones(item(), [told, row(("学校", "一小"), ("招生范围", "东湖花园"), number=1)])
    assert [rule.schools for rule in rules if rule.kind != "unread"] == [("一小",)]
