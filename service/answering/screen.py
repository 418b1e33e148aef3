"""First step: greetings are answered at once; what may not be answered is refused, briefly."""

from __future__ import annotations

import re

from service.answering.answer import Answer
from service.answering.context import Context
from service.answering.texts import text
from service.answering.vocabulary import folded, vocabulary

# A child in danger comes before everything; personal data before scope.
_ORDER = ("crisis", "attack", "personal_data", "abuse", "out_of_scope")

_SAYS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_SHORTEST = 2  # characters that say something


class Screen:
    """Ends the flow for greetings, thanks, other people's data, attacks and what is out of scope."""

    name = "screen"

    def __call__(self, context: Context) -> None:
        question = folded(context.question)
        words = vocabulary()
        if words.greeting.match(question):
            bureau = context.snapshot.bureau.name or "教育局"
            context.answer = Answer("answered", "greeting", text("greeting", bureau=bureau))
        elif words.thanks.match(question):
            context.answer = Answer("answered", "thanks", text("thanks"))
        elif len(_SAYS.findall(question)) < _SHORTEST and not context.history:
            context.answer = Answer("clarify", "too_short", text("clarify.topic"), notice=text("notice"))
        else:
            context.answer = _refusal(question, context)


def _refusal(question: str, context: Context) -> Answer | None:
    for cause in _ORDER:
        if any(pattern.search(question) for pattern in vocabulary().screening[cause]):
            emergency = context.snapshot.bureau.emergency
            words = text(f"refused.{cause}", emergency=emergency)
            return Answer("refused", cause, words)
    return None
