"""Rules replaced unsaid by one of the same title, terms lengthened since, years that only date a rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.bureau import Bureau
from index.catalogue import catalogue
from index.facts.period import Period
from index.facts.validity import standings
from index.items import Item
from index.read.document import Block, Document, Paragraph, Row, Table

TODAY = date(2026, 6, 15)
OLD = Item(id="old", title="某地公办幼儿园保教费标准（2022年核定）", file="a", valid_from=date(2022, 9, 1))
NEW = replace(OLD, id="new", title="某地公办幼儿园保教费标准（2025年核定）", valid_from=date(2025, 9, 1))


def _read(title: str, *lines: str, notes: tuple[str, ...] = ()) -> Item:
    table = Table(header=("项目", "标准"), rows=(Row(("保教费", "300")),), caption="", notes=notes)
    blocks: tuple[Block, ...] = (*map(Paragraph, lines), table)
    return catalogue(Document(file="a.docx", blocks=blocks, title=title), Bureau())


def test_a_later_version_takes_the_place_of_the_earlier_one() -> None:
    now = standings([OLD, NEW], TODAY)
    assert (now["old"].state, now["new"].state) == ("past_year", "in_force")
    then = standings([OLD, NEW], TODAY, Period.of_year(2023, TODAY))
    assert then["old"].in_force
    assert not then["new"].in_force


@pytest.mark.parametrize("title", ["某地民办幼儿园保教费标准", "某地公办幼儿园伙食费标准"])
def test_rules_of_other_matters_stand_side_by_side(title: str) -> None:
    now = standings([OLD, replace(NEW, title=title)], TODAY)
    assert now["old"].in_force
    assert now["new"].in_force


def test_one_years_announcement_for_another_stage_replaces_nothing() -> None:
    older = Item(id="o", title="云泽市2025年高中学生入学报名工作通知", file="o", school_year=2025)
    newer = Item(id="n", title="云泽市2026年初中学生入学报名工作通知", file="n", school_year=2026)
    assert standings([older, newer], TODAY)["o"].in_force


def test_a_lengthened_term_holds_on() -> None:
    rule = replace(OLD, title="某地资助细则", document_number="某教规〔2023〕3号", valid_to=date(2026, 5, 31))
    notice = Item(id="n", title="关于延长有效期的通知", file="n", amends=("某教规〔2023〕3号",))
    assert standings([rule, notice], TODAY)["old"].state == "expired"
    assert standings([rule, replace(notice, lengthens_to=date(2028, 5, 31))], TODAY)["old"].in_force


def test_the_day_to_which_a_term_is_lengthened_is_read() -> None:
    title = "关于延长《某地资助细则》有效期的通知"
    item = _read(title, "《某地资助细则》（某教规〔2023〕3号）有效期延长至2028年5月31日。")
    assert (item.lengthens_to, item.valid_to) == (date(2028, 5, 31), None)


@pytest.mark.parametrize(
    ("title", "line", "begins"),
    [
        ("某地收费标准", "一、从2026学年（2026年9月）起，对高一新生执行新标准。", date(2026, 9, 1)),
        ("某地收费标准", "自2026年春季学期起，补助标准提高到每天5元。", date(2026, 3, 1)),
        ("某地收费标准", "自2025年秋季学期起执行。", date(2025, 9, 1)),
        ("某地收费名单（2025年9月起执行）", "各园收费如下。", date(2025, 9, 1)),
    ],
)
def test_when_a_rule_begins(title: str, line: str, begins: date) -> None:
    assert _read(title, line).valid_from == begins


def test_the_day_in_a_note_under_a_table() -> None:
    item = _read(OLD.title, notes=("备注：1.自2022年9月1日起执行。2.半日制减半。",))
    assert (item.valid_from, item.school_year) == (date(2022, 9, 1), None)


def test_a_table_that_says_its_school_year_in_a_line_of_its_own() -> None:
    assert _read("某县校车票价表", "执行时间：2025—2026学年").school_year == 2025


def test_prices_to_come_do_not_end_those_of_the_day() -> None:
    this = Item(
        id="this",
        title="某市2025—2026学年课后服务收费标准",
        file="a",
        school_year=2025,
        published=date(2025, 8, 10),
    )
    coming = replace(
        this,
        id="coming",
        title="某市2026—2027学年课后服务收费标准",
        school_year=2026,
        valid_from=date(2026, 9, 1),
    )
    now = standings([this, coming], TODAY)
    assert (now["this"].state, now["coming"].state) == ("in_force", "not_yet")
    assert standings([coming], TODAY)["coming"].state == "in_force"
    then = standings([this, coming], date(2026, 9, 2))
    assert (then["this"].state, then["coming"].state) == ("past_year", "in_force")
