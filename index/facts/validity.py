"""What is in force on a day: repeal, term, school year, and which of two years' items holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rapidfuzz import fuzz

from index.items import Item

State = Literal["in_force", "not_yet", "expired", "repealed", "past_year", "other_year"]

# A rule for the coming school year is announced in spring: it is what parents ask for by then.
_ANNOUNCED_AHEAD = timedelta(days=150)
# Titles of one yearly series differ in the year and a word or two.
_SAME_SERIES = 88.0

_YEAR_WORDS = re.compile(
    r"(?:19|20)\d\d\s*(?:[—－–\-~至]+\s*(?:20)?\d\d)?\s*(?:学年度?|年度?)?|[（(](?:试行|暂行|修订)[）)]"
    r"|春季|秋季|上半年|下半年"
)
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


def standings(items: Sequence[Item], today: date, year: int | None = None) -> dict[str, Standing]:
    """How each item stands on ``today``; with ``year``, what held for that school year."""
    found = {item.id: _by_its_own_words(item, today, year) for item in items}
    for item in items:
        if not found[item.id].in_force:
            continue
        for older in _named_by(item.repeals, items):
            held_then = year is not None and older.school_year == year
            if older.id != item.id and not held_then:
                found[older.id] = Standing("repealed", item.id)
    for series in _series([item for item in items if item.school_year is not None]):
        newest = max((item.school_year or 0 for item in series if found[item.id].in_force), default=0)
        holder = next((i.id for i in series if i.school_year == newest and found[i.id].in_force), "")
        for item in series:
            if (item.school_year or 0) < newest and found[item.id].in_force:
                found[item.id] = Standing("past_year", holder)
    return found


def is_last_years(item: Item, today: date) -> bool:
    """Whether a yearly announcement is of an earlier year: this year's is not out yet."""
    return item.school_year is not None and item.school_year < today.year and bool(_YEARLY.search(item.title))


def amendments(items: Sequence[Item]) -> Mapping[str, tuple[str, ...]]:
    """For each amended item's id the ids of the items that amend it, oldest first."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for older in _named_by(item.amends, items):
            if older.id != item.id:
                found[older.id].append(item)
    return {
        amended: tuple(i.id for i in sorted(by, key=lambda i: i.published or i.written or date.min))
        for amended, by in found.items()
    }


def _by_its_own_words(item: Item, today: date, year: int | None) -> Standing:
    if year is not None:
        if item.school_year is not None and item.school_year != year:
            return Standing("other_year")
        # What held for a year: neither over before it began nor begun after it ended.
        if item.valid_to is not None and item.valid_to < date(year, 1, 1):
            return Standing("expired")
        if item.valid_from is not None and item.valid_from > date(year + 1, 8, 31):
            return Standing("not_yet")
        return Standing("in_force")
    if item.valid_to is not None and item.valid_to < today:
        return Standing("expired")
    if item.valid_from is not None and item.valid_from > today + _ANNOUNCED_AHEAD:
        return Standing("not_yet")
    if item.school_year is not None and item.school_year > today.year:
        return Standing("not_yet")
    return Standing("in_force")


def _named_by(names: Iterable[str], items: Sequence[Item]) -> list[Item]:
    """The items that ``names`` (document numbers or titles) mean."""
    wanted = [name for name in map(_bare, names) if name]
    return [
        item
        for item in items
        if any(
            name in (_bare(item.document_number), _bare(item.title))
            or (len(name) >= 8 and name in _bare(item.title))
            for name in wanted
        )
    ]


def _bare(text: str) -> str:
    return re.sub(r"[\s《》〈〉〔〕\[\]（）()“”\"]", "", text)


def _series(items: Sequence[Item]) -> list[list[Item]]:
    """Items that are one announcement of several years: same region, titles alike but for the year."""
    groups: list[tuple[str, str, list[Item]]] = []
    for item in items:
        bare = _bare(_YEAR_WORDS.sub("", item.title))
        for region, title, members in groups:
            if region == item.region and fuzz.ratio(title, bare) >= _SAME_SERIES:
                members.append(item)
                break
        else:
            groups.append((item.region, bare, [item]))
    return [members for _, _, members in groups]
