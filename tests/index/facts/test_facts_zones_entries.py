"""Entries of zone lists: places, their numbers, and what brackets say of them."""

from __future__ import annotations

import pytest
from zone_lists import rules_of

from index.facts.zones import ZoneRule

SCHOOL = "清河县第一小学"


def read(text: str) -> list[ZoneRule]:
    found = rules_of({SCHOOL: text})
    assert all(rule.quote in f"学校：{SCHOOL}；划片范围：{text}" for rule in found)
    return found


def named(text: str) -> list[tuple[str, str]]:
    return [(rule.kind, rule.name) for rule in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("向阳路、东湖花园，柳河村；青山社区。丰乐镇", [
            ("road", "向阳路"), ("estate", "东湖花园"), ("village", "柳河村"), ("community", "青山社区"),
            ("street_town", "丰乐镇")]),
        ("玉兰一至三街", [("road", "玉兰1街"), ("road", "玉兰2街"), ("road", "玉兰3街")]),
        ("玉兰南1—2巷", [("road", "玉兰南1巷"), ("road", "玉兰南2巷")]),
        ("玉兰街东一巷至东三巷", [("road", "玉兰街东1巷"), ("road", "玉兰街东2巷"), ("road", "玉兰街东3巷")]),
        ("玉兰街（西一巷、西二巷）", [("road", "玉兰街西1巷"), ("road", "玉兰街西2巷")]),
        ("玉兰街（附一巷至附二巷）", [("road", "玉兰街附1巷"), ("road", "玉兰街附2巷")]),
        ("东湖小区三期四期", [("estate", "东湖小区3期"), ("estate", "东湖小区4期")]),
        ("东湖小区（一期、二期）", [("estate", "东湖小区1期"), ("estate", "东湖小区2期")]),
        ("锦屏一、二期", [("estate", "锦屏1期"), ("estate", "锦屏2期")]),
        ("玉兰南一、二、三巷", [("road", "玉兰南1巷"), ("road", "玉兰南2巷"), ("road", "玉兰南3巷")]),
        ("向阳1、2村", [("village", "向阳1村"), ("village", "向阳2村")]),
        ("滨河路中兴段", [("road", "滨河路中兴段")]),
        ("原红星机床厂", [("estate", "红星机床厂")]),
        ("丰乐镇（柳河村、青山社区）", [("village", "柳河村"), ("community", "青山社区")]),
        ("丰乐镇所辖柳河村", [("village", "柳河村")]),
        ("丰乐镇：柳河村、青山社区", [("village", "柳河村"), ("community", "青山社区")]),
        ("青山社区（东湖花园、向阳路）", [("estate", "东湖花园"), ("road", "向阳路")]),
        ("柳河村和杏花村", [("village", "柳河村"), ("village", "杏花村")]),
        ("和平村", [("village", "和平村")]),
        ("万和居委会", [("community", "万和居委会")]),
        ("水乡明珠苑", [("estate", "水乡明珠苑")]),
        ("东湖花园等小区", [("estate", "东湖花园")]),
        ("东湖花园楼盘", [("estate", "东湖花园")]),
        ("（1）东湖花园", [("estate", "东湖花园")]),
    ],
)  # fmt: skip
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "化肥厂附近",
        "符合条件的随迁子女",
        "其余村组",
        "本镇户籍适龄儿童",
        "全县范围内统筹安排",
        "向阳路（新1—199单号）",
        "向阳路（1—99号，部分楼栋）",
        "小区",
        "向阳路25—1号",
        "向阳路（单号1—99号",
        "向阳巷一",
    ],
)
def test_what_cannot_be_read_is_kept_but_says_nothing(text: str) -> None:
    rules = read(text)
    assert {rule.kind for rule in rules} == {"unread"}
    assert all(not rule.name and not rule.within for rule in rules)


def test_runs_of_numbers_stay_with_their_road() -> None:
    rules = read("向阳路1、3、5号、光明路双号2—8号，10—20号、东湖花园")
    assert [(rule.name, rule.quote) for rule in rules] == [
        ("向阳路", "向阳路1、3、5号"),
        ("光明路", "光明路双号2—8号，10—20号"),
        ("东湖花园", "东湖花园"),
    ]


def test_numbers_that_lost_their_road_are_no_ones() -> None:
    rules = read("向阳路（东门至西门）、1、28、30、45号）、光明路")
    assert [rule.name for rule in rules if rule.kind != "unread"] == ["向阳路", "光明路"]
    assert not any(rule.within for rule in rules)


def test_parity_and_range_given_apart_go_together() -> None:
    (rule,) = read("向阳路单号（103—333号）")
    assert [(span.low, span.high, span.parity) for span in rule.within] == [(103, 333, "odd")]
    (rule,) = read("向阳路103—333号（单号）")
    assert [(span.low, span.high, span.parity) for span in rule.within] == [(103, 333, "odd")]


def test_numbers_and_lanes_in_one_bracket() -> None:
    rules = read("向阳东街（1、3、5号及一巷、二巷）")
    assert [rule.name for rule in rules] == ["向阳东街", "向阳东街1巷", "向阳东街2巷"]
    assert [span.low for span in rules[0].within] == [1, 3, 5]
    assert not rules[1].within


def test_segments_in_a_bracket() -> None:
    west, middle = read("滨河路（西段、中段1—123号）")
    assert (west.name, west.within) == ("滨河路西段", ())
    assert middle.name == "滨河路中段"
    assert (middle.within[0].low, middle.within[0].high) == (1, 123)


def test_every_segment_or_all_but_one() -> None:
    (whole,) = read("滨河路（各段）")
    assert whole.whole_road
    (rest,) = read("滨河路（四段除外）")
    assert rest.whole_road
    assert [carve.name for carve in rest.without] == ["滨河路4段"]


def test_exclusions() -> None:
    (groups,) = read("柳河村（不含6、7、8组）")
    assert [(span.unit, span.low) for carve in groups.without for span in carve.spans] == [
        ("组", 6),
        ("组", 7),
        ("组", 8),
    ]
    (community,) = read("青山社区（不含东湖花园、向阳路1—9号）")
    assert [carve.name for carve in community.without] == ["东湖花园", "向阳路"]
    (road,) = read("向阳路（不含48号附院）")
    assert road.without[0].spans[0].low == 48


def test_former_names_are_names_too() -> None:
    rules = read("柳河村（原石桥村、沙湾村）")
    assert [rule.name for rule in rules] == ["柳河村", "石桥村", "沙湾村"]
    assert rules[0].former
    assert not rules[1].former


def test_an_estate_with_its_address() -> None:
    estate, road = read("清泉花园（滨河路175号）")
    assert (estate.name, estate.within) == ("清泉花园", ())
    assert (road.name, road.within[0].low) == ("滨河路", 175)


def test_included_places_come_beside_the_road() -> None:
    road, estate = read("府前路131号—380号（含鸿运楼盘）")
    assert (road.kind, road.within[0].low, road.within[0].high) == ("road", 131, 380)
    assert (estate.kind, estate.name) == ("estate", "鸿运")


def test_only_what_is_named_of_a_place() -> None:
    (rule,) = read("南苑小区只包括官渡东路（单号）")
    assert (rule.name, rule.parent, rule.within[0].parity) == ("官渡东路", "南苑小区", "odd")


def test_the_town_is_kept_and_goes_on() -> None:
    rules = read("丰乐镇柳河村、杏花村，平安镇石桥村、沙湾村")
    assert [(rule.parent, rule.name) for rule in rules] == [
        ("丰乐镇", "柳河村"),
        ("丰乐镇", "杏花村"),
        ("平安镇", "石桥村"),
        ("平安镇", "沙湾村"),
    ]


def test_towns_in_nested_brackets() -> None:
    rules = read("丰乐镇（柳河村、庙湾村（原泉水村）、石桥村（1—3组））")
    assert [rule.name for rule in rules] == ["柳河村", "庙湾村", "泉水村", "石桥村"]
    assert rules[3].within[0].unit == "组"


@pytest.mark.parametrize(
    "text",
    [
        "向阳路以东、光明路以南、清河以西、滨河路以北",
        "东至向阳路，西至光明路，南至清河，北至滨河路",
        "东起向阳路、西到光明路、南邻清河、北靠滨河路",
    ],
)
def test_a_boundary_is_one_entry_with_its_landmarks(text: str) -> None:
    (rule,) = read(text)
    assert (rule.kind, rule.quote) == ("boundary", text)
    assert {"向阳路", "光明路", "滨河路"} <= set(rule.landmarks)


def test_a_stretch_between_landmarks_is_decided_by_its_numbers_only() -> None:
    (stretch,) = read("环城路（东门路口至西门路口）")
    assert stretch.segment
    assert not stretch.within
    (numbered,) = read("环城路内侧（108—212号东门车站至西门路口）")
    assert numbered.segment
    assert (numbered.within[0].low, numbered.within[0].high, numbered.within[0].parity) == (108, 212, "even")


def test_a_note_at_the_end_is_no_place() -> None:
    rules = read("柳河村、杏花村。备注：可以招收城区学生")
    assert [rule.name for rule in rules if rule.kind != "unread"] == ["柳河村", "杏花村"]


def test_rules_survive_json() -> None:
    import json

    rules = read(
        "丰乐镇（柳河村（不含6组）、庙湾村（原泉水村））、滨河路（四段除外）、单号大道双号2—8号、化肥厂附近"
    )
    assert [ZoneRule.from_dict(json.loads(json.dumps(rule.to_dict()))) for rule in rules] == rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("玉兰西一巷、西二巷、西三巷", ["玉兰西1巷", "玉兰西2巷", "玉兰西3巷"]),
        ("东湖花园A区、B区", ["东湖花园A区", "东湖花园B区"]),
        ("东湖花园一期1—8栋、二期9—15栋", ["东湖花园1期", "东湖花园2期"]),
        ("东湖花园（一二期）", ["东湖花园1期", "东湖花园2期"]),
        ("东湖花园1.2期", ["东湖花园1期", "东湖花园2期"]),
        ("文苑1村、2村", ["文苑1村", "文苑2村"]),
        ("向阳路（含向阳路东一巷、东二巷）", ["向阳路", "向阳路东1巷", "向阳路东2巷"]),
        ("北关街（1-56号）和南关街（2-88号）", ["北关街", "南关街"]),
        ("新城花园、金色家园两个小区", ["新城花园", "金色家园"]),
        ("七一村、八一路", ["71村", "81路"]),
        ("东湖花园1#-12#楼", ["东湖花园"]),
        ("柳河村一组、二组", ["柳河村"]),
        ("青山社区（原石桥村）1—5组", ["青山社区", "石桥村"]),
    ],
)
def test_names_that_leave_something_away(text: str, expected: list[str]) -> None:
    assert [rule.name for rule in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "东湖花园（高层）",
        "向阳路与光明路交叉口",
        "工农街1、2、3委",
        "人民医院对面小区",
        "除柳河村以外的丰乐镇各村",
        "B区",
        "青山社区部分（具体见附件）",
        "向阳路38—1号",
    ],
)
def test_what_only_looks_like_a_place(text: str) -> None:
    assert {rule.kind for rule in read(text)} == {"unread"}


def test_a_side_or_stretch_is_kept_from_deciding() -> None:
    for text in ("向阳路（北侧）", "向阳路（东门至西门段）东侧", "向阳路特1号至特9号"):
        (rule,) = read(text)
        assert (rule.name, bool(rule.segment), rule.within) == ("向阳路", True, ())
