"""Words the answer: canned frame, verbatim quotes with their marks, citations, follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.facts.deadlines import all_passed, days_in
from index.facts.validity import is_last_years
from index.items import Item
from service.answering.amended import with_changes
from service.answering.answer import Answer, Citation
from service.answering.asked_part import asked_parts
from service.answering.context import Context, Evidence
from service.answering.desks import desk_for, desk_words
from service.answering.near import near_misses
from service.answering.texts import text, texts
from service.answering.topic import topic_of


class Compose:
    """Sets ``context.answer`` from the evidence; without any, says so and names the desk."""

    name = "compose"

    def __call__(self, context: Context) -> None:
        context.answer = composed(context) if context.evidence else not_disclosed(context)


def composed(context: Context) -> Answer:
    """The evidence under its canned words, quoted and cited."""
    context.evidence = asked_parts(context)
    context.evidence = with_changes(context)
    quoted: list[str] = []
    for n, piece in enumerate(context.evidence, 1):
        said = f"{piece.quote}[{n}]"
        if piece.goes_on and quoted:
            quoted[-1] += f"…{said}"
        else:
            quoted.append(said)
    return composed_of([context.lead, *quoted] if context.lead else quoted, context)


def composed_of(lines: Sequence[str], context: Context, generated: bool = False) -> Answer:
    """An answer of ``lines`` with their marks, and what has to be said of the evidence they rest on.

    ``generated`` says that a language model worded them: the text and its notice carry the label then.
    """
    label = [text("generated.mark")] if generated else []
    return Answer(
        status="answered",
        reason=context.understood.kind,
        text="\n".join([*_framed(lines, context), *label]),
        citations=citations(context.evidence, context),
        follow_ups=texts(f"follow_ups.{context.understood.kind}"),
        desk=desk_for(context),
        notice=text("generated.notice" if generated else "notice"),
        generated=generated,
    )


def not_disclosed(context: Context) -> Answer:
    """「未公开」 with the desk and the way to apply for disclosure."""
    year = context.understood.year
    if year is not None and year != context.today.year:
        return declined("not_disclosed", text("no_answer.year_not_disclosed"), context)
    topic = topic_of(context)
    words = text("no_answer.not_disclosed", topic=topic) if topic else text("no_answer.unnamed")
    return declined("not_disclosed", words, context)


def declined(reason: str, words: str, context: Context) -> Answer:
    """``words`` that say what was not found, with the desk and the way to apply for disclosure."""
    desk = desk_for(context)
    bureau = context.snapshot.bureau
    disclosure = bureau.disclosure or text("no_answer.disclosure", bureau=bureau.name or "教育局")
    return Answer(
        status="no_answer",
        reason=reason,
        text=words + (desk_words(desk) if desk is not None else "") + disclosure,
        follow_ups=near_misses(context),
        desk=desk,
        notice=text("notice"),
    )


def _framed(said: Sequence[str], context: Context) -> list[str]:
    """``said`` between the canned lines on the year and the changes of what it rests on."""
    items = context.snapshot.items
    first = items[context.evidence[0].passage.item_id]
    lines = []
    if _asks_of_now(context) and is_last_years(first, context.today):
        lines.append(text("last_year"))
    lines += said
    if "date" in context.understood.kinds and _asks_of_now(context) and _is_over(context):
        lines.append(text("passed"))
    cited = {piece.passage.item_id for piece in context.evidence}
    # Not where the change itself is quoted beside what it changes.
    if any(context.holding.amended.get(item_id, frozenset()) - cited for item_id in cited):
        lines.append(text("amended"))
    return lines


def _asks_of_now(context: Context) -> bool:
    """Whether no year is asked about, or this one: last year's rule is no answer to it unsaid."""
    return context.understood.year in (None, context.today.year)


def _is_over(context: Context) -> bool:
    """Whether all the days that are quoted lie in the past."""
    items = context.snapshot.items
    dated = {
        (piece.quote, items[piece.passage.item_id].school_year or _year(items[piece.passage.item_id]))
        for piece in context.evidence
    }
    passed = [all_passed(quote, year, context.today) for quote, year in dated if days_in(quote, year)]
    return bool(passed) and all(passed)


def _year(item: Item) -> int | None:
    issued = item.written or item.published
    return issued.year if issued else None


def citations(evidence: list[Evidence], context: Context) -> tuple[Citation, ...]:
    """One numbered citation for each piece, in order."""
    return tuple(_citation(n, piece, context) for n, piece in enumerate(evidence, 1))


def _citation(n: int, piece: Evidence, context: Context) -> Citation:
    item = context.snapshot.items[piece.passage.item_id]
    return Citation(
        n=n,
        item_id=item.id,
        passage_id=piece.passage.id,
        file=item.file,
        title=item.title,
        document_number=item.document_number,
        issuer=item.issuer,
        published=_iso(item.published or item.written),
        valid_from=_iso(item.valid_from),
        valid_to=_iso(item.valid_to),
        in_force=context.holding.standings[item.id].in_force,
        heading=" > ".join(piece.passage.heading),
        quote=piece.quote,
        url=item.url,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
