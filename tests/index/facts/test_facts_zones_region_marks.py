"""Places of one name whose lists mark the region, names in quotation marks, names written only in part."""

from __future__ import annotations

import pytest
from zone_lists import index_of, item, prose, rules_of, schools

from index.facts.zones import ZoneIndex, read_zones
from index.facts.zones.region_marks import is_mark

NEAR, FAR = "云台市第一小学", "云台高新区实验学校"


@pytest.fixture
def marked() -> ZoneIndex:
    near = rules_of({NEAR: "长安路、滨河雅苑（北关）"}, region="北关区", id="near")
    far = rules_of({FAR: "滨河雅苑（高新）、和畅园"}, region="云台高新技术产业开发区", id="far")
    return ZoneIndex([*near, *far])


def test_a_place_that_lists_mark_is_asked_back_as_they_write_it(marked: ZoneIndex) -> None:
    asked = marked.resolve("滨河雅苑上哪个小学")
    assert asked.status == "needs_region"
    assert set(asked.options) == {"滨河雅苑（北关）", "滨河雅苑（高新）"}


@pytest.mark.parametrize(
    ("address", "school"),
    [
        ("滨河雅苑（北关）", NEAR),
        ("滨河雅苑 滨河雅苑（高新）", FAR),
        ("滨河雅苑高新这边", FAR),
        ("北关区滨河雅苑", NEAR),
    ],
)
def test_the_mark_chooses(address: str, school: str, marked: ZoneIndex) -> None:
    assert schools(marked.resolve(address)) == {school}


@pytest.mark.parametrize(
    ("mark", "region", "marks"),
    [
        ("北关", "北关区", True),
        ("经开", "云台经济技术开发区", True),
        ("一期", "北关区", False),
        ("北区", "城北新区", False),
        ("单号", "北关区", False),
        ("南苑", "河南苑城区", False),
    ],
)
def test_what_marks_a_region(mark: str, region: str, marks: bool) -> None:
    assert is_mark(mark, region) is marks


def test_a_part_of_a_place_is_offered_as_the_list_writes_it() -> None:
    index = index_of({NEAR: "纺机厂家属院一区", FAR: "纺机厂家属院二区、三区"})
    options = index.resolve("纺机厂家属院是哪个小学").options
    assert set(options) == {"纺机厂家属院一区", "纺机厂家属院二区", "纺机厂家属院三区"}
    assert schools(index.resolve("纺机厂家属院 纺机厂家属院二区")) == {FAR}


@pytest.mark.parametrize(
    "entry", ["易地搬迁安置点“同心家园”", "易地扶贫搬迁集中安置区“同心家园”小区", "新建小区“同心家园”"]
)
def test_a_name_in_quotation_marks_is_the_name(entry: str) -> None:
    assert schools(index_of({NEAR: f"北关社区、{entry}"}).resolve("同心家园上哪个小学")) == {NEAR}


def test_what_brackets_say_of_a_plan_is_no_part_of_a_schools_name() -> None:
    index = index_of({f"{NEAR}（计划6个班270人）": "长安路", f"{FAR}（九年一贯制，计划8个班）": "和畅园"})
    assert schools(index.resolve("长安路")) == {NEAR}
    assert schools(index.resolve("和畅园")) == {FAR}


@pytest.mark.parametrize("school", ["高新区第一学校（九年一贯制，小学部计划8个班360人）", "云台市第三学校"])
def test_a_first_school_is_a_schools_name(school: str) -> None:
    line = prose(f"{school}：星港大道以东，创业路单号，和畅园。", heading=("一、小学阶段",))
    found = ZoneIndex(read_zones(item(), [line])).resolve("和畅园上哪个小学")
    assert schools(found) == {school.split("（", maxsplit=1)[0]}


@pytest.mark.parametrize("before", ["请问一哈", "问一下子", "麻烦查一哈嘛"])
def test_a_place_may_stand_behind_how_people_begin_to_ask(before: str) -> None:
    assert schools(index_of({NEAR: "拾光路"}).resolve(f"{before}拾光路5号读哪个小学")) == {NEAR}
