"""Of the statements that are of a charge those that answer: each preference holds where any meets it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from index.catalogue.years import school_year_under_way
from index.facts.stopped import is_stopped
from index.search.tokens import fold
from service.answering.applies import asks_of_before
from service.answering.context import Context
from service.answering.fees.agreement import is_to_come, names_a_part
from service.answering.fees.candidates import AHEAD, PRIVATE, SUMMER, Candidate, is_all_in
from service.answering.fees.charges import fee_words
from service.answering.fees.class_words import spelled
from service.answering.fees.classes import Listed
from service.answering.fees.entry import NEW, OLD, cohort, is_of_old, term_of
from service.answering.fees.grades import grades_in, groups_in, rooms_in, share_a_group
from service.answering.fees.place import FIGURE, NEAR, OWN, REMARK, names_school
from service.answering.fees.question import FeeQuestion
from service.answering.fees.statements import Statement
from service.answering.rates import is_past
from service.answering.stages import passage_stages
from service.answering.vocabulary import households_in, in_full

_NOW = re.compile(r"现在|目前|眼下|当前|[这本]个?学期")
_STATE = re.compile(r"备注|说明|状态|注$|执行情况|是否")
_LIMITED = ("寒暑假", "托班", "国际", "复读", "周末", "半日")
_WHETHER = re.compile(
    r"(?:交|缴|收|要|免|费|钱)[^多几]{0,4}(?:吗|么|不$|没)|要不要|用不用|收不收|交不交|免不免|需不需要"
)


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
        # What held before, where that is asked for; a row may say so itself (备注：已停用).
        lambda one: _is_former(one.said, context) == asks_of_before(context),
        lambda one: is_of_old(one.said.own) == (sides[one.said.item.id] == OLD),
        # The asked region's own before the prefecture's; without one, the prefecture's.
        lambda one: (
            one.said.item.region in regions if region else not bureau.is_part(one.said.item.region)
        ),
        lambda one: not asked.school or names_school(asked, one.said.whole),
        lambda one: not asked.school or asked.exact in one.said.own,
        lambda one: not names or any(name in one.said.own for name in names),  # 「镇上的幼儿园」
        # 「2号线 某镇—县城」 heads the prices of its line.
        lambda one: not names or any(name in one.said.near for name in names),
        lambda one: bool(asked.school or PRIVATE.search(asked.text)) or not PRIVATE.search(one.said.whole),
        # What holds for all schools before the sum of one.
        lambda one: bool(asked.school or tells or asked.households) or one.said.item.id in for_all,
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


def _is_former(said: Statement, context: Context) -> bool:
    """Whether a statement no longer holds by what it stands under, or by a remark of its row."""
    if said.passage.id in context.holding.stopped:
        return True
    return any(is_stopped(f"（{value}）") for name, value in said.passage.cells if _STATE.search(name))


def _items_for_all(left: Sequence[Candidate]) -> set[str]:
    """The items that give sums of the charge for no school in particular."""
    public = [one for one in left if not PRIVATE.search(one.said.whole)]
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
    if said.year and SUMMER.search(said.item.title):
        return said.year < context.today.year
    if said.year:
        return said.year < under_way
    return is_past(said.item, said.passage, context) and str(under_way) not in said.own


def _values(said: Statement) -> str:
    """A sentence, or the values of a row without the names of its columns."""
    return " ".join(value for _, value in said.passage.cells) or said.own
