"""The step in which a language model makes a follow-up whole, held against what was said."""

from __future__ import annotations

import json

from index.search.tokens import Splitter, fold
from service.answering.context import Context
from service.answering.model.check.figures import figures
from service.answering.model.check.overlap import saying_words
from service.answering.model.client import ModelFailed
from service.answering.model.prompts import prompt
from service.answering.model.replies import question_in
from service.answering.recall import set_question
from service.answering.screening import refused_for
from service.answering.understand import kinds_of
from service.answering.vocabulary import folded, vocabulary
from service.answering.zones import names_an_address
from service.masking import mask

_TURNS = 6
_TURN_CHARS = 300
_LONGEST = 100
_SHARE = 0.4  # of the time left; the rest is for the answer


class Rewrite:
    """Replaces what ``Recall`` made of a follow-up where the model's question brings in nothing new.

    Does nothing without a model, nor where an address was given: addresses are not sent on.
    """

    name = "rewrite"

    def __call__(self, context: Context) -> None:
        calls = context.model
        if calls is None or context.budget is None or not context.leans or _has_an_address(context):
            return
        turns = [
            {"role": turn.role, "content": mask(turn.content)[:_TURN_CHARS]}
            for turn in context.history[-_TURNS:]
        ]
        messages = prompt("rewrite").messages(
            conversation=json.dumps(turns, ensure_ascii=False),
            question=json.dumps(mask(context.question), ensure_ascii=False),
        )
        try:
            reply = calls.ask("rewrite", messages, context.budget, _SHARE)
        except ModelFailed:
            return
        question = question_in(reply)
        said = "\n".join(turn.content for turn in context.history)
        kept = adds_nothing(question, context.question, said, context.snapshot.retriever.lexical.splitter)
        calls.ledger.sentence_judged("rewritten" if kept else "not_rewritten")
        if kept:
            set_question(question, context)


def adds_nothing(rewritten: str, question: str, conversation: str, splitter: Splitter) -> bool:
    """Whether a rewritten question only says what the question and the conversation before it said.

    Every figure and every word that says something occurs there; what the question itself says is kept; and
    it asks for nothing that is refused.
    """
    if not 2 <= len(rewritten) <= _LONGEST:
        return False
    said = fold(f"{conversation}\n{question}")
    told = {figure.text for figure in figures(said)}
    if any(figure.text not in told for figure in figures(fold(rewritten))):
        return False
    if refused_for(rewritten):
        return False
    asking = vocabulary().asking
    new = [word for word in saying_words(fold(rewritten), splitter) if not asking.search(word)]
    own = [word for word in saying_words(fold(question), splitter) if not _only_leans(word)]
    kept = fold(rewritten)
    return (
        all(word in said for word in new)
        and all(word in kept for word in own)
        and set(kinds_of(folded(question))) <= set(kinds_of(folded(rewritten)))
    )


def _only_leans(word: str) -> bool:
    words = vocabulary()
    return bool(words.leaning.search(word) or words.asking.search(word) or words.asks.search(word))


def _has_an_address(context: Context) -> bool:
    said = [context.question, *(turn.content for turn in context.history if turn.role == "user")]
    return any(names_an_address(folded(words)) for words in said)
