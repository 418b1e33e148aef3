"""Two questions in one message: told apart before the flow, answered one by one, joined after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from service.answering.answer import Answer, Citation, Trace
from service.answering.vocabulary import folded, vocabulary

_SHORTEST = 4
_MOST = 3
_MARK = re.compile(r"\[(\d+)\]")


def split(question: str, names_matter: Callable[[str], bool]) -> list[str]:
    """The questions that a message holds, at least one; a remark between them stays with its neighbour.

    A piece that ``names_matter`` denies a matter of its own asks more about the one before.
    """
    pieces = [piece.strip(" ，,") for piece in vocabulary().split.split(question)]
    parts: list[str] = []
    for piece in pieces:
        if not piece:
            continue
        if parts and not (_asks(piece) and _asks(parts[-1]) and names_matter(piece)):
            parts[-1] = f"{parts[-1]}，{piece}"
        else:
            parts.append(piece)
    return parts[:_MOST] or [question]


def _asks(piece: str) -> bool:
    return len(piece) >= _SHORTEST and bool(vocabulary().asks.search(folded(piece)))


def join(answers: Sequence[Answer]) -> Answer:
    """One answer of several: numbered on, answered if any part is."""
    if len(answers) == 1:
        return answers[0]
    refused = next((answer for answer in answers if answer.status == "refused"), None)
    if refused is not None:
        return refused
    answered = [answer for answer in answers if answer.status == "answered"]
    leading = (answered or list(answers))[0]
    labelled = next((answer for answer in answers if answer.generated), leading)
    texts: list[str] = []
    citations: list[Citation] = []
    for position, answer in enumerate(answers, 1):
        first = len(citations)
        words = _MARK.sub(lambda mark: f"[{int(mark.group(1)) + first}]", answer.text)  # noqa: B023
        texts.append(f"（{'一二三'[position - 1]}）{words}")
        citations += [replace(citation, n=citation.n + first) for citation in answer.citations]
    return replace(
        leading,
        text="\n".join(texts),
        citations=tuple(citations),
        options=next((answer.options for answer in answers if answer.options), ()),
        follow_ups=tuple(dict.fromkeys(f for answer in answers for f in answer.follow_ups)),
        notice=labelled.notice,
        generated=labelled.generated,
        timings_ms=_sums(answers),
        trace=Trace(
            tuple(pair for answer in answers for pair in answer.trace.understood),
            tuple(candidate for answer in answers for candidate in answer.trace.candidates),
        ),
    )


def _sums(answers: Sequence[Answer]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for answer in answers:
        for step, ms in answer.timings_ms.items():
            sums[step] = sums.get(step, 0.0) + ms
    return sums
