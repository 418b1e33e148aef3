"""「我家低保，孩子上初中住校能领什么」: every subsidy in force whose conditions the citizen meets."""

from __future__ import annotations

import re
from collections import Counter

from index.facts.rates import Rate
from index.items import Item, Passage
from service.answering.compose import composed, not_disclosed
from service.answering.context import Context, Evidence
from service.answering.rates import is_past
from service.answering.stages import passage_stages
from service.answering.texts import text
from service.answering.vocabulary import households_in, on_the_other_side, vocabulary
from service.answering.weigh import excluded

_MOST = 6
_BESIDE = re.compile(r"除(?:了|去|开|掉)?([^，,。]{2,12}?)(?:以外|之外|外)?[，,]?\s*(?:还|另|再)")
_HARDSHIP = "困难"  # any of the households counts as one in hardship
# What a subsidy is called: two statements of one name are one subsidy, stated twice.
_NAME = re.compile(
    r"非?[一-龥]{0,4}?生活补助|[助奖]学金|贷款|免除?学[杂费]|营养|交通|雨露|[一-龥]{2}补[助贴]|资助"
)


class LookUpBenefits:
    """Ends the flow for a question of what a family can get; the sums stand beside their conditions."""

    name = "benefits"

    def __call__(self, context: Context) -> None:
        if not vocabulary().benefits.search(context.text):
            return
        asked = households_in(context.text)
        if not (asked or context.understood.stage):
            return  # everything for everybody answers nobody
        met = [pair for pair in _subsidies(context) if _is_met(*pair, asked, context)]
        chosen = _distinct(met)[:_MOST]
        if chosen:
            context.evidence = [Evidence(passage, rate.statement, 1.0) for rate, passage in chosen]
            context.lead = text("benefits")
            context.answer = composed(context)
        elif beside(context.text):
            context.answer = not_disclosed(context)  # the one that is left aside is no answer


def beside(question: str) -> set[str]:
    """The subsidies that a question leaves aside: 「除了生活补助还有啥」."""
    return {name for said in _BESIDE.findall(question) for name in _NAME.findall(said)}


def _subsidies(context: Context) -> list[tuple[Rate, Passage]]:
    snapshot = context.snapshot
    found = []
    for rate in snapshot.rates:
        passage = snapshot.passages[rate.passage_id]
        item = snapshot.items[rate.item_id]
        local = snapshot.bureau.is_part(item.region) and item.region != context.understood.region
        stale = is_past(item, passage, context) or bool(excluded(item, passage, context))
        if "subsidy" in rate.sides and not local and not stale:
            found.append((rate, passage))
    return found


def _is_met(rate: Rate, passage: Passage, asked: set[str], context: Context) -> bool:
    """Whether nothing that the citizen said speaks against a subsidy, and something speaks for it."""
    item = context.snapshot.items[rate.item_id]
    stages = passage_stages(item, passage)
    if context.understood.stage and context.understood.stage not in stages:
        return False
    if on_the_other_side(context.text, rate.statement):
        return False
    if any(name in f"{item.title} {rate.statement} {passage.place}" for name in beside(context.text)):
        return False
    households = households_in(_stated(rate, item, passage))
    return not asked or not households or _HARDSHIP in households or bool(asked & households)


def _stated(rate: Rate, item: Item, passage: Passage) -> str:
    """For whom a statement is: its own words, else what it stands under."""
    own = rate.statement
    return own if households_in(own) else " ".join((item.title, *passage.heading, passage.lead))


def _distinct(met: list[tuple[Rate, Passage]]) -> list[tuple[Rate, Passage]]:
    """Each subsidy once, from the item that states most of them: a survey rather than single rules."""
    counts = Counter(rate.item_id for rate, _ in met)
    named: set[str] = set()
    chosen = []
    for item_id, _ in counts.most_common():
        before = frozenset(named)
        for rate, passage in met:
            names = set(_NAME.findall(rate.statement + passage.place))
            if rate.item_id == item_id and names and not names <= before:
                chosen.append((rate, passage))
                named |= names
    return chosen
