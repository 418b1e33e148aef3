"""Tables of zone lists by their columns: what they are called, what they hold, which school they are of."""

from __future__ import annotations

import pytest
from zone_lists import item, row, schools

from index.facts.zones import Span, ZoneIndex, ZoneRule, read_zones
from index.items import Passage

A, B, C = "清河县第一小学", "清河县第二小学", "清河县第三小学"
SECONDARY, OTHER = "清河县第二中学", "清河县第三中学"


def read(*rows: Passage, title: str = "2026年小学划片范围") -> list[ZoneRule]:
    return read_zones(item(title), rows)


def table(columns: str, *lines: str) -> list[Passage]:
    """Rows of a table; columns and cells are parted by |, blank cells are left out."""
    named = columns.split("|")
    return [
        row(*[(c, v) for c, v in zip(named, line.split("|"), strict=True) if v], number=number)
        for number, line in enumerate(lines)
    ]


def test_columns_whose_names_say_nothing_are_known_by_what_they_hold() -> None:
    rules = read(
        *table(
            "单位|类型|条目|限定|校长",
            f"{A}|道路|向阳路|单号|张三",
            f"{A}|小区|东湖花园|1—8幢|张三",
            f"{B}|道路|向阳路|双号|李四",
            f"{B}|村|柳河村|3组|李四",
        )
    )
    assert [(rule.schools, rule.name, len(rule.within)) for rule in rules] == [
        ((A,), "向阳路", 1),
        ((A,), "东湖花园", 1),
        ((B,), "向阳路", 1),
        ((B,), "柳河村", 1),
    ]


def test_where_a_school_is_is_no_zone() -> None:
    lines = [f"{school}|向阳路{number}号|0300-1234567" for number, school in enumerate((A, B, C), 1)]
    assert read(*table("学校|办学位置|报名热线", *lines)) == []
    assert read(*table("学校|地址|联系电话", *lines)) == []


def test_few_rows_prove_nothing() -> None:
    assert read(*table("甲|乙", f"{A}|东湖花园", f"{B}|柳河村")) == []


def test_numbers_between_two_columns() -> None:
    rules = read(
        *table(
            "道路名称|起始号|终止号|单双号|对应学校",
            f"向阳路|1|99|单号|{A}",
            f"向阳路|2|98|双号|{B}",
            f"青山路|1|50|全部|{A}",
            f"青山路|51||全部|{C}",
        )
    )
    assert [(rule.name, rule.within) for rule in rules] == [
        ("向阳路", (Span("号", 1, 99, "odd"),)),
        ("向阳路", (Span("号", 2, 98, "even"),)),
        ("青山路", (Span("号", 1, 50),)),
        ("青山路", (Span("号", 51, None),)),
    ]


@pytest.mark.parametrize(
    ("odd", "even", "inside", "outside"),
    [
        ("1—55号", "2—48号", ["5号", "48号"], ["57号", "50号"]),
        ("1—55号", "", ["5号"], ["6号", "57号"]),
        ("全", "2—48号", ["99号", "4号"], ["50号"]),
        ("/", "全部", ["4号"], ["5号"]),
        ("全", "全", ["4号", "5号"], []),
    ],
)
def test_columns_for_the_two_sides_of_a_road(
    odd: str, even: str, inside: list[str], outside: list[str]
) -> None:
    zones = ZoneIndex(read(*table("学校|道路|单号|双号", f"{A}|向阳路|{odd}|{even}")))
    for number in inside:
        assert schools(zones.resolve(f"向阳路{number}")) == {A}, number
    for number in outside:
        assert schools(zones.resolve(f"向阳路{number}")) == set(), number


def test_all_of_an_estate_in_the_column_of_one_side() -> None:
    (rule,) = read(*table("学校|道路、小区|单号一侧（楼号）|双号一侧", f"{A}|东湖花园|全|"))
    assert (rule.name, rule.within) == ("东湖花园", ())


def test_all_but_some_of_a_village_in_the_column_of_one_side() -> None:
    (rule,) = read(*table("学校|道路、村|单号一侧（组）|双号一侧", f"{A}|柳河村|全（除5组）|"))
    zones = ZoneIndex([rule])
    assert schools(zones.resolve("柳河村4组")) == {A}
    assert schools(zones.resolve("柳河村5组")) == set()


def test_schools_across_and_places_down() -> None:
    rules = read(
        *table(
            f"小区、村|{A}|{B}|{C}", "东湖花园|√||", "柳岸小区|1—8幢|9—12幢|", "柳河村||√|√", "杏花村||部分|"
        )
    )
    assert [(rule.kind, rule.schools, rule.name) for rule in rules] == [
        ("estate", (A,), "东湖花园"),
        ("estate", (A,), "柳岸小区"),
        ("estate", (B,), "柳岸小区"),
        ("village", (B, C), "柳河村"),
        ("unread", (B,), ""),
    ]


def test_a_list_under_each_school() -> None:
    rules = read(*table(f"{A}|{B}", "东湖花园|柳岸小区1—8幢", "向阳路|"))
    assert [(rule.schools, rule.name) for rule in rules] == [
        ((A,), "东湖花园"),
        ((B,), "柳岸小区"),
        ((A,), "向阳路"),
    ]


def test_bounds_in_columns_of_their_own() -> None:
    rules = read(*table("学校|东至|南至|西至|北至|主要小区", f"{A}|向阳路|青山路|清河|铁路|东湖花园"))
    assert [(rule.kind, rule.name) for rule in rules] == [("estate", "东湖花园"), ("boundary", "")]
    assert {"向阳路", "青山路"} <= set(rules[1].landmarks)


def test_campuses() -> None:
    rules = read(*table("学校|校区|范围", f"{A}|东校区|向阳路", f"{A}|（西校区）|青山路", f"{B}|—|柳河村"))
    assert [rule.schools[0] for rule in rules] == [f"{A}东校区", f"{A}（西校区）", B]


def test_a_school_of_both_stages() -> None:
    rules = read(
        *table(
            "学校|小学招生范围|初中招生范围", "清河实验学校|向阳路|向阳路、柳河村", f"{SECONDARY}||青山路"
        ),
        title="2026年招生范围",
    )
    assert [(rule.schools[0], rule.stage, rule.name) for rule in rules] == [
        ("清河实验学校", "小学", "向阳路"),
        ("清河实验学校", "初中", "向阳路"),
        ("清河实验学校", "初中", "柳河村"),
        (SECONDARY, "初中", "青山路"),
    ]


def test_a_list_for_primary_schools_beside_the_secondary_school_they_lead_to() -> None:
    rules = read(
        *table(
            "片区|小学|小学招生范围|对口初中", f"城东片|{A}|向阳路|{SECONDARY}", f"城西片|{B}|柳河村|{OTHER}"
        )
    )
    assert [(rule.kind, rule.schools[0], rule.name) for rule in rules] == [
        ("feeder", SECONDARY, A.replace("一", "1")),
        ("road", A, "向阳路"),
        ("feeder", OTHER, B.replace("二", "2")),
        ("village", B, "柳河村"),
    ]


@pytest.mark.parametrize(
    "columns", ["初中学校|直升小学|派位小学", "初中|对口小学|摇号小学", "升入初中|毕业小学|派位小学"]
)
def test_the_ways_from_primary_schools(columns: str) -> None:
    rules = read(*table(columns, f"{SECONDARY}|{A}、{B}|{C}"), title="2026年小升初")
    assert {(rule.kind, rule.schools, rule.stage) for rule in rules} == {("feeder", (SECONDARY,), "初中")}
    assert len(rules) == 3


@pytest.mark.parametrize(
    "heads",
    [
        ("毕业小学", "升入初中", "升学办法"),
        ("初中学校", "直升小学", "派位小学"),
        ("小学", "升入学校（初中）", "方式"),
    ],
)
def test_headings_of_a_table_of_schools_that_were_read_as_a_row(heads: tuple[str, ...]) -> None:
    upper_first = heads[0].startswith("初中")
    cells = (SECONDARY, A) if upper_first else (A, SECONDARY)
    named = row(*[("", head) for head in heads])
    rules = read(named, row(*[("", cell) for cell in (*cells, "电脑派位")], number=1))
    assert [(rule.kind, rule.schools) for rule in rules] == [("feeder", (SECONDARY,))]


def test_a_group_of_schools_lists_no_places() -> None:
    rules = read(
        *table("派位片区|小学|初中", f"第一片|{A}、{B}|{SECONDARY}、{OTHER}"), title="2026年小升初派位片区"
    )
    assert [(rule.kind, rule.schools) for rule in rules] == [("feeder", (SECONDARY, OTHER))] * 2


def test_a_school_with_its_address_in_one_cell() -> None:
    rules = read(
        *table(
            "学校及地址|招生范围",
            f"{A} （向阳路8号） 电话：0300-1234567|东湖花园",
            f"{B}（咨询电话0300-1234568）|柳河村",
        )
    )
    assert [(rule.schools, rule.name) for rule in rules] == [((A,), "东湖花园"), ((B,), "柳河村")]


@pytest.mark.parametrize("name", ["一小", "实小", "北街小", "城关三小"])
def test_schools_that_a_list_calls_by_a_short_name(name: str) -> None:
    assert [rule.schools for rule in read(*table("学校|招生范围", f"{name}|东湖花园"))] == [(name,)]


def test_a_line_between_the_rows_names_their_school() -> None:
    cells = (("道路（小区、村）", "向阳路"), ("门牌号（楼栋、组）", "1—99号单号"))
    body = "；".join(f"{column}：{value}" for column, value in cells)
    rules = read(Passage("zones-0", "zones", 0, "row", f"一、{A}｜{body}", cells=cells))
    assert [(rule.schools, rule.name, rule.within) for rule in rules] == [
        ((A,), "向阳路", (Span("号", 1, 99, "odd"),))
    ]


def test_schools_beside_each_other_that_were_read_as_the_first_row() -> None:
    lines = [(A, B), ("东湖花园", "柳河村"), ("向阳路", "青山路")]
    rules = read(*(row(*[("", cell) for cell in line], number=n) for n, line in enumerate(lines)))
    assert [(rule.schools, rule.name) for rule in rules] == [
        ((A,), "东湖花园"),
        ((B,), "柳河村"),
        ((A,), "向阳路"),
        ((B,), "青山路"),
    ]


@pytest.mark.parametrize(
    ("words", "members"), [("全乡各村", ("村",)), ("全乡", ()), ("本乡各村、各社区", ()), ("全乡辖区", ())]
)
def test_all_of_the_town_that_a_column_names(words: str, members: tuple[str, ...]) -> None:
    (rule,) = read(*table("乡镇|学校|服务范围", f"松涛乡|{A}|{words}"))
    assert (rule.kind, rule.name, rule.members) == ("street_town", "松涛乡", members)


@pytest.mark.parametrize("column", ["接收小学", "接收的小学", "来源小学"])
@pytest.mark.parametrize("school", ["半岭中心小学", "半岭那个中心小学", "半岭那边的那所中心小学"])
def test_the_schools_that_a_school_takes_from(column: str, school: str) -> None:
    listed = row(("学校", "清河县云坪中学"), (column, "云坪中心小学、半岭中心小学"))
    index = ZoneIndex(read_zones(item(title="2026年初中招生片区"), [listed]))
    assert schools(index.resolve(f"{school}六年级读完了去哪里读初中", stage="初中")) == {"清河县云坪中学"}
