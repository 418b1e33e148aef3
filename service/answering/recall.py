"""Makes a question whole from the conversation: follow-ups, and answers to a question asked back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from service.answering.context import Context
from service.answering.follow_ups.whole import made_whole, thread_of
from service.answering.named_schools import with_high_schools
from service.answering.vocabulary import folded, in_full

# 「2021年市一级园」 is no 年市: the year is parted from what follows it.
_YEAR = re.compile(r"20\d\d年(?=[省市县区州])")
# What goes on behind a short name is another word: 「一小时」, 「二中心」, 「一小学」.
_ANOTHER_WORD = (
    r"(?!学(?![费杂])|(?<=小)[时孩班朋组型部份段区]|(?<=中)[心央间午文国专职等考旬]|(?<=幼)[儿升教])"
)

# A message that only asks whether it costs anything is asked in the papers' word.
_COSTS = re.compile(
    r"^(?:那|办|办理|这个|那个|还)*(?:[要用]不[要用]|要|用|得|需要|需不需要)?[花交收付给掏]?钱的?(?:吗|么|不|没|嘛|啵)?[?？]?$"
    r"|^(?:那|办|是|这个)*(?:收费|免费)的?(?:吗|么|不|嘛)[?？]?$"
)


class Recall:
    """Sets ``context.text``: the question alone, or joined to what it goes on from, names written out."""

    name = "recall"

    def __call__(self, context: Context) -> None:
        alone = in_full(folded(context.question))
        context.text = alone
        if context.history:
            message = _COSTS.sub("收费吗", folded(context.question))
            context.text = made_whole(thread_of(context.history, context), message, context)
        context.leans = context.text != alone
        _spell_out(context)


def set_question(question: str, context: Context) -> None:
    """Sets ``context.text`` to a question that is whole, names written out."""
    context.text = in_full(folded(question))
    _spell_out(context)


def _spell_out(context: Context) -> None:
    context.text = with_high_schools(_YEAR.sub(r"\g<0> ", context.text), context)
    context.text = _with_terms(context.text, context.snapshot.terms)


def _with_terms(question: str, terms: Mapping[str, str]) -> str:
    """The question with what the bureau's own short words in it stand for, written behind it."""
    meant = [
        official
        for short, official in terms.items()
        if official not in question and re.search(rf"(?<!第){re.escape(short)}{_ANOTHER_WORD}", question)
    ]
    return " ".join((question, *dict.fromkeys(meant)))
