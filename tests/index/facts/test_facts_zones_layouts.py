"""Layouts of zone lists: columns inside each other or beside each other, questions, moves, whole towns."""

from __future__ import annotations

import pytest
from zone_lists import index_of, item, names, prose, row, rules_of, schools

from index.facts.zones import Span, ZoneIndex, ZoneRule, read_zones
from index.items import Passage

A, B = "清河县第一小学", "清河县第二小学"


def under(heading: str, text: str, number: int = 0) -> Passage:
    return Passage(f"q{number}", "doc", number, "text", text, heading=(heading,))


def test_a_list_beside_the_community_that_its_places_are_in() -> None:
    passage = row(
        ("学校", A),
        ("镇（街道）", "丰乐镇"),
        ("社区（村）", "青山社区"),
        ("具体范围", "向阳路1—9号、东湖花园"),
    )
    rules = read_zones(item(), [passage])
    assert [(rule.parent, rule.name) for rule in rules] == [
        ("丰乐镇青山社区", "向阳路"),
        ("丰乐镇青山社区", "东湖花园"),
    ]


@pytest.mark.parametrize("whole", ["全部", "全村", "全社区", "/"])
def test_a_cell_that_says_all_means_the_place_before_it(whole: str) -> None:
    passage = row(("学校", A), ("镇（街道）", "丰乐镇"), ("社区（村）", "青山社区、柳河村"), ("范围", whole))
    assert names(read_zones(item(), [passage])) == ["青山社区", "柳河村"]


def test_columns_for_roads_estates_and_villages_beside_each_other() -> None:
    passage = row(
        ("学校", A),
        ("路段及门牌", "向阳路61号以上 树皮巷（双）"),
        ("住宅小区", "东湖花园 青藤苑1-5幢"),
        ("村（组）", "柳河村（1、2组）"),
    )
    rules = read_zones(item(), [passage])
    assert names(rules) == ["向阳路", "树皮巷", "东湖花园", "青藤苑", "柳河村"]
    assert rules[1].within == (Span("号", 1, None, "even"),)


@pytest.mark.parametrize(
    ("place", "numbers", "name", "inside", "outside"),
    [
        ("向阳路", "双号（28号除外）", "向阳路", "向阳路30号", "向阳路28号"),
        ("向阳路", "162号及以上（双号）", "向阳路", "向阳路162号", "向阳路163号"),
        ("向阳路", "50号以前（含）", "向阳路", "向阳路50号", "向阳路51号"),
        ("东湖花园", "一期", "东湖花园1期", "东湖花园一期", "东湖花园二期"),
        ("丰乐镇", "各村（柳河村除外）", "丰乐镇", "丰乐镇杏花村", "丰乐镇柳河村"),
    ],
)
def test_a_cell_of_numbers_phases_or_members(
    place: str, numbers: str, name: str, inside: str, outside: str
) -> None:
    passage = row(("学校", A), ("路、小区、村", place), ("门牌号、楼栋、村组", numbers))
    rules = read_zones(item(), [passage])
    assert names(rules) == [name]
    assert schools(ZoneIndex(rules).resolve(inside)) == {A}
    assert schools(ZoneIndex(rules).resolve(outside)) == set()


def test_a_column_of_primary_schools_sends_on_and_takes_no_places() -> None:
    passage = row(
        ("初级中学", "清河县第二中学"), ("对口小学（毕业生直升）", f"{A}直升"), ("户籍地招生范围", "东湖花园")
    )
    rules = read_zones(item("2026年初中招生"), [passage])
    assert [(rule.kind, rule.schools) for rule in rules] == [
        ("feeder", ("清河县第二中学",)),
        ("estate", ("清河县第二中学",)),
    ]


def test_a_heading_row_that_was_read_as_a_row() -> None:
    rows = [row(("", "学校"), ("", "招生范围")), row(("", A), ("", "东湖花园"))]
    assert names(read_zones(item(), rows)) == ["东湖花园"]


def test_questions_and_answers_about_schools() -> None:
    rules = read_zones(
        item("小学入学问答"),
        [
            under(
                f"问：{A}今年招哪些地方的孩子？",
                "答：包括向阳路全部，还有东湖花园和柳岸小区（6号楼不在内）。",
            ),
            under(f"问：{B}呢？", "答：青山路、柳岸小区6号楼也归这所学校。", 1),
            under("问：哪些住户划到清河县第三小学？", "答：杏花村1组—5组。", 2),
            under("问：璧玉豪庭划到哪个学校？", "答：璧玉豪庭尚未交房，入学学校待定，另行公布。", 3),
        ],
    )
    read = [rule for rule in rules if rule.kind != "unread"]
    assert [(rule.schools, rule.name) for rule in read] == [
        ((A,), "向阳路"),
        ((A,), "东湖花园"),
        ((A,), "柳岸小区"),
        ((B,), "青山路"),
        ((B,), "柳岸小区"),
        (("清河县第三小学",), "杏花村"),
    ]
    zones = ZoneIndex(rules)
    assert schools(zones.resolve("柳岸小区6号楼")) == {B}
    assert schools(zones.resolve("柳岸小区5号楼")) == {A}


def test_schools_and_zones_on_labelled_lines() -> None:
    text = f"片区学校：{A}、{B}\n片区范围：向阳路、东湖花园。"
    rules = read_zones(item(), [under("第一片区（多校划片）", text)])
    assert {rule.schools for rule in rules} == {(A, B)}
    assert names(rules) == ["向阳路", "东湖花园"]


def test_a_road_of_one_name_in_two_towns_is_asked_back() -> None:
    rules = read_zones(
        item(),
        [
            under("一、丰乐镇", f"{A}：草鞋巷、柳河村。"),
            under("二、平安镇", f"{B}：平安镇文星街、草鞋巷。", 1),
        ],
    )
    zones = ZoneIndex(rules)
    assert zones.resolve("草鞋巷上哪个小学").status == "ambiguous"
    assert schools(zones.resolve("丰乐镇草鞋巷上哪个小学")) == {A}
    assert schools(zones.resolve("平安镇的草鞋巷9号")) == {B}


def test_what_is_in_an_area_and_what_is_not() -> None:
    rules = rules_of(
        {
            A: "东至枫丹路，南至清河的区域，含红枫苑、枫丹路单号，但不含栗子巷",
            B: "枫丹路以东合围区域（含栗子巷、东湖花园），至铁路",
        }
    )
    zones = ZoneIndex(rules)
    assert schools(zones.resolve("红枫苑3栋")) == {A}
    assert schools(zones.resolve("东湖花园3栋")) == {B}
    assert schools(zones.resolve("栗子巷8号")) == {B}


@pytest.mark.parametrize(
    ("text", "place", "number"),
    [
        (f"（一）东湖花园由{A}调整至{B}。", "东湖花园", ""),
        (f"（二）将向阳路200号及以上从{A}划归{B}。", "向阳路", "300号"),
        (f"（三）柳河村5组、6组由{A}调至{B}。", "柳河村", "6组"),
        (f"（四）{A}并入{B}，原服务区内柳河村的新生到{B}报名。", "柳河村", "3组"),
    ],
)
def test_moves_of_a_later_document_win(text: str, place: str, number: str) -> None:
    listed = rules_of({A: "东湖花园、向阳路、柳河村"})
    moved = read_zones(item("关于调整2026年小学服务区的通知", year=None), [prose(text)])
    zones = ZoneIndex([*listed, *moved])
    assert schools(zones.resolve(f"{place}{number}")) == {B}


def test_a_move_names_its_school_in_other_brackets() -> None:
    listed = rules_of({"第一小学（东校区）": "东湖花园"})
    moved = read_zones(item(), [prose("东湖花园由第一小学（东校区）调整到第二小学。")])
    assert schools(ZoneIndex([*listed, *moved]).resolve("东湖花园3栋")) == {"第二小学"}


def test_houses_that_letters_tell_apart() -> None:
    zones = index_of({A: "蔚蓝苑A1—A9栋、摇光公寓A座和B座", B: "蔚蓝苑B1—B6栋、摇光公寓（C、D座）"})
    assert schools(zones.resolve("蔚蓝苑A3栋")) == {A}
    assert schools(zones.resolve("蔚蓝苑B3栋")) == {B}
    assert schools(zones.resolve("蔚蓝苑C3栋")) == set()
    assert schools(zones.resolve("蔚蓝苑A10栋")) == set()
    assert schools(zones.resolve("摇光公寓b座")) == {A}
    assert schools(zones.resolve("摇光公寓D座302")) == {B}
    assert schools(zones.resolve("摇光公寓E座")) == set()


@pytest.mark.parametrize("words", ["鳜鱼镇全镇", "鳜鱼镇各村、各社区", "鳜鱼镇辖区", "鳜鱼镇全域"])
def test_a_whole_town(words: str) -> None:
    (rule,) = rules_of({A: words})
    assert (rule.kind, rule.name, rule.members) == ("street_town", "鳜鱼镇", ())


def test_the_villages_of_a_town() -> None:
    rules: list[ZoneRule] = rules_of({A: "丰乐镇各村（柳河村除外）"})
    assert [(rule.name, rule.members) for rule in rules] == [("丰乐镇", ("村",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("米仓巷—糯香巷—赤豆巷", ["米仓巷", "糯香巷", "赤豆巷"]),
        ("香囊街～彩线街～雄黄街三街", ["香囊街", "彩线街", "雄黄街"]),
        ("桔槔街东段和西段", ["桔槔街东段", "桔槔街西段"]),
        ("半亩塘小区2期、3期", ["半亩塘小区2期", "半亩塘小区3期"]),
        ("文昌路88号翰林府", ["文昌路", "翰林府"]),
    ],
)
def test_names_that_stand_for_several(text: str, expected: list[str]) -> None:
    assert names(rules_of({A: text})) == expected


def test_a_phase_is_quoted_with_the_name_that_it_is_of() -> None:
    rules = rules_of({A: "澄心花园二期、三期"})
    assert [(rule.name, rule.quote) for rule in rules][-1] == ("澄心花园3期", "澄心花园二期、三期")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("滨江路单号（1-35）双号（2-40）", ["滨江路35号", "滨江路40号"], ["滨江路37号", "滨江路42号"]),
        ("滨江路单号（1-35）、双号（2-40）", ["滨江路1号", "滨江路2号"], ["滨江路37号", "滨江路42号"]),
        ("滨江路（1-99，单）", ["滨江路99号"], ["滨江路98号", "滨江路101号"]),
        ("滨江路1号至滨江路99号（单号）", ["滨江路5号"], ["滨江路6号", "滨江路101号"]),
        ("滨江东、西路", ["滨江东路5号", "滨江西路5号"], ["滨江南路5号"]),
        ("滨江东路、西路、南路", ["滨江西路5号", "滨江南路5号"], ["滨江北路5号", "西路5号"]),
        ("阳光花园A、B、C区", ["阳光花园B区3栋"], ["阳光花园D区3栋"]),
        ("阳光花园（A区-D区）", ["阳光花园D区"], ["阳光花园E区"]),
        ("红旗村除5组外", ["红旗村6组"], ["红旗村5组"]),
        ("阳光小区除8栋以外的其他楼栋", ["阳光小区9栋"], ["阳光小区8栋"]),
        ("青山社区居民委员会所辖范围", ["青山社区", "青山社区居委会3号"], ["红旗社区"]),
        ("丰乐镇全部村（社区）", ["丰乐镇柳河村", "丰乐镇青山社区"], ["平安镇柳河村"]),
        ("丰乐镇所辖行政村", ["丰乐镇柳河村"], ["丰乐镇青山社区"]),
    ],
)
def test_ways_to_write_what_is_in(text: str, inside: list[str], outside: list[str]) -> None:
    zones = index_of({A: text})
    for address in inside:
        assert schools(zones.resolve(address)) == {A}, address
    for address in outside:
        assert schools(zones.resolve(address)) == set(), address


def test_four_sides_with_colons_are_one_boundary() -> None:
    (rule,) = rules_of({A: "东：人民路；南：新华街；西：铁路；北：清河"})
    assert (rule.kind, rule.landmarks) == ("boundary", ("人民路", "新华街", "铁路", "清河"))
