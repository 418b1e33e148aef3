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
from index.search.question import Term
from index.search.tokens import fold
from service.answering.context import Context
from service.answering.desk_names import SCHOOL, bare, folded, is_another_school, is_of_bureau, names_numbered
from service.answering.duties import aspects_of, covered_by, desk_vocabulary
from service.answering.fit import Matter, matter_of
from service.answering.vocabulary import vocabulary

_ABOVE = 0.75  # what a statement stands under says a little less of it than its own words
_DUTY = 0.9
_MISSING = 0.5
_NAMING = 1.0  # nats: from here on a word that no statement holds names some other office
_SURE = 0.55
_ALIKE = 0.02
_AS_ASKED = 0.1
_SHORTEST_NAME = 3
_GENERAL = 0.2
_GENERAL_OFFICE = re.compile(r"办公室|综合|总机|总值班")
_AT_NIGHT, _DAY_AND_NIGHT = re.compile(r"24\s*小时|半夜|夜里|晚上"), re.compile(r"24\s*小时|昼夜|全天")
# What is done at an office: it need not say so of itself.
_DONE_THERE = re.compile(r"举报|投诉|监督|反映|咨询|报名|申请|查询|缴费")
_COMPLAINS, _TAKES_COMPLAINTS = re.compile(r"举报|投诉"), re.compile(r"举报|投诉|监督")
_KIND_OF_LINE = re.compile(r"(?:电话|热线|号码|地址|地点|时间)$")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A statement and how much (0 to 1) of what names the office in the question it holds."""

    fact: DeskFact
    held: float


def ranked(question: str, context: Context) -> list[Ranked]:
    """The statements that the question may be for, best first; [] where none names what it names.

    Documents in force go before those that are over: an office outlasts its announcements.
    """
    return _ranked(question, context, ("in_force",)) or _ranked(question, context, ("expired", "past_year"))


def _ranked(question: str, context: Context, states: Sequence[State]) -> list[Ranked]:
    asked = aspects_of(question)
    wanted = asked & {"phone", "address", "hours"}
    changes = _changes(context)
    matter, plain = matter_of(question, context.snapshot), fold(question)
    facts = _holding(context, states)
    whole: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if is_of_all(fact):
            whole[fact.item_id] |= _aspects(fact)
    found = []
    for fact in facts:
        held = _held(fact, matter, plain, context)
        if held < _SURE:
            continue
        current = newest_change(fact, changes, context) or fact
        stated = _aspects(current) | whole.get(current.item_id, set())
        if not wanted or wanted & stated:
            found.append(Ranked(current, held + _AS_ASKED * (wanted <= stated)))
    items = context.snapshot.items
    found = [
        one for one in found if names_numbered(plain, one.fact.label + items[one.fact.item_id].title)
    ]
    best = _of_region(_of_sort(plain, found), context)
    best.sort(key=lambda one: -one.held)
    alike = [one for one in best if one.held >= best[0].held - _ALIKE]
    alike.sort(key=lambda one: (one.fact.changes, _dated(one.fact, context)), reverse=True)
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
    if fact.item_id == change.item_id or _dated(change, context) < _dated(fact, context):
        return False
    if fact.desk.phone and fact.desk.phone in change.ended:
        return True
    regions = context.snapshot.bureau.regions
    place = next((region for region in regions if region.name == fact.desk.name), None)
    if place is not None:  # a row for each place, a column for each matter
        column = fact.desk.topics[-1:]
        return change.desk.region == place.name and bool(column) and column[0] in change.label
    if change.desk.region and fact.desk.region and change.desk.region != fact.desk.region:
        return False
    name = bare(fact.desk.name, context.snapshot.bureau)
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


def _held(fact: DeskFact, matter: Matter, question: str, context: Context) -> float:
    """The share of what the question names that a statement holds; 0 where a name is missing."""
    passage, item = context.snapshot.passages[fact.passage_id], context.snapshot.items[fact.item_id]
    if is_another_school(fact, item, question, context.snapshot.bureau):
        return 0.0
    own = folded(" ".join((fact.label, *fact.desk.topics)))
    above = folded(" ".join((item.title, *passage.heading, passage.lead)))
    by_own, by_above = covered_by(question, own), covered_by(question, above)
    regions = {name for region in context.snapshot.bureau.regions for name in region.spoken}
    held = total = 0.0
    for term, weight in matter.terms:
        stem = _KIND_OF_LINE.sub("", term.word)
        said = not stem or desk_vocabulary().saying_nothing.fullmatch(stem) or aspects_of(term.word)
        if said or term.word in regions:
            continue
        found = max(_found(term, stem, own), _ABOVE * _found(term, stem, above))
        found = max(found, _DUTY * _within(stem, question, by_own))
        found = max(found, _ABOVE * _DUTY * _within(stem, question, by_above))
        if found < _MISSING:
            staged = any(pattern.search(term.word) for pattern in vocabulary().stages.values())
            names = (weight >= _NAMING or term.word in matter.words) and not staged
            if names and not _DONE_THERE.fullmatch(stem):
                return 0.0
        held += weight * found
        total += weight
    if not total:  # nothing but the bureau itself is named
        words = fact.desk.name if fact.desk.phone else own + above
        return (_SURE + _GENERAL * bool(_GENERAL_OFFICE.search(own))) * is_of_bureau(question, words)
    return held / total


def _found(term: Term, stem: str, text: str) -> float:
    return 1.0 if stem in text else term.found_in(text)


def _within(word: str, question: str, covered: set[int]) -> bool:
    return any(
        2 * sum(position in covered for position in range(*place.span())) >= len(word)
        for place in re.finditer(re.escape(word), question)
    )


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
    if _AT_NIGHT.search(question):
        exact = [one for one in exact or found if _DAY_AND_NIGHT.search(one.fact.statement)]
    return exact or found


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
