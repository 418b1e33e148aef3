"""The published statements of charges as they are compared with questions: folded, names in full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.rates import Rate, frees_all
from index.items import Item, Passage
from index.search.tokens import fold
from index.snapshot import Snapshot
from service.answering.vocabulary import in_full

_HEAD = re.compile(r"^[^。：:；\n]{1,60}[。：:]?")
_SCHOOL_CELL = re.compile(
    r"^(?:学校|幼儿园|园所?|院校|机构|单位)(?:[（(][^（()）]{1,6}[)）])?(?:全?名称?)?(?:[（(][^（()）]{1,6}[)）])?$|校名|园名|园别"
)
# 「关于进一步规范公办幼儿园收费…」: what is done about schools is no part of a name.
_DOING = re.compile(
    r"^(?:关于|进一步|切实|继续|做好|加强|规范|调整|重新|明确|核定|公布|公示|完善|制定|印发|优化|降低|提高|统一|试行|实行|推进|开展|执行"
    r"|落实|取消|停止|清理|整顿|部分|有关|相关)+"
)
_SORT = re.compile(r"(?:幼儿园|学校|中学|小学|高中|学院)$")
_TITLED = re.compile(
    r"(?:关于)?(?P<name>[一-龥]{3,14}?(?:学校|中学|小学|幼儿园|高中|学院))(?:20\d\d|关于|收费|招生|[（(]|的)"
)
# What the words before 学校 or 幼儿园 may be without naming one.
GENERIC = re.compile(
    r"(?:关于|直属|所属|[市区县省]属|各类|部分|[我本][市县区州]|公办|民办|普惠性?|非|普通|义务教育|公立|私立|乡镇|农村|城镇|城区|县城|中心|村级?|附属|全[市县区]|[市县区乡镇]|寄宿制?|[小中大]班?|高中"
    r"|[级类省等]|[一二三四五六甲乙丙丁]|示范|重点|优质|合格|未定|[的在上去到各]|民工|子弟|职业|技术|中等|高等|初级|高级|国家|小学|初中|收费|学费|学校|幼儿|各|其他|义务教育|阶段|[一二三四五六七八九]年制|一贯制|完全)*"
)
# What is said of another charge in passing: 「（不含餐费）」, 「（含午餐）」, 「伙食费另计」.
_ASIDE = re.compile(
    r"[（(][^（()）]{0,12}(?:含|包括|另计|另收|另付|除外)[^（()）]*[）)]|[，,、](?:均|都|但)?(?:不包?含|不包括)[^，,。；;]{1,16}"
    r"|(?<=[，,；;])[一-龥]{2,12}(?:费用?)?另(?:计|收|付|行收取)(?=[，,。；;]|$)"
    r"|除[^，。；]{2,24}费[^，。；]{0,6}外"
)
# What a column 「单位」 counts in.
_MEASURE = re.compile(r"元|^[每/]?(?:[人名个节次份套科门张生月年天日]|人次|课时|学时|学期|学年|小时)$")
_BLANK = re.compile(r"\s*[—–\-－~～/／\\*﹣]*\s*|无此项|空")
_YEAR_CELL = re.compile(r"学年|年度|年份|学期")
_ENTRY = re.compile(r"入[学园校]|20\d\d级|届")
_IN_FORCE = re.compile(r"[自从](20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?[^。；，]{0,12}(?:起|开始|之日)")
_NUMBER = re.compile(r"[〔\[(（](20\d\d)[〕\])）]")
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_TERM = re.compile(r"(20\d\d)年?([春秋])(?!装)")
_YEAR = re.compile(r"(20\d\d)(?=\s*(?:年|学年|[—–\-－~～至/]))")
_SPAN = re.compile(r"20\d\d\s*[—–\-－~～至/]+\s*(?:20)?\d\d")
_HEADED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?(?P<name>[一-龥]{2,14}(?:学校|中学|小学|幼儿园|高中|学院))"
    r"(?:[（(][^（()）]*[）)])?"
)
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]")
_SHORT = 3  # characters: a name that is as short is part of many
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
    since: str  # the day that its paper was published, written or is in force from, as far as it says
    term: tuple[int, int] | None  # (year, 1 in spring or 2 in autumn) that its place is headed by
    entered: tuple[int, int] | None  # the first and last year of entry that its row is for

    def is_entered_in(self, year: int) -> bool:
        """Whether the row is for who entered in a school year."""
        return self.entered is None or self.entered[0] <= year <= self.entered[1]

    @property
    def whole(self) -> str:
        """Everything that says what the statement is about."""
        return f"{self.own}\n{self.near}\n{self.above}"


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements of charges, and ``text``: all that they, their titles and the lists of schools say.

    ``of_item`` is what an item that states charges says as a whole, ``schools`` the names of those schools
    that a row or a part of a paper is for.
    """

    all: tuple[Statement, ...]
    text: str
    of_item: dict[str, str]
    schools: frozenset[str]


def statements_of(snapshot: Snapshot) -> Statements:
    """The statements of a snapshot: to be put together once for it."""
    found = tuple(_statements(snapshot))
    items = {one.item.id for one in found}
    texts = [snapshot.items[item].title for item in sorted(items)]
    texts += list(dict.fromkeys(one.passage.heading[-1] for one in found if one.passage.heading))
    texts += [
        passage.text
        for passage in snapshot.passages.values()
        if passage.item_id in items or (_LISTED.search(passage.text) and _OF_NAMES.search(passage.text))
    ]
    of_item = {
        item: in_full(fold("\n".join(f"{p.place}\n{p.text}" for p in snapshot.passages_of(item))))
        for item in items
    }
    schools = {core for one in found if len(core := _BRACKETED.sub("", one.school)) > _SHORT}
    return Statements(found, in_full(fold("\n".join(texts))), of_item, frozenset(schools))


def _statements(snapshot: Snapshot) -> list[Statement]:
    spoken = set(map(fold, snapshot.bureau.spoken))
    places = sorted(spoken, key=len, reverse=True)
    days: dict[str, str] = {}
    return [
        Statement(
            rate=rate,
            item=(item := snapshot.items[rate.item_id]),
            passage=(passage := snapshot.passages[rate.passage_id]),
            own=own_words(rate, passage),
            near=in_full(fold("\n".join((*passage.heading[-1:], passage.lead, _head(rate, passage))))),
            above=in_full(fold("\n".join((item.title, *passage.heading[:-1])))),
            school=_school(item, passage, places),
            year=_year(item, passage),
            since=days.setdefault(item.id, _since(item, snapshot)),
            term=_term(item, passage),
            entered=_entered(passage),
        )
        for rate in snapshot.rates
        if ("fee" in rate.sides or rate.free)
        and (frees_all(rate.statement) or not _OF_AID.search(snapshot.items[rate.item_id].title))
    ]


def own_words(rate: Rate, passage: Passage) -> str:
    """What a statement itself says, folded: without what it says is not part of it (「不含餐费」), without
    a row's caption and without the columns that the row leaves blank."""
    said = rate.statement
    if passage.kind == "row" and passage.cells:
        said = "；".join(f"{name}：{value}" for name, value in passage.cells if not is_blank(value))
    return in_full(fold(_ASIDE.sub("", said)))


def is_blank(value: str) -> bool:
    """Whether a cell holds nothing: what its column names is not for its row."""
    return _BLANK.fullmatch(value) is not None


def _head(rate: Rate, passage: Passage) -> str:
    """How the passage begins, where the statement is a later part of it: 「课后服务费按以下标准执行：」; of
    a row its caption."""
    if passage.kind == "row":
        return passage.text.partition("｜")[0] if "｜" in passage.text else ""
    if passage.text.startswith(rate.statement):
        return ""
    found = _HEAD.match(passage.text)
    return found[0] if found else ""


def _school(item: Item, passage: Passage, places: Sequence[str]) -> str:
    """The school that a row or its paper names, "" where that is a sort of schools (全市公办小学)."""
    row = school_cell(passage) or _of_heading(passage)
    titled = _TITLED.match(_DOING.sub("", in_full(item.title)))
    name = in_full(fold(row or (titled["name"] if titled else "")))
    core = _SORT.sub("", name)
    for place in places:
        core = core.replace(place, "")
    return "" if GENERIC.fullmatch(core) else name


def _of_heading(passage: Passage) -> str:
    """The school that the part of a paper is headed by: 「一、某某学校（某镇，寄宿制）」."""
    if passage.kind == "row" or not passage.heading:
        return ""
    found = _HEADED.fullmatch(passage.heading[-1].strip())
    return found["name"] if found else ""


def school_cell(passage: Passage) -> str:
    """What a row has in its column for schools, "" where it has none."""
    cells = [value for name, value in passage.cells if _SCHOOL_CELL.search(name)]
    return next((value for value in cells if not _MEASURE.search(value)), "")


def _since(item: Item, snapshot: Snapshot) -> str:
    """By its date, or else the latest day that it is in force from, or the year of its number."""
    dated = item.published or item.written or item.valid_from
    if dated:
        return str(dated)
    text = "\n".join((item.title, *(passage.text for passage in snapshot.passages_of(item.id))))
    days = [f"{day[1]}-{int(day[2]):02}-{int(day[3] or 1):02}" for day in _IN_FORCE.finditer(text)]
    numbers = _NUMBER.findall(text[:200])
    return max(days) if days else f"{numbers[0]}-01-01" if numbers else ""


def _term(item: Item, passage: Passage) -> tuple[int, int] | None:
    """The term that a table's caption, the nearest heading that names one, or the title names."""
    caption = passage.text.partition("｜")[0] if "｜" in passage.text else ""
    for place in (caption, *reversed(passage.heading), item.title):
        found = _TERM.search(place)
        if found:
            return int(found[1]), 1 if found[2] == "春" else 2
    return None


def _entered(passage: Passage) -> tuple[int, int] | None:
    """The years of entry that a cell of a row gives: 「2024年及以前入学」, 「2024级、2025级」."""
    for name, value in passage.cells:
        years = [int(year) for year in _YEARS.findall(value)]
        if years and _ENTRY.search(f"{name}{value}") and not re.search(r"元|电话", name):
            first = 0 if re.search(r"以前|之前", value) else min(years)
            return first, 9999 if re.search(r"以后|之后|起", value) else max(years)
    return None


def _year(item: Item, passage: Passage) -> int:
    """By a cell of the row, its caption, its headings, or the item's own school year."""
    cells = [value for name, value in passage.cells if _YEAR_CELL.search(name) and not _ENTRY.search(name)]
    caption = passage.text.partition("｜")[0] if passage.kind == "row" and "｜" in passage.text else ""
    for place in (*cells, caption, *reversed(passage.heading), item.title):
        years = [int(year) for year in _YEAR.findall(place)]
        if years:
            return min(years) if _SPAN.search(place) else max(years)
    return item.school_year or 0
