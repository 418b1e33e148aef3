"""A charge is looked up among the published rates before anything is searched.

What names the charge, its payer and its sort has to agree; where it does, the answer needs no other proof.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.snapshot import Snapshot
from service.answering.compose import composed
from service.answering.context import Context, Evidence
from service.answering.fees.charges import Words, fee_words
from service.answering.fees.classes import Listed, class_of_school
from service.answering.fees.entry import NEW, OLD, cohort, goes_by_entry
from service.answering.fees.grades import grades_in, groups_in, rooms_in
from service.answering.fees.question import FeeQuestion, asks_of_now, at_entry, read_fee_question, spelled
from service.answering.fees.statements import Statement, Statements, statements_of
from service.answering.rates import is_past
from service.answering.texts import text
from service.answering.vocabulary import households_in, on_the_other_side
from service.answering.weigh import does_not_apply, passage_stages

_MOST = 6
_FIRST_MONTH = 9  # of a school year
_OWN, _NEAR, _ABOVE = 1.0, 0.8, 0.6  # where the charge is named
_CHARGE = re.compile(r"[一-龥]{1,6}费(?!用)|校车|校服|教材|教辅|作业本|军训|伙食|课后服务|托管")
_PRIVATE = re.compile(r"民办|营利|普惠性?民办|私立")
_PUBLIC = re.compile(r"公办|公立")
_NOT_YET = re.compile(r"[从自]\s*(20\d\d)(?:学年)?(?:[（(](20\d\d))?年?\s*(\d{1,2})?月?[^。；，]{0,12}起")
_ITEM_CELL = re.compile(r"项目|品名|费用名称|费种|收费名称")
_LIMITED = ("寒暑假", "国际", "复读", "周末", "半日")
_WHETHER = re.compile(
    r"(?:交|缴|收|要|免|费|钱)[^多几]{0,4}(?:吗|么|不$|没)|要不要|用不用|收不收|交不交|免不免|需不需要"
)
_GOODS = re.compile(r"校服|教材|教辅|作业本|校车|伙食|课后服务|托管|住宿|考试")
_OF_CHARGES = re.compile(r"收费|学费")
_NAMED = re.compile(r"(?<![各全市县区公办的])[一-龥]{2,6}(?:幼儿园|小学|中学|学校)[（(：:]")


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
        asked = read_fee_question(context, statements)
        if asked is None:
            return
        before = context.understood
        if asked.entered is not None and asked.entered <= context.today:
            context.understood = at_entry(context)
        if not asks_of_now(context, context.understood):
            context.understood = before
            return
        listed = class_of_school(asked, statements, context)
        found: list[Statement] = []
        for charge in asked.charges.values():
            candidates = _candidates(asked, charge, listed, statements, context)
            found += [one for one in _chosen(candidates, asked, listed, context) if one not in found]
        by_entry = before == context.understood or any(
            goes_by_entry(context.snapshot.passages_of(one.item.id)) for one in found
        )
        if not 0 < len(found) <= _MOST or not by_entry:
            context.understood = before
            return
        pieces = [Evidence(one.passage, one.rate.statement, 1.0) for one in found]
        if listed is not None and _goes_by_class(asked, found, listed):
            pieces.insert(0, Evidence(listed.passage, listed.quote, 1.0))
        context.evidence = pieces
        context.lead = text("several") if len(found) > 1 else ""
        context.answer = composed(context)

    def _of(self, snapshot: Snapshot) -> Statements:
        latest = self._latest
        if latest is None or latest[0] is not snapshot:
            latest = self._latest = (snapshot, statements_of(snapshot))
        return latest[1]


def _goes_by_class(asked: FeeQuestion, found: Sequence[Statement], listed: Listed) -> bool:
    """Whether what was found is for the school's class and does not name the school itself."""
    if any(one.passage.id == listed.passage.id for one in found):
        return False
    return not all(_names(asked, one.own) for one in found) and any(listed.is_in(one.own) for one in found)


def _candidates(
    asked: FeeQuestion, charge: Words, listed: Listed | None, statements: Statements, context: Context
) -> list[_Candidate]:
    """The statements in force that are of the charge, the payer and the sort that is asked about."""
    found = []
    for said in statements.all:
        place = _place(charge, said)
        place = place or _main(charge, asked, said)
        if not place or not _fits(asked, said, listed, statements):
            continue
        if does_not_apply(said.item, said.passage, context) or _is_to_come(said, context):
            continue
        if _contradicts(asked, said, context) or (said.rate.terms and not _terms_asked(asked, said)):
            continue
        told = sum(_tells(asked, word, said.own) for word in (*asked.telling, *asked.besides))
        found.append(_Candidate(said, place, told))
    return found


def _terms_asked(asked: FeeQuestion, said: Statement) -> bool:
    """Whether the terms of a charge are asked about, or the very case that they are for."""
    tells = [tell for act, tell in fee_words().tells.items() if act in asked.acts]
    if any(tell.search(said.own) for tell in tells) or asked.households & households_in(said.own):
        return True
    return bool(asked.qualities) and all(one.stated.search(said.own) for one in asked.qualities.values())


def _place(charge: Words, said: Statement) -> float:
    """How close to a statement the charge is named; 0 where it is not, or where another one is closer."""
    if charge.stated.search(said.own):
        return _OWN
    named = _item_of(said)
    if named and _CHARGE.search(named):
        return 0.0
    if charge.stated.search(said.near):
        return _NEAR
    if said.passage.kind != "row" and _CHARGE.search(said.near):
        return 0.0
    return _ABOVE if charge.stated.search(said.above) else 0.0


def _item_of(said: Statement) -> str:
    """What a row names as its charge; a sentence is searched whole."""
    if said.passage.kind != "row":
        return said.own
    return next((value for name, value in said.passage.cells if _ITEM_CELL.search(name)), "")


def _main(charge: Words, asked: FeeQuestion, said: Statement) -> float:
    """Where a paper on what schools charge gives a sum and names no charge, it is that for teaching."""
    teaching = charge in (fee_words().charges["学费"], fee_words().charges["保教费"])
    named = _names(asked, said.own) or (asked.stage and asked.stage in said.own)
    plain = not _CHARGE.search(said.own) and not said.rate.free and not said.rate.terms
    about = _OF_CHARGES.search(said.above) and not _CHARGE.search(said.near) and not _GOODS.search(said.above)
    return _ABOVE if teaching and named and plain and about else 0.0


def _names(asked: FeeQuestion, words: str) -> bool:
    """Whether folded words name the school that is asked about."""
    return asked.mention is not None and asked.mention.search(words) is not None


def _fits(asked: FeeQuestion, said: Statement, listed: Listed | None, statements: Statements) -> bool:
    """Whether a statement holds everything by which the question tells one charge from another."""
    whole = said.whole
    if not all(quality.stated.search(whole) for quality in asked.qualities.values()):
        return False
    if not all(_tells(asked, word, whole) for word in asked.telling):
        return False
    if asked.mention is None:
        told = any(word in said.school for word in asked.telling)
        return not said.school or told or "民办" in asked.qualities or said.passage.kind == "row"
    if _names(asked, whole):
        return True
    if said.school or _NAMED.search(said.own):
        return False
    if listed is not None and listed.is_rival(said.own):
        return False
    return listed is not None or _names(asked, statements.of_item[said.item.id])


def _tells(asked: FeeQuestion, word: str, place: str) -> bool:
    """Whether a telling word, or another one for it, is in a folded text."""
    if word in place:
        return True
    term = asked.forms.get(word)
    return term is not None and term.found_in(place) > 0.45


def _contradicts(asked: FeeQuestion, said: Statement, context: Context) -> bool:
    """Whether a statement is for another stage, class, sort of school or household."""
    stages = passage_stages(said.item, said.passage)
    if asked.stage and stages and asked.stage not in stages:
        return True
    if said.school and asked.stage and ("园" in said.school) != (asked.stage == "幼儿园"):
        return True
    grades, groups = grades_in(said.own), groups_in(said.own)
    if asked.grades and grades and not asked.grades & grades:
        return True
    if asked.groups and groups and not asked.groups & groups:
        return True
    around = f"{said.near}\n{said.above}"
    if on_the_other_side(asked.text, said.own) or (
        not _PUBLIC.search(said.own) and on_the_other_side(asked.text, around)
    ):
        return True
    theirs = households_in(said.own) - {"农村", "涉农"}
    if asked.households and theirs and not asked.households & theirs and "困难" not in theirs:
        return True
    # An exemption for some households says nothing of what the others pay.
    return bool(
        theirs
        and not asked.households
        and (said.rate.free or said.rate.terms)
        and said.passage.kind != "row"
        and "relief" not in asked.acts
    )


def _is_to_come(said: Statement, context: Context) -> bool:
    """Whether a statement, or the clause that it stands in, holds only from a later month on."""
    if context.understood.period is not None:
        return False
    begins = _NOT_YET.search(said.own)
    if begins is None:
        return False
    year, month = int(begins[2] or begins[1]), int(begins[3] or 9)
    return (year, month) > (context.today.year, context.today.month)


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
    preferences: list[Callable[[_Candidate], bool]] = [
        # The asked region's own before the prefecture's; without one, the prefecture's.
        lambda one: one.said.item.region == region if region else not bureau.is_part(one.said.item.region),
        lambda one: not asked.school or _names(asked, one.said.whole),
        lambda one: bool(asked.school or _PRIVATE.search(asked.text)) or not _PRIVATE.search(one.said.whole),
        lambda one: listed is None or listed.is_in(one.said.own),
        lambda one: not (this_year and _is_past(one.said, context)),
        lambda one: bool(asked.households) or not tells or any(tell.search(one.said.own) for tell in tells),
        lambda one: not asked.households or bool(asked.households & households_in(one.said.rate.statement)),
        lambda one: not asked.grades or bool(asked.grades & grades_in(one.said.own)),
        lambda one: not asked.groups or bool(asked.groups & groups_in(one.said.own)),
        lambda one: not of_amount or not (one.said.rate.free or one.said.rate.terms),
        lambda one: _is_all_in(asked.qualities.values(), one.said.own),
        lambda one: all(spelled(name) in spelled(one.said.own) for name in asked.classes),
        lambda one: not any(limit.search(f"{_values(one.said)}\n{one.said.above}") for limit in limits),
        lambda one: not asked.rooms or asked.rooms <= rooms_in(one.said.own),
        lambda one: one.told == max((other.told for other in left), default=0.0),
        lambda one: one.place >= _NEAR,
        lambda one: one.place == _OWN,
        lambda one: not asked.stage or asked.stage in passage_stages(one.said.item, one.said.passage),
        lambda one: not understood.region or not one.said.school or understood.region in one.said.own,
        lambda one: all(unit.search(one.said.own) for unit in asked.units),
    ]
    for preferred in preferences:
        left = [one for one in left if preferred(one)] or left
    if not left:
        return []
    leading = max(left, key=lambda one: str(one.said.item.published or one.said.item.written or ""))
    left = [one for one in left if one.said.item.id == leading.said.item.id]
    side = cohort(asked.text, asked.entered, context.snapshot.passages_of(leading.said.item.id))
    other = {NEW: OLD, OLD: NEW}.get(side, "")
    of_side = [one for one in left if not other or side in one.said.own or other not in one.said.own]
    return [one.said for one in of_side or left]


def _is_all_in(words: Iterable[Words], own: str) -> bool:
    return all(one.stated.search(own) for one in words)


def _is_past(said: Statement, context: Context) -> bool:
    """Whether a statement is of an earlier school year than the one under way."""
    under_way = context.today.year - (context.today.month < _FIRST_MONTH)
    if said.year:
        return said.year < under_way
    return is_past(said.item, said.passage, context) and str(under_way) not in said.own


def _values(said: Statement) -> str:
    """A sentence, or the values of a row without the names of its columns."""
    return " ".join(value for _, value in said.passage.cells) or said.own
