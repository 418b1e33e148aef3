"""How far the wording of a sentence is that of its sources: by words, by characters, by meaning.

The thresholds are those that part honest sentences from invented ones: `python -m tests.measure.wording`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.search.embedder import Embedder
from index.search.tokens import Splitter, fold, pairs
from service.answering.model.check.segments import sentences
from service.answering.model.sources import Source

LEAST_PAIRS = 0.6
LEAST_WORDS = 0.9
LEAST_COSINE = 0.4

# Parts of speech (jieba's tags, by first letter) that say something; the others only join.
_SAYING = frozenset("nvajbistlzx")
_JOINING = {
    *("需要", "进行", "可以", "应当", "包括", "属于", "按照", "根据", "提供"),
    *("时间", "情况", "是", "有", "为", "要"),
}


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares of the sentence that its sources hold, 0 to 1, and the cosine to the nearest of them."""

    pairs: float
    words: float
    cosine: float

    def enough(self) -> bool:
        """Whether the wording is borne out."""
        return self.pairs >= LEAST_PAIRS and self.words >= LEAST_WORDS and self.cosine >= LEAST_COSINE


def overlap(sentence: str, sources: Sequence[Source], splitter: Splitter, embedder: Embedder) -> Overlap:
    """How much of a sentence is in the sources that it names."""
    folded = fold(sentence)
    known = fold("\n".join(f"{source.place}\n{source.told}" for source in sources))
    wanted = pairs(folded)
    there = set(pairs(known))
    held = sum(pair in there for pair in wanted) / len(wanted) if wanted else 0.0
    saying = saying_words(folded, splitter)
    found = sum(_found(word, known) for word in saying) / len(saying) if saying else 1.0
    return Overlap(held, found, _cosine(sentence, sources, embedder))


def saying_words(folded: str, splitter: Splitter) -> list[str]:
    """The words of a folded sentence that say something, in their order."""
    tags = splitter.parts_of_speech(folded)
    return [
        word for word in splitter.words(folded) if tags.get(word, "x")[:1] in _SAYING and word not in _JOINING
    ]


def _found(word: str, known: str) -> float:
    """1 where the text has the word; half where it has all its characters side by side in pairs."""
    if word in known:
        return 1.0
    parts = [word[i : i + 2] for i in range(len(word) - 1)]
    return 0.5 if len(word) > 2 and all(part in known for part in parts) else 0.0


def _cosine(sentence: str, sources: Sequence[Source], embedder: Embedder) -> float:
    texts = [part for source in sources for part in (source.quote, *sentences(source.quote))]
    vectors = embedder.encode([fold(text) for text in (sentence, *texts)])
    return float((vectors[1:] @ vectors[0]).max(initial=0.0))
