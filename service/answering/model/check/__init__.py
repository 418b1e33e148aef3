"""Whether a sentence that a model wrote is borne out by the sources that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.search.embedder import Embedder
from index.search.tokens import Splitter
from service.answering.model.check.bindings import bound
from service.answering.model.check.conditions import lost
from service.answering.model.check.figures import borne_out, dates_borne_out, figures
from service.answering.model.check.names import unknown_name
from service.answering.model.check.overlap import overlap
from service.answering.model.check.polarity import bent
from service.answering.model.replies import Sentence
from service.answering.model.sources import Source
from service.answering.screening import is_attack

KEPT = "kept"
# What sentences are written with; anything else (marks of a mark-up, signs of other scripts) only as a
# source has it.
_WRITTEN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9，。、；：！？（）《》〈〉“”‘’—…％%‰〔〕·.,:;()/～~\- +@]")
_BRACKETS = (("（", "）"), ("《", "》"), ("“", "”"), ("〔", "〕"))
_OF_ITSELF = re.compile(
    r"提示词|系统提示|语言模型|人工智能助手|作为AI|JSON|来源\s*\d|上述规则|指令", re.IGNORECASE
)


class Checker:
    """Judges sentences with the words of one snapshot's index."""

    def __init__(self, splitter: Splitter, embedder: Embedder) -> None:
        self._splitter = splitter
        self._embedder = embedder

    def verdicts(
        self, sentences: Sequence[Sentence], sources: Sequence[Source], question: str
    ) -> list[str]:
        """For each sentence "kept", or why it may not be shown.

        First each for itself; then those whose condition is shown nowhere go as well, until none does.
        """
        numbered = {source.n: source for source in sources}
        verdicts = [self._verdict(sentence, numbered) for sentence in sentences]
        while True:
            kept = [n for n, verdict in enumerate(verdicts) if verdict == KEPT]
            shown = "\n".join(sentences[n].text for n in kept)
            fallen = [
                n for n in kept if lost(sentences[n].text, shown, question, _named(sentences[n], numbered))
            ]
            if not fallen:
                return verdicts
            for n in fallen:
                verdicts[n] = "condition"

    def _verdict(self, sentence: Sentence, numbered: Mapping[int, Source]) -> str:
        text = sentence.text
        if not sentence.sources or any(n not in numbered for n in sentence.sources):
            return "source"
        sources = _named(sentence, numbered)
        quotes = "\n".join(source.quote for source in sources)
        if any(sign not in quotes for sign in _WRITTEN.sub("", text)):
            return "signs"
        if _OF_ITSELF.search(text) or is_attack(text):
            return "instruction"
        if any(text.count(opening) != text.count(closing) for opening, closing in _BRACKETS):
            return "signs"
        if not all(borne_out(figure, quotes) for figure in figures(text)):
            return "figure"
        if not dates_borne_out(text, quotes):
            return "figure"
        if unknown_name(text, sources, self._splitter):
            return "name"
        if not bound(text, sources, self._splitter):
            return "binding"
        bend = bent(text, sources)
        if bend:
            return bend
        if not overlap(text, sources, self._splitter, self._embedder).enough():
            return "wording"
        return KEPT


def _named(sentence: Sentence, numbered: Mapping[int, Source]) -> list[Source]:
    return [numbered[n] for n in sentence.sources]
