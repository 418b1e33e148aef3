"""Zone lists in running text: areas, clauses that send somewhere, what is left of a village, line ends."""

from __future__ import annotations

import pytest
from zone_lists import item, names, prose, schools

from index.facts.zones import ZoneIndex, ZoneRule, read_zones
from index.facts.zones.spelling import place_key

A, B = "清河县第一小学", "清河县第二小学"


def read(text: str, heading: tuple[str, ...] = ()) -> list[ZoneRule]:
    return read_zones(item(), [prose(text, heading=heading)])


def sent(text: str, heading: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    """(name, school) of each rule that may decide or be shown."""
    rules = read(text, heading)
    return {(rule.name, school) for rule in rules if rule.kind != "unread" for school in rule.schools}


def test_an_area_and_what_is_in_it_behind_full_stops() -> None:
    text = (
        f"{A}。东以杏花街为界（不含街东），西止清河路，南起站前广场，北抵清河。区域内有东湖花园、粮库小区、"
        f"杏花街西侧和清河路东侧的住宅。{B}。青山路80号以里（含80号）、林场小区1号楼到15号楼。"
    )
    rules = read(text)
    assert rules[0].kind == "boundary"
    assert rules[0].landmarks == ("杏花街", "清河路", "清河")
    zones = ZoneIndex(rules)
    assert schools(zones.resolve("粮库小区上哪个小学")) == {A}
    assert schools(zones.resolve("杏花街西侧的住户")) == {A}
    assert schools(zones.resolve("青山路80号")) == {B}
    assert not schools(zones.resolve("青山路81号"))
    assert schools(zones.resolve("林场小区15号楼")) == {B}


def test_both_sides_of_a_road_that_divides() -> None:
    zones = ZoneIndex(
        read(
            f"{A}：以解放路为界，路东（双号）2号至188号；育才里小区。\n"
            f"{B}：以解放路为界，路西（单号）1号至199号。"
        )
    )
    assert schools(zones.resolve("解放路66号")) == {A}
    assert schools(zones.resolve("解放路35号")) == {B}
    assert not schools(zones.resolve("解放路201号"))
    assert "路东" not in {name for name, _ in sent(f"{A}：东湖花园，路东（双号）2号至188号")}


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ("区域内有东湖花园、柳河村", ["东湖花园", "柳河村"]),
        ("主要住宅区有：东湖花园", ["东湖花园"]),
        ("以下小区：东湖花园、柳岸苑（含二期）", ["东湖花园", "柳岸苑", "柳岸苑2期"]),
        ("街路：杏花街、村屯：柳河村", ["杏花街", "柳河村"]),
        ("被服厂南院、北院", ["被服厂南院", "被服厂北院"]),
        ("柳河村枫树湾组、杨家组和杏花村", ["柳河村枫树湾组", "柳河村杨家组", "杏花村"]),
        ("红叶里（南里）", ["红叶里南里"]),
        ("杏花街：全部住户、柳河村全部村民小组", ["杏花街", "柳河村"]),
        ("青山路与团结路交叉口西北角的金桂苑", ["金桂苑"]),
        ("滨河壹号、清河县教育局，2026年5月6日", ["滨河壹号"]),
        ("东湖花园、柏\n树花园、青山社区（含光\n明里）", ["东湖花园", "柏树花园", "青山社区", "光明里"]),
    ],
)
def test_words_around_places(listed: str, found: list[str]) -> None:
    assert [name for name in names(read(f"{A}：{listed}")) if name] == found


def test_a_stretch_named_before_its_road() -> None:
    (rule,) = read(f"{A}：青山路、清河路交叉口以西的青山路沿线")
    assert (rule.name, rule.segment) == ("青山路", "青山路、清河路交叉口以西")


def test_a_bracket_in_an_area_is_no_place_of_its_own() -> None:
    (rule,) = read(f"{A}：青山路以南，环湖路（含路西侧）以东，杏花街以北")
    assert (rule.kind, rule.landmarks) == ("boundary", ("青山路", "环湖路", "杏花街"))
    area = f"{A}：青山路以东、杏花街以南围合区域（含东湖花园、柳岸苑；不含锦绣华庭）"
    assert sent(area) == {("", A), ("东湖花园", A), ("柳岸苑", A)}


def test_an_exclusion_that_is_no_place_leaves_the_entry_unread() -> None:
    (rule,) = read(f"{A}：柳河村二组（靠青山路一侧除外）")
    assert rule.kind == "unread"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"东湖花园一期、二期属于{A}服务区，三期属于{B}服务区。",
            {("东湖花园1期", A), ("东湖花园2期", A), ("东湖花园3期", B)},
        ),
        (f"青山路1—120号由{A}招收，121号以上由{B}招收。", {("青山路", A), ("青山路", B)}),
        (
            f"家住杏花街的适龄儿童，单号门牌到{A}登记，双号门牌到{B}登记。",
            {("杏花街", A), ("杏花街", B)},
        ),
        (
            f"丰乐镇：{A}招收柳河村、杏花村的适龄儿童；石门村、洞口村的适龄儿童到{B}就读。",
            {("柳河村", A), ("杏花村", A), ("石门村", B), ("洞口村", B)},
        ),
        (f"{A}与{B}共同招收：东湖花园、柳岸苑。", {(n, s) for n in ("东湖花园", "柳岸苑") for s in (A, B)}),
        (
            f"以下小区实行多校划片：东湖花园、柳岸苑适龄儿童可在{A}、{B}中选择，由电脑派位确定。",
            {(n, s) for n in ("东湖花园", "柳岸苑") for s in (A, B)},
        ),
        (
            f"东湖花园、柳岸苑：{A}；柳岸名府（1-9号楼）：{A}，柳岸名府（10号楼及以上）：{B}；",
            {("东湖花园", A), ("柳岸苑", A), ("柳岸名府", A), ("柳岸名府", B)},
        ),
        (f"凡户籍在柳河村的适龄儿童，一律到{A}报名。", {("柳河村", A)}),
        (f"{A}负责接收青山路69号以下单号、北关社区全体适龄儿童。", {("青山路", A), ("北关社区", A)}),
    ],
)
def test_clauses_that_send_somewhere(text: str, expected: set[tuple[str, str]]) -> None:
    assert sent(text) == expected
    assert not [rule for rule in read(text) if rule.kind == "unread"]


def test_numbers_that_leave_their_road_away() -> None:
    zones = ZoneIndex(read(f"青山路1—120号由{A}招收，121号以上由{B}招收。"))
    assert schools(zones.resolve("青山路66号")) == {A}
    assert schools(zones.resolve("青山路130号")) == {B}


def test_what_another_school_takes_is_not_the_first_ones() -> None:
    text = f"{A}招生范围为东关社区、南关社区1—4组，南关社区5组归{B}。"
    zones = ZoneIndex(read(text))
    assert schools(zones.resolve("东关社区")) == {A}
    assert schools(zones.resolve("南关社区3组")) == {A}
    assert schools(zones.resolve("南关社区5组")) == {B}
    # ... be it in words that are not understood
    unclear = f"{A}：东关社区、太平小学服务的太平村等处到太平小学报名者及李家村。"
    assert "李家村" not in {name for name, _ in sent(unclear)}


def test_a_limit_behind_a_statement_is_never_lost() -> None:
    assert sent(f"东湖花园由{A}招生，3栋除外。") == set()


def test_the_rest_of_a_village_and_of_a_town() -> None:
    text = (
        f"{A}：柳河村一组至六组、丰乐镇石门村。\n{B}：柳河村其余各组、丰乐镇其余各村。\n"
        "清河县第三小学：安仁镇除杏花村外的各村。"
    )
    zones = ZoneIndex(read(text))
    assert schools(zones.resolve("柳河村3组")) == {A}
    assert schools(zones.resolve("柳河村7组")) == {B}
    assert schools(zones.resolve("丰乐镇石门村")) == {A}
    assert schools(zones.resolve("丰乐镇洞口村")) == {B}
    assert schools(zones.resolve("安仁镇桃源村")) == {"清河县第三小学"}
    assert not schools(zones.resolve("安仁镇杏花村"))


def test_the_rest_of_what_was_not_read_stays_undecided() -> None:
    zones = ZoneIndex(read(f"{A}：柳河村一组至六组、柳河村七组部分住户。\n{B}：柳河村其余各组。"))
    assert not schools(zones.resolve("柳河村7组"))
    two = ZoneIndex(read(f"{A}：丰乐镇石门村、丰乐镇其余各村。\n{B}：丰乐镇其余各村。"))
    assert not schools(two.resolve("丰乐镇洞口村"))


def test_a_named_group_of_another_school_is_not_in_the_rest() -> None:
    text = f"{A}：柳河村一组至六组、柳河村枫树湾组。\n{B}：柳河村其余各组。"
    (rest,) = [rule for rule in read(text) if rule.schools == (B,)]
    assert [carve.name for carve in rest.without] == ["", "柳河村枫树湾组"]


def test_a_town_by_its_own_word() -> None:
    text = "清河县丰乐镇中心小学：镇辖区（除柳河村）。\n清河县丰乐镇柳河小学：柳河村。"
    assert sent(text) == {("丰乐镇", "清河县丰乐镇中心小学"), ("柳河村", "清河县丰乐镇柳河小学")}
    zones = ZoneIndex(read(text))
    assert schools(zones.resolve("丰乐镇柳河村")) == {"清河县丰乐镇柳河小学"}


def test_what_is_not_assigned_is_no_entry_of_the_school_before() -> None:
    text = f"{A}：东湖花园。\n城区河道以中心线为界。“柳岸府”小区手续未办结，本年度不划片。"
    assert sent(text) == {("东湖花园", A)}


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (f"东湖花园5栋误列入{A}，应属{B}。", {("东湖花园", B)}),
        (f"“{A}：东湖花园”漏列，东湖花园应划入{A}。", {("东湖花园", A)}),
        (f"“{A}：青山路1号至99号”应为“{A}：青山路1号至89号”。", {("青山路", A)}),
    ],
)
def test_corrections(clause: str, expected: set[tuple[str, str]]) -> None:
    assert sent(clause) == expected


def test_schools_with_rare_characters_and_of_works() -> None:
    assert sent("大邑县䢺江镇学校：东湖花园。红松林场子弟校：红松林场。") == {
        ("东湖花园", "大邑县䢺江镇学校"),
        ("红松林场", "红松林场子弟校"),
    }


AREA_AND_ITS_PLACES = [
    "该范围内有东湖花园、建国小区、西溪社区等。",
    "该区域内包括东湖花园、建国小区、西溪社区等处。",
    "上述区域涵盖东湖花园、建国小区和西溪社区。",
    "以上范围主要小区有：东湖花园、建国小区；西溪社区。",
    "其中包括东湖花园、建国小区，西溪社区。",
    "范围内现有住宅小区东湖花园、建国小区、西溪社区。",
    "具体包括：东湖花园、建国小区、西溪社区。",
    "主要小区：东湖花园、建国小区。涉及社区：西溪社区。",
    "片内小区为东湖花园、建国小区，社区为西溪社区。",
]


@pytest.mark.parametrize("places", AREA_AND_ITS_PLACES)
@pytest.mark.parametrize("between", ["", "\n"])
def test_the_sentence_behind_an_area_lists_what_is_in_it(places: str, between: str) -> None:
    text = (
        f"（一）清河县第一小学负责接收铁路以南、双溪河以东的适龄儿童。{between}{places}\n"
        "（二）清河县第二小学招收铁路以北区域的适龄儿童，涉及铁东街道、高桥村等处。"
    )
    rules = read_zones(item(), [prose(text)])
    found = {(rule.name, rule.schools) for rule in rules if rule.kind not in ("boundary", "unread")}
    first, second = ("清河县第一小学",), ("清河县第二小学",)
    assert found == {
        ("东湖花园", first),
        ("建国小区", first),
        ("西溪社区", first),
        ("铁东街道", second),
        ("高桥村", second),
    }


C = "清河县第三中学"


@pytest.mark.parametrize(
    "line",
    [
        f"{C}：招收{A}、{B}毕业生。",
        f"{C}：招收{A}、{B}的小学毕业生。",
        f"{C}：{A}、{B}六年级毕业生。",
        f"{C}：接收{A}和{B}应届毕业生。",
        f"{C}：接收{A}、{B}两所小学的毕业生。",
        f"{C}招收{A}、{B}毕业生。",
        f"{A}、{B}毕业生升入{C}。",
    ],
)
def test_pupils_of_named_schools(line: str) -> None:
    rules = read(f"小学毕业生按照下列对口关系升入初中：\n{line}")
    assert [(rule.kind, rule.schools) for rule in rules] == [("feeder", (C,))] * 2


def test_pupils_of_schools_are_no_places() -> None:
    rules = read(f"{C}：招收东湖花园、{A}毕业生。")
    assert [(rule.kind, rule.name) for rule in rules] == [("estate", "东湖花园"), ("feeder", place_key(A))]


def test_pupils_of_its_own_primary_part() -> None:
    (rule,) = read("2026年初中招生范围：\n清河县铁东学校初中部：本校小学毕业生直升。")
    assert (rule.kind, rule.name) == ("feeder", place_key("清河县铁东学校小学部"))


@pytest.mark.parametrize("called", ["对应学校", "所属学校", "相关小学"])
def test_schools_that_are_not_named(called: str) -> None:
    assert not read(f"适龄儿童户籍与实际居住地一致的，凭户口簿、不动产权证到{called}报名。")
