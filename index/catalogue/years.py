"""The school year that a document is for, by its first calendar year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from index.catalogue.dates import year_number
from index.items import Item

_SCHOOL_YEAR = re.compile(r"(20\d\d)\s*[—–\-－~～至/]+\s*(20\d\d|\d\d)\s*学年")
_ANY_SPAN = re.compile(r"20\d\d\s*年?\s*[—–\-－~～至]+\s*(?:20)?\d\d")
# 「2026年」 but not 「（2023年修订）」 or 「（2025年9月起）」, which date the rule and not what it is for.
_DATES_RULE = (
    r"修订|修正|修改|版|制定|核定|审定|审批|核准|批准|重新核定"
    r"|(?:\d{1,2}\s*月份?)?\s*(?:\d{1,2}\s*日)?\s*(?:起|开始)"
    r"|[春秋]季?(?:学期|学年)?(?:入学)?(?:的?新生)?\s*(?:起|开始)"
)
_YEAR = re.compile(rf"(20\d\d)\s*(?:年(?!\s*(?:{_DATES_RULE}))|学年|级|[秋春](?!季?(?:学期)?起))")
_YEAR_IN_TEXT = re.compile(
    r"(20\d\d)\s*(?:学年|年(?!(?:及其?)?(?:以|之)?前)\s*(?:秋季|春季|秋|春|(?:[\u4e00-\u9fff]{0,12}?(?:招生|入学|新生|学期|报名|招收))))"
)
# What a title quotes, and the year of a document's number, say nothing of the year it is for.
_QUOTED = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〔[^〔〕]*〕|\[[^\[\]]*\]|(?:20\d\d|[一二][〇○零]\S{2})年\s*第\s*\S{1,4}号"
)
_HAN_YEAR = re.compile(r"[二][〇○◯零][〇○◯零一二三四五六七八九]{2}(?=\s*(?:[年级学—–\-－~～至秋春]))")
_LAW = re.compile(r"(?:法|条例|规定|修订|修正|修订版)[》）)]?$")
_SINCE = re.compile(r"[自从]\s*20\d\d[^，。；]{0,14}起")
_YEARLY = re.compile(
    r"招生|入学|划片|片区|学区|服务(?:范围|区)|报名|考试|中考|高考|录取|日程|校历|学年|学期|秋季|春季|新生|转学|入园"
    r"|志愿|摇号|学位|开学|放假|暑假|寒假|收费|课后服务"
)
_OF_CALENDAR = re.compile(
    r"年度报告|工作报告|年报|预算|决算|工作(?:要点|总结|计划)|教师资格|普通话|自学考试|自考|公开招聘|职称|统计公报"
)
# A winter holiday, with or without the term that comes after it.
_WINTER = re.compile(r"寒假(?![^，。]{0,12}秋季)")
_FIRST_MONTH = 9  # of a school year
# A table whose title lost its year says it in a line of its own: 「执行时间：2025—2026学年」.
_LABELLED = re.compile(
    r"^[（(]?(?:本表)?(?:执行|适用|实施|收费|有效|公示|使用)(?:时间|期限|学年|年度|学期|范围|时段|期)[：:]\s*自?(.{4,30})$"
)
_TOP_LINES = 6
_TOP_SIZE = 400


def find_school_year(
    title: str, file: str, given: str, lines: Sequence[str], issued: date | None = None
) -> int | None:
    """From the catalogue, the title, the file's name, else the first lines; None where years differ.

    None as well for what goes by calendar years only: an annual report, a budget, an examination of adults.
    ``issued`` tells which school year a winter holiday lies in.
    """
    named = _stated(title, file, given, lines)
    if named is None or given or not _WINTER.search(title) or _SCHOOL_YEAR.search(title):
        return named
    # 「2026年寒假」 parts the two terms of the school year that began in 2025.
    under_way = school_year_under_way(issued) if issued else named - 1
    return under_way if under_way in (named - 1, named) else named - 1


def school_year_under_way(day: date) -> int:
    """The school year that ``day`` lies in, by the calendar year in which it began."""
    return day.year - (day.month < _FIRST_MONTH)


def _stated(title: str, file: str, given: str, lines: Sequence[str]) -> int | None:
    stated = re.search(r"20\d\d", given)
    if stated:
        return int(stated.group())
    if _OF_CALENDAR.search(title):
        return None
    every = [_in_figures(line) for line in lines]
    title, lines = _in_figures(title), every[:_TOP_LINES]
    name = PurePosixPath(file).stem
    for text in (_QUOTED.sub(" ", title), _named_in(title), _QUOTED.sub(" ", name)):
        standing = _standing_taken_out(text)
        # A file's name, and a title, dates the paper as often as it says which school year it is for.
        years = _years(standing, _YEAR) if _YEARLY.search(text) else set()
        if years:
            return _beginning(years.pop(), standing) if len(years) == 1 else None
        if _ANY_SPAN.search(standing):  # a plan for several years
            return None
    labelled = " ".join(found[1] for found in map(_LABELLED.match, every) if found)
    for text in (labelled, _standing_taken_out(_QUOTED.sub(" ", "\n".join(lines)[:_TOP_SIZE]))):
        years = _years(text, _YEAR_IN_TEXT)
        if years:
            return _beginning(years.pop(), text) if len(years) == 1 else None
    return None


def year_of(item: Item) -> int | None:
    """The calendar year by which an item is told from last year's: its title's, else its school year's.

    「2026年春季学期收费公示」 is of 2026, though its school year began in 2025.
    """
    named = _titled(item.title)
    if item.school_year is None or named == item.school_year + 1:
        return named
    return item.school_year


@lru_cache(maxsize=10_000)
def _titled(title: str) -> int | None:
    """The one year that a title names."""
    title = _in_figures(title)
    for text in (_QUOTED.sub(" ", title), _named_in(title)):
        years = _years(_standing_taken_out(text), _YEAR)
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _beginning(year: int, text: str) -> int:
    """The first calendar year of the school year that ``year`` is named for: spring is its second half."""
    spring = re.search(rf"{year}\s*年\s*春", text) and not re.search(rf"{year}\s*年\s*春?秋", text)
    return year - 1 if spring and not _SCHOOL_YEAR.search(text) else year


def _in_figures(text: str) -> str:
    """Years in Chinese digits (二〇二六年) as 2026年."""
    return _HAN_YEAR.sub(lambda found: str(year_number(found.group())), text)


def _standing_taken_out(text: str) -> str:
    """「自2026年秋季学期起」 begins a standing rule: it is not for that year alone."""
    return _SINCE.sub(" ", text)


def _named_in(title: str) -> str:
    """What a title names in 《》 without the laws: 「关于印发《2026年招生方案》的通知」."""
    return " ".join(name for name in re.findall(r"《([^《》]*)》", title) if not _LAW.search(name))


def _years(text: str, pattern: re.Pattern[str]) -> set[int]:
    spans = {int(found.group(1)) for found in _SCHOOL_YEAR.finditer(text)}
    rest = _SCHOOL_YEAR.sub(" ", text)
    if not spans and _ANY_SPAN.search(rest):
        return set()
    # 「2025—2026学年」 beside 「2026年春季」 is one school year.
    return spans or {int(found.group(1)) for found in pattern.finditer(rest)}
