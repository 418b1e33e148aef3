"""Sentences that do not name their office are of the one that leads them; columns are of their heads."""

from __future__ import annotations

import pytest

from index.bureau import Bureau, Region
from index.facts.desks import DeskFact, read_desks
from index.items import Item, Passage

BUREAU = Bureau(regions=(Region("某市"), Region("东区", "某市"), Region("山口县", "某市")))


def facts(title: str, *texts: str, heading: tuple[str, ...] = ()) -> list[DeskFact]:
    passages = [Passage(f"p{n}", "i", n, "text", text, heading=heading) for n, text in enumerate(texts)]
    return read_desks(Item("i", title, "f"), passages, BUREAU)


def test_duties_and_number_of_an_entry_are_its_offices() -> None:
    roll, fees = facts(
        "内设机构",
        "（一）教育股。负责学籍管理。办公地址：县府路21号，电话：0911-2345678。\n"
        "（二）计财股。负责收费监管。电话：0911-2345679。",
    )
    assert (roll.desk.name, roll.desk.topics, roll.desk.phone) == (
        "教育股",
        ("负责学籍管理。",),
        "0911-2345678",
    )
    assert (fees.desk.name, fees.desk.topics) == ("计财股", ("负责收费监管。",))


def test_what_is_said_under_the_heading_of_an_office_is_of_it() -> None:
    place, number = facts(
        "直属单位",
        "承担助学贷款工作。办公地址：学府路6号。联系电话：0911-2345678。",
        heading=("二、市电化教育馆",),
    )
    assert place.desk.name == number.desk.name == "市电化教育馆"
    assert number.desk.topics == ("承担助学贷款工作。",)


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("关于某市学生资助中心搬迁的公告", "搬迁后咨询电话变更为0911-2345678。", "某市学生资助中心"),
        ("市教育考试院办公地点搬迁公告", "一、新址：东区观澜大道199号。", "市教育考试院"),
        ("关于变更招生办咨询电话的通知", "新电话：0911-2345678。", "招生办"),
        ("关于部分科室、中心搬迁的公告", "新址：东区观澜大道199号。", ""),
        ("市教育考试院搬迁公告", "教师资格认定改在东区政务中心二楼5号窗口办理。", ""),
    ],
)
def test_a_notice_of_one_office_is_of_it_from_the_title_on(title: str, text: str, name: str) -> None:
    (fact,) = facts(title, text)
    assert (fact.desk.name, fact.changes) == (name, True)


def test_an_office_that_leads_its_sentence_ends_the_one_before() -> None:
    found = facts(
        "关于某市学生资助中心搬迁的公告",
        "某市学生资助中心搬至市民之家2号楼6层。\n教育考试中心电话不变。\n电话变更为0911-2345678。",
    )
    assert [fact.desk.name for fact in found] == ["某市学生资助中心", "教育考试中心"]


def test_the_numbers_of_a_column_are_those_of_its_head() -> None:
    lines = ("东区教育局  山口县教育局", "招生办 0911-2345678  招生办 0911-3345678")
    east, west = facts("各县区联系方式", *lines)
    assert (east.desk.region, east.desk.phone) == ("东区", "0911-2345678")
    assert (west.desk.region, west.desk.phone) == ("山口县", "0911-3345678")


def test_what_is_listed_behind_an_offices_name_is_what_it_does() -> None:
    (fact,) = facts("联系我们", "教师股（四楼405）：教师资格认定。电话：0911-2345678")
    assert (fact.desk.name, fact.desk.topics) == ("教师股", ("教师股（四楼405）：教师资格认定。",))
    (place, number) = facts("联系我们", "教师股：地址：县府路21号。电话：0911-2345678")
    assert (place.desk.topics, number.desk.topics) == ((), ())
