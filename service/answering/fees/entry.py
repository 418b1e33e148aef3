"""新生新办法、老生老办法: which rows are for a child that entered in a given year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from index.items import Passage
from index.text import sentences

_ENTERED = (
    r"(?:[份月]|秋季?|春季?|才|刚|新|就|开始|的时候)*[去来]?(?:入[园学校]|进[园校]"
    r"|就?已?经?在(?=[^哪什何]{0,6}园)|进的?"
    r"|上的?(?:小小班|托班|小班|幼儿园|小学|初中|高[一中]|学|的)|读的?|级)"
)
_WHEN = re.compile(
    rf"(?P<year>去年|前年|大前年|今年|(?<!\d)20\d\d年?|(?<!\d)2\d年?)(?P<month>[一二三四五六七八九十\d]{{1,2}}月)?份?{_ENTERED}"
)
_BACK = {"今年": 0, "去年": 1, "前年": 2, "大前年": 3}
_FIRST = date(1, 9, 1)  # a school year begins in September
_BORDER = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})?日?[^。；，]{0,20}[入在][园学校]")
_AUTUMN = re.compile(r"(20\d\d)年?秋季?[^。；，]{0,8}入[园学校]的?(?:新生|幼儿|学生|儿童|孩子)")
_MONTHS = "一二三四五六七八九十"
_NEWLY = re.compile(r"新生|[新刚]入园|[新刚]入学|刚上")
_SIDES = re.compile(r"新生|老生|新标准|原标准|原来的标准")
_OF_OLD = re.compile(
    r"老生|原标准|原来的标准|以?前(?:已经?)?(?:入[学园校]|在[学园校]|就读|招)|级及(?:以|之)前"
    r"|已(?:经)?(?:入|在)[学园校]"
)
_ENROLLED = re.compile(
    r"(?:现在|目前|已经|正)[^，。]{0,8}(?:高[一二三]|初[一二三]|[一二三四五六七八九]年级|[小中大]班|[读上念])(?!的?时候)|在读|老生"
)
_OF_ALL_YEARS = re.compile(r"新老(?:学?生|幼儿)|老生|全体|所有(?:学生|幼儿|年级)|各年级")
_AS_BEFORE = re.compile(r"[仍照按][^，。；]{0,8}原|原标准|不变|老办法")
NEW, OLD = "新生", "老生"


def entry_of(question: str, today: date) -> date | None:
    """The day that a child entered by the question's words (去年九月才上小班), None where it names none."""
    found = _WHEN.search(question)
    if found is None:
        return None
    named = found["year"].removesuffix("年") if found["year"] not in _BACK else found["year"]
    year = today.year - _BACK[named] if named in _BACK else int(named) % 100 + 2000
    month = found["month"]
    if not month:
        return _FIRST.replace(year=year)
    figure = month.removesuffix("月")
    number = int(figure) if figure.isdecimal() else _MONTHS.find(figure) + 1
    return date(year, number if 1 <= number <= 12 else _FIRST.month, 1)


def school_year(day: date) -> int:
    """The school year that a day is in, by the year it begins in; its summer is the next one's."""
    return day.year - (day.month < 8)


def term_of(day: date) -> tuple[int, int]:
    """The term of a day as (year, 1 in spring or 2 in autumn)."""
    if day.month == 1:
        return day.year - 1, 2
    return day.year, 1 if day.month < 8 else 2


def without_entry(question: str) -> str:
    """A question without the year that a child entered: it is not the year that is asked about."""
    found = _WHEN.search(question)
    if found is None:
        return question
    end = found.end("month") if found["month"] else found.end("year")
    return question[: found.start()] + question[end:]


def cohort(question: str, entered: date | None, passages: Iterable[Passage]) -> str:
    """NEW or OLD where the question says so, or where a rule of the item tells by the day of entry, or ""."""
    if _NEWLY.search(question) and OLD not in question:
        return NEW
    if OLD in question and NEW not in question:
        return OLD
    if entered is None:
        return ""
    for passage in passages:
        for pattern in (_BORDER, _AUTUMN):
            border = pattern.search(passage.text)
            if border:
                month = int(border[2]) if pattern is _BORDER else _FIRST.month
                return NEW if entered >= date(int(border[1]), month, 1) else OLD
    return ""


def is_of_old(words: str) -> bool:
    """Whether folded words are for those alone who entered before a day."""
    return _OF_OLD.search(words) is not None


def rule_for_old(passages: Iterable[Passage]) -> tuple[Passage, str] | None:
    """The sentence by which those who entered before go on as they were: 「以前入学的仍执行原标准」."""
    for passage in passages:
        for said in sentences(passage.text):
            if passage.kind == "text" and is_of_old(said) and _AS_BEFORE.search(said):
                return passage, said.strip()
    return None


def is_enrolled(question: str, entered: date | None, today: date) -> bool:
    """Whether a child is in the school already: 「娃现在高一」, 「2024年入学的」."""
    return bool(_ENROLLED.search(question)) if entered is None else school_year(entered) < today.year


def is_of_all_years(words: str) -> bool:
    """Whether folded words are for those who enter and those who entered before alike (新老学生同时执行)."""
    return _OF_ALL_YEARS.search(words) is not None


def goes_by_entry(passages: Iterable[Passage]) -> bool:
    """Whether what a family pays goes by when the child entered."""
    return any(_SIDES.search(passage.text) for passage in passages)
