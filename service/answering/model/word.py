"""The step in which a language model words the selected pieces, each sentence checked against them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from service.answering.amended import with_changes
from service.answering.compose import composed_of
from service.answering.context import Context, Evidence
from service.answering.model.check import KEPT, Checker
from service.answering.model.client import ModelFailed
from service.answering.model.complete import answers
from service.answering.model.prompts import prompt
from service.answering.model.replies import Sentence, sentences_in
from service.answering.model.sources import listed, sources_of
from service.answering.screening import is_attack
from service.answering.texts import text
from service.answering.verify import borne_out
from service.answering.zones import names_an_address
from service.masking import mask


class Word:
    """Sets ``context.answer`` where the model's sentences are borne out; else leaves it to ``Compose``.

    Does nothing without a model. It is only reached where there is evidence for an answer: whatever is looked
    up, declined, refused or asked back has ended the flow, or is ended by ``Compose``.
    """

    name = "word"

    def __call__(self, context: Context) -> None:
        calls = context.model
        if calls is None or context.budget is None or not context.evidence or _is_left_alone(context):
            return
        evidence = with_changes(context)
        sources = sources_of(evidence, context)
        if any(is_attack(source.quote) for source in sources):
            context.wording = "来源中有指令样的文字，不交给模型"
            return
        wanted = prompt("compose")
        messages = wanted.messages(
            sources=listed(sources), question=json.dumps(mask(context.text), ensure_ascii=False)
        )
        by = f"{calls.name}，提示词第{wanted.version}版"
        try:
            reply = calls.ask("compose", messages, context.budget)
        except ModelFailed as failure:
            context.wording = f"{by}：{failure.cause}"
            return
        sentences = sentences_in(reply)
        retriever = context.snapshot.retriever
        checker = Checker(retriever.lexical.splitter, retriever.embedder)
        verdicts = checker.verdicts(sentences, sources, context.text)
        for verdict in verdicts:
            calls.ledger.sentence_judged(verdict)
        told = "、".join(f"{verdict} {count}" for verdict, count in Counter(verdicts).items()) or "没有句子"
        context.wording = f"{by}：{told}"
        kept = [sentence for sentence, said in zip(sentences, verdicts, strict=True) if said == KEPT]
        if kept and answers(kept, evidence, context):
            _set_answer(kept, evidence, context)


def _is_left_alone(context: Context) -> bool:
    """Whether the frame itself is part of the answer, or the question holds what is not sent on."""
    return context.lead == text("zone.boundary") or names_an_address(context.text)


def _set_answer(kept: Sequence[Sentence], evidence: Sequence[Evidence], context: Context) -> None:
    """The sentences with the pieces that they name, numbered anew in the order of the pieces."""
    used = sorted({n for sentence in kept for n in sentence.sources})
    renumbered = {old: new for new, old in enumerate(used, 1)}
    lines = [
        sentence.text + "".join(f"[{renumbered[n]}]" for n in sorted(sentence.sources)) for sentence in kept
    ]
    selected = context.evidence
    context.evidence = [evidence[n - 1] for n in used]
    answer = composed_of(lines, context, generated=True)
    if borne_out(answer, context):
        context.answer = answer
    else:
        context.evidence = selected
