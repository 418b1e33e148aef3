"""Of the statements that are of a charge those that answer: each preference holds where any meets it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from index.catalogue.years import school_year_under_way
from index.search.tokens import fold
from service.answering.amended import RAISED
from service.answering.context import Context
from service.answering.fees.agreement import (
    contradicts,
    fits,
    is_to_come,
    names_a_part,
    tells_word,
)
from service.answering.fees.charges import Words, fee_words
from service.answering.fees.class_words import spelled
from service.answering.fees.classes import Listed
from service.answering.fees.entry import NEW, OLD, cohort, is_of_old, term_of
from service.answering.fees.grades import grades_in, groups_in, rooms_in, share_a_group
from service.answering.fees.place import (
    FIGURE,
    ITEM_CELL,
    NEAR,
    OWN,
    REMARK,
    main_place,
    names_school,
    place_of,
)
from service.answering.fees.question import FeeQuestion
from service.answering.fees.statements import Statement, Statements
from service.answering.rates import is_past
from service.answering.vocabulary import households_in, in_full
from service.answering.weigh import does_not_apply, passage_stages

_PRIVATE = re.compile(r"民办|营利|普惠性?民办|私立")
_PUBLIC = re.compile(r"公办|公立")
_NO_SUM = re.compile(r"^(?:据实|按实|按成本|自定|协商|由[^，。]{2,10}(?:自定|自主|协商)|市场调节)")
AHEAD = timedelta(days=90)
_NOW = re.compile(r"现在|目前|眼下|当前|[这本]个?学期")
_OF_CHARGE = re.compile(r"报名费|考务|考试费|测试费|面试|收费|费用|不收|免收|免[缴交]|零收费")
_LIMITED = ("寒暑假", "托班", "国际", "复读", "周末", "半日")
_WHETHER = re.compile(
    r"(?:交|缴|收|要|免|费|钱)[^多几]{0,4}(?:吗|么|不$|没)|要不要|用不用|收不收|交不交|免不免|需不需要"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement of the charge that is asked about."""

    said: Statement
    place: float  # how close the charge is named
    told: float  # the share of the telling words that its own words hold


def candidates(
    asked: FeeQuestion, charge: Words, listed: Listed | None, statements: Statements, context: Context
) -> list[Candidate]:
    """The statements in force that are of the charge, the payer and the sort that is asked about."""
    found = []
    private = _is_private(asked, statements)
    for said in statements.all:
        place = place_of(charge, said)
        place = place or main_place(charge, asked, said)
        if not place or not fits(asked, said, listed, statements):
            continue
        ahead = context.today + AHEAD
        if does_not_apply(said.item, said.passage, context) or is_to_come(said, context, ahead):
            continue
        if said.rate.free and charge == fee_words().charges["考试费"] and not _OF_CHARGE.search(said.own):
            continue  # 「免费讲座」 says nothing of what the examination costs
        if "forced" in asked.acts and not fee_words().tells["forced"].search(said.own):
            continue  # nor whether it has to be bought
        if "refund" in asked.acts and not fee_words().tells["returned"].search(said.own):
            continue  # what it costs does not say what is given back
        if private and not _PRIVATE.search(said.whole) and _PUBLIC.search(f"{said.own}{said.near}"):
            continue
        only_terms = said.rate.terms and not _is_of_no_sum(charge, said) and not _terms_asked(asked, said)
        if only_terms or contradicts(asked, said, context):
            continue
        told = sum(tells_word(asked, word, said.own) for word in (*asked.telling, *asked.besides))
        found.append(Candidate(said, place, told))
    return found


def announced(asked: FeeQuestion, statements: Statements, context: Context) -> list[Statement]:
    """The changes of the charge that are published, be it for a day to come."""
    standings = context.holding.standings
    return [
        said
        for said in statements.all
        if RAISED.search(said.own)
        and standings[said.item.id].state in ("in_force", "not_yet")
        and is_all_in(asked.charges.values(), said.own)
        and asked.rooms <= rooms_in(said.own)
        and (asked.mention is None or names_school(asked, said.own))
        and not contradicts(asked, said, context)
    ]


def _is_private(asked: FeeQuestion, statements: Statements) -> bool:
    """Whether the school that is asked about stands among private ones."""
    named = [one.whole for one in statements.all if names_school(asked, one.own)]
    return bool(named) and all(_PRIVATE.search(whole) and not _PUBLIC.search(whole) for whole in named)


def _is_of_no_sum(charge: Words, said: Statement) -> bool:
    """Whether a row has the charge for its item and terms (据实) in place of a sum: there is no other."""
    items = [value for name, value in said.passage.cells if ITEM_CELL.search(name)]
    if not any(_NO_SUM.search(value) for _, value in said.passage.cells):
        return False
    return any(charge.stated.search(in_full(fold(value))) for value in items)


def _terms_asked(asked: FeeQuestion, said: Statement) -> bool:
    """Whether the terms of a charge are asked about, or the very case that they are for."""
    tells = [tell for act, tell in fee_words().tells.items() if act in asked.acts]
    if any(tell.search(said.own) for tell in tells) or asked.households & households_in(said.own):
        return True
    return bool(asked.qualities) and all(one.stated.search(said.own) for one in asked.qualities.values())


def chosen(
    candidates: Sequence[Candidate], asked: FeeQuestion, listed: Listed | None, context: Context
) -> list[Statement]:
    """The statements that answer, of one item: each preference holds where any candidate meets it."""
    left = list(candidates)
    sorts = [one.stated for one in fee_words().sorts.values() if one.asked.search(asked.text)]
    bureau, understood = context.snapshot.bureau, context.understood
    region = understood.region if bureau.is_part(understood.region) else ""
    regions = {region, "" if region == bureau.home else region}  # a county's own papers seldom name it
    names = [
        fold(name) for one in bureau.regions if one.name == region for name in one.spoken if len(name) > 1
    ]
    this_year = understood.year in (None, context.today.year)
    tells = [pattern for act, pattern in fee_words().tells.items() if act in asked.acts]
    # 「要不要交」 is answered by 「免收」 as well as by a sum.
    of_amount = not tells and not asked.households and not _WHETHER.search(asked.text)
    limits = [fee_words().qualities[name].stated for name in _LIMITED if name not in asked.qualities]
    # What is announced for the term to come is what families ask for by then.
    until = term_of(context.today if _NOW.search(asked.text) else context.today + AHEAD)
    terms = {one.said.term for one in left if one.said.term and one.said.term <= until}
    latest = max(terms, default=None)
    literally = {one[0] for words in asked.charges.values() for one in words.asked.finditer(asked.text)}
    for_all = _items_for_all(left)
    sides = {
        item: cohort(asked.text, asked.entered, context.snapshot.passages_of(item))
        for item in dict.fromkeys(one.said.item.id for one in left)
    }
    preferences: list[Callable[[Candidate], bool]] = [
        lambda one: not is_to_come(one.said, context),
        # The asked region's own before the prefecture's; without one, the prefecture's.
        lambda one: (
            one.said.item.region in regions if region else not bureau.is_part(one.said.item.region)
        ),
        lambda one: not asked.school or names_school(asked, one.said.whole),
        lambda one: not asked.school or asked.exact in one.said.own,
        lambda one: not names or any(name in one.said.own for name in names),  # 「镇上的幼儿园」
        lambda one: bool(asked.school or _PRIVATE.search(asked.text)) or not _PRIVATE.search(one.said.whole),
        # What holds for all schools before the sum of one.
        lambda one: bool(asked.school or tells) or one.said.item.id in for_all,
        lambda one: listed is None or listed.is_in(one.said.own),
        lambda one: not (this_year and _is_past(one.said, context)),
        lambda one: not one.said.term or one.said.term == latest,
        lambda one: bool(region) or not names_a_part(one.said.above, context),
        lambda one: bool(asked.households) or not tells or any(tell.search(one.said.own) for tell in tells),
        lambda one: not asked.households or bool(asked.households & households_in(one.said.rate.statement)),
        lambda one: not asked.grades or bool(asked.grades & grades_in(one.said.own)),
        lambda one: not asked.groups or share_a_group(asked.groups, groups_in(one.said.own)),
        lambda one: not of_amount or not (one.said.rate.free or one.said.rate.terms),
        lambda one: is_all_in(asked.qualities.values(), one.said.own),
        lambda one: all(spelled(name) in spelled(one.said.own) for name in asked.classes),
        lambda one: is_of_old(one.said.own) == (sides[one.said.item.id] == OLD),
        lambda one: not any(limit.search(f"{_values(one.said)}\n{one.said.above}") for limit in limits),
        lambda one: not asked.rooms or asked.rooms <= rooms_in(one.said.own),
        lambda one: all(sort.search(one.said.own) for sort in sorts),
        lambda one: one.told == max((other.told for other in left), default=0.0),
        # 「课后服务」 before 「延时班」, where the one word is asked.
        lambda one: any(word in one.said.whole for word in literally),
        lambda one: one.place >= NEAR,
        lambda one: one.place == OWN,
        lambda one: not asked.stage or asked.stage in passage_stages(one.said.item, one.said.passage),
        lambda one: not understood.region or not one.said.school or understood.region in one.said.own,
        lambda one: all(unit.search(_of_charges(asked, one.said)) for unit in asked.units),
    ]
    for preferred in preferences:
        left = [one for one in left if preferred(one)] or left
    if not left:
        return []
    leading = max(left, key=lambda one: one.said.since)
    left = [one for one in left if one.said.item.id == leading.said.item.id]
    side = sides[leading.said.item.id]
    other = {NEW: OLD, OLD: NEW}.get(side, "")
    of_side = [one for one in left if not other or side in one.said.own or other not in one.said.own]
    found = [one.said for one in of_side or left]
    # 「那老宿舍呢」: what is said last goes before what it leans on.
    return _of_the_cells_named(_of_the_cells_named(found, fold(context.question)), asked.text)


def _items_for_all(left: Sequence[Candidate]) -> set[str]:
    """The items that give sums of the charge for no school in particular."""
    public = [one for one in left if not _PRIVATE.search(one.said.whole)]
    of_schools = {one.said.item.id for one in public if one.said.school}
    sums = [one for one in left if one.place >= NEAR and not (one.said.rate.free or one.said.rate.terms)]
    return {one.said.item.id for one in sums} - of_schools


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


def is_all_in(words: Iterable[Words], own: str) -> bool:
    return all(one.stated.search(own) for one in words)


def _of_charges(asked: FeeQuestion, said: Statement) -> str:
    """Where the unit of the charge stands: its columns and those of units, else everything."""
    charges = asked.charges.values()
    named = [
        (name, value)
        for name, value in said.passage.cells
        if any(charge.stated.search(in_full(fold(name))) for charge in charges)
    ]
    heads = {name.partition("/")[0] for name, _ in named}
    units = [
        (name, value)
        for name, value in said.passage.cells
        if "单位" in name and ("/" not in name or name.partition("/")[0] in heads)
    ]
    return fold("；".join(f"{name}：{value}" for name, value in (*named, *units))) if named else said.whole


def _is_past(said: Statement, context: Context) -> bool:
    """Whether a statement is of an earlier school year than the one under way."""
    under_way = school_year_under_way(context.today)
    if said.year:
        return said.year < under_way
    return is_past(said.item, said.passage, context) and str(under_way) not in said.own


def _values(said: Statement) -> str:
    """A sentence, or the values of a row without the names of its columns."""
    return " ".join(value for _, value in said.passage.cells) or said.own
