"""A subsidy is looked up among the published rates before anything is searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.catalogue.years import school_year_under_way
from index.facts.rates import Rate
from index.items import Item, Passage
from index.search.question import Term
from index.search.tokens import fold
from service.answering.applies import does_not_apply, is_older
from service.answering.compose import composed
from service.answering.context import Context, Evidence
from service.answering.fit import matter_of
from service.answering.stages import passage_stages
from service.answering.texts import text
from service.answering.vocabulary import households_in, in_full, on_the_other_side, vocabulary

# Questions about when, where, how and with what a benefit is got are no questions of its rate.
_OTHER_ASPECTS = {"date", "duration", "contact", "office", "materials", "procedure", "count"}
_ABOVE = 0.9  # what a statement stands under says nearly as much of it as its own words
_SURE = 0.78
_NAMED = 0.55  # enough where the very charge is named: people tell their story around it
_ALIKE = 0.04
_MOST = 6
_TO_PAY = re.compile(r"(?<!生活)(?<!路)费|[交收缴]")
_CHARGE = re.compile(r"费|[助奖]学金|贷款|补助|补贴")
# 「二档」「六人间」 tell one row from the next, and are no words to a dictionary.
_CLASS = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[甲乙丙丁a-d])(?:人间|类|级|档|等|星|批|次)"
    r"|[高初][一二三](?!中)|[一二三四五六七八九]年级|[上下]学期"
)
_FIGURES = str.maketrans("123456789", "一二三四五六七八九")
_OF_ONE_SCHOOL = re.compile(r"^(?:学校|幼儿园|园所?|院校|机构|单位)(?:全?名称?)?$|校名|园名")
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class _Candidate:
    rate: Rate
    item: Item
    passage: Passage
    above: str  # folded: what the statement stands under
    held: float


class LookUpRate:
    """Ends the flow where the rates of the subsidy that a question asks for are published."""

    name = "rates"

    def __call__(self, context: Context) -> None:
        kinds = set(context.understood.kinds)
        if "subsidy" not in kinds or _OTHER_ASPECTS & kinds:
            return
        context.matter = matter_of(context.text, context.snapshot)
        if len(context.matter.words) < 2 and not context.understood.stage:
            return  # 「学费多少」 names too little to tell one rate from another
        found = _narrowed(_candidates(context), context)
        if not 0 < len(found) <= _MOST:
            return
        context.evidence = [Evidence(one.passage, one.rate.statement, one.held) for one in found]
        context.lead = text("several") if len(found) > 1 else ""
        context.answer = composed(context)


def _candidates(context: Context) -> list[_Candidate]:
    """The rates in force that hold what the question names."""
    snapshot, sides = context.snapshot, set(context.understood.kinds)
    if not _TO_PAY.search(context.text):
        sides = {"subsidy"}  # 「能领多少」 asks for an amount to get, in the words of one to pay
    terms, charges = _terms(context)
    candidates = []
    for rate in snapshot.rates:
        if not sides & set(rate.sides):
            continue
        passage, item = snapshot.passages[rate.passage_id], snapshot.items[rate.item_id]
        if does_not_apply(item, passage, context) or _contradicts(rate, item, passage, context):
            continue
        above = fold("\n".join((item.title, *passage.heading, passage.lead)))
        own = in_full(fold(rate.statement))
        held = _held(terms, charges, own, above, set(context.matter.words))
        if held:
            candidates.append(_Candidate(rate, item, passage, above, held))
    return candidates


def _terms(context: Context) -> tuple[list[tuple[Term, float]], set[str]]:
    """The terms to be found with their weight, and those of them that name a charge or benefit.

    The households named are no such terms: who is poor is told in many ways.
    """
    question = fold(context.text)
    fee, marked = vocabulary().kinds["fee"], [other for _, other in vocabulary().contrasts]
    terms = [
        (term, weight)
        for term, weight in context.matter.terms
        # 要钱 and 贵不贵 only ask.
        if not households_in(term.word) and (_CHARGE.search(term.word) or not fee.fullmatch(term.word))
    ]
    charges = {
        term.word
        for term, _ in terms
        if _CHARGE.search(term.word)
        or f"{term.word}费" in question
        or any(_CHARGE.search(part) for form in term.forms for part in form.parts)
    }
    charges &= set(context.matter.words)
    if not charges:
        return terms, charges
    # 民办 and 走读 are not the usual case: what does not say so is not for them.
    charges |= {term.word for term, _ in terms if any(side.search(term.word) for side in marked)}
    # 生活 is part of the name in 「生活补助」.
    charges |= {term.word for term, _ in terms if any(f"{term.word}{name}" in question for name in charges)}
    return terms, charges


def _held(
    terms: Sequence[tuple[Term, float]], charges: set[str], own: str, above: str, names: set[str]
) -> float:
    """The share of the matter in a statement and what it stands under; 0 where that is not enough.

    Where the charge is named it has to be found; otherwise everything that is named.
    """
    held = total = 0.0
    whole = True
    for term, weight in terms:
        found = max(term.found_in(own), _ABOVE * term.found_in(above))
        if not found and term.word in names:
            if term.word in charges or not charges:
                return 0.0
            whole = False
        held += weight * found
        total += weight
    share = held / total if total else 0.0
    return share if share >= (_SURE if whole else _NAMED) else 0.0


def _contradicts(rate: Rate, item: Item, passage: Passage, context: Context) -> bool:
    """Whether a statement is for another stage, sort of school or household than the one asked about."""
    asked = context.understood.stage
    stages = passage_stages(item, passage)
    if asked and stages and asked not in stages:
        return True
    theirs, ours = households_in(rate.statement), households_in(context.text)
    if ours and theirs and not ours & theirs and "困难" not in theirs:
        return True
    # An exemption for some households says nothing of what the others pay.
    if rate.free and theirs and not ours and passage.kind != "row":
        return True
    return on_the_other_side(context.text, rate.statement)


def _narrowed(candidates: Sequence[_Candidate], context: Context) -> list[_Candidate]:
    """The best of one item: each preference holds where any candidate meets it."""
    bureau, asked = context.snapshot.bureau, context.text
    region = context.understood.region if bureau.is_part(context.understood.region) else ""
    this_year = context.understood.year in (None, context.today.year)
    classes = {_spelled(named) for named in _CLASS.findall(fold(asked))}
    charges = {word for word in context.matter.words if _CHARGE.search(word)}
    households = households_in(asked)
    preferences: list[Callable[[_Candidate], bool]] = [
        # The asked region's own before the prefecture's; without one, the prefecture's.
        lambda one: one.item.region == region if region else not bureau.is_part(one.item.region),
        lambda one: not (this_year and is_past(one.item, one.passage, context)),
        lambda one: all(name in fold(one.rate.statement) + one.above for name in charges),
        lambda one: all(named in _spelled(fold(one.rate.statement)) for named in classes),
        lambda one: not households or bool(households & households_in(one.rate.statement)),
        lambda one: not _is_of_another_school(one.passage, context),
    ]
    for preferred in preferences:
        candidates = [one for one in candidates if preferred(one)] or candidates
    if not candidates:
        return []
    best = max(one.held for one in candidates)
    alike = [one for one in candidates if one.held >= best - _ALIKE]
    leading = max(alike, key=lambda one: (one.held, str(one.item.published or one.item.written or "")))
    return _newest([one for one in alike if one.item.id == leading.item.id], context)


def is_past(item: Item, passage: Passage, context: Context) -> bool:
    """Whether a rate is of an earlier year; one of the school year under way is not, until August ends."""
    return item.school_year != school_year_under_way(context.today) and is_older(item, passage, context)


def _newest(candidates: Sequence[_Candidate], context: Context) -> list[_Candidate]:
    """Of tables of several years in one item the newest, unless a year is asked for."""
    if context.understood.year not in (None, context.today.year):
        return list(candidates)
    years = [_year_above(one.passage) for one in candidates]
    newest = max(years)
    return [one for one, year in zip(candidates, years, strict=True) if year in (0, newest)]


def _year_above(passage: Passage) -> int:
    """The latest year that the headings and the table's title name; 0 where they name none."""
    place = " ".join((*passage.heading, passage.lead, passage.text.partition("｜")[0]))
    return max((int(year) for year in _YEAR.findall(place)), default=0)


def _is_of_another_school(passage: Passage, context: Context) -> bool:
    """Whether a row is for one school, and the question names none of its words."""
    school = next((value for name, value in passage.cells if _OF_ONE_SCHOOL.search(name)), "")
    if not school:
        return False
    words = context.snapshot.retriever.lexical.splitter.words(fold(school))
    regions = context.snapshot.bureau.spoken
    telling = [word for word in words if word not in regions and not _is_stage(word)]
    return bool(telling) and not any(word in fold(context.text) for word in telling)


def _is_stage(word: str) -> bool:
    return word in ("学校", "中学") or any(p.fullmatch(word) for p in vocabulary().stages.values())


def _spelled(text: str) -> str:
    """With single figures as Chinese numerals: 「1档」 and 「一档」 are one class."""
    return re.sub(r"(?<!\d)\d(?!\d)", lambda figure: figure[0].translate(_FIGURES), text)
