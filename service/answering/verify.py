"""Last step: nothing leaves that its sources do not bear out."""

from __future__ import annotations

import re

from service.answering.answer import Answer
from service.answering.borne_out import unborne
from service.answering.compose import not_disclosed
from service.answering.context import Context

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_MARK = re.compile(r"\[\d+\]")


class Verify:
    """Replaces an answer whose quotes or figures its sources do not hold by 「未公开」."""

    name = "verify"

    def __call__(self, context: Context) -> None:
        answer = context.answer
        if answer is None or answer.status != "answered" or not answer.citations:
            return
        if not borne_out(answer, context) or _speaks_of_another_thing(answer, context):
            context.answer = not_disclosed(context)


def borne_out(answer: Answer, context: Context) -> bool:
    """Whether every quote is a part of its passage and every figure a part of a quote."""
    return _quotes_are_verbatim(answer, context) and _figures_are_quoted(answer)


def _speaks_of_another_thing(answer: Answer, context: Context) -> bool:
    """Whether no source of an answer speaks of the thing that is asked for (利率, 罚息).

    An office answers for what it does not name, and a zone names no more than its places.
    """
    if answer.reason == "zone" or {"contact", "office"} & set(context.understood.kinds):
        return False
    passages = context.snapshot.passages
    said = [
        "\n".join((one.title, one.heading, passages[one.passage_id].lead, passages[one.passage_id].text))
        for one in answer.citations
    ]
    return bool(unborne(context.text, "\n".join(said)))


def _quotes_are_verbatim(answer: Answer, context: Context) -> bool:
    passages = context.snapshot.passages
    return all(
        citation.quote and citation.quote in passages[citation.passage_id].text
        for citation in answer.citations
    )


def _figures_are_quoted(answer: Answer) -> bool:
    quoted = "\n".join(citation.quote for citation in answer.citations)
    return all(figure in quoted for figure in _FIGURE.findall(_MARK.sub("", answer.text)))
