"""How citizens write places: sides of roads, slips of sound and shape, schools of the same name, regions."""

from __future__ import annotations

import pytest
from zone_lists import index_of, item, row, rules_of, schools

from index.facts.zones import ZoneIndex, read_zones

A, B, C = "清河县第一小学", "清河县第二小学", "清河县第三小学"


@pytest.fixture(scope="module")
def town() -> ZoneIndex:
    return index_of(
        {
            A: "明珠街（明珠桥以东）、琉璃巷1—45号、渡口新居（1—20栋）、听潮苑东侧、"
            "望溪大道（汐岸路口至灯塔路口）、雁落村、月亮湾2、4栋",
            B: "明珠街（明珠桥以西）、琉璃巷46号以上、渡口新居（21—33栋）、听潮苑西侧、"
            "望溪大道（灯塔路口至海堤路口）、四分场、巧云街（双号）、单塔路20号楼",
            C: "鳜鱼镇全镇（沙咀村5—9组除外）、丰乐镇各村（柳河村除外）",
        }
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("明珠街明珠桥以东那边小学", {A}),
        ("明珠街桥西边是哪个小学", {B}),
        ("住明珠街，过了明珠桥往西", {B}),
        ("明珠街，明珠桥朝东走一点", {A}),
        ("望溪大道上灯塔路口和海堤路口中间那段归哪个小学", {B}),
        ("听潮苑西侧的房子", {B}),
        ("liuli巷20号上哪个小学", {A}),
        ("雁luo村小学", {A}),
        ("琉li巷50号", {B}),
        ("渡囗新居33栋小学", {B}),
        ("渡口新居33号楼上哪个小学", {B}),
        ("月亮弯2栋小学", {A}),
        ("渡口新居三十三棟", {B}),
        ("雁落村的細路返邊間小學", {A}),
        ("四分场职工子女上哪个小学", {B}),
        ("雁落村学区", {A}),
        ("沙咀村4组上哪个小学", {C}),
        ("丰乐镇杏花村", {C}),
    ],
)
def test_found(town: ZoneIndex, address: str, expected: set[str]) -> None:
    assert schools(town.resolve(address)) == expected


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("明珠街上哪个小学", "ambiguous"),
        ("沙咀村5组上哪个小学", "none"),
        ("三分场上哪个小学", "none"),
        ("丰乐镇青山社区", "none"),
        ("丰乐镇柳河村", "none"),
        ("丰乐镇上哪个小学", "boundary_only"),
        ("琉璃巷小学划片", "needs_number"),
        ("雁西村小学", "none"),
        ("功云街8号", "alike"),
    ],
)
def test_not_found(town: ZoneIndex, address: str, status: str) -> None:
    assert town.resolve(address).status == status


def test_letters_that_sound_like_two_places_are_asked_back() -> None:
    zones = index_of({A: "雁落村", B: "雁罗村"})
    assert zones.resolve("雁luo村上哪个小学").status == "ambiguous"
    assert schools(zones.resolve("雁罗村上哪个小学")) == {B}


def test_families_that_sound_or_look_alike_may_have_villages_of_their_own() -> None:
    zones = index_of({A: "张家村、王家庄村"})
    assert zones.resolve("章家村上哪个小学").status == "alike"
    assert zones.resolve("玉家庄村上哪个小学").status == "alike"
    assert zones.resolve("刘家村上哪个小学").status == "none"


def test_what_is_left_of_a_name() -> None:
    towns = "白鱼泡乡全部村屯、南岭镇全部"
    zones = index_of({A: "砖厂平房区、后岗村、七棵树屯", B: f"{towns}；云霞花园一村、二村"})
    for said in ("砖厂平房那片孩子上哪个小学", "我家后岗的，小学在哪", "七棵树的娃去哪读书"):
        assert schools(zones.resolve(said)) == {A}, said
    for said in ("白鱼泡的孩子上哪个小学", "白鱼泡乡五棵树屯小学", "南岭镇", "云霞花园2村", "家住南岭的"):
        assert schools(zones.resolve(said)) == {B}, said
    for said in ("白鱼泡小学怎么样", "白鱼泡村小学", "新后岗的娃上哪"):
        assert zones.resolve(said).status == "none", said
    assert zones.resolve("云霞花园上哪个小学").status in ("ambiguous", "boundary_only")


def test_characters_that_are_read_in_two_ways() -> None:
    zones = index_of({A: "长虹路（单号）、曾家村", B: "长虹路（双号）"})
    assert schools(zones.resolve("常虹路57号上哪个小学")) == {A}
    assert schools(zones.resolve("昌虹路58号上哪个小学")) == {B}


def test_the_side_of_a_road_in_place_of_a_number() -> None:
    zones = index_of({A: "双塔路单号、长亭路1—99号（单号）", B: "双塔路双号、长亭路101号以后单号"})
    assert schools(zones.resolve("双塔路奇数门牌上哪个小学")) == {A}
    assert schools(zones.resolve("双塔路双号的住户")) == {B}
    assert zones.resolve("双塔路单号和双号").status == "needs_number"
    assert zones.resolve("长亭路单号上哪个小学").status == "needs_number"


def test_groups_that_a_list_gives_away_and_a_road_that_only_tells_where() -> None:
    zones = index_of({A: "渔洞村、鹭洲街、芳草坪小区南区", B: "渔洞村6—10组、澄心路双号、芳草坪小区北区"})
    assert schools(zones.resolve("渔洞村8组上哪个小学")) == {B}
    assert schools(zones.resolve("渔洞村2组上哪个小学")) == {A}
    assert zones.resolve("鹭洲街南边的澄心路单号").status == "none"
    assert schools(zones.resolve("鹭洲街南边的澄心路双号")) == {B}
    assert len(zones.resolve("芳草坪上哪个小学").options) == 2


def test_a_phase_without_the_word_of_its_estate() -> None:
    zones = index_of({A: "澄心花园一期", B: "澄心花园二期、新月小区二期"})
    assert schools(zones.resolve("澄心二期小学划到哪里")) == {B}
    assert zones.resolve("澄心四期").status == "none"


def test_a_teaching_point_of_two_classes() -> None:
    zones = index_of({A: "竹坝村", B: "竹坝村5—8组（一、二年级）"})
    assert schools(zones.resolve("竹坝村7组上哪个小学")) == {B}


def test_schools_of_one_name_in_two_regions_send_their_own() -> None:
    rules = rules_of({"甲县第一小学": "青山社区"}, region="甲县", id="a")
    upper = "2026年初中对口小学"
    rules += rules_of({"甲县第一中学": "甲县第一小学毕业生"}, title=upper, region="甲县", id="b")
    rules += rules_of({"乙县第一中学": "第一小学毕业生"}, title=upper, region="乙县", id="c")
    found = ZoneIndex(rules).resolve("青山社区读哪个初中", stage="初中")
    assert schools(found) == {"甲县第一小学", "甲县第一中学"}


def test_a_choice_of_one_is_no_question() -> None:
    zones = index_of({A: "翠竹路1—99号"})
    shown = zones.resolve("翠竹路上哪个小学")
    assert (shown.status, [match.rule.schools for match in shown.matches]) == ("boundary_only", [(A,)])
    of_phase = index_of({A: "听松苑一期"}).resolve("听松苑上哪个小学")
    assert (of_phase.status, of_phase.options) == ("boundary_only", ())
    of_town = index_of({A: "丰乐镇：杏花村"}).resolve("丰乐镇上哪个小学")
    assert (of_town.status, of_town.options) == ("boundary_only", ())


def test_a_place_that_one_region_lists_by_its_phases_only() -> None:
    rules = rules_of({A: "金穗花园"}, region="清河县", id="a")
    phases = {"东山县第一小学": "金穗花园一期", "东山县第二小学": "金穗花园二期"}
    rules += rules_of(phases, region="东山县", id="b")
    zones = ZoneIndex(rules)
    assert zones.resolve("金穗花园上哪个小学", stage="小学").status == "needs_region"
    assert schools(zones.resolve("清河县金穗花园", stage="小学")) == {A}
    assert schools(zones.resolve("东山县金穗花园二期", stage="小学")) == {"东山县第二小学"}


def test_a_place_that_one_stage_lists_by_its_phases_only() -> None:
    rules = rules_of({A: "听松苑"}, id="a")
    phases = {"第一幼儿园": "听松苑（一期）", "第二幼儿园": "听松苑（二期）"}
    zones = ZoneIndex([*rules, *rules_of(phases, title="2026年幼儿园服务区", id="b")])
    found = zones.resolve("听松苑上哪个幼儿园", stage="幼儿园")
    assert (found.status, found.options) == ("ambiguous", ("听松苑（一期）", "听松苑（二期）"))


def test_a_village_of_a_town_that_is_left_out() -> None:
    zones = index_of({A: "石桥镇所有村（社区），上桥村除外", B: "上桥村、下弯村"})
    assert schools(zones.resolve("石桥镇下桥村")) == {A}
    assert schools(zones.resolve("石桥镇上桥村")) == {B}


def test_what_a_place_was_called_of_old() -> None:
    zones = index_of({A: "书香苑（原棉纺厂宿舍）", B: "城南路"})
    assert schools(zones.resolve("老棉纺厂宿舍的娃娃读哪个小学")) == {A}
    assert zones.resolve("老城南路上哪个小学").status == "none"


def test_a_street_named_with_its_town_and_without() -> None:
    zones = index_of({A: "西街（单号）", B: "城关镇西街（双号）"})
    assert schools(zones.resolve("西街12号")) == {B}
    assert schools(zones.resolve("城关镇西街13号")) == {A}


def test_the_county_of_the_schools_may_stand_before_a_place() -> None:
    assert schools(index_of({A: "望稻小区"}).resolve("清河望稻小区5栋小学")) == {A}


def test_the_number_of_an_open_border_counts_only_for_its_side() -> None:
    zones = index_of({A: "大叶街（单号1—9号；双号2—20号）", B: "大叶街（单号10号以后；双号20号以后）"})
    assert schools(zones.resolve("大叶街10号")) == {A}
    assert schools(zones.resolve("大叶街11号")) == {B}
    assert schools(zones.resolve("大叶街22号")) == {B}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("白渠北边、朝晖路西边那片", {A}),
        ("白渠往北，朝晖路东边的平房", {B}),
        ("白渠南边", set()),
        ("朝晖路东侧", {B}),
    ],
)
def test_of_areas_those_on_the_side_that_is_said(asked: str, expected: set[str]) -> None:
    zones = index_of({A: "白渠以北、朝晖路以西的区域", B: "西至朝晖路，南起白渠"})
    found = zones.resolve(f"住在{asked}，小学是哪个")
    assert {school for match in found.matches for school in match.rule.schools} == expected


def test_on_which_side_of_a_boundary_is_asked() -> None:
    areas = {A: "白渠以北、朝晖路以西的区域", B: "西至朝晖路，南起白渠"}
    asked = index_of(areas).resolve("住在白渠那边，小学是哪个")
    assert (asked.status, set(asked.options)) == ("ambiguous", set(areas.values()))
    alone = index_of({A: "白渠以北的区域"}).resolve("住在白渠那边，小学是哪个")
    assert alone.status == "boundary_only"


def test_a_community_whose_places_are_all_one_schools() -> None:
    shown = index_of({A: "柳河社区（柳岸苑、枫林苑）"}).resolve("柳河社区的小学")
    assert (shown.status, {match.rule.schools for match in shown.matches}) == ("boundary_only", {(A,)})
    asked = index_of({A: "柳河社区（柳岸苑）", B: "柳河社区（枫林苑）"}).resolve("柳河社区的小学")
    assert (asked.status, asked.options) == ("ambiguous", ("柳岸苑", "枫林苑"))


def test_a_slip_in_a_name_before_a_word_of_kind() -> None:
    zones = index_of({A: "清河湾、柳岸苑", B: "松林坡"})
    assert schools(zones.resolve("清河弯小区上什么小学")) == {A}
    assert not schools(zones.resolve("清河弯花园上什么小学"))
    by_number = index_of({A: "清河湾1—3栋", B: "清河湾4—9栋"})
    assert schools(by_number.resolve("清河弯小区5栋上什么小学")) == {B}


def test_what_citizens_leave_away_of_a_name() -> None:
    zones = index_of({A: "马庄村1—3组、朝晖东路、墨砚壹号", B: "马庄村4—6组、朝晖西路"})
    assert schools(zones.resolve("马庄3组上哪个小学")) == {A}
    assert schools(zones.resolve("墨砚一号的小学")) == schools(zones.resolve("墨砚壹号小学")) == {A}
    asked = zones.resolve("朝晖路50号上哪个小学")
    assert asked.status == "ambiguous"
    assert asked.options == ("朝晖东路", "朝晖西路")


def test_a_part_that_only_another_stage_lists_is_in_the_whole() -> None:
    primary = rules_of({A: "墨砚苑A区", B: "墨砚苑B区、C区"}, title="2026年小学划片范围")
    upper = {"清河县第一中学": "墨砚苑"}
    zones = ZoneIndex([*primary, *rules_of(upper, title="2026年初中划片范围", id="upper")])
    assert schools(zones.resolve("墨砚苑C区", stage="初中")) == {"清河县第一中学"}
    assert schools(zones.resolve("墨砚苑C区", stage="小学")) == {B}
    assert schools(zones.resolve("墨砚苑小学和初中分别在哪个学校", stage="初中")) == {"清河县第一中学"}


def test_a_place_that_a_region_lists_whole_and_the_bureau_by_its_phases() -> None:
    listed = row(("学校", A), ("所在街道", "东门街道"), ("划片范围", "澜庭苑（一期、二期）、和顺园"))
    rules = read_zones(item(), [listed])
    rules += rules_of({"高新区锦程小学": "澜庭苑"}, region="高新区", id="b")
    index = ZoneIndex(rules)
    asked = index.resolve("澜庭苑是哪个小学的", stage="小学")
    assert asked.status == "ambiguous"
    assert any("高新区" in option for option in asked.options)
    assert any("东门街道" in option for option in asked.options)
    for option in asked.options:
        assert len(schools(index.resolve(f"澜庭苑是哪个小学的 {option}", stage="小学"))) == 1
    assert schools(index.resolve("东门街道澜庭苑上哪个小学", stage="小学")) == {A}


def test_choices_in_different_towns_name_their_towns() -> None:
    rows = [
        row(("学校", A), ("所在街道", "东门街道"), ("划片范围", "和顺园"), number=0),
        row(("学校", "石磴镇小学"), ("所在街道", "石磴镇"), ("划片范围", "镇区社区（含和顺园）"), number=1),
    ]
    index = ZoneIndex(read_zones(item(), rows))
    asked = index.resolve("和顺园的娃上几小")
    assert asked.options == (f"{A}：东门街道和顺园", "石磴镇小学：镇区社区（含和顺园）")
    assert schools(index.resolve(f"和顺园的娃上几小 {asked.options[0]}")) == {A}


def test_beside_a_road_is_most_likely_on_it_but_not_surely() -> None:
    index = index_of({A: "渡口路1—99号、柳巷", B: "渡口路100号以上"})
    assert index.resolve("住渡口路边上").status == "needs_number"
    assert index.resolve("住柳巷边上").status == "boundary_only"
    assert index.resolve("柳巷对面").status == "needs_address"


@pytest.mark.parametrize("asked", ["梅苑12栋", "梅苑小区12栋", "云锦花苑12栋", "云锦花苑小区12栋"])
def test_an_estate_that_another_region_lists_with_the_word_estate(asked: str) -> None:
    ours = rules_of({"东山区第一小学": "云锦花苑、梅苑"}, region="东山区", id="a")
    theirs = rules_of({"西河县第三小学": "云锦花苑小区、梅苑小区"}, region="西河县", id="b")
    assert ZoneIndex([*ours, *theirs]).resolve(asked, stage="小学").status == "needs_region"
