"""The published statements of charges as they are compared with questions: folded, names in full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.rates import Rate
from index.items import Item, Passage
from index.search.tokens import fold
from index.snapshot import Snapshot
from service.answering.vocabulary import in_full

_HEAD = re.compile(r"^[^。：:；\n]{1,60}[。：:]?")
_SCHOOL_CELL = re.compile(r"^(?:学校|幼儿园|园所?|院校|机构|单位)(?:全?名称?)?$|校名|园名|园别")
_SORT = re.compile(r"(?:幼儿园|学校|中学|小学|高中|学院)$")
_TITLED = re.compile(
    r"(?:关于)?(?P<name>[一-龥]{3,14}?(?:学校|中学|小学|幼儿园|高中|学院))(?:20\d\d|关于|收费|招生|[（(]|的)"
)
# What the words before 学校 or 幼儿园 may be without naming one.
GENERIC = re.compile(
    r"(?:关于|[我本][市县区州]|公办|民办|普惠性?|非|普通|义务教育|公立|私立|乡镇|农村|城镇|城区|县城|中心|村级?|附属|全[市县区]|[市县区乡镇]|寄宿制?|[小中大]班?|高中"
    r"|[级类省等]|[一二三四五六甲乙丙丁]|示范|重点|优质|合格|未定|[的在上去到各]|民工|子弟|职业|技术|中等|高等|初级|高级|国家|小学|初中|收费|学费|学校|幼儿|各|其他|义务教育|阶段|[一二三四五六七八九]年制|一贯制|完全)*"
)
_YEAR_CELL = re.compile(r"学年|年度|年份|学期")
_YEAR = re.compile(r"(20\d\d)(?=\s*(?:年|学年|[—–\-－~～至/]))")
_SPAN = re.compile(r"20\d\d\s*[—–\-－~～至/]+\s*(?:20)?\d\d")
_OF_AID = re.compile(r"资助|助学|补助|奖学")
_LISTED = re.compile(r"[：:为属].*[、，]|[、，].*[为属]")
_OF_NAMES = re.compile(r"幼儿园|学校|小学|中学|高中|[一-龥]园")


@dataclass(frozen=True, slots=True)
class Statement:
    """One rate. ``own`` are its words, ``near`` what it stands directly under, ``above`` the rest of it."""

    rate: Rate
    item: Item
    passage: Passage
    own: str
    near: str
    above: str
    school: str  # the one school that it is for, "" where it is for no single one
    year: int  # the latest year, or school year by its first, that it and its place name; 0 where none

    @property
    def whole(self) -> str:
        """Everything that says what the statement is about."""
        return f"{self.own}\n{self.near}\n{self.above}"


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements of charges, and ``text``: all that they and the lists of schools say.

    ``of_item`` is what an item that states charges says as a whole.
    """

    all: tuple[Statement, ...]
    text: str
    of_item: dict[str, str]


def statements_of(snapshot: Snapshot) -> Statements:
    """The statements of a snapshot: to be put together once for it."""
    found = tuple(_statements(snapshot))
    items = {one.item.id for one in found}
    texts = [
        passage.text
        for passage in snapshot.passages.values()
        if passage.item_id in items or (_LISTED.search(passage.text) and _OF_NAMES.search(passage.text))
    ]
    of_item = {item: in_full(fold("\n".join(p.text for p in snapshot.passages_of(item)))) for item in items}
    return Statements(found, in_full(fold("\n".join(texts))), of_item)


def _statements(snapshot: Snapshot) -> list[Statement]:
    spoken = {fold(name) for region in snapshot.bureau.regions for name in region.spoken}
    places = sorted(spoken, key=len, reverse=True)
    return [
        Statement(
            rate=rate,
            item=(item := snapshot.items[rate.item_id]),
            passage=(passage := snapshot.passages[rate.passage_id]),
            own=in_full(fold(rate.statement)),
            near=in_full(fold("\n".join((*passage.heading[-1:], passage.lead, _head(rate, passage))))),
            above=in_full(fold("\n".join((item.title, *passage.heading[:-1])))),
            school=_school(item, passage, places),
            year=_year(item, passage),
        )
        for rate in snapshot.rates
        if ("fee" in rate.sides or rate.free) and not _OF_AID.search(snapshot.items[rate.item_id].title)
    ]


def _head(rate: Rate, passage: Passage) -> str:
    """How the passage begins, where the statement is a later part of it: 「课后服务费按以下标准执行：」."""
    if passage.kind == "row" or passage.text.startswith(rate.statement):
        return ""
    found = _HEAD.match(passage.text)
    return found[0] if found else ""


def _school(item: Item, passage: Passage, places: Sequence[str]) -> str:
    """The school that a row or its paper names, "" where that is a sort of schools (全市公办小学)."""
    row = next((value for name, value in passage.cells if _SCHOOL_CELL.search(name)), "")
    titled = _TITLED.match(in_full(item.title))
    name = in_full(fold(row or (titled["name"] if titled else "")))
    core = _SORT.sub("", name)
    for place in places:
        core = core.replace(place, "")
    return "" if GENERIC.fullmatch(core) else name


def _year(item: Item, passage: Passage) -> int:
    """By a cell of the row, its caption, its headings, or the item's own school year."""
    cells = [value for name, value in passage.cells if _YEAR_CELL.search(name)]
    caption = passage.text.partition("｜")[0] if passage.kind == "row" and "｜" in passage.text else ""
    for place in (*cells, caption, *reversed(passage.heading), item.title):
        years = [int(year) for year in _YEAR.findall(place)]
        if years:
            return min(years) if _SPAN.search(place) else max(years)
    return item.school_year or 0
