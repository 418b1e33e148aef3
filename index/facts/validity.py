"""What is in force on a day: repeal, drafts, term, year, and which of two years' items holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from index.catalogue.years import year_of
from index.facts.naming import ItemNames
from index.facts.period import Period, term_of
from index.facts.series import series_of, versions_of
from index.items import Item

State = Literal["in_force", "not_yet", "expired", "repealed", "draft", "past_year", "other_year"]

# A rule for the coming school year is announced in spring: it is what parents ask for by then.
_ANNOUNCED_AHEAD = timedelta(days=150)

_OF_TERM = re.compile(r"学年|学期|[春秋]季?")
_ALTERS = re.compile(r"调整|修改|修订|修正")
# Enrolment and examinations are announced anew each year; last year's announcement ends with it.
_YEARLY = re.compile(r"招生|入学|划片|学区|服务范围|报名|中考|高考|考试|录取|志愿|摇号")


@dataclass(frozen=True, slots=True)
class Standing:
    """How an item stands on a day. ``by`` is the id of the item that replaced it, or ""."""

    state: State
    by: str = ""

    @property
    def in_force(self) -> bool:
        return self.state == "in_force"


def standings(items: Sequence[Item], today: date, period: Period | None = None) -> dict[str, Standing]:
    """How each item stands on ``today``; with ``period``, what held, or will hold, in that time."""
    names = ItemNames(items)
    items = _lengthened(items, names)
    found = {item.id: _by_its_own_words(item, today, period) for item in items}
    day = period.day if period else today
    for item in items:
        if found[item.id].in_force and _begins_after(item, day) and _replaces(item, names, found):
            found[item.id] = Standing("not_yet")
    for item in items:
        if not item.repeals or not found[item.id].in_force or (_begins(item) or day) > day:
            continue
        for older in names.find(item.repeals):
            held_then = period is not None and year_of(older) == period.year
            if older.id != item.id and not held_then and not _is_newer(older, item):
                state = found[older.id].state
                found[older.id] = Standing("draft" if state == "draft" else "repealed", item.id)
    years = {item.id: year_of(item) for item in items}
    for series in series_of([item for item in items if years[item.id] is not None]):
        for item in _announced_ahead(series, found, day):
            if found[item.id].in_force:
                found[item.id] = Standing("not_yet")
        newest = max((years[item.id] or 0 for item in series if found[item.id].in_force), default=0)
        holder = next((i.id for i in series if years[i.id] == newest and found[i.id].in_force), "")
        for item in series:
            if (years[item.id] or 0) < newest and found[item.id].in_force:
                found[item.id] = Standing("past_year", holder)
    _end_earlier_versions(items, found, day)
    return found


def _announced_ahead(series: Sequence[Item], found: Mapping[str, Standing], day: date) -> list[Item]:
    """Prices of a time to come, where those of the day still hold: only enrolment is asked for ahead."""
    ahead = [
        item
        for item in series
        if (_begins_after(item, day) or _is_of_term_after(item, day)) and not _YEARLY.search(item.title)
    ]
    holding = (item for item in series if found[item.id].in_force and item not in ahead)
    return ahead if any((term_of(item)[1] or date.min) >= day for item in holding) else []


def _lengthened(items: Sequence[Item], names: ItemNames) -> list[Item]:
    """The items, the term of each that a later notice lengthens as long as that notice says."""
    until: dict[str, date] = {}
    for notice in items:
        for item in names.find(notice.amends) if notice.lengthens_to else ():
            until[item.id] = max(until.get(item.id, date.min), notice.lengthens_to or date.min)
    return [
        replace(item, valid_to=until[item.id])
        if item.valid_to is not None and item.valid_to < until.get(item.id, date.min)
        else item
        for item in items
    ]


def _end_earlier_versions(items: Sequence[Item], found: dict[str, Standing], day: date) -> None:
    """A rule of the same title that has begun since takes the place of the earlier one, unsaid."""
    holding = [
        item for item in items if found[item.id].in_force and year_of(item) is None and _begins(item)
    ]
    for versions in versions_of(holding):
        begun = [item for item in versions if (_begins(item) or day) <= day]
        newest = max(begun, key=lambda item: _begins(item) or day, default=None)
        for item in begun:
            if newest is not None and _begins(item) != _begins(newest):
                found[item.id] = Standing("past_year", newest.id)


def _begins(item: Item) -> date | None:
    return item.valid_from or _dated(item)


def _begins_after(item: Item, day: date) -> bool:
    return item.valid_from is not None and item.valid_from > day


def _is_of_term_after(item: Item, day: date) -> bool:
    """Whether an item is by its title for a school year, or a term, that has not begun."""
    first = term_of(item)[0]
    by_title = item.school_year is not None and _OF_TERM.search(item.title)
    return bool(by_title) and first is not None and first > day


def _replaces(item: Item, names: ItemNames, found: Mapping[str, Standing]) -> bool:
    """Whether a rule takes the place of one that still holds until then."""
    named = names.find((*item.repeals, *item.amends))
    return bool(_ALTERS.search(item.title)) or any(
        other.id != item.id and found[other.id].in_force for other in named
    )


def is_last_years(item: Item, today: date) -> bool:
    """Whether what is announced each year is of an earlier one: this year's is not out yet.

    Enrolment and examinations are of a calendar year, prices and the like of a school year or a term.
    """
    year = year_of(item)
    if year is None or year >= today.year:
        return False
    last = term_of(item)[1]
    over = item.school_year is not None and last is not None and last < today
    return over or bool(_YEARLY.search(item.title))


def amendments(items: Sequence[Item]) -> Mapping[str, tuple[str, ...]]:
    """For each amended item's id the ids of the items that amend it, oldest first."""
    found: dict[str, list[Item]] = defaultdict(list)
    names = ItemNames(items)
    for item in items:
        for older in names.find(item.amends):
            if older.id != item.id and not _is_newer(older, item):
                found[older.id].append(item)
    return {
        amended: tuple(i.id for i in sorted(by, key=lambda i: _dated(i) or date.min))
        for amended, by in found.items()
    }


def _dated(item: Item) -> date | None:
    return item.written or item.published or item.valid_from


def _is_newer(item: Item, other: Item) -> bool:
    """Whether an item is of a later day than another: a title may be used again for the next rule."""
    one, two = _dated(item), _dated(other)
    return one is not None and two is not None and one > two


def _by_its_own_words(item: Item, today: date, period: Period | None) -> Standing:
    if item.standing == "draft":
        return Standing("draft")
    # Declared void: of the day that it ended on is known only what lies before today.
    if item.standing == "repealed" and (item.valid_to is None or item.valid_to >= today):
        return Standing("repealed")
    if period is not None:
        return _in(period, item)
    if item.valid_to is not None and item.valid_to < today:
        return Standing("repealed" if item.standing == "repealed" else "expired")
    if item.valid_from is not None and item.valid_from > today + _ANNOUNCED_AHEAD:
        return Standing("not_yet")
    if (year_of(item) or today.year) > today.year:
        return Standing("not_yet")
    return Standing("in_force")


def _in(period: Period, item: Item) -> Standing:
    """How an item stands in a period: by its own term, else by the year that it is for."""
    own = year_of(item)
    if own == period.year:
        return Standing("other_year" if period.is_other_term(item.title) else "in_force")
    if item.valid_to is not None and item.valid_to < period.first:
        return Standing("expired")
    first, last = term_of(item)
    if first is not None and first > period.last:
        return Standing("other_year" if own is not None else "not_yet")
    over = last is not None and last < period.first
    return Standing("other_year" if over else "in_force")
