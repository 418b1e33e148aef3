"""Addresses against zone rules: found, asked back, shown or not claimed."""

from __future__ import annotations

import pytest
from zone_lists import index_of, item, prose, row, rules_of, schools

from index.facts.zones import ZoneIndex, read_zones

A, B, C = "清河县第一小学", "清河县第二小学", "清河县第三小学"


@pytest.fixture(scope="module")
def town() -> ZoneIndex:
    return index_of(
        {
            A: "人民东路（单号1—99号）、人民路、幸福里、青山社区、光明路（四段除外）、"
            "丰乐镇（柳河村、石桥村（1—4组））、东湖花园（1—12栋）、玉兰街（东门至西门）",
            B: "人民东路（双号2—98号）、人民路北段、幸福里二期、青山社区（锦绣家园）、光明路四段、"
            "平安镇（柳河村）、东湖花园（13—20栋）、石桥村（5—8组）、向阳路以东、滨河大道以南",
            C: "人民东路100号及以上、春江名苑、滨江公寓、柳河村（原沙湾村）",
        }
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("我家住人民东路38号上哪个小学", {B}),
        ("人民东路39号", {A}),
        ("人民东路三十九号", {A}),
        ("人民东路３９号", {A}),
        ("人民东路38号3栋2单元501室", {B}),
        ("人民东路100号", {C}),
        ("人民东路一百零一号附3号", {C}),
        ("人民东路38-2号", {B}),
        ("人民路38号", {A}),
        ("孩子户口在人民路北段38号，读哪里", {B}),
        ("幸福里3栋", {A}),
        ("幸福里小区", {A}),
        ("幸福里二期", {B}),
        ("幸福里2期3幢", {B}),
        ("东湖花园3栋", {A}),
        ("东湖花园十二栋", {A}),
        ("东湖花园13号楼", {B}),
        ("东湖花园15幢2单元", {B}),
        ("青山社区", {A}),
        ("青山社区锦绣家园", {B}),
        ("光明路四段8号", {B}),
        ("光明路二段8号", {A}),
        ("石桥村3组", {A}),
        ("石桥村五组", {B}),
        ("沙湾村", {C}),
        ("春江名苑的房子对口哪个学校", {C}),
        ("请问丰乐镇石桥村2组属于哪个小学", {A}),
    ],
)
def test_found(town: ZoneIndex, address: str, expected: set[str]) -> None:
    assert schools(town.resolve(address)) == expected


@pytest.mark.parametrize(
    "address",
    [
        "新人民路5号",
        "人民路南段5号",
        "人民路小学的电话",
        "人民路社区",
        "新幸福里",
        "幸福里三期",
        "东湖花园21栋",
        "石桥村9组",
        "不存在路5号",
        "今年什么时候报名",
        "清河县第一小学",
    ],
)
def test_nothing_is_claimed(town: ZoneIndex, address: str) -> None:
    assert town.resolve(address).status == "none"


@pytest.mark.parametrize("address", ["人民东路", "东湖花园", "石桥村"])
def test_the_number_is_asked_for(town: ZoneIndex, address: str) -> None:
    resolution = town.resolve(address)
    assert resolution.status == "needs_number"
    assert not resolution.matches
    assert len(resolution.options) >= 2


def test_a_choice_taken_is_understood(town: ZoneIndex) -> None:
    for address in ("人民东路", "东湖花园", "光明路8号", "丰乐镇和平安镇的柳河村"):
        asked = town.resolve(address)
        assert asked.options, address
        for option in asked.options:
            assert town.resolve(f"{address}上哪个小学 {option}").status == "found", option


def test_a_number_given_afterwards(town: ZoneIndex) -> None:
    assert schools(town.resolve("人民东路读哪个小学 38号")) == {B}
    assert schools(town.resolve("我家住人民东路，是39号的，读哪里")) == {A}
    assert schools(town.resolve("人民东路读哪个小学 38")) == {B}
    assert town.resolve("人民东路读哪个小学，9月1号开学吗").status == "needs_number"


def test_one_name_in_two_towns() -> None:
    index = index_of({A: "丰乐镇（柳河村、石桥村）", B: "平安镇（柳河村）"})
    asked = index.resolve("柳河村")
    assert asked.status == "ambiguous"
    assert asked.options == ("丰乐镇（柳河村、石桥村）", "平安镇（柳河村）")
    assert schools(index.resolve("丰乐镇柳河村")) == {A}
    assert schools(index.resolve("平安镇柳河村3组")) == {B}
    assert index.resolve("新场镇柳河村").status == "none"


def test_boundaries_are_shown_not_claimed(town: ZoneIndex) -> None:
    resolution = town.resolve("向阳路5号")
    assert resolution.status == "boundary_only"
    assert [match.rule.quote for match in resolution.matches] == ["向阳路以东、滨河大道以南"]
    assert town.resolve("玉兰街5号").status == "boundary_only"


def test_a_shared_zone_gives_all_schools() -> None:
    index = index_of({A: "青山社区、东湖花园", B: "青山社区"})
    assert schools(index.resolve("青山社区")) == {A, B}
    assert schools(index_of({f"{A}、{B}": "东湖花园"}).resolve("东湖花园")) == {A, B}


def test_a_road_beats_the_community_it_is_in() -> None:
    index = index_of({A: "青山社区", B: "向阳路（1—9号）", C: "丰乐镇"})
    assert schools(index.resolve("青山社区向阳路5号")) == {B}
    assert schools(index.resolve("青山社区向阳路50号")) == {A}
    assert schools(index.resolve("丰乐镇青山社区")) == {A}
    assert schools(index.resolve("丰乐镇某某村")) == {C}


def test_exclusions_win() -> None:
    index = index_of({A: "青山社区（不含东湖花园、向阳路1—9号）", B: "柳河村（不含6组）"})
    assert index.resolve("青山社区东湖花园").status == "none"
    assert index.resolve("青山社区向阳路5号").status == "none"
    assert schools(index.resolve("青山社区向阳路15号")) == {A}
    assert index.resolve("柳河村6组").status == "none"
    assert schools(index.resolve("柳河村5组")) == {B}
    assert index.resolve("柳河村").status == "boundary_only"


def test_estate_and_road_that_agree_or_contradict() -> None:
    index = index_of({A: "东湖花园、向阳路（单号）", B: "向阳路（双号）"})
    assert schools(index.resolve("向阳路5号东湖花园")) == {A}
    assert schools(index.resolve("向阳路东湖花园")) == {A}
    contradiction = index.resolve("向阳路6号东湖花园")
    assert contradiction.status == "ambiguous"
    assert not contradiction.matches
    assert len(contradiction.options) == 2


def test_region_is_asked_for_where_two_have_the_name() -> None:
    rules = rules_of({A: "人民路（1—99号）"}, region="清河县", id="a")
    rules += rules_of({"东山县第一小学": "人民路（100—199号）、翠湖花园"}, region="东山县", id="b")
    index = ZoneIndex(rules)
    asked = index.resolve("人民路38号")
    assert (asked.status, asked.options) == ("needs_region", ("东山县", "清河县"))
    assert schools(index.resolve("人民路38号", region="清河县")) == {A}
    assert schools(index.resolve("清河县人民路38号")) == {A}
    assert index.resolve("东山县人民路38号").status == "none"
    assert schools(index.resolve("翠湖花园")) == {"东山县第一小学"}


def test_stage_is_asked_for_where_the_answers_differ() -> None:
    rules = rules_of({A: "东湖花园、人民路"}, id="a")
    rules += rules_of({"清河县第四中学": "东湖花园"}, title="2026年初中划片范围", id="b")
    index = ZoneIndex(rules)
    asked = index.resolve("东湖花园")
    assert (asked.status, asked.options) == ("needs_stage", ("小学", "初中"))
    assert schools(index.resolve("东湖花园", stage="初中")) == {"清河县第四中学"}
    assert schools(index.resolve("人民路")) == {A}
    assert index.resolve("人民路", stage="初中").status == "none"
    assert index.resolve("人民路", stage="高中").status == "none"


def test_the_newest_list_not_after_the_year() -> None:
    rules = [
        rule
        for year, school in ((2024, A), (2025, B), (2026, C))
        for rule in rules_of({school: "东湖花园"}, year=year, id=str(year), title="划片范围")
    ]
    index = ZoneIndex(rules)
    assert schools(index.resolve("东湖花园")) == {C}
    assert schools(index.resolve("东湖花园", year=2025)) == {B}
    assert schools(index.resolve("东湖花园", year=2030)) == {C}
    assert index.resolve("东湖花园", year=2020).status == "none"


def test_amendments_override_the_list() -> None:
    base = rules_of({A: "东湖花园、人民路（1—99号）", B: "光明路"}, id="base")
    notice = item("关于调整部分小学划片范围的通知", id="change")
    text = f"将东湖花园由{A}调整到{B}。\n将人民路1—9号由{A}调整到{C}。"
    index = ZoneIndex([*base, *read_zones(notice, [prose(text, id="change")])])
    assert schools(index.resolve("东湖花园")) == {B}
    assert schools(index.resolve("人民路5号")) == {C}
    assert schools(index.resolve("人民路55号")) == {A}
    assert index.resolve("人民路").status == "needs_number"
    assert schools(index.resolve("光明路")) == {B}


def test_secondary_school_through_the_primary_school() -> None:
    rules = rules_of({A: "东湖花园、人民路（单号）", B: "人民路（双号）"}, id="a")
    feeding = item("2026年初中对口招生", id="b")
    rows = [
        row(("初中", "清河县第四中学"), ("对口小学", "第一小学"), number=0, id="b"),
        row(("初中", "清河县第五中学"), ("对口小学", B), number=1, id="b"),
    ]
    index = ZoneIndex([*rules, *read_zones(feeding, rows)])
    resolution = index.resolve("东湖花园", stage="初中")
    assert resolution.status == "found"
    assert [(match.rule.schools, match.how) for match in resolution.matches] == [
        ((A,), "exact"),
        (("清河县第四中学",), "feeder"),
    ]
    assert index.resolve("人民路", stage="初中").status == "needs_number"
    assert schools(index.resolve("人民路6号", stage="初中")) == {B, "清河县第五中学"}


def test_wrong_characters(town: ZoneIndex) -> None:
    assert schools(town.resolve("春疆明苑")) == {C}
    assert town.resolve("春疆明苑").matches[0].how == "sound"
    like = town.resolve("春江名院")
    assert (like.status, [match.rule.schools for match in like.matches]) == ("alike", [(C,)])
    assert schools(town.resolve("人民冬路38号")) == {B}
    assert town.resolve("我家住春山名苑").status == "none"
    assert town.resolve("人民西路38号").status == "none"
    two = index_of({A: "玉兰公寓", B: "育兰公寓"}).resolve("余兰公寓")
    assert (two.status, set(two.options)) == ("ambiguous", {"玉兰公寓", "育兰公寓"})


def test_places_in_a_question(town: ZoneIndex) -> None:
    (mention,) = town.places_in("我家住人民东路38号3栋2单元上哪个小学")
    assert (mention.name, mention.numbers) == ("人民东路", {"号": 38, "栋": 3, "单元": 2})
    assert not town.places_in("报名要带什么材料")
    assert not town.places_in("人民路小学的招生范围是什么")
    assert not ZoneIndex([]).places_in("人民路38号")
    assert ZoneIndex([]).resolve("人民路38号").status == "none"


def test_a_place_known_only_by_its_parts() -> None:
    index = index_of({A: "滨江路北段、锦屏一期", B: "滨江路南段、锦屏二期"})
    asked = index.resolve("滨江路38号")
    assert (asked.status, asked.options) == ("ambiguous", ("滨江路北段", "滨江路南段"))
    assert schools(index.resolve("滨江路38号 滨江路南段")) == {B}
    assert index.resolve("锦屏").options == ("锦屏一期", "锦屏二期")


def test_a_town_of_which_only_parts_are_listed() -> None:
    asked = index_of({A: "丰乐镇（柳河村、石桥村）"}).resolve("我家在丰乐镇")
    assert (asked.status, asked.options) == ("ambiguous", ("柳河村", "石桥村"))


def test_unread_entries_are_shown_and_never_match() -> None:
    index = index_of({A: "向阳路（新1—199单号）、化肥厂附近", B: "光明路"})
    for address in ("向阳路5号", "向阳路"):
        shown = index.resolve(address)
        assert shown.status == "boundary_only"
        assert [match.rule.quote for match in shown.matches] == ["向阳路（新1—199单号）"]
    for address in ("化肥厂附近", "化肥厂"):
        assert index.resolve(address).status in ("none", "boundary_only")


def test_an_unread_entry_about_a_place_keeps_its_bare_name_from_deciding() -> None:
    index = index_of({A: "向阳路、光明路1—9号", B: "向阳路（新1—199单号）、光明路（新2—8号）"})
    asked = index.resolve("向阳路5号")
    assert (asked.status, asked.options) == ("ambiguous", (f"{A}：向阳路", f"{B}：向阳路（新1—199单号）"))
    assert schools(index.resolve(f"向阳路5号 {asked.options[0]}")) == {A}
    assert index.resolve(f"向阳路5号 {asked.options[1]}").status == "boundary_only"
    assert schools(index.resolve("光明路5号")) == {A}


def test_an_estate_in_a_village_is_not_the_village() -> None:
    index = index_of({A: "机床厂宿舍（铁路新村）", B: "铁路新村（环城路300号、330号）"})
    assert schools(index.resolve("铁路新村机床厂宿舍")) == {A}
    assert schools(index.resolve("铁路新村")) == {B}
    assert schools(index.resolve("环城路330号")) == {B}
    assert index.resolve("铁路新村330栋").status == "found"


def test_a_county_and_the_prefecture_with_one_name() -> None:
    rules = rules_of({A: "人民路（1—99号）"}, region="清河县", id="a")
    rules += rules_of({"市第一小学": "人民路（1—199号）"}, id="b")
    index = ZoneIndex(rules)
    asked = index.resolve("人民路38号")
    assert (asked.status, len(asked.options)) == ("ambiguous", 2)
    assert schools(index.resolve(f"人民路38号 {asked.options[0]}")) == {A}


def test_the_region_that_has_every_place_named() -> None:
    rules = rules_of({A: "人民路（1—99号）、东湖花园"}, region="清河县", id="a")
    rules += rules_of({"东山县第一小学": "人民路（1—99号）"}, region="东山县", id="b")
    assert schools(ZoneIndex(rules).resolve("人民路38号东湖花园")) == {A}


def test_old_boundaries_are_not_shown() -> None:
    rules = rules_of({A: "向阳路以东、光明路以南"}, year=2024, id="old", title="划片范围")
    rules += rules_of({A: "东湖花园"}, year=2026, id="new", title="划片范围")
    index = ZoneIndex(rules)
    assert index.resolve("向阳路5号").status == "none"
    assert index.resolve("向阳路5号", year=2024).status == "boundary_only"


def test_what_stands_before_except_is_all_left_out() -> None:
    index = index_of({A: "人民西路（66号、68号除外）", B: "人民西路66号、人民西路68号"})
    assert schools(index.resolve("人民西路66号")) == {B}
    assert schools(index.resolve("人民西路70号")) == {A}
    assert index_of({A: "人民西路1—99号、66号除外"}).resolve("人民西路70号").status == "none"


def test_words_behind_a_name(town: ZoneIndex) -> None:
    assert schools(town.resolve("春江名苑上小学去哪")) == {C}
    assert schools(town.resolve("幸福里二期小学")) == {B}
    assert schools(town.resolve("人民路小学划片")) == {A}
    assert town.resolve("人民路小学的地址").status == "none"
    named = index_of({"清河县人民路小学": "东湖花园", B: "人民路"})
    assert named.resolve("人民路小学在哪里").status == "none"


def test_a_region_named_in_short_before_a_place() -> None:
    rules = rules_of({A: "南街（1—99号）"}, region="清河县", id="a")
    rules += rules_of({"东山县第一小学": "南街（1—99号）"}, region="东山县", id="b")
    assert schools(ZoneIndex(rules).resolve("清河南街5号")) == {A}


def test_a_question_that_names_the_primary_school() -> None:
    feeding = item("2026年初中对口招生", id="b", region="清河县")
    rows = [
        row(("初中", "清河县第四中学"), ("对口小学", A), number=0, id="b"),
        row(("初中", "清河县第五中学"), ("对口小学", B), number=1, id="b"),
    ]
    index = ZoneIndex(read_zones(feeding, rows))
    for question in ("第一小学毕业上哪个初中", "清河县第一小学对口哪个中学"):
        assert index.places_in(question)
        assert schools(index.resolve(question, stage="初中")) == {"清河县第四中学"}
    assert not index.places_in("第一小学的招生范围")
    assert index.resolve("第三小学毕业上哪个初中", stage="初中").status == "none"
