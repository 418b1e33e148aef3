"""Which of the stated desks a question is for: by duty, name and region; a later change wins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.bureau import BUREAU_FILE
from index.facts.desks import DeskFact
from index.facts.desks.figures import ADDRESS, HOURS
from index.facts.validity import State
from index.items import Desk
from index.search.tokens import fold
from service.answering.context import Context
from service.answering.desk_matching import SURE, held_by
from service.answering.desk_names import SCHOOL, bare, in_full, names_numbered
from service.answering.duties import aspects_of, desk_vocabulary
from service.answering.fit import matter_of
from service.answering.vocabulary import vocabulary

_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_ALIKE = 0.02
_AS_ASKED = 0.1
_SHORTEST_NAME = 3
_AT_NIGHT, _DAY_AND_NIGHT = re.compile(r"24\s*小时|半夜|夜里|晚上"), re.compile(r"24\s*小时|昼夜|全天")
_ASKING = re.compile(r"(?=[问找打归](?:哪|那|谁|什么|啥))")
_NUMERAL = r"([1-9一二三四五六七八九])"
_GRADE = re.compile(rf"{_NUMERAL}年级")
_GRADES = re.compile(rf"{_NUMERAL}(?:年级)?\s*[—–\-－~～至到]+\s*{_NUMERAL}年级")
# The line by its very name: 「校车服务电话」.
_LINE = re.compile(r"[一-龥]{2,10}?(?:服务|咨询|投诉|举报|监督|报名|办公|值班|求助)(?:电话|热线|专线)")
# Authorities outside education: 「哪个股」 without their name asks for one of the bureau's own.
_OUTSIDE = re.compile(
    r"(?:发展(?:和)?改革|发改|物价|市场监督管理|市场监管|财政|公安|民政|卫生健康|人力资源(?:和)?社会保障|人社)(?:局|委)"
)
_COMPLAINS, _TAKES_COMPLAINTS = re.compile(r"举报|投诉"), re.compile(r"举报|投诉|监督")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A statement and how much (0 to 1) of what names the office in the question it holds."""

    fact: DeskFact
    held: float
    before: DeskFact | None = None  # what was said of the office before it changed


def ranked(question: str, context: Context) -> list[Ranked]:
    """The statements that the question may be for, best first; [] where none names what it names.

    Documents in force go before those that are over: an office outlasts its announcements.
    """
    return _ranked(question, context, ("in_force",)) or _ranked(question, context, ("expired", "past_year"))


def _ranked(question: str, context: Context, states: Sequence[State]) -> list[Ranked]:
    asked = aspects_of(question)
    wanted = asked & {"phone", "address", "hours"}
    changes = _changes(context)
    facts = _holding(context, states)
    splitter = context.snapshot.retriever.lexical.splitter
    plain = in_full(fold(question), {fact.desk.name for fact in facts}, splitter, context.snapshot.bureau)
    # 「转学问哪个股」: what asks is parted from the matter, or both are read as other words.
    matter = matter_of(_ASKING.sub(" ", plain), context.snapshot)
    whole: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if is_of_all(fact):
            whole[fact.item_id] |= _aspects(fact)
    found = []
    for fact in facts:
        held = held_by(fact, matter, plain, context)
        if held < SURE:
            continue
        current = newest_change(fact, changes, context) or fact
        stated = _aspects(current) | whole.get(current.item_id, set())
        if current is not fact and fact.desk.phone and not current.desk.phone:  # it keeps its number
            stated |= {"phone"}
            if wanted <= {"phone"} and "address" not in _aspects(fact):
                current = fact
        if not wanted or wanted & stated:
            before = fact if current is not fact else None
            found.append(Ranked(current, held + _AS_ASKED * (wanted <= stated), before))
    items = context.snapshot.items
    found = [
        one for one in found if names_numbered(plain, one.fact.label + items[one.fact.item_id].title)
    ]
    found = _of_grade(plain, found)
    best = _of_stage(_of_region(_of_sort(plain, found), context), context.understood.stage)
    best = _of_line(plain, best)
    best.sort(key=lambda one: -one.held)
    alike = [one for one in best if one.held >= best[0].held - _ALIKE]
    alike.sort(
        key=lambda one: (
            bool(one.fact.desk.phone or wanted - {"phone"}),
            one.fact.changes,
            _dated(one.fact, context),
        ),
        reverse=True,
    )
    return _published([*alike, *(one for one in best if one not in alike)], context)


def is_of_all(fact: DeskFact) -> bool:
    """Whether a statement gives the place or the hours of all offices that its document names."""
    return not fact.desk.phone and not fact.desk.name


def current_desks(context: Context) -> list[Desk]:
    """The offices that documents in force name with their number, each with its newest number.

    Not the schools: they are asked for by name, and no desk for the bureau's matters.
    """
    facts, changes = _holding(context, ("in_force",)), _changes(context)
    places = {region.name for region in context.snapshot.bureau.regions}
    desks = []
    for fact in facts:
        desk = fact.desk
        if not desk.name or not desk.phone or fact.changes or SCHOOL.search(desk.name):
            continue
        if desk.name in places:  # a row for each place, a column for each matter
            desk = replace(desk, name=f"{desk.name}{desk.topics[-1]}") if desk.topics else desk
        change = newest_change(fact, changes, context)
        if change is None:
            desks.append(desk)
        elif change.desk.phone:  # of its hours and its place nothing is known but what was said before
            desks.append(replace(desk, phone=change.desk.phone, hours="", address=""))
    return desks


def newest_change(fact: DeskFact, changes: Sequence[DeskFact], context: Context) -> DeskFact | None:
    """The last announcement that the number or place of a statement's office is another now."""
    later = [change for change in changes if change is not fact and _is_of(change, fact, context)]
    return max(later, key=lambda change: _dated(change, context), default=None)


def _is_of(change: DeskFact, fact: DeskFact, context: Context) -> bool:
    if fact.item_id == change.item_id:
        return False
    dated = _dated(change, context)
    if dated < _dated(fact, context) and dated != date.min:  # a notice without a day follows what it ends
        return False
    if fact.desk.phone and fact.desk.phone in change.ended:
        return True
    if dated < _dated(fact, context):
        return False
    regions = context.snapshot.bureau.regions
    place = next((region for region in regions if region.name == fact.desk.name), None)
    if place is not None:  # a row for each place, a column for each matter
        column = fact.desk.topics[-1:]
        return change.desk.region == place.name and bool(column) and column[0] in change.label
    if change.desk.region and fact.desk.region and change.desk.region != fact.desk.region:
        return False
    name = bare(_IN_BRACKETS.sub("", fact.desk.name), context.snapshot.bureau)
    return len(name) >= _SHORTEST_NAME and name in change.label


def _changes(context: Context) -> list[DeskFact]:
    return [fact for fact in _holding(context, ("in_force",)) if fact.changes]


def _holding(context: Context, states: Sequence[State]) -> list[DeskFact]:
    """The statements of documents of these states, changes from the day on that they hold."""
    standings = context.in_force.on(context.today, None).standings  # an office is asked for as it is now
    return [
        fact
        for fact in context.snapshot.desks
        if standings[fact.item_id].state in states and not (fact.since and fact.since > context.today)
    ]


def _aspects(fact: DeskFact) -> set[str]:
    desk, text = fact.desk, fact.statement
    return {
        aspect
        for aspect, held in (
            ("phone", bool(desk.phone)),
            ("address", bool(desk.address or ADDRESS.search(text))),
            ("hours", bool(desk.hours or HOURS.search(text))),
        )
        if held
    }


def _of_sort(question: str, found: list[Ranked]) -> list[Ranked]:
    """Of those found the ones of the very sort asked for (投诉, 哪个股, 半夜), where there are any."""
    if _COMPLAINS.search(question):
        found = [one for one in found if _TAKES_COMPLAINTS.search(one.fact.label)] or found
    sort = desk_vocabulary().sorts.search(question)
    exact = [one for one in found if sort and sort[1] in one.fact.label + one.fact.desk.name]
    if not _OUTSIDE.search(question):
        exact = [one for one in exact if not _OUTSIDE.search(one.fact.label)] or exact
    if _AT_NIGHT.search(question):
        exact = [one for one in exact or found if _DAY_AND_NIGHT.search(one.fact.statement)]
    return exact or found


def _of_line(question: str, found: list[Ranked]) -> list[Ranked]:
    """Of those found the ones that give the line by the name that it is asked for by, where there are any."""
    line = _LINE.search(question)
    if not line or any(one.fact.changes for one in found):
        return found
    return [one for one in found if line[0] in fold(one.fact.statement)] or found


def _of_grade(question: str, found: list[Ranked]) -> list[Ranked]:
    """Of several campuses' numbers those of the campus that has the asked grade (1—3年级)."""
    asked = _GRADE.search(question)
    if not asked:
        return found
    grade = _figure(asked[1])
    told = [(one, _GRADES.search(one.fact.label)) for one in found]
    having = [one for one, has in told if has and _figure(has[1]) <= grade <= _figure(has[2])]
    return having or [one for one, has in told if not has]


def _figure(numeral: str) -> int:
    return "一二三四五六七八九".find(numeral) + 1 or int(numeral)


def _of_stage(found: list[Ranked], stage: str) -> list[Ranked]:
    """Of a row with a column for each stage the asked stage's own."""
    if not stage:
        return found
    names = vocabulary().stages[stage]
    rows = {one.fact.passage_id for one in found if one.fact.cells and names.search(one.fact.label)}
    return [one for one in found if one.fact.passage_id not in rows or names.search(one.fact.label)]


def _published(found: list[Ranked], context: Context) -> list[Ranked]:
    """Of what gives the same number a published document before the bureau's own list for this program."""
    items = context.snapshot.items
    if not found or items[found[0].fact.item_id].file != BUREAU_FILE:
        return found
    same = [
        one
        for one in found[1:]
        if one.fact.desk.phone == found[0].fact.desk.phone and items[one.fact.item_id].file != BUREAU_FILE
    ]
    return [*same[:1], *(one for one in found if one not in same[:1])]


def _of_region(found: list[Ranked], context: Context) -> list[Ranked]:
    """The asked region's own before those of what it belongs to; without one, the prefecture's own."""
    bureau, asked = context.snapshot.bureau, context.understood.region
    if asked:
        own = [one for one in found if one.fact.desk.region == asked]
        if bureau.is_part(asked):
            return own
        return [one for one in found if not bureau.is_part(one.fact.desk.region)]
    return [one for one in found if not bureau.is_part(one.fact.desk.region)] or found


def _dated(fact: DeskFact, context: Context) -> date:
    item = context.snapshot.items[fact.item_id]
    return fact.since or item.published or item.written or item.valid_from or date.min
