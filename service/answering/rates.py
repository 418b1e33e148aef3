"""A fee or a subsidy is looked up among the published rates before anything is searched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.rates import Rate
from index.items import Item, Passage
from index.search.tokens import fold
from service.answering.compose import composed
from service.answering.context import Context, Evidence
from service.answering.fit import Matter, matter_of
from service.answering.texts import text
from service.answering.vocabulary import on_the_other_side
from service.answering.weigh import excluded, is_older, passage_stages

# Questions about when, where, how and with what a benefit is got are no questions of its rate.
_OTHER_ASPECTS = {"date", "duration", "contact", "office", "materials", "procedure", "count"}
_ABOVE = 0.9  # what a statement stands under says nearly as much of it as its own words
_SURE = 0.78
_ALIKE = 0.04
_MOST = 6
# 「二档」「六人间」 tell one row from the next, and are no words to a dictionary.
_CLASS = re.compile(r"(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[甲乙丙丁a-d])(?:人间|类|级|档|等|星|批|次)")
_NAME = re.compile(r"(?:费|[助奖]学金|贷款|补助|补贴)$")
_FIGURES = str.maketrans("123456789", "一二三四五六七八九")
# A rule for some households only says nothing of what the others pay.
_FOR_SOME = re.compile(r"困难|低保|最低生活保障|特困|孤儿|残疾|烈士|脱贫|建档立卡|优抚|军人")


@dataclass(frozen=True, slots=True)
class _Candidate:
    rate: Rate
    item: Item
    passage: Passage
    above: str  # folded: what the statement stands under
    held: float


class LookUpRate:
    """Ends the flow where the rates that a question asks for are published."""

    name = "rates"

    def __call__(self, context: Context) -> None:
        kinds = set(context.understood.kinds)
        if not {"fee", "subsidy"} & kinds or _OTHER_ASPECTS & kinds:
            return
        context.matter = matter = matter_of(context.text, context.snapshot)
        if len(matter.words) < 2 and not context.understood.stage:
            return  # 「学费多少」 names too little to tell one rate from another
        found = _narrowed(_candidates(matter, context), context)
        if not 0 < len(found) <= _MOST:
            return
        context.evidence = [Evidence(one.passage, one.rate.statement, one.held) for one in found]
        context.lead = text("several") if len(found) > 1 else ""
        context.answer = composed(context)


def _candidates(matter: Matter, context: Context) -> list[_Candidate]:
    """The rates in force that hold all that the question names."""
    snapshot, sides = context.snapshot, set(context.understood.kinds)
    candidates = []
    for rate in snapshot.rates:
        if not sides & set(rate.sides):
            continue
        passage, item = snapshot.passages[rate.passage_id], snapshot.items[rate.item_id]
        if excluded(item, passage, context) or _contradicts(rate, item, passage, context):
            continue
        above = fold("\n".join((item.title, *passage.heading, passage.lead)))
        held = _held(matter, fold(rate.statement), above)
        if held >= _SURE:
            candidates.append(_Candidate(rate, item, passage, above, held))
    return candidates


def _held(matter: Matter, own: str, above: str) -> float:
    """The share of the matter in a statement and what it stands under; 0 where a name is missing."""
    held = total = 0.0
    for term, weight in matter.terms:
        found = max(term.found_in(own), _ABOVE * term.found_in(above))
        if not found and term.word in matter.words:
            return 0.0
        held += weight * found
        total += weight
    return held / total if total else 0.0


def _contradicts(rate: Rate, item: Item, passage: Passage, context: Context) -> bool:
    """Whether a statement is for another stage, sort of school or household than the one asked about."""
    asked = context.understood.stage
    stages = passage_stages(item, passage)
    if asked and stages and asked not in stages:
        return True
    if rate.free and passage.kind != "row" and _FOR_SOME.search(rate.statement):
        return not _FOR_SOME.search(context.text)
    return on_the_other_side(context.text, rate.statement)


def _narrowed(candidates: Sequence[_Candidate], context: Context) -> list[_Candidate]:
    """The best of one item: the asked region's own before the prefecture's, this year's, the newest."""
    bureau, region = context.snapshot.bureau, context.understood.region
    if region:
        candidates = [one for one in candidates if one.item.region == region] or candidates
    else:
        candidates = [one for one in candidates if not bureau.is_part(one.item.region)] or candidates
    if context.understood.year in (None, context.today.year):
        current = [one for one in candidates if not is_older(one.item, one.passage, context)]
        candidates = current or candidates
    if not candidates:
        return []
    candidates = _of_class(_by_name(candidates, context), context)
    best = max(one.held for one in candidates)
    alike = [one for one in candidates if one.held >= best - _ALIKE]
    leading = max(alike, key=lambda one: (one.held, str(one.item.published or one.item.written or "")))
    return [one for one in alike if one.item.id == leading.item.id]


def _by_name(candidates: Sequence[_Candidate], context: Context) -> Sequence[_Candidate]:
    """Those of the very name asked for (住宿费, 助学金), where there are any."""
    names = {term.word for term, _ in context.matter.terms if _NAME.search(term.word)}
    exact = [
        one for one in candidates if all(name in fold(one.rate.statement) + one.above for name in names)
    ]
    return exact or candidates


def _of_class(candidates: Sequence[_Candidate], context: Context) -> Sequence[_Candidate]:
    """Those of the very class asked for (二档, 六人间), where there are any."""
    classes = {_spelled(named) for named in _CLASS.findall(fold(context.text))}
    exact = [
        one for one in candidates if all(named in _spelled(fold(one.rate.statement)) for named in classes)
    ]
    return exact or candidates


def _spelled(text: str) -> str:
    """With single figures as Chinese numerals: 「1档」 and 「一档」 are one class."""
    return re.sub(r"(?<!\d)\d(?!\d)", lambda figure: figure[0].translate(_FIGURES), text)
