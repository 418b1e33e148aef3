"""Finds passages and weighs them by what was asked: in force, right place, stage, kind and year."""

from __future__ import annotations

from index.search.retriever import Hit

from index.facts.validity import is_last_years
from index.items import Item, Passage
from service.answering.context import Context
from service.answering.vocabulary import vocabulary

_LIMIT = 60

_STATES = {
    "expired": "已过有效期",
    "repealed": "已被废止",
    "not_yet": "尚未施行",
    "past_year": "已有新年度的规定",
    "other_year": "不是所问年度",
}

# How much each sign speaks for or against a passage that matches the words.
_RIGHT_KIND, _WRONG_KIND = 1.25, 0.8
_RIGHT_STAGE, _WRONG_STAGE = 1.1, 0.55
_RIGHT_REGION, _LOCAL_ONLY = 1.2, 0.93
_WRONG_SIDE = 0.5
_LAST_YEARS = 0.7
_NAMED_YEAR = 1.2


class Search:
    """Sets ``context.hits`` (best first), their weighed scores, and why others were left out."""

    name = "search"

    def __call__(self, context: Context) -> None:
        found = context.snapshot.retriever.search(context.text, limit=_LIMIT)
        kept: list[Hit] = []
        for hit in found:
            item = context.snapshot.items[hit.passage.item_id]
            reason = _excluded(item, hit.passage, context)
            if reason:
                context.left_out[hit.passage.id] = reason
            else:
                kept.append(hit)
            context.scores[hit.passage.id] = hit.score * weight(item, hit.passage, context)
        context.hits = sorted(found, key=lambda hit: -context.scores[hit.passage.id])


def _excluded(item: Item, passage: Passage, context: Context) -> str:
    """Why a passage may not answer this question; "" where it may."""
    standing = context.holding.standings[item.id]
    if not standing.in_force:
        return _STATES[standing.state]
    asked = context.understood.region
    if asked and item.region and item.region != asked and item.region not in _parents(asked, context):
        return f"是{item.region}的规定"
    return ""


def _parents(region: str, context: Context) -> set[str]:
    return {r.parent for r in context.snapshot.bureau.regions if r.name == region and r.parent}


def weight(item: Item, passage: Passage, context: Context) -> float:
    """What a passage's score is multiplied by: 1 where nothing speaks for or against it."""
    understood = context.understood
    factor = _kind_weight(passage, understood.kinds)
    if understood.stage:
        stage = passage_stages(item, passage)
        if understood.stage in stage:
            factor *= _RIGHT_STAGE
        elif stage:
            factor *= _WRONG_STAGE
    if understood.region:
        if item.region == understood.region or understood.region in passage.text:
            factor *= _RIGHT_REGION
        elif any(r.parent and r.name in passage.text for r in context.snapshot.bureau.regions):
            factor *= _WRONG_SIDE
    elif item.region and any(r.parent and r.name == item.region for r in context.snapshot.bureau.regions):
        factor *= _LOCAL_ONLY
    own = passage.text + "".join(passage.heading[-1:])
    for one, other in vocabulary().contrasts:
        for side, opposite in ((one, other), (other, one)):
            asked = side.search(context.text) and not opposite.search(context.text)
            if asked and opposite.search(own) and not side.search(own):
                factor *= _WRONG_SIDE
    if understood.year is not None and item.school_year == understood.year:
        factor *= _NAMED_YEAR
    if understood.year is None and is_last_years(item, context.today):
        factor *= _LAST_YEARS
    return factor


def _kind_weight(passage: Passage, kinds: tuple[str, ...]) -> float:
    wanted = [vocabulary().answers[kind] for kind in kinds if kind in vocabulary().answers]
    if not wanted:
        return 1.0
    place = passage.lead + " ".join(passage.heading[-1:]) + passage.text
    return _RIGHT_KIND if any(pattern.search(place) for pattern in wanted) else _WRONG_KIND


def passage_stages(item: Item, passage: Passage) -> set[str]:
    """The stages a passage is about: named in itself, else by its nearest heading, else by the title."""
    for place in (passage.text, *reversed(passage.heading), item.title):
        found = {stage for stage, pattern in vocabulary().stages.items() if pattern.search(place)}
        if found:
            return found
    return set()
