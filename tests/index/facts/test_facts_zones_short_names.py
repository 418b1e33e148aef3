"""Schools that a list calls by a short name which the document explains."""

from __future__ import annotations

import pytest
from zone_lists import item, prose, row

from index.facts.zones import read_zones

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


def test_a_short_name_of_two_schools_stays() -> None:
    told = prose(f"{FULL}（简称“一小”）、东山县第一小学（简称“一小”）。")
    rules = read_zones(item(), [told, row(("学校", "一小"), ("招生范围", "东湖花园"), number=1)])
    assert [rule.schools for rule in rules if rule.kind != "unread"] == [("一小",)]
