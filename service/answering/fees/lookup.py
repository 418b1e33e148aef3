"""A charge is looked up among the published rates before anything is searched.

What names the charge, its payer and its sort has to agree; where it does, the answer needs no other proof.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.catalogue.years import school_year_under_way
from index.facts.period import Period
from index.snapshot import Snapshot
from service.answering.amended import RAISED
from service.answering.compose import composed
from service.answering.context import Context, Evidence
from service.answering.fees.candidates import announced, candidates, is_all_in
from service.answering.fees.choice import chosen
from service.answering.fees.classes import Listed, class_of_school
from service.answering.fees.entry import (
    goes_by_entry,
    is_enrolled,
    is_of_all_years,
    is_of_old,
    rule_for_old,
)
from service.answering.fees.place import names_school
from service.answering.fees.question import (
    FeeQuestion,
    asks_of_now,
    at_entry,
    carried_on,
    is_bare,
    names_more,
    of_the_year_under_way,
    read_fee_question,
)
from service.answering.fees.remarks import quoted, remarks
from service.answering.fees.ruled_out import rule_out
from service.answering.fees.statements import Statement, Statements, statements_of
from service.answering.fees.which_school import back, which_school
from service.answering.stages import passage_stages
from service.answering.texts import text

_MOST = 6
_SCHOOL_STAGES = ("小学", "初中", "高中", "中职")
_CHANGES = re.compile(r"[上下]?涨|上调|下调|降了|调整了")
_SEPTEMBER = re.compile(
    r"(?:(?<![\d十年])|(?<=今年)|(?<=20\d\d年))(?:9|九)月(?!\d|[一二三]?十?[一二三四五六七八九十][日号])|新生|今秋|秋季|秋天"
    r"|今年[^，。]{0,8}(?:上|读|念|升|考)[^，。]{0,3}(?:高一|初一|[一七]年级|小班|大学)"
)


class LookUpFee:
    """Ends the flow where what a charge costs, or whether it may be taken, is published."""

    name = "fees"

    def __init__(self) -> None:
        self._latest: tuple[Snapshot, Statements] | None = None

    def __call__(self, context: Context) -> None:
        statements = self._of(context.snapshot)
        asked = read_fee_question(context.text, statements, context)
        if asked is None:
            return
        asked = carried_on(asked, statements, context)
        before = context.understood
        context.understood = replace(before, period=None, year=None)
        listed = class_of_school(asked, statements, context)  # in today's table, as next year's is not out
        context.understood = before
        coming = _of_the_coming_year(asked, listed, statements, context)
        if coming:
            older = _of_the_older(coming, asked, context)
            if older is not None:
                context.evidence = [older]
                context.answer = composed(context)
                return
            _give(coming, listed, asked, context)
            return
        context.understood = now = of_the_year_under_way(context)
        if asked.entered is not None and asked.entered <= context.today:
            context.understood = at_entry(context)
        if not asks_of_now(context, context.understood):
            context.understood = before
            return
        listed = class_of_school(asked, statements, context)
        found = _found(asked, listed, statements, context)
        if not found and context.leans and (context.continued or not asked.school):
            # The class or group that an earlier part named is not always one of this charge.
            alone = read_fee_question(context.question, statements, context)
            if alone is not None and not alone.school and (context.continued or names_more(alone)):
                found = _found(replace(alone, stage=alone.stage or asked.stage), None, statements, context)
        of_part = context.snapshot.bureau.is_part(context.understood.region)
        if 0 < len(found) <= _MOST and is_bare(asked) and not (context.understood.stage or of_part):
            stages = _of_stages(asked, statements, context)
            if _so_called(found, asked) and not any(_so_called(own, asked) for own in stages.values()):
                stages = {}
            found = list(dict.fromkeys(one for of_one in stages.values() for one in of_one)) or found
            many = len(found) > _MOST or "学费" in asked.charges  # which goes by the school as well
            if many and len(stages) > 1:
                context.answer = back("stage", list(stages))
                return
        if not found and _CHANGES.search(asked.text):
            found = announced(asked, statements, context)
        touched = context.holding.touched
        changed = any(one.passage.id in touched or RAISED.search(one.own) for one in found)
        if _CHANGES.search(asked.text) and not changed:
            context.understood = before
            return  # whether a sum goes up is not said by the sum
        by_entry = now == context.understood or any(
            one.entered or goes_by_entry(context.snapshot.passages_of(one.item.id)) for one in found
        )
        if not 0 < len(found) <= _MOST or not by_entry:
            context.understood = before
            context.answer = which_school(found, asked, context) if len(found) > _MOST else None
            rule_out(asked, statements, context)
            return
        _give(found, listed, asked, context)

    def _of(self, snapshot: Snapshot) -> Statements:
        latest = self._latest
        if latest is None or latest[0] is not snapshot:
            latest = self._latest = (snapshot, statements_of(snapshot))
        return latest[1]


def _give(found: Sequence[Statement], listed: Listed | None, asked: FeeQuestion, context: Context) -> None:
    """Sets the answer: the statements, and before them what puts the school in its class."""
    pieces = [Evidence(one.passage, quote, 1.0) for one, quote in quoted(found)]
    if listed is not None and _goes_by_class(asked, found, listed):
        pieces.insert(0, Evidence(listed.passage, listed.quote, 1.0))
    context.evidence = pieces
    context.lead = text("several") if len(pieces) > 1 else ""
    pieces += remarks(found, pieces, asked, context)
    context.answer = composed(context)


def _of_the_coming_year(
    asked: FeeQuestion, listed: Listed | None, statements: Statements, context: Context
) -> list[Statement]:
    """What is charged from September on, where that is asked before and its paper is out; else ()."""
    before, today = context.understood, context.today
    autumn = Period.of_term(today.year, spring=False)
    period = before.period or autumn
    if period == Period.of_year(today.year, today):  # 「今年9月」
        period = autumn
    has_begun = school_year_under_way(today) == today.year
    if not _SEPTEMBER.search(asked.text) or has_begun or period.year != today.year:
        return []
    context.understood = replace(before, period=period, year=today.year)
    found = _found(asked, listed, statements, context)
    if not 0 < len(found) <= _MOST or any(not _is_of_the_coming(one, today) for one in found):
        context.understood = before
        return []
    return found


def _of_the_older(found: Sequence[Statement], asked: FeeQuestion, context: Context) -> Evidence | None:
    """What is said of those who entered before, where a child did and the sums are not for all."""
    if not is_enrolled(asked.text, asked.entered, context.today):
        return None
    if any(is_of_old(one.own) or is_of_all_years(one.own) for one in found):
        return None
    rule = rule_for_old(context.snapshot.passages_of(found[0].item.id))
    return Evidence(*rule, 1.0) if rule else None


def _is_of_the_coming(said: Statement, today: date) -> bool:
    """Whether a statement is of the school year to come, by its year or by when its paper begins."""
    begins = said.item.valid_from
    return said.year == today.year or (not said.year and begins is not None and begins > today)


def _found(
    asked: FeeQuestion, listed: Listed | None, statements: Statements, context: Context
) -> list[Statement]:
    """The statements of all charges that are asked about; none where one of them has none."""
    charges = asked.charges.values()
    of_charges = [candidates(asked, charge, listed, statements, context) for charge in charges]
    if not all(of_charges):
        return []
    # 「军训的住宿」: where one sentence names both, it is about both.
    if len(of_charges) > 1:
        both = [one for one in of_charges[0] if is_all_in(asked.charges.values(), one.said.own)]
        of_charges = [both] if both else of_charges
    found: list[Statement] = []
    for of_one in of_charges:
        answering = chosen(of_one, asked, listed, context)
        if not answering:
            return []
        found += [one for one in answering if one not in found]
    return found


def _of_stages(
    asked: FeeQuestion, statements: Statements, context: Context
) -> dict[str, list[Statement]]:
    """What is charged at each stage, where a question names nothing that tells one sum from another."""
    found = {
        stage: _found(replace(asked, stage=stage), None, statements, context) for stage in _SCHOOL_STAGES
    }
    return {
        stage: own
        for stage, of_stage in found.items()
        if (own := [one for one in of_stage if stage in passage_stages(one.item, one.passage)])
    }


def _so_called(found: Sequence[Statement], asked: FeeQuestion) -> bool:
    """Whether what was found is called what the question calls it (延时), not only by a wider name."""
    named = {one[0] for words in asked.charges.values() for one in words.asked.finditer(asked.text)}
    return all(any(word in one.own for word in named) for one in found)


def _goes_by_class(asked: FeeQuestion, found: Sequence[Statement], listed: Listed) -> bool:
    """Whether what was found is for the school's class and does not name the school itself."""
    if any(one.passage.id == listed.passage.id for one in found):
        return False
    of_class = any(listed.is_in(one.own) for one in found)
    return of_class and not all(names_school(asked, one.own) for one in found)
