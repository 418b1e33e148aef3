"""Makes a question whole from the conversation: follow-ups, and answers to a question asked back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from service.answering.answer import History
from service.answering.context import Context
from service.answering.fit import matter_of
from service.answering.texts import text
from service.answering.understand import kinds_of, stage_of
from service.answering.vocabulary import folded, households_in, in_full, vocabulary

# How far back a leaning question may reach: a chain of follow-ups, not the whole conversation.
_REACH = 3
_SHORT = 16
# 「2021年市一级园」 is no 年市: the year is parted from what follows it.
_YEAR = re.compile(r"20\d\d年(?=[省市县区州])")
_GRADE = re.compile(r"[一二三四五六甲乙丙\d]([档等类级批])")
_NUMBER = re.compile(r"(?:\d+|[一二三四五六七八九十百]+)(?:号楼|号|栋|幢|单元|组|期)")


class Recall:
    """Sets ``context.text``: the question alone, or led by what it leans on, names written out."""

    name = "recall"

    def __call__(self, context: Context) -> None:
        question = in_full(folded(context.question))
        context.text = question
        replies = _asked_back(context.history) and not _stands_alone(question, context)
        if replies or _leans(question, context):
            earlier = _earlier(context.history)
            if earlier:
                context.leans = True
                context.text = in_full(_joined(earlier, question))
        _spell_out(context)


def set_question(question: str, context: Context) -> None:
    """Sets ``context.text`` to a question that is whole, names written out."""
    context.text = in_full(folded(question))
    _spell_out(context)


def _spell_out(context: Context) -> None:
    context.text = _YEAR.sub(r"\g<0> ", context.text)
    context.text = _with_terms(context.text, context.snapshot.terms)


def _with_terms(question: str, terms: Mapping[str, str]) -> str:
    """The question with what the bureau's own short words in it stand for, written behind it."""
    meant = [
        official
        for short, official in terms.items()
        if official not in question and re.search(rf"(?<!第){re.escape(short)}(?!学(?![费杂]))", question)
    ]
    return " ".join((question, *dict.fromkeys(meant)))


def _joined(earlier: str, question: str) -> str:
    """The earlier question with what the new one says put in its place."""
    old_stage, new_stage = stage_of(earlier), stage_of(question)
    if new_stage and old_stage and new_stage != old_stage:
        earlier = vocabulary().stages[old_stage].sub("", earlier)
    if households_in(question):  # 「那低保边缘的呢」 is no longer about the family before
        for household in vocabulary().households.values():
            earlier = household.sub("", earlier)
    grade = _GRADE.search(question)
    if grade:
        earlier = re.sub(rf"[一二三四五六甲乙丙\d]{grade[1]}", grade[0], earlier)
    if _NUMBER.search(question):
        earlier = _NUMBER.sub("", earlier)
    aspects = vocabulary().aspects & set(kinds_of(question))
    if aspects and "zone" in kinds_of(earlier):
        return f"{old_stage}入学招生 {question}"  # the address is answered; now it is about enrolling
    if aspects:
        for kind in vocabulary().aspects:  # 「要收费吗？几天办完」 asks no more about fees
            earlier = vocabulary().kinds[kind].sub(" ", earlier)
    return f"{earlier} {question}"


def _asked_back(history: History) -> bool:
    """Whether the assistant's last message was a question to the citizen."""
    if not history or history[-1].role != "assistant":
        return False
    last = history[-1].content
    asked = ("clarify.stage", "clarify.region", "clarify.topic", *(f"zone.{name}" for name in _ZONE_ASKS))
    return any(text(name) in last for name in asked) or last.rstrip().endswith(("？", "?"))


_ZONE_ASKS = ("needs_number", "needs_region", "needs_stage", "ambiguous", "needs_address")


def _stands_alone(question: str, context: Context) -> bool:
    """Whether what follows a question back is no reply to it but a question of its own."""
    asks = bool(vocabulary().asks.search(question)) and len(question) > len("哪个小学呢")
    return asks and bool(matter_of(question, context.snapshot).words)


def _leans(question: str, context: Context) -> bool:
    """Whether a question says too little by itself: it points back, or is short and names no matter."""
    if not context.history:
        return False
    if vocabulary().leaning.search(question):
        return True
    # 「要带什么材料」 names a kind of answer but no matter that it is about; so does a later part of one
    # message that adds a word (「中考什么时候考，什么时候填志愿」).
    words = matter_of(question, context.snapshot).words
    earlier = _earlier(context.history)
    adds_a_word = context.continued and "zone" not in kinds_of(earlier)
    return len(question) <= _SHORT and len(words) <= int(adds_a_word)


def _earlier(history: History) -> str:
    """The citizen's last messages up to the last one that stands by itself, oldest first."""
    messages = [folded(turn.content) for turn in history if turn.role == "user"][-_REACH:]
    whole: list[str] = []
    for message in reversed(messages):
        whole.insert(0, message)
        if not vocabulary().leaning.search(message):
            break
    return " ".join(whole)
