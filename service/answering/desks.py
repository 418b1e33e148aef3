"""Which desk to send a citizen to, by topic and region."""

from __future__ import annotations

from index.items import Desk
from service.answering.context import Context
from service.answering.texts import text


def desk_for(context: Context) -> Desk | None:
    """The desk whose region and topics fit best; the bureau's general desk otherwise."""
    best: tuple[float, int] | None = None
    standings = context.holding.standings
    desks = context.snapshot.bureau.desks or tuple(
        fact.desk
        for fact in context.snapshot.desks
        if standings[fact.item_id].state not in ("repealed", "draft")
    )
    for position, desk in enumerate(desks):
        score = _fit(desk, context)
        if score is not None and (best is None or score > best[0]):
            best = (score, position)
    return desks[best[1]] if best else None


def desk_words(desk: Desk) -> str:
    """One sentence that names the desk with what is known of it."""
    return text(
        "no_answer.desk",
        name=desk.name,
        phone=f"，电话 {desk.phone}" if desk.phone else "",
        hours=f"，办公时间 {desk.hours}" if desk.hours else "",
        address=f"，地址 {desk.address}" if desk.address else "",
    )


def _fit(desk: Desk, context: Context) -> float | None:
    """How well a desk fits; None for another region's."""
    question, asked, bureau = context.text, context.understood.region, context.snapshot.bureau
    if desk.region and asked and desk.region != asked and desk.region not in bureau.parents_of(asked):
        return None
    score = 0.0
    if asked and desk.region == asked:
        score += 1.5
    elif not asked and bureau.is_part(desk.region):
        score -= 1.0
    # A topic counts by how much of it the question says, in whole or by its two-character parts.
    score += max((_overlap(topic, question) for topic in (*desk.topics, desk.name)), default=0.0) * 2
    if not desk.topics:
        score += 0.2
    return score


def _overlap(topic: str, question: str) -> float:
    if not topic:
        return 0.0
    if topic in question:
        return 1.0
    pairs = {topic[i : i + 2] for i in range(len(topic) - 1)}
    return sum(pair in question for pair in pairs) / len(pairs) if pairs else 0.0
