"""A charge is looked up among the published rates before anything is searched.

What names the charge, its payer and its sort has to agree; where it does, the answer needs no other proof.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from index.catalogue.years import school_year_under_way
from index.facts.period import Period
from index.items import Passage
from index.search.tokens import fold
from index.snapshot import Snapshot
from service.answering.compose import composed
from service.answering.context import Context, Evidence
from service.answering.fees.agreement import (
    contradicts,
    fits,
    is_denied,
    is_for_others,
    is_to_come,
    names_a_part,
    stages_in,
    tells_word,
)
from service.answering.fees.charges import Words, fee_words
from service.answering.fees.classes import Listed, class_of_school
from service.answering.fees.entry import NEW, OLD, cohort, goes_by_entry, term_of
from service.answering.fees.grades import grades_in, groups_in, rooms_in, share_a_group
from service.answering.fees.place import FIGURE, NEAR, OWN, REMARK, main_place, names_school, place_of
from service.answering.fees.question import (
    FeeQuestion,
    asks_of_now,
    at_entry,
    carried_on,
    of_the_year_under_way,
    read_fee_question,
    spelled,
)
from service.answering.fees.statements import Statement, Statements, statements_of
from service.answering.rates import is_past
from service.answering.texts import text
from service.answering.vocabulary import households_in, in_full
from service.answering.weigh import does_not_apply, passage_stages

_MOST = 6
_FOR_OTHERS = "是另一学校、类别或班级的收费"
_NOT_RETURNED = "没有说怎么退"
_ONLY_RETURNED = "说的是怎么退"
_ANOTHER_CHARGE = "是另一种收费"
_GIVEN = "是资助的标准"
_AID = re.compile(r"资助|助学金|奖学金|补助|助学|[给予]补贴|免除学")
_OF_THEIR_OWN = re.compile(r"外国语|双语")  # such schools go by no row for all schools
_TAKEN = re.compile(r"收取|缴纳|交纳|收费")
_RETURNED_ONLY = re.compile(r"退还|退费|退款|退给|予退")
_SEPTEMBER = re.compile(r"(?<![\d十年])(?:9|九)月(?!\d|[一二三]?十?[一二三四五六七八九十][日号])")
_PRIVATE = re.compile(r"民办|营利|普惠性?民办|私立")
_LIMITED = ("寒暑假", "托班", "国际", "复读", "周末", "半日")
_WHETHER = re.compile(
    r"(?:交|缴|收|要|免|费|钱)[^多几]{0,4}(?:吗|么|不$|没)|要不要|用不用|收不收|交不交|免不免|需不需要"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    said: Statement
    place: float  # how close the charge is named
    told: float  # the share of the telling words that its own words hold


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
        coming = _of_the_coming_year(asked, statements, context)
        if coming:
            _give(coming, None, asked, context)
            return
        context.understood = now = of_the_year_under_way(context)
        if asked.entered is not None and asked.entered <= context.today:
            context.understood = at_entry(context)
        if not asks_of_now(context, context.understood):
            context.understood = before
            return
        listed = class_of_school(asked, statements, context)
        found = _found(asked, listed, statements, context)
        if not found and context.continued and context.leans:
            # The class or group that an earlier part named is not always one of this charge.
            alone = read_fee_question(context.question, statements, context)
            if alone is not None and not alone.school:
                found = _found(replace(alone, stage=alone.stage or asked.stage), None, statements, context)
        by_entry = now == context.understood or any(
            goes_by_entry(context.snapshot.passages_of(one.item.id)) for one in found
        )
        if not 0 < len(found) <= _MOST or not by_entry:
            context.understood = before
            _rule_out(asked, statements, context)
            return
        _give(found, listed, asked, context)

    def _of(self, snapshot: Snapshot) -> Statements:
        latest = self._latest
        if latest is None or latest[0] is not snapshot:
            latest = self._latest = (snapshot, statements_of(snapshot))
        return latest[1]


def _give(found: Sequence[Statement], listed: Listed | None, asked: FeeQuestion, context: Context) -> None:
    """Sets the answer: the statements, and before them what puts the school in its class."""
    pieces = [Evidence(one.passage, one.rate.statement, 1.0) for one in found]
    if listed is not None and _goes_by_class(asked, found, listed):
        pieces.insert(0, Evidence(listed.passage, listed.quote, 1.0))
    context.evidence = pieces
    context.lead = text("several") if len(found) > 1 else ""
    context.answer = composed(context)


def _of_the_coming_year(asked: FeeQuestion, statements: Statements, context: Context) -> list[Statement]:
    """What is charged from September on, where that is asked before and its paper is out; else ()."""
    before, today = context.understood, context.today
    period = before.period or Period.of_term(today.year, spring=False)
    has_begun = school_year_under_way(today) == today.year
    if not _SEPTEMBER.search(asked.text) or has_begun or period.year != today.year:
        return []
    context.understood = replace(before, period=period, year=today.year)
    found = _found(asked, None, statements, context)
    if not 0 < len(found) <= _MOST or any(one.year != today.year for one in found):
        context.understood = before
        return []
    return found


def _rule_out(asked: FeeQuestion, statements: Statements, context: Context) -> None:
    """Keeps what is for others, and what is given instead of charged, from the search."""
    returned = fee_words().tells["returned"]
    unknown = asked.mention is not None and not asked.mention.search(statements.text)
    own_school = asked.mention is not None and _OF_THEIR_OWN.search(asked.text) is not None
    of_returning, charges = "refund" in asked.acts, asked.charges.values()
    for said in statements.all:
        row = said.passage.kind == "row"
        theirs = own_school and row and not names_school(asked, said.whole)
        if theirs or (row and is_for_others(asked, said)) or is_denied(asked, said):
            context.left_out[said.passage.id] = _FOR_OTHERS
        elif row and of_returning and not returned.search(said.own):
            context.left_out[said.passage.id] = _NOT_RETURNED
        elif unknown and not any(place_of(one, said) for one in charges):
            context.left_out[said.passage.id] = _ANOTHER_CHARGE
        elif not of_returning and not asked.acts and _RETURNED_ONLY.search(said.own):
            context.left_out[said.passage.id] = _ONLY_RETURNED
    if asked.acts or asked.households:
        return
    for rate in context.snapshot.rates:
        passage = context.snapshot.passages[rate.passage_id]
        if _is_aid(rate.statement, context.snapshot.items[rate.item_id].title, passage):
            context.left_out[passage.id] = _GIVEN


def _is_aid(statement: str, title: str, passage: Passage) -> bool:
    """Whether a sum is one that families get: a row by what it stands under and its cells, a sentence by
    what it says."""
    if passage.kind == "row":
        return _AID.search("\n".join((title, *passage.heading[-1:], passage.lead, passage.text))) is not None
    return _AID.search(f"{title}\n{statement}") is not None and not _TAKEN.search(statement)


def _found(
    asked: FeeQuestion, listed: Listed | None, statements: Statements, context: Context
) -> list[Statement]:
    """The statements of all charges that are asked about; none where one of them has none."""
    charges = asked.charges.values()
    of_charges = [_candidates(asked, charge, listed, statements, context) for charge in charges]
    if not all(of_charges):
        return []
    # 「军训的住宿」: where one sentence names both, it is about both.
    if len(of_charges) > 1:
        both = [one for one in of_charges[0] if _is_all_in(asked.charges.values(), one.said.own)]
        of_charges = [both] if both else of_charges
    found: list[Statement] = []
    for candidates in of_charges:
        chosen = _chosen(candidates, asked, listed, context)
        if not chosen:
            return []
        found += [one for one in chosen if one not in found]
    return found


def _goes_by_class(asked: FeeQuestion, found: Sequence[Statement], listed: Listed) -> bool:
    """Whether what was found is for the school's class and does not name the school itself."""
    if any(one.passage.id == listed.passage.id for one in found):
        return False
    of_class = any(listed.is_in(one.own) for one in found)
    return of_class and not all(names_school(asked, one.own) for one in found)


def _candidates(
    asked: FeeQuestion, charge: Words, listed: Listed | None, statements: Statements, context: Context
) -> list[_Candidate]:
    """The statements in force that are of the charge, the payer and the sort that is asked about."""
    found = []
    for said in statements.all:
        place = place_of(charge, said)
        place = place or main_place(charge, asked, said)
        if not place or not fits(asked, said, listed, statements):
            continue
        if does_not_apply(said.item, said.passage, context) or is_to_come(said, context):
            continue
        if "refund" in asked.acts and not fee_words().tells["returned"].search(said.own):
            continue  # what it costs does not say what is given back
        if contradicts(asked, said, context) or (said.rate.terms and not _terms_asked(asked, said)):
            continue
        told = sum(tells_word(asked, word, said.own) for word in (*asked.telling, *asked.besides))
        found.append(_Candidate(said, place, told))
    return found


def _terms_asked(asked: FeeQuestion, said: Statement) -> bool:
    """Whether the terms of a charge are asked about, or the very case that they are for."""
    tells = [tell for act, tell in fee_words().tells.items() if act in asked.acts]
    if any(tell.search(said.own) for tell in tells) or asked.households & households_in(said.own):
        return True
    return bool(asked.qualities) and all(one.stated.search(said.own) for one in asked.qualities.values())


def _chosen(
    candidates: Sequence[_Candidate], asked: FeeQuestion, listed: Listed | None, context: Context
) -> list[Statement]:
    """The statements that answer, of one item: each preference holds where any candidate meets it."""
    left = list(candidates)
    bureau, understood = context.snapshot.bureau, context.understood
    region = understood.region if bureau.is_part(understood.region) else ""
    this_year = understood.year in (None, context.today.year)
    tells = [pattern for act, pattern in fee_words().tells.items() if act in asked.acts]
    # 「要不要交」 is answered by 「免收」 as well as by a sum.
    of_amount = not tells and not asked.households and not _WHETHER.search(asked.text)
    limits = [fee_words().qualities[name].stated for name in _LIMITED if name not in asked.qualities]
    terms = {one.said.term for one in left if one.said.term and one.said.term <= term_of(context.today)}
    latest = max(terms, default=None)
    preferences: list[Callable[[_Candidate], bool]] = [
        # The asked region's own before the prefecture's; without one, the prefecture's.
        lambda one: one.said.item.region == region if region else not bureau.is_part(one.said.item.region),
        lambda one: not asked.school or names_school(asked, one.said.whole),
        lambda one: not asked.school or asked.exact in one.said.own,
        lambda one: bool(asked.school or _PRIVATE.search(asked.text)) or not _PRIVATE.search(one.said.whole),
        lambda one: listed is None or listed.is_in(one.said.own),
        lambda one: not (this_year and _is_past(one.said, context)),
        lambda one: not one.said.term or one.said.term == latest,
        lambda one: bool(region) or not names_a_part(one.said.above, context),
        lambda one: bool(asked.households) or not tells or any(tell.search(one.said.own) for tell in tells),
        lambda one: not asked.households or bool(asked.households & households_in(one.said.rate.statement)),
        lambda one: not asked.grades or bool(asked.grades & grades_in(one.said.own)),
        lambda one: not asked.groups or share_a_group(asked.groups, groups_in(one.said.own)),
        lambda one: not of_amount or not (one.said.rate.free or one.said.rate.terms),
        lambda one: _is_all_in(asked.qualities.values(), one.said.own),
        lambda one: all(spelled(name) in spelled(one.said.own) for name in asked.classes),
        lambda one: not any(limit.search(f"{_values(one.said)}\n{one.said.above}") for limit in limits),
        lambda one: not asked.rooms or asked.rooms <= rooms_in(one.said.own),
        lambda one: one.told == max((other.told for other in left), default=0.0),
        lambda one: one.place >= NEAR,
        lambda one: one.place == OWN,
        lambda one: not asked.stage or asked.stage in passage_stages(one.said.item, one.said.passage),
        lambda one: not asked.stage or asked.stage in stages_in(one.said.own),
        lambda one: not understood.region or not one.said.school or understood.region in one.said.own,
        lambda one: all(unit.search(one.said.whole) for unit in asked.units),
    ]
    for preferred in preferences:
        left = [one for one in left if preferred(one)] or left
    if not left:
        return []
    leading = max(left, key=lambda one: one.said.since)
    left = [one for one in left if one.said.item.id == leading.said.item.id]
    side = cohort(asked.text, asked.entered, context.snapshot.passages_of(leading.said.item.id))
    other = {NEW: OLD, OLD: NEW}.get(side, "")
    of_side = [one for one in left if not other or side in one.said.own or other not in one.said.own]
    found = [one.said for one in of_side or left]
    # 「那老宿舍呢」: what is said last goes before what it leans on.
    return _of_the_cells_named(_of_the_cells_named(found, fold(context.question)), asked.text)


def _of_the_cells_named(found: list[Statement], question: str) -> list[Statement]:
    """Of the rows of a table those whose cells say most of the question: 「老宿舍」, not 「新公寓」."""
    if any(one.passage.kind != "row" for one in found):
        return found
    said = [_named_by_cells(one, question) for one in found]
    most = max(said, default=0)
    return [one for one, length in zip(found, said, strict=True) if length == most]


def _named_by_cells(said: Statement, question: str) -> int:
    """How many characters of a folded question are what cells of a row are called."""
    named: set[int] = set()
    for name, value in said.passage.cells:
        if REMARK.search(name):
            continue
        for part in re.split(r"[、,，/；;（()）\s]+", in_full(fold(value))):
            if len(part) > 1 and not FIGURE.search(part) and part in question:
                named |= set(range(question.index(part), question.index(part) + len(part)))
    return len(named)


def _is_all_in(words: Iterable[Words], own: str) -> bool:
    return all(one.stated.search(own) for one in words)


def _is_past(said: Statement, context: Context) -> bool:
    """Whether a statement is of an earlier school year than the one under way."""
    under_way = school_year_under_way(context.today)
    if said.year:
        return said.year < under_way
    return is_past(said.item, said.passage, context) and str(under_way) not in said.own


def _values(said: Statement) -> str:
    """A sentence, or the values of a row without the names of its columns."""
    return " ".join(value for _, value in said.passage.cells) or said.own
