"""The time that a question is about, and the time that an item is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.catalogue.years import year_of
from index.items import Item

_TERM_BEGINS, _SPRING_BEGINS, _TERM_ENDS = (9, 1), (2, 1), (7, 31)
_SPRING, _AUTUMN = re.compile(r"春"), re.compile(r"秋")


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, named by ``year``; ``day`` is the one by which a repeal has to hold."""

    year: int
    first: date
    last: date
    day: date

    @classmethod
    def of_year(cls, year: int, today: date) -> Period:
        """A calendar year; of the one that is under way what is left of it, as it stands today."""
        last = date(year, 12, 31)
        if year == today.year:
            return cls(year, today, last, today)
        return cls(year, date(year, 1, 1), last, last)

    @classmethod
    def of_school_year(cls, year: int) -> Period:
        """From September of ``year`` to July of the next."""
        last = date(year + 1, *_TERM_ENDS)
        return cls(year, date(year, *_TERM_BEGINS), last, last)

    @classmethod
    def of_term(cls, year: int, spring: bool) -> Period:
        """The spring or the autumn term that lies in, or begins in, the calendar year ``year``."""
        if spring:
            last = date(year, *_TERM_ENDS)
            return cls(year, date(year, *_SPRING_BEGINS), last, last)
        last = date(year + 1, 1, 31)
        return cls(year, date(year, *_TERM_BEGINS), last, last)

    def is_other_term(self, title: str) -> bool:
        """Whether a title names the one term of a year and the period is the other."""
        spring, autumn = bool(_SPRING.search(title)), bool(_AUTUMN.search(title))
        begins = (self.first.month, self.first.day)
        return spring != autumn and begins == (_TERM_BEGINS if spring else _SPRING_BEGINS)


def term_of(item: Item) -> tuple[date | None, date | None]:
    """The first and the last day that an item holds, by its own words or by the year it is for.

    None where it says neither: it has always held, or holds until something else replaces it.
    """
    year = item.school_year if item.school_year is not None else year_of(item)
    if year is None or (item.valid_from and not _is_named_for(year, item)):
        return item.valid_from or item.written or item.published, item.valid_to
    if item.school_year is None:
        first, last = date(year, 1, 1), date(year, 12, 31)
    else:
        first, last = date(year, 8, 1), date(year + 1, *_TERM_ENDS)
        if _SPRING.search(item.title) and not _AUTUMN.search(item.title):
            first = date(year + 1, *_SPRING_BEGINS)
        elif _AUTUMN.search(item.title) and not _SPRING.search(item.title):
            last = date(year + 1, 1, 31)
    return item.valid_from or first, item.valid_to or last


def _is_named_for(year: int, item: Item) -> bool:
    """Whether the title says the year; a rule that only begins in a year is not for that year alone."""
    return str(year) in item.title or str(year + 1) in item.title
