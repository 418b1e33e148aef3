"""Later documents that change a list: what is understood wins, what is not leaves nothing sure."""

from __future__ import annotations

import pytest
from zone_lists import item, prose, row, rules_of, schools

from index.facts.zones import ZoneIndex, ZoneRule, read_zones

A, B = "清河县第一小学", "清河县第二小学"


def after(*clauses: str) -> ZoneIndex:
    listed: list[ZoneRule] = rules_of({A: "东湖花园、向阳路、柳河村", B: "杏花村"})
    notice = item("关于调整2026年小学学区的通知", year=None, id="notice")
    changes = [prose(clause, number, id="notice") for number, clause in enumerate(clauses)]
    return ZoneIndex([*listed, *read_zones(notice, changes)])


@pytest.mark.parametrize(
    "clause",
    [
        f"原由{A}招生的东湖花园，调整为{B}。",
        f"东湖花园不再划入{A}，划入{B}。",
        f"东湖花园划入{B}学区（原属{A}）。",
        f"将{A}的东湖花园划给{B}。",
        f"{A}学区内的东湖花园调整到{B}。",
        f"原{A}学区的东湖花园、柳河村调整为{B}学区。",
        f"东湖花园（原{A}学区）调整至{B}学区。",
        f"{B}学区增加东湖花园。",
        f"{B}：增加东湖花园、柳河村。",
        f"自2026年秋季起，东湖花园从{A}划归{B}管理。",
        f"东湖花园小学服务区由{A}变更为{B}。",
        f"东湖花园，原属{A}，2026年起改由{B}接收。",
        f"东湖花园，由{A}划出，归入{B}。",
        f"东湖花园原由{A}招收，现由{B}招收。",
        f"东湖花园原为{A}学区，从2026年秋季起划入{B}学区。",
        f"东湖花园（新建），归入{B}。",
    ],
)
def test_a_move_that_is_understood(clause: str) -> None:
    zones = after(clause)
    assert schools(zones.resolve("东湖花园3栋")) == {B}
    assert schools(zones.resolve("向阳路3号")) == {A}


@pytest.mark.parametrize(
    "clause",
    [
        f"{A}减少东湖花园，{B}增加东湖花园。",
        f"撤销{A}，原服务区划入附近学校。",
        f"东湖花园视学位情况在{A}、{B}之间调整。",
    ],
)
def test_a_change_that_is_not_understood_is_shown(clause: str) -> None:
    found = after(clause).resolve("东湖花园3栋")
    assert found.status == "boundary_only"
    assert [match.rule.quote for match in found.matches] == [clause.removesuffix("。")]
    assert schools(after(clause).resolve("杏花村")) == {B}


@pytest.mark.parametrize(
    ("before", "now"), [("原学校", "现学校"), ("调整前", "调整后"), ("调整前学区", "调整后学区")]
)
def test_a_table_of_moves(before: str, now: str) -> None:
    passage = row(("调整区域", "东湖花园"), (before, A), (now, B))
    (rule,) = read_zones(item("2026年学区调整一览表"), [passage])
    assert (rule.name, rule.schools, rule.moved_from) == ("东湖花园", (B,), (A,))


@pytest.mark.parametrize(
    "told",
    [
        f"东湖花园，原属{A}，2026年起改由{B}接收",
        f"1.东湖花园由{A}调整至{B}",
        f"东湖花园由{A}划出，归入{B}。",
    ],
)
def test_a_row_that_tells_a_move_in_a_sentence(told: str) -> None:
    listed = rules_of({A: "东湖花园、向阳路"})
    notice = item("关于2026年小学学区调整的通知", id="notice")
    moved = read_zones(notice, [row(("文号", "第1号"), ("调整内容", told), id="notice")])
    zones = ZoneIndex([*listed, *moved])
    assert schools(zones.resolve("东湖花园3栋")) == {B}
    assert schools(zones.resolve("向阳路3号")) == {A}


def test_a_notice_without_a_date_is_of_the_year_that_it_names() -> None:
    notice = item("关于调整2026年部分小学施教区的补充通知", year=None)
    (rule,) = read_zones(notice, [prose(f"东湖花园由{A}调整至{B}。")])
    assert rule.year == 2026


@pytest.mark.parametrize(
    "clause",
    [
        f"撤销{A}，原服务区划入{B}。",
        f"{A}服务区整体并入{B}。",
        f"{A}并入{B}，原服务区整体划归{B}。",
        f"{A}整体并入{B}，原学区适龄儿童由{B}接收。",
        f"{A}更名为{B}。",
    ],
)
def test_the_whole_zone_of_a_school_goes_to_another(clause: str) -> None:
    zones = after(clause)
    for place in ("东湖花园3栋", "向阳路3号", "杏花村"):
        assert schools(zones.resolve(place)) == {B}


def test_a_place_that_moves_takes_no_zone_with_it() -> None:
    zones = after(f"将向阳路200号及以上从{A}划归{B}。", f"将东湖花园5栋从{A}并入{B}。")
    assert schools(zones.resolve("向阳路100号")) == schools(zones.resolve("柳河村")) == {A}
    assert schools(zones.resolve("向阳路300号")) == schools(zones.resolve("东湖花园5栋")) == {B}


def test_a_campus_that_is_closed_takes_nothing_of_its_school() -> None:
    assert schools(after(f"{A}东校区并入{B}，原服务区整体划归{B}。").resolve("东湖花园3栋")) == {A}


@pytest.mark.parametrize(
    "clause",
    [
        f"{B}施教区中的朝晖路，更正为：朝晖路1-60号。",
        f"“{B}：朝晖路1-80号”应为“{B}：朝晖路1-60号”。",
        f"将{B}学区范围内的“朝晖路1-80号”修改为“朝晖路1-60号”。",
        f"{B}服务区“朝晖路1-80号”应为“朝晖路1-60号”。",
    ],
)
def test_a_line_that_is_put_right_stands_for_the_old_one(clause: str) -> None:
    listed = rules_of({A: "朝晖路81-160号、东湖花园", B: "朝晖路1-80号"})
    notice = item("关于2026年小学学区的更正通知", year=None, id="notice")
    zones = ZoneIndex([*listed, *read_zones(notice, [prose(clause, id="notice")])])
    assert schools(zones.resolve("朝晖路50号")) == {B}
    assert schools(zones.resolve("朝晖路70号")) == set()
    assert schools(zones.resolve("朝晖路90号")) == {A}


def test_what_else_is_put_right_of_a_school_moves_no_place() -> None:
    for clause in (f"{A}的咨询电话更正为0817-2220001。", f"{A}招生计划由3个班调整为4个班。"):
        assert schools(after(clause).resolve("东湖花园3栋")) == {A}


def test_places_that_a_later_document_adds_under_a_label() -> None:
    zones = after(f"四、新增小区及村：{B}施教区增加星河公馆、大河沿村。")
    assert schools(zones.resolve("星河公馆")) == schools(zones.resolve("大河沿村")) == {B}
