"""Search over the passages of a snapshot: words and vectors find, ranking orders."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.items import Passage
from index.search.embedder import Embedder
from index.search.fusion import Signs, Weights, fused
from index.search.lexical import LexicalIndex, Mask, best_rows
from index.search.lexicon import lexicon
from index.search.question import Question, read_question
from index.search.ranking import FoldedText, coverage, window_coverage
from index.search.spelling import Spelling
from index.search.tokens import Splitter, fold
from index.search.vectors import FaissIndex, VectorIndex

Allowed = Callable[[Passage], bool] | npt.NDArray[np.bool_]

_LEXICAL_CANDIDATES = 60
_VECTOR_CANDIDATES = 30
_OTHER_WORDS_WEIGHT = 0.35  # of what the question's words may also be called


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    ``score`` orders the hits of one question. ``coverage`` (0 to 1, comparable between questions) is
    the share of what was asked, weighed by rarity, that the passage with its title and headings holds.
    ``lexical`` is its share of the best BM25 score, ``cosine`` that of its vector.
    """

    row: int
    passage: Passage
    score: float
    lexical: float
    cosine: float
    coverage: float


class Retriever:
    """Searches ``passages``; the indexes hold them by their position there. Safe to share by threads."""

    def __init__(
        self,
        passages: Sequence[Passage],
        titles: Mapping[str, str],
        lexical: LexicalIndex,
        vectors: VectorIndex,
        embedder: Embedder,
        spelling: Spelling,
        weights: Weights = Weights(),  # noqa: B008 - immutable
    ) -> None:
        if not len(passages) == lexical.rows == vectors.rows:
            raise ValueError(f"{len(passages)} passages, {lexical.rows} texts, {vectors.rows} vectors")
        self.passages = passages
        self.titles = titles
        self.lexical = lexical
        self.vectors = vectors
        self.embedder = embedder
        self.spelling = spelling
        self.weights = weights
        self._folded: dict[int, FoldedText] = {}

    def search(self, query: str, limit: int = 10, allowed: Allowed | None = None) -> list[Hit]:
        """The best passages for a question, best first; the same question gives the same hits.

        ``allowed`` says which passages may be given: a function of a passage, or a mask by row.
        """
        if not self.passages or limit <= 0:
            return []
        question = self.read(query)
        if not question.tokens:
            return []
        mask = self._mask(allowed)
        lexical = self.lexical.scores(question.tokens)
        if question.other_tokens:
            lexical = lexical + _OTHER_WORDS_WEIGHT * self.lexical.scores(question.other_tokens)
        if mask is not None:
            lexical = np.where(mask, lexical, 0.0)
        cosines = self._cosines(question, lexical, max(limit, _LEXICAL_CANDIDATES), mask)
        highest = float(lexical.max()) or 1.0
        hits = [
            self._hit(question, row, float(lexical[row]) / highest, cosine) for row, cosine in cosines.items()
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.row))[:limit]

    def read(self, query: str) -> Question:
        """What a question asks for, in the words of this index."""
        return read_question(query, self.lexical, lexicon(), self.spelling)

    def content_terms(self, text: str) -> dict[str, float]:
        """What ``text`` asks for: the words it may be written with (folded) -> how rare, in nats."""
        return {
            part: term.idf * form.credit
            for term in self.read(text).terms
            for form in term.forms
            for part in form.parts
        }

    def save(self, folder: Path) -> None:
        """Writes the indexes into ``folder``; passages and titles are kept elsewhere."""
        self.lexical.save(folder)
        self.vectors.save(folder)
        (folder / "sounds.json").write_text(
            json.dumps(self.spelling.by_sound, ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def load(
        cls, folder: Path, passages: Sequence[Passage], titles: Mapping[str, str], embedder: Embedder
    ) -> Retriever:
        """Opens what ``save`` wrote. Raises ValueError where it holds other passages than these."""
        return cls(
            passages,
            titles,
            LexicalIndex.load(folder, mmap=True),
            FaissIndex.load(folder),
            embedder,
            Spelling(json.loads((folder / "sounds.json").read_text(encoding="utf-8"))),
        )

    def _mask(self, allowed: Allowed | None) -> Mask | None:
        if allowed is None or isinstance(allowed, np.ndarray):
            return allowed
        return np.fromiter(map(allowed, self.passages), dtype=bool, count=len(self.passages))

    def _cosines(
        self, question: Question, lexical: npt.NDArray[np.float32], limit: int, mask: Mask | None
    ) -> dict[int, float]:
        """row -> cosine of all candidates: the best by words and the best by vectors."""
        vector = self.embedder.encode_question(question.folded)
        rows = None if mask is None else np.flatnonzero(mask)
        nearest = dict(self.vectors.search(vector, max(limit // 2, _VECTOR_CANDIDATES), rows))
        missing = [row for row, _ in best_rows(lexical, limit) if row not in nearest]
        return {**nearest, **dict(self.vectors.search(vector, len(missing), missing))}

    def _hit(self, question: Question, row: int, lexical: float, cosine: float) -> Hit:
        text = self._text(row)
        covered = coverage(question.terms, text)
        signs = Signs(lexical, cosine, window_coverage(question.marks, text), covered)
        score = fused(signs, self.weights)
        return Hit(row, self.passages[row], score, lexical, cosine, covered)

    def _text(self, row: int) -> FoldedText:
        text = self._folded.get(row)
        if text is None:
            passage = self.passages[row]
            title = self.titles.get(passage.item_id, "")
            place = "\n".join([title, *passage.heading, passage.lead, *passage.other_words])
            text = self._folded[row] = FoldedText.of(place, passage.text)
        return text


def build_retriever(
    passages: Sequence[Passage],
    titles: Mapping[str, str],
    embedder: Embedder,
    extra_words: Iterable[str] = (),
) -> Retriever:
    """Indexes ``passages`` with the titles of their items (by item id).

    ``extra_words`` are names of the bureau's that no general word list has.
    """
    texts = [searched_text(passage, titles) for passage in passages]
    lexical = LexicalIndex.build(texts, Splitter(extra_words))
    vectors = FaissIndex.build(embedder.encode([fold(text) for text in texts]))
    spelling = Spelling.of(lexical.vocabulary, lexical.frequency)
    return Retriever(passages, titles, lexical, vectors, embedder, spelling)


def searched_text(passage: Passage, titles: Mapping[str, str]) -> str:
    """What a passage is found by: its item's title, its headings, its lead-in and its text, and what
    words of a spun text may stand for."""
    title = titles.get(passage.item_id, "")
    others = " ".join(passage.other_words)
    return "\n".join(part for part in (title, *passage.heading, passage.lead, passage.text, others) if part)
