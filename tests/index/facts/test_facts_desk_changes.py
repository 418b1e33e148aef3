"""Offices that moved or changed their number: what still holds of a statement, and since when."""

from __future__ import annotations

from datetime import date

import pytest

from index.bureau import Bureau
from index.facts.desks import DeskFact, read_desks
from index.items import Item, Passage


def facts_of(title: str, *texts: str, cells: tuple[tuple[str, str], ...] = ()) -> list[DeskFact]:
    item = Item(id="1", title=title, file="1.txt", published=date(2026, 5, 1))
    passages = [
        Passage(id=f"1-{n}", item_id="1", position=n, kind="row" if cells else "text", text=text, cells=cells)
        for n, text in enumerate(texts)
    ]
    return read_desks(item, passages, Bureau())


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        (
            "县资助中心咨询电话由0695-6300555变更为0695-6388555。",
            ("县资助中心咨询电话", "变更为0695-6388555"),
        ),
        ("招生考试院：旧号0695-6300555，新号0695-6388555。", ("招生考试院：", "新号0695-6388555")),
        (
            "培训投诉电话0695-6388555，原0695-6300555不再受理投诉。",
            ("培训投诉电话0695-6388555",),
        ),
        (
            "县招生办由老城街22号迁至学府路9号，电话改为0695-6388555。",
            ("县招生办", "迁至学府路9号，电话改为0695-6388555"),
        ),
    ],
)
def test_what_is_out_of_use_is_left_out(sentence: str, holds: tuple[str, ...]) -> None:
    (fact,) = facts_of("关于调整电话的公告", "自2026年6月1日起：", sentence)
    assert (fact.desk.phone, fact.cells) == ("0695-6388555", holds)
    assert (fact.changes, fact.since) == (True, date(2026, 6, 1))
    assert all(part in sentence for part in fact.cells)


def test_a_row_of_old_and_new_numbers_gives_the_new_one() -> None:
    cells = (
        ("单位", "基础教育股"),
        ("原电话", "0695-6300111"),
        ("新电话", "0695-6388111"),
        ("启用时间", "2026年5月20日"),
    )
    (fact,) = facts_of("电话变更对照", "；".join(map("：".join, cells)), cells=cells)
    assert (fact.desk.phone, fact.ended, fact.desk.hours) == ("0695-6388111", ("0695-6300111",), "")
    assert (fact.since, "原电话：0695-6300111" in fact.cells) == (date(2026, 5, 20), False)


def test_each_number_of_a_row_is_its_persons() -> None:
    cells = (
        ("学校", "石桥乡中心小学"),
        ("分管安全", "沈某"),
        ("电话", "0695-6411001"),
        ("学籍管理员", "陆某"),
        ("电话", "0695-6411002"),
    )
    safety, roll = facts_of("各学校负责人员", "；".join(map("：".join, cells)), cells=cells)
    assert (safety.desk.phone, safety.desk.topics) == ("0695-6411001", ("分管安全",))
    assert roll.cells == ("学校：石桥乡中心小学", "学籍管理员：陆某", "电话：0695-6411002")


def test_a_number_under_the_heading_of_an_office_is_that_offices() -> None:
    item = Item(id="1", title="内设机构", file="1.txt")
    passage = Passage(
        id="1-0",
        item_id="1",
        position=0,
        kind="text",
        text="承担助学贷款工作。电话：0695-6300555。",
        heading=("三、学生资助中心（一楼）",),
    )
    (fact,) = read_desks(item, [passage], Bureau())
    assert fact.desk.name == "学生资助中心"


@pytest.mark.parametrize(
    ("title", "place", "number"),
    [
        ("关于部分单位启用新办公场所的公告", "办公地址", "咨询电话"),
        ("关于服务窗口进驻市民中心的通知", "地址", "电话"),
        ("关于办公用房的通知", "新址", "新电话"),
        ("关于办公用房的通知", "搬迁后地址", "搬迁后电话"),
    ],
)
def test_a_table_of_new_places_announces_them(title: str, place: str, number: str) -> None:
    cells = (("单位", "市教育考试院"), (place, "凤仪路5号"), (number, "0695-6388111（不变）"))
    (fact,) = facts_of(title, "；".join(map("：".join, cells)), cells=cells)
    assert (fact.changes, fact.desk.address) == (True, "凤仪路5号")


def test_a_list_of_places_announces_nothing() -> None:
    cells = (("单位", "市教育考试院"), ("现地址", "凤仪路5号"), ("电话", "0695-6388111"))
    (fact,) = facts_of("机构设置", "；".join(map("：".join, cells)), cells=cells)
    assert not fact.changes
