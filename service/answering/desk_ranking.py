"""Which of the stated desks a question is for: by duty, name and region; a later change wins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.bureau import BUREAU_FILE
from index.facts.desks import DeskFact
from index.facts.validity import State
from index.items import Desk
from index.search.tokens import fold
from service.answering.context import Context
from service.answering.desk_changes import aspects_stated, changes_of, dated
from service.answering.desk_matching import SURE, held_by
from service.answering.desk_names import SCHOOL, in_full, named_offices, names_numbered, of_names
from service.answering.duties import aspects_of, desk_vocabulary
from service.answering.fit import matter_of
from service.answering.vocabulary import vocabulary

_ALIKE = 0.02
_AS_ASKED = 0.1
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
    changed: Mapping[str, DeskFact] = field(default_factory=dict)  # what was announced since, by aspect


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
    named = named_offices(plain, {fact.desk.name for fact in facts}, splitter, context.snapshot.bureau)
    whole: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if is_of_all(fact):
            whole[fact.item_id] |= aspects_stated(fact)
    found = []
    for fact in _called(facts, named, context):
        held = held_by(fact, matter, plain, context)
        if held < SURE:
            continue
        one = _as_of_today(fact, held, wanted, changes, context)
        stated = aspects_stated(one.fact) | set(one.changed) | whole.get(one.fact.item_id, set())
        if one.before:
            stated |= aspects_stated(one.before)
        if not wanted or wanted & stated:
            found.append(replace(one, held=held + _AS_ASKED * (wanted <= stated)))
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
            dated(one.fact, context),
        ),
        reverse=True,
    )
    return _published([*alike, *(one for one in best if one not in alike)], wanted, context)


def _called(facts: Sequence[DeskFact], names: set[str], context: Context) -> Sequence[DeskFact]:
    """Of the statements those of the offices that are called by ``names``, of the asked region; without any
    those that name no office. Another office is not the one that was asked for by name."""
    if not names:
        return facts
    bureau, asked = context.snapshot.bureau, context.understood.region
    called = [fact for fact in facts if of_names(fact, names, bureau)]
    if any(not bureau.is_part(asked) or fact.desk.region == asked for fact in called):
        return called
    places = {region.name for region in bureau.regions}
    return [fact for fact in facts if not fact.desk.name or fact.desk.name in places]


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
        changed = changes_of(fact, changes, context)
        phone = changed["phone"].desk.phone if "phone" in changed else desk.phone
        if not changed:
            desks.append(desk)
        elif phone:  # of its hours and its place nothing is known but what was said before
            desks.append(replace(desk, phone=phone, hours="", address=""))
    return desks


def _as_of_today(
    fact: DeskFact, held: float, wanted: set[str], changes: Sequence[DeskFact], context: Context
) -> Ranked:
    """A statement with what was announced since: first what is asked for, else the last of it."""
    changed = changes_of(fact, changes, context)
    asked = [change for aspect, change in changed.items() if aspect in wanted]
    if not changed or (wanted and not asked and wanted <= aspects_stated(fact)):
        return Ranked(fact, held, None, changed)
    newest = max(asked or changed.values(), key=lambda change: dated(change, context))
    return Ranked(newest, held, fact, changed)


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


def _published(found: list[Ranked], wanted: set[str], context: Context) -> list[Ranked]:
    """Of what gives the same number or place a published document before the bureau's own list for this program."""
    items = context.snapshot.items
    if not found or items[found[0].fact.item_id].file != BUREAU_FILE:
        return found
    own = found[0].fact.desk
    same = [
        one
        for one in found[1:]
        if items[one.fact.item_id].file != BUREAU_FILE
        and (one.fact.desk.phone == own.phone if "phone" in wanted else own.address in one.fact.statement)
    ]
    return [*same[:1], *(one for one in found if one not in same[:1])]


def _of_region(found: list[Ranked], context: Context) -> list[Ranked]:
    """The asked region's own before those of what it belongs to; without one, the prefecture's own."""
    bureau, asked = context.snapshot.bureau, context.understood.region
    if asked:
        own = [one for one in found if asked in (one.fact.desk.region, one.before and one.before.desk.region)]
        if bureau.is_part(asked):
            return own
        return [one for one in found if not bureau.is_part(one.fact.desk.region)]
    return [one for one in found if not bureau.is_part(one.fact.desk.region)] or found
