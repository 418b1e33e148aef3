"""Which of the stated desks a question is for: by duty, name and region; a later change wins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from index.catalogue.years import year_of
from index.facts.desks import DeskFact
from index.facts.validity import State
from index.items import Desk
from index.search.tokens import fold
from service.answering.context import Context
from service.answering.desk_changes import asks_of_before, aspects_stated, changes_of, dated, in_season
from service.answering.desk_matching import COMPLAINT, SURE, held_by
from service.answering.desk_names import (
    SAYS_OF_ITSELF,
    in_full,
    is_office,
    named_offices,
    names_numbered,
    of_names,
)
from service.answering.desk_narrowing import (
    Ranked,
    of_duty,
    of_grade,
    of_line,
    of_region,
    of_sort,
    of_special_school,
    of_stage,
    published,
)
from service.answering.duties import aspects_of
from service.answering.fit import matter_of

_ALIKE = 0.02
_AS_ASKED, _WITH = 0.1, 0.05  # by itself, with what its document says of all offices
_ANY_COMPLAINT = "投诉打什么电话"
# What a number or a place says of itself in brackets: 「电话：0123-…（搬迁前）」.
_OUT_OF_USE = re.compile(
    r"(?:搬迁|搬家|迁址|迁移|变更|调整|更改|更换|合并|撤并|改革)(?:以|之)?前[）)]|[（(][旧原](?:号码?|电话|址|地址)?[，,）)]"
    r"|(?:停用|作废|停机|注销|不再使用|不用)了?[）)]"
)
_DIRECTORY = re.compile(r"联系方式|通讯录|电话|热线|机构|科室|股室")
_ASKING = re.compile(r"(?=[问找打归](?:哪|那|谁|什么|啥))")


def ranked(question: str, context: Context) -> list[Ranked]:
    """The statements that the question may be for, best first; [] where none names what it names.

    Documents in force go before those that are over: an office outlasts its announcements.
    """
    found = _ranked(question, context, ("in_force",))
    if found or COMPLAINT.search(question):  # where last year's complaints went is no place for today's
        return found
    return _ranked(question, context, ("expired", "past_year"))


def for_all_complaints(context: Context) -> list[Ranked]:
    """The lines that take complaints of any matter, as documents in force state them, best first."""
    found = _ranked(_ANY_COMPLAINT, context, ("in_force",))
    return [one for one in found if COMPLAINT.search(one.fact.label)]


def _ranked(question: str, context: Context, states: Sequence[State]) -> list[Ranked]:
    asked = aspects_of(question)
    wanted = asked - {"office"}
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
        if not in_season(fact, plain, context.today):
            continue
        if _is_out_of_use(fact) and not asks_of_before(plain):
            continue
        if COMPLAINT.search(plain) and _is_of_last_year(fact, context):
            continue
        held = held_by(fact, matter, plain, context)
        if held < SURE:
            continue
        past = asks_of_before(plain)
        one = _as_of_today(fact, held, set() if past else wanted, () if past else changes, context)
        if past:
            one = replace(one, changed=changes_of(fact, changes, context))
        stated = aspects_stated(one.fact) | set(one.changed) | whole.get(one.fact.item_id, set())
        if one.before:
            stated |= aspects_stated(one.before)
        if not wanted or wanted & stated:
            own = aspects_stated(one.fact) | (aspects_stated(one.before) if one.before else set())
            answering = _AS_ASKED if wanted <= own else _WITH * (wanted <= stated)
            found.append(replace(one, held=held + answering))
    items = context.snapshot.items
    found = [
        one for one in found if names_numbered(plain, one.fact.label + items[one.fact.item_id].title)
    ]
    found = of_grade(plain, of_special_school(plain, found, context))
    best = of_stage(of_region(of_sort(plain, found), context), context.understood.stage)
    best = of_duty(plain, of_line(plain, best))
    if asks_of_before(plain):  # an office that changed since, or the notice of it
        best = [one for one in best if one.changed] or [one for one in best if one.fact.changes] or best
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
    return published([*alike, *(one for one in best if one not in alike)], wanted, context)


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


def _is_of_last_year(fact: DeskFact, context: Context) -> bool:
    """Whether a statement stands in an announcement for an earlier year, whose complaints are over."""
    item = context.snapshot.items[fact.item_id]
    year = year_of(item)
    if year is None or year >= context.today.year or _DIRECTORY.search(item.title):
        return False
    return re.search(rf"{year}(?!年\d{{1,2}}月)", item.title) is not None


def is_of_all(fact: DeskFact) -> bool:
    """Whether a statement gives the place or the hours of all offices that its document names."""
    return not fact.desk.phone and not fact.desk.name


def current_desks(context: Context) -> list[Desk]:
    """The bureau's offices that documents in force name with their number, each with its newest number.

    Not the schools and what others run: they are asked for by name, and no desk for the bureau's matters.
    """
    facts, changes = _holding(context, ("in_force",)), _changes(context)
    bureau, passages = context.snapshot.bureau, context.snapshot.passages
    places = {region.name for region in bureau.regions}
    desks = []
    for fact in facts:
        desk = fact.desk
        if not desk.phone or fact.changes or not is_office(desk.name, bureau):
            continue
        if SAYS_OF_ITSELF.search(passages[fact.passage_id].text):
            continue  # 「我校招生办」
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
    holding = _holding(context, ("in_force",))
    return [fact for fact in holding if fact.changes and not _is_out_of_use(fact)]


def _is_out_of_use(fact: DeskFact) -> bool:
    """Whether a statement says of its number that it is one no longer, and gives no other (旧号停用)."""
    replaced = bool(fact.ended) and bool(fact.desk.phone)
    return bool(_OUT_OF_USE.search(fact.statement)) and not replaced


def _holding(context: Context, states: Sequence[State]) -> list[DeskFact]:
    """The statements of documents of these states, changes from the day on that they hold."""
    standings = context.in_force.on(context.today, None).standings  # an office is asked for as it is now
    return [
        fact
        for fact in context.snapshot.desks
        if standings[fact.item_id].state in states and not (fact.since and fact.since > context.today)
    ]
