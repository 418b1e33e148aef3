"""What happened inside, put beside the answer for staff."""

from __future__ import annotations

from dataclasses import replace

from service.answering.answer import Answer, Candidate, Trace
from service.answering.context import Context

_SHOWN = 12


def traced(context: Context, timings_ms: dict[str, float]) -> Answer:
    """The context's answer with its times and its trace."""
    if context.answer is None:
        raise RuntimeError("the flow ended without an answer")
    return replace(context.answer, timings_ms=timings_ms, trace=_trace(context, context.answer))


def _trace(context: Context, answer: Answer) -> Trace:
    understood = context.understood
    facts = (
        ("补全后的问题", context.text),
        ("问题种类", "、".join(understood.kinds)),
        ("学段", understood.stage),
        ("地区", understood.region),
        ("年度", str(understood.year or "")),
        ("地址", understood.address),
        ("语言模型", context.wording),
    )
    used = {citation.passage_id for citation in answer.citations}
    candidates = tuple(
        Candidate(
            passage_id=hit.passage.id,
            item_title=context.snapshot.items[hit.passage.item_id].title,
            heading=" > ".join(hit.passage.heading),
            text=hit.passage.text,
            score=round(context.scores[hit.passage.id], 4),
            used=hit.passage.id in used,
            why="" if hit.passage.id in used else context.left_out.get(hit.passage.id, "排在后面"),
        )
        for hit in context.hits[:_SHOWN]
    )
    return Trace(tuple((label, value) for label, value in facts if value), candidates)
