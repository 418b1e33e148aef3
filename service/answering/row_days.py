"""Rows of a table that differ by their days: the first, the second … day of an examination, this year's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from index.facts.deadlines import days_in
from index.items import Passage

_NUMERALS = "一二三四五六"
# 「报名最后一天是哪天」 asks for a day, 「最后一天考什么」 for what is on it.
_WHICH_DAY = re.compile(
    rf"第(?P<n>[{_NUMERALS}1-6])天|(?P<first>头一?天|首日)|(?P<last>最后一天)(?=[的]?(?:考|上午|下午|有|安排|几点))"
)
_OF_DAYS = re.compile(r"日期|时间|日程|考试日|^日$")
_YEAR = re.compile(r"20\d\d(?=年|[-/.]\d)")


def names_day(question: str) -> bool:
    """Whether a folded question names a day by its place among others."""
    return bool(_WHICH_DAY.search(question))


def of_that_day(question: str, rows: Sequence[Passage], year: int) -> list[Passage]:
    """Of the ``rows`` of one table those of the day that a question names by its place (第一天); [] where it
    names none or the table has no such day. ``year`` is that of days without one."""
    which = _WHICH_DAY.search(question)
    days = {row.id: day for row in rows if (day := _day(row, year)) is not None} if which else {}
    in_order = sorted(set(days.values()))
    if which is None or len(in_order) < 2:
        return []
    named = which["n"] or "1"
    place = _NUMERALS.index(named) if named in _NUMERALS else int(named) - 1
    if which["last"]:
        place = len(in_order) - 1
    return [row for row in rows if place < len(in_order) and days.get(row.id) == in_order[place]]


def of_this_year(rows: Sequence[Passage], year: int) -> list[Passage]:
    """``rows`` without those of later years only, where one of them is of ``year``: who asks when the
    holidays begin means the next ones."""
    named = [{int(found) for found in _YEAR.findall(row.text)} for row in rows]
    if not any(year in years for years in named):
        return list(rows)
    return [row for row, years in zip(rows, named, strict=True) if not years or min(years) <= year]


def _day(row: Passage, year: int) -> date | None:
    """The day in the first column of days; None where that has none (另行通知), or several."""
    value = next((value for name, value in row.cells if _OF_DAYS.search(name)), "")
    days = days_in(value, year)
    return days[0] if len(days) == 1 else None
