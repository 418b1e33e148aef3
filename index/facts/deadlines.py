"""The days that a text names, and whether the last of them has passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from index.catalogue.dates import find_date

# 「6月8日至20日」: the second day is of the first one's month.
_SPAN_END = re.compile(r"\s*(?:\d{1,2}:\d{2}\s*)?[至到—–\-~～、和]+\s*(?P<day>\d{1,2})\s*日")
_NAMED = re.compile(r"(?:(20\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_FULL = re.compile(r"20\d\d\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}(?!\d)")
_HALF_A_YEAR = 6
# Each year anew: such a day comes round again.
_YEARLY = re.compile(r"每年|每学年|每学期|次年|每月")


def days_in(text: str, year: int | None) -> list[date]:
    """The days in ``text`` as they stand; ``year`` is that of a day without one, None leaves it out.

    A year that was named holds for the days that follow it, up to the end of December.
    """
    return sorted(set(_days(text, year)))


def all_passed(text: str, year: int | None, today: date) -> bool:
    """Whether ``text`` names days and all of them lie before ``today``; a yearly day never passes."""
    if _YEARLY.search(text):
        return False
    days = days_in(text, year)
    return bool(days) and days[-1] < today


def _days(text: str, year: int | None) -> Iterator[date]:
    for found in _FULL.finditer(text):
        day = find_date(re.sub(r"\s", "", found.group()))
        if day:
            yield day
    before = 1
    for found in _NAMED.finditer(text):
        month = int(found.group(2))
        if found.group(1):
            year = int(found.group(1))
        elif year is not None and month < before - _HALF_A_YEAR:
            year += 1  # 「2025年12月30日开始，1月5日结束」
        if year is None:
            continue
        before = month
        yield from _real(year, month, int(found.group(3)))
        end = _SPAN_END.match(text, found.end())
        if end:
            yield from _real(year, month, int(end.group("day")))


def _real(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:  # the 31st of June
        return
