"""Desks read from tables and from running text: numbers whole, each for its own office."""

from __future__ import annotations

from datetime import date

import pytest

from index.bureau import Bureau, Region
from index.facts.desks import DeskFact, read_desks
from index.items import Item, Passage

BUREAU = Bureau(regions=(Region("某市"), Region("东区", "某市"), Region("山口县", "某市", ("山口",))))


def facts(text: str, title: str = "通知", **item: object) -> list[DeskFact]:
    return read_desks(Item("i", title, "f", **item), [Passage("p", "i", 0, "text", text)], BUREAU)  # type: ignore[arg-type]


def row(*cells: tuple[str, str]) -> list[DeskFact]:
    text = "；".join(f"{name}：{value}" for name, value in cells)
    return read_desks(Item("i", "一览表", "f"), [Passage("p", "i", 0, "row", text, cells=cells)], BUREAU)


@pytest.mark.parametrize(
    ("text", "name", "phone"),
    [
        ("咨询电话：市教育局基教科0911-2345678。", "市教育局基教科", "0911-2345678"),
        ("1.东区教育局 电话：0911-2345678 地址：东区解放路1号", "东区教育局", "0911-2345678"),
        ("如有疑问，请与山口县教育局基教股（0911-2345678）联系。", "山口县教育局基教股", "0911-2345678"),
        ("民办教育与校外培训监管科咨询电话变更为0911-2345678。", "民办教育与校外培训监管科", "0911-2345678"),
        (
            "山口县特殊教育学校（山口县河西路3号），联系电话：0911-2345678",
            "山口县特殊教育学校",
            "0911-2345678",
        ),
        ("联系人：张老师，联系电话：（0911）2345678", "", "（0911）2345678"),
        ("可拨打12345政务服务便民热线反映。", "", "12345"),
        ("邮编：712000 传真：0911-2345678 电话：0911-3345678", "", "0911-3345678"),
    ],
)
def test_an_office_is_named_right_before_its_number(text: str, name: str, phone: str) -> None:
    (fact,) = facts(text)
    assert (fact.desk.name, fact.desk.phone) == (name, phone)
    assert fact.statement in text


@pytest.mark.parametrize(
    "text",
    [
        "报名费30元，缴费账号20260612，每人18500元。",
        "身份证号610123199001011234",
        "教发〔2026〕2345678号",
        "网站标识码：0911000001 值班室0911-2345678",
        "主办：某市教育局 网站维护电话：0911-2345678",
        "报名时间：2026年7月1日—7月5日 8:30—17:30",
    ],
)
def test_what_is_no_desk_is_not_taken_for_one(text: str) -> None:
    assert facts(text) == []


def test_a_list_in_one_sentence_is_an_entry_each() -> None:
    found = facts("中考咨询电话0911-2345678，高考咨询电话0911-2345679（工作日）。")
    assert [(fact.desk.phone, fact.statement) for fact in found] == [
        ("0911-2345678", "中考咨询电话0911-2345678，"),
        ("0911-2345679", "高考咨询电话0911-2345679（工作日）。"),
    ]
    assert len(facts("招生咨询：0911-2345678、2345679")) == 1


def test_numbers_without_area_code_count_in_a_list_of_numbers_only() -> None:
    assert facts("财务科：2345678", "各科室联系电话")[0].desk.phone == "2345678"
    assert facts("财务科：2345678") == []


def test_a_place_that_the_office_stands_in_is_not_the_one_that_it_serves() -> None:
    assert facts("市考试院迁至东区学府路9号，咨询电话改为0911-2345678。")[0].desk.region == ""
    assert facts("东区招生咨询电话更换为0911-2345678。")[0].desk.region == "东区"


def test_a_change_tells_from_when_and_what_ends() -> None:
    (fact,) = facts(
        "自2026年4月1日起，市考试院咨询电话变更为0911-8765432，原电话0911-2345678停止使用。"
    )
    assert (fact.changes, fact.since, fact.ended) == (True, date(2026, 4, 1), ("0911-2345678",))
    (fact,) = facts("联系电话由0911-2345678变更为0911-8765432。", valid_from=date(2026, 5, 1))
    assert (fact.desk.phone, fact.since, fact.ended) == ("0911-8765432", date(2026, 5, 1), ("0911-2345678",))


def test_each_column_of_numbers_is_a_desk_of_its_own() -> None:
    found = row(("区县", "东区"), ("招生入学", "0911-2345678"), ("学生资助", "0911-2345679"))
    assert [(fact.desk.name, fact.desk.topics, fact.desk.phone) for fact in found] == [
        ("东区", ("招生入学",), "0911-2345678"),
        ("东区", ("学生资助",), "0911-2345679"),
    ]


def test_a_table_in_two_halves_joins_no_office_with_its_neighbours_number() -> None:
    found = row(("科室", "财务科"), ("电话", "2345678"), ("科室", "人事科"), ("电话", "2345679"))
    assert [(fact.desk.name, fact.desk.phone) for fact in found] == [
        ("财务科", "2345678"),
        ("人事科", "2345679"),
    ]


def test_a_row_names_the_office_not_the_person() -> None:
    (fact,) = row(("序号", "1"), ("姓名", "王某"), ("单位", "基教科"), ("办公电话", "2345678"))
    assert fact.desk.name == "基教科"


def test_a_row_without_number_or_address_is_no_desk() -> None:
    assert row(("街道", "城关街道"), ("学校", "第一小学"), ("划片地址", "解放路")) == []
