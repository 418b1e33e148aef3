"""Lines of zone lists that no rule was read from: no school is claimed against them."""

from __future__ import annotations

from zone_lists import item, prose, row, rules_of, schools

from index.facts.zones import ZoneIndex, ZoneRule, read_leavings, read_zones
from index.items import Passage

A, B = "清河县第一小学", "东山县第一小学"


def _unread(*passages: Passage, region: str = "东山县") -> list[ZoneRule]:
    """What is left of a list in a layout that nothing reads."""
    source = item("2026年小学学区", region=region, id="b")
    read = read_zones(source, passages)
    assert all(rule.kind == "unread" for rule in read)
    left = read_leavings(source, passages, read)
    assert all(rule.kind == "unread" for rule in left)
    return [*read, *left]


def _line(text: str, number: int = 0) -> Passage:
    return row(("甲栏", B), ("乙栏", text), number=number, id="b")


def test_a_name_that_another_district_has_too_is_asked_back() -> None:
    rules = [*rules_of({A: "东湖花园、人民路（单号）"}, region="清河县"), *_unread(_line("东湖花园"))]
    index = ZoneIndex(rules)
    asked = index.resolve("东湖花园3栋上哪个小学")
    assert (asked.status, asked.options) == ("needs_region", ("东山县", "清河县"))
    assert schools(index.resolve("清河县东湖花园")) == {A}
    shown = index.resolve("东山县东湖花园")
    assert shown.status == "boundary_only"
    assert [match.rule.quote for match in shown.matches] == ["东湖花园"]
    assert schools(index.resolve("人民路5号")) == {A}


def test_a_number_that_a_line_plainly_leaves_out_is_not_asked_for() -> None:
    index = ZoneIndex([*rules_of({A: "人民路（1—99号）"}), *_unread(_line("人民路101—199号"), region="")])
    assert schools(index.resolve("人民路5号")) == {A}
    assert index.resolve("人民路105号").status == "boundary_only"


def test_what_belongs_to_no_school_yet_is_declined() -> None:
    said = prose(f"{B}\n长乐花园暂不划定学区，待定。", id="b")
    index = ZoneIndex([*rules_of({A: "长乐花园"}), *_unread(said, region="")])
    assert index.resolve("长乐花园上哪个小学").status == "none"


def test_the_same_school_in_other_words_contests_nothing() -> None:
    said = row(("甲栏", A), ("乙栏", "东湖花园"), id="b")
    index = ZoneIndex([*rules_of({A: "东湖花园"}), *_unread(said, region="")])
    assert schools(index.resolve("东湖花园")) == {A}


def test_where_a_school_is_and_how_to_reach_it_is_no_zone() -> None:
    about = prose(f"{B}地址：人民路5号，电话见附件。\n{B}位于光明路。", id="b")
    assert not ZoneIndex(_unread(about)).resolve("人民路5号").matches


def test_several_unread_lines_about_a_place_are_choices() -> None:
    lines = [
        row(("甲栏", f"东山县第{n}小学"), ("乙栏", f"长乐路{way}"), number=at, id="b")
        for at, (n, way) in enumerate((("一", "新1—9号"), ("二", "老2—8号")))
    ]
    asked = ZoneIndex(_unread(*lines)).resolve("长乐路5号")
    assert asked.status == "ambiguous"
    for option in asked.options:
        assert ZoneIndex(_unread(*lines)).resolve(f"长乐路5号 {option}").status == "boundary_only"
