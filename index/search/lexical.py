"""BM25 over words and pairs of characters together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.search.tokens import Splitter, fold

K1 = 1.2
B = 0.6

Scores = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


class LexicalIndex:
    """An inverted index of texts by row number, scored with BM25 in Lucene's form (k1 1.2, b 0.6).

    Words and pairs of characters are both terms: words carry the meaning, pairs find what the word
    splitter cut differently in the question and in the text.
    """

    def __init__(self, splitter: Splitter, vocabulary: Mapping[str, int], rows: int, bm25: Any) -> None:
        self.splitter = splitter
        self.vocabulary = vocabulary
        self.rows = rows
        self._bm25 = bm25
        # Every text holds at least one term, so the columns of the matrix are the terms.
        self._document_frequency = np.diff(bm25.scores["indptr"]) if vocabulary else np.zeros(0, dtype=int)

    @classmethod
    def build(cls, texts: Sequence[str], splitter: Splitter) -> LexicalIndex:
        """Indexes ``texts``; row i is texts[i]. The same texts give the same index."""
        import bm25s
        from bm25s.tokenization import Tokenized

        vocabulary: dict[str, int] = {}
        ids = [
            [vocabulary.setdefault(token, len(vocabulary)) for token in splitter.tokens(fold(text))]
            for text in texts
        ]
        bm25 = bm25s.BM25(k1=K1, b=B, method="lucene")
        if vocabulary:
            bm25.index(Tokenized(ids=ids, vocab=vocabulary), create_empty_token=False, show_progress=False)
        return cls(splitter, vocabulary, len(texts), bm25)

    def save(self, folder: Path) -> None:
        """Writes the index into ``folder``, made where it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        state = {"rows": self.rows, "extra_words": self.splitter.extra_words, "terms": list(self.vocabulary)}
        (folder / "lexical.json").write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        if self.vocabulary:
            self._bm25.vocab_dict = {}  # ours is written above, once
            self._bm25.save(folder / "bm25", show_progress=False)

    @classmethod
    def load(cls, folder: Path, mmap: bool = False) -> LexicalIndex:
        """Opens what ``save`` wrote; with ``mmap`` the postings stay on disk until they are read."""
        import bm25s

        state = json.loads((folder / "lexical.json").read_text(encoding="utf-8"))
        vocabulary = {term: number for number, term in enumerate(state["terms"])}
        bm25 = (
            bm25s.BM25.load(folder / "bm25", mmap=mmap, load_vocab=False, show_progress=False)
            if vocabulary
            else bm25s.BM25(k1=K1, b=B, method="lucene")
        )
        return cls(Splitter(state["extra_words"]), vocabulary, state["rows"], bm25)

    def __contains__(self, token: object) -> bool:
        return token in self.vocabulary

    def frequency(self, token: str) -> int:
        """How many rows hold a token; 0 for an unknown one."""
        number = self.vocabulary.get(token)
        return 0 if number is None else int(self._document_frequency[number])

    def idf(self, token: str) -> float:
        """How rare a token is among the rows: ln(1 + (N - n + 0.5) / (n + 0.5)), n = 0 if unknown."""
        held = self.frequency(token)
        return float(np.log(1 + (self.rows - held + 0.5) / (held + 0.5)))

    def scores(self, tokens: Sequence[str]) -> Scores:
        """The BM25 score of every row for the tokens; a token given twice counts twice."""
        known = [self.vocabulary[token] for token in tokens if token in self.vocabulary]
        if not known:
            return np.zeros(self.rows, dtype=np.float32)
        scores: Scores = self._bm25.get_scores_from_ids(known)
        return scores

    def search(self, query: str, limit: int, allowed: Mask | None = None) -> list[tuple[int, float]]:
        """(row, score) of the rows that share a term with the query, best first, ties by row.

        ``allowed`` is True for the rows that may be given.
        """
        scores = self.scores(self.splitter.tokens(fold(query)))
        return best_rows(scores if allowed is None else np.where(allowed, scores, 0.0), limit)


def best_rows(scores: npt.NDArray[np.floating[Any]], limit: int) -> list[tuple[int, float]]:
    """(row, score) of the ``limit`` highest scores above 0, best first, ties by row."""
    rows = np.flatnonzero(scores > 0)
    if len(rows) > limit:
        least = np.partition(scores[rows], -limit)[-limit]
        rows = rows[scores[rows] >= least]
    order = np.lexsort((rows, -scores[rows]))[:limit]
    return [(int(row), float(scores[row])) for row in rows[order]]
