"""Zone lists as posts write them: signs and brackets around the schools, a place and its school a line."""

from __future__ import annotations

import pytest
from zone_lists import item, prose

from index.facts.zones import read_zones

A, B = "清河县第一小学", "清河县第二小学"


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
