"""Weighs what was found by what was asked: in force, right place, stage, kind and year, and by fit."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import combinations

from index.catalogue.years import year_of
from index.items import Item, Passage
from index.search.retriever import Hit
from index.search.tokens import fold
from service.answering.applies import OTHER_NUMBER, does_not_apply, is_older
from service.answering.borne_out import not_borne_out, tells_its_day
from service.answering.context import Context
from service.answering.fit import matter_of, searched
from service.answering.numbered import names_no_such, names_number
from service.answering.sort_of_answer import answer_to, defining_sentence, lacking, names_no_day
from service.answering.stages import passage_stages
from service.answering.vocabulary import on_the_other_side, vocabulary

_OPENING = 4  # passages that say whom a paper is for
_BETWEEN = re.compile(r"[\s、，,；;：:（）()/｜]+|[—–~～-]+")
# 「录取结果公布后3个工作日内」 says nothing of the day when results are told.
_FROM_AN_EVENT = re.compile(
    r"[^,，。;；:：\n]{2,24}(?:之日起|[之以]?[后前])的?\d+个?(?:工作日|自然日|日|天|周|(?<=个)月)(?:之?内|以内)?"
)
# How much each sign speaks for or against a passage that matches the words.
_RIGHT_KIND, _WRONG_KIND = 1.25, 0.8
_RIGHT_SECTION = 1.3
_RIGHT_STAGE, _WRONG_STAGE, _OTHER_STAGES = 1.1, 0.55, 0.8
_RIGHT_REGION, _LOCAL_ONLY = 1.2, 0.35
_WRONG_SIDE = 0.5
_NOTE = 0.65  # a note qualifies its table; alone it seldom answers
_LAST_YEARS = 0.7
_NAMED_YEAR = 1.2
_NAMED_ABOVE = 1.5
_DEFINED = 2.0
_TELLS_DAY = 1.6
_OWN_NUMBER = 1.4
_NO_DAY = 0.75
_OWN_CELL = 0.3  # for a row whose cells are just what is asked: 小班 before 托小班
# Logistic regression over (share of the matter in the passage, cosine, search score, logarithm of
# the weight), fitted on questions whose answer is, and is not, in the material of two bureaus.
_CONFIDENCE = (3.1, 1.1, 4.0, 2.5)
_INTERCEPT = -4.7


class Weigh:
    """Orders ``context.hits`` by how sure it is that they answer; says why others are left out."""

    name = "weigh"

    def __call__(self, context: Context) -> None:
        context.matter = matter_of(context.text, context.snapshot)
        for hit in context.hits:
            item = context.snapshot.items[hit.passage.item_id]
            reason = excluded(item, hit.passage, context)
            if reason:
                context.left_out[hit.passage.id] = reason
            context.scores[hit.passage.id] = _confidence(hit, item, context)
        _pass_on(context)
        titled = [(hit.passage, context.snapshot.items[hit.passage.item_id].title) for hit in context.hits]
        if names_no_such(context.text, titled):
            context.left_out |= {hit.passage.id: OTHER_NUMBER for hit in context.hits}
        context.hits.sort(key=lambda hit: -context.scores[hit.passage.id])


def _pass_on(context: Context) -> None:
    """The wording that an amendment put in a clause's place answers what the clause answered."""
    known = {hit.passage.id for hit in context.hits}
    for hit in tuple(context.hits):
        later = context.holding.replaced.get(hit.passage.id, "")
        passage = context.snapshot.passages.get(later)
        if passage is None or excluded(context.snapshot.items[passage.item_id], passage, context):
            continue
        context.scores[later] = max(context.scores.get(later, 0.0), context.scores[hit.passage.id])
        context.fits[later] = max(context.fits.get(later, 0.0), context.fits[hit.passage.id])
        context.left_out.pop(later, None)
        if later not in known:
            known.add(later)
            context.hits.append(replace(hit, passage=passage))


def _confidence(hit: Hit, item: Item, context: Context) -> float:
    """0 to 1: how sure it is that a passage answers the question."""
    said = searched(hit.passage, item.title)
    if "date" in context.understood.kinds:
        said = _FROM_AN_EVENT.sub("", said)
    fit = context.matter.held_by(said)
    context.fits[hit.passage.id] = fit
    signs = (fit, hit.cosine, hit.score, math.log(weight(item, hit.passage, context)))
    drawn = _INTERCEPT + sum(value * sign for value, sign in zip(_CONFIDENCE, signs, strict=True))
    return 1 / (1 + math.exp(-drawn))


def excluded(item: Item, passage: Passage, context: Context) -> str:
    """Why a passage may not answer this question; "" where it may."""
    return (
        does_not_apply(item, passage, context)
        or lacking(passage, context.understood.kinds, context.text)
        or not_borne_out(item, passage, context)
    )


def weight(item: Item, passage: Passage, context: Context) -> float:
    """What a passage's score is multiplied by: 1 where nothing speaks for or against it."""
    understood = context.understood
    factor = _kind_weight(passage, understood.kinds, context.text)
    if passage.kind == "note":
        factor *= _NOTE
    if "definition" in understood.kinds and defining_sentence(passage.text, named_by(context)):
        factor *= _DEFINED
    if tells_its_day(context.text, passage):
        factor *= _TELLS_DAY
    if names_no_day(context.text, passage.text):
        factor *= _NO_DAY
    if names_number(context.text, passage, item.title):
        factor *= _OWN_NUMBER
    if understood.stage:
        stage = passage_stages(item, passage)
        if understood.stage in stage:
            factor *= _RIGHT_STAGE
        elif stage:
            factor *= _WRONG_STAGE
        elif _is_of_other_stages(item, understood.stage, context):
            factor *= _OTHER_STAGES
    if understood.region:
        if item.region == understood.region or understood.region in passage.text:
            factor *= _RIGHT_REGION
        elif any(r.parent and r.name in passage.text for r in context.snapshot.bureau.regions):
            factor *= _WRONG_SIDE
    elif context.snapshot.bureau.is_part(item.region):
        factor *= _LOCAL_ONLY
    if any(word in heading for heading in passage.heading[-1:] for word in context.matter.words):
        factor *= _NAMED_ABOVE
    if passage.kind == "row":
        factor *= 1 + _OWN_CELL * context.matter.named_by(_elements(passage))
    own = passage.text + "".join(passage.heading[-1:])
    if on_the_other_side(context.text, own):
        factor *= _WRONG_SIDE
    if understood.year is not None and understood.year in (item.school_year, year_of(item)):
        factor *= _NAMED_YEAR
    if understood.year in (None, context.today.year) and is_older(item, passage, context):
        factor *= _LAST_YEARS
    return factor


def named_by(context: Context) -> list[str]:
    """The words and runs of words that a question names its matter by, as they stand in it, longest first."""
    words = [term.word for term, _ in context.matter.terms]
    spans = combinations(range(len(words) + 1), 2)
    runs = {run for start, end in spans if (run := "".join(words[start:end])) in context.text}
    return sorted(runs, key=lambda run: (-len(run), run))


def _elements(passage: Passage) -> set[str]:
    """What the cells of a row list, each by itself."""
    return {element for _, value in passage.cells for element in _BETWEEN.split(fold(value)) if element}


def _kind_weight(passage: Passage, kinds: tuple[str, ...], question: str) -> float:
    """Whether a passage holds what the kinds of question ask for, and stands where they are answered."""
    words = vocabulary()
    place = passage.place
    asked = [kind for kind in kinds if kind in words.aspects] or list(kinds)
    if "subsidy" in kinds:  # 「补助多少钱」 asks for an amount to get, not to pay
        asked = ["subsidy", *(kind for kind in asked if kind not in ("fee", "condition"))]
    answered = [kind for kind in asked if kind in words.answers]
    factor = 1.0
    if answered:  # of two things asked, a piece that answers one is right
        held = any(answer_to(kind, question).search(place + passage.text) for kind in answered)
        factor = _RIGHT_KIND if held else _WRONG_KIND
    sections = [words.sections[kind] for kind in asked if kind in words.sections]
    if place.strip() and any(section.search(place) for section in sections):
        factor *= _RIGHT_SECTION
    return factor


def _is_of_other_stages(item: Item, asked: str, context: Context) -> bool:
    """Whether a paper opens with other stages than the one asked about."""
    opening = context.snapshot.passages_of(item.id)[:_OPENING]
    named = set[str]().union(*(passage_stages(item, passage) for passage in opening))
    return bool(named) and asked not in named
