"""Two questions in one message: told apart before the flow, answered one by one, joined after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from service.answering.answer import Answer, Citation, Trace
from service.answering.duties import aspects_of, goes_on_asking
from service.answering.follow_ups.words import words
from service.answering.screening import in_danger, only_insults
from service.answering.understand import kinds_of
from service.answering.vocabulary import folded, vocabulary

_SHORTEST = 4
_MOST = 3
# Kinds of answer that are stated elsewhere than the amount or the day asked about before them.
_APART = {"contact", "date", "materials", "duration"}
_SHORT_ASK = re.compile(r"[找问归]谁|去哪|在哪")
_OF_ALL = re.compile(r"^(?:我|俺|咱|家|孩子|娃|户口|户籍|在|是)[^？?]{1,10}(?:的|人|户口|户籍|住|读|上学)$")
_MARK = re.compile(r"\[(\d+)\]")


def split(question: str, names_matter: Callable[[str], bool]) -> list[str]:
    """The questions that a message holds, at least one; a remark between them stays with its neighbour, one
    that closes the message (我雁浦的) belongs to all of them.

    A piece is a question of its own where ``names_matter`` says that it names a matter, or where it asks
    for another kind of answer than the one before (「最多贷多少 到哪办」).
    """
    pieces = [piece.strip(" ，,") for piece in vocabulary().split.split(question)]
    parts: list[str] = []
    closing: list[str] = []
    for piece in pieces:
        if not piece:
            continue
        if parts and _asks(piece) and _asks(parts[-1]) and _is_apart(parts[-1], piece, names_matter):
            parts.append(piece)
            closing = []
        elif parts:
            parts[-1] = f"{parts[-1]}，{piece}"
            closing = [] if _asks(piece) else [*closing, piece]
        else:
            parts.append(piece)
    parts = parts[:_MOST]
    if any(in_danger(folded(part)) for part in parts) and not in_danger(folded(question)):
        return [question]  # 「有人落水怎么办 学校教的六不是啥」
    remark = "，".join(closing)
    if remark and _OF_ALL.search(remark):
        parts = [*(f"{part}，{remark}" for part in parts[:-1]), *parts[-1:]]
    return parts or [question]


def _asks(piece: str) -> bool:
    said = folded(piece)
    asks = len(piece) >= _SHORTEST - 1 and bool(vocabulary().asks.search(said))
    asks = asks or bool(_SHORT_ASK.fullmatch(said))
    return asks and not only_insults(said)


def _is_apart(before: str, piece: str, names_matter: Callable[[str], bool]) -> bool:
    if aspects_of(folded(before)) and goes_on_asking(folded(piece)):
        return False
    if names_matter(piece) and len(piece) >= _SHORTEST:
        return True
    one, other = _kinds(before), _kinds(piece)
    is_value = vocabulary().value.search(folded(before)) or "materials" in one
    return bool(is_value and other & _APART and not other & (one | {"fee"}))


def _kinds(piece: str) -> set[str]:
    """The kinds of answer that a piece asks for; whom to ask, where and by which number are one."""
    question = folded(piece)
    kinds = set(kinds_of(question)) & vocabulary().aspects
    if "office" in kinds or words().where.search(question):
        kinds = kinds - {"office"} | {"contact"}
    return kinds


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
        said = _MARK.sub(lambda mark: f"[{int(mark.group(1)) + first}]", answer.text)  # noqa: B023
        texts.append(f"（{'一二三'[position - 1]}）{said}")
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
