"""Asks back where the fitting pieces differ by stage or place and the citizen named neither."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.facts.validity import is_last_years
from index.search.retriever import Hit
from service.answering.answer import Answer
from service.answering.context import Context
from service.answering.stages import passage_stages
from service.answering.texts import text
from service.answering.vocabulary import vocabulary

_AS_GOOD = 0.95  # pieces this close to the best would answer just as well
_VAGUE = 0.8
# What is asked of pupils who enter, and the notices that answer it.
_ENROLMENT = re.compile(r"新生|报名|登记|入学|招生")
_ENROLMENT_NOTICE = re.compile(r"(?:招生|入学|入园|报名).*(?:公告|通知|方案|简章|办法|意见|工作)")
_ENTERED = ("幼儿园", "小学", "初中")
_MOST_OPTIONS = 6


class AskBack:
    """Ends the flow with a question and choices to tap, instead of taking one answer at random."""

    name = "ask_back"

    def __call__(self, context: Context) -> None:
        if not context.evidence:
            return
        understood = context.understood
        if "fee" in understood.kinds and not context.matter.words and not understood.stage:
            # 「要交多少钱」 names no matter at all
            context.answer = _question("topic", [])
            return
        if not understood.stage and vocabulary().needs_stage & set(understood.kinds):
            stages = _differing(context, lambda hit: _stage(hit, context))
            if stages:
                context.answer = _question("stage", _with_other_papers(stages, context))
                return
        if not understood.region:
            regions = _differing(context, lambda hit: _local_region(hit, context))
            if regions:
                context.answer = _question("region", regions)


def _question(what: str, options: list[str]) -> Answer:
    return Answer(
        status="clarify",
        reason=f"{what}_missing",
        text=text(f"clarify.{what}"),
        options=tuple(options[:_MOST_OPTIONS]),
        notice=text("notice"),
    )


def _differing(context: Context, value: Callable[[Hit], str]) -> list[str]:
    """The values of the pieces as good as the best, where each has one and they differ; else []."""
    first = context.evidence[0]
    if len({piece.passage.item_id for piece in context.evidence}) > 1:
        return []
    shown = {piece.passage.id for piece in context.evidence}
    top = context.scores.get(first.passage.id, 0.0)
    values: list[str] = []
    for hit in context.hits:
        # 「补助多少钱」 says so little that many rules answer it.
        bar = _AS_GOOD if len(context.matter.words) > 1 else _VAGUE
        as_good = context.scores[hit.passage.id] >= bar * top and context.fits.get(
            hit.passage.id, 0.0
        ) >= context.fits.get(first.passage.id, 0.0)
        if hit.passage.id in context.left_out or not as_good:
            continue
        found = value(hit)
        if not found:
            if hit.passage.id in shown:
                return []  # what would be shown holds for all of them
            continue
        if found not in values:
            values.append(found)
    return values if len(values) > 1 else []


def _with_other_papers(stages: list[str], context: Context) -> list[str]:
    """The stages to choose from, with those whose enrolment has a notice of its own: 「幼儿园招生公告」 is of
    no stage that the notice for schools names."""
    found = list(stages)
    if "date" in context.understood.kinds and _ENROLMENT.search(context.text):
        for item in context.snapshot.items.values():
            of_now = context.holding.standings[item.id].in_force and not is_last_years(item, context.today)
            if of_now and _ENROLMENT_NOTICE.search(item.title):
                named = [stage for stage in _ENTERED if vocabulary().stages[stage].search(item.title)]
                found += named if len(named) == 1 and named[0] not in found else []
    return sorted(found, key=list(vocabulary().stages).index)


def _stage(hit: Hit, context: Context) -> str:
    stages = passage_stages(context.snapshot.items[hit.passage.item_id], hit.passage)
    return next(iter(stages)) if len(stages) == 1 else ""


def _local_region(hit: Hit, context: Context) -> str:
    """The part of the prefecture that a passage's item is for, "" for the whole."""
    region = context.snapshot.items[hit.passage.item_id].region
    return region if context.snapshot.bureau.is_part(region) else ""
