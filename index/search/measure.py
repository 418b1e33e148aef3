"""How well search finds: nDCG@10, first hit and recall@10 over a folder of passages and questions."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.items import Passage
from index.search.embedder import Embedder
from index.search.retriever import Retriever, build_retriever
from index.search.tokens import fold

_DEPTH = 10

Ranking = list[tuple[int, float]]  # (row, score), best first


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """``passages`` are searched; a question is (id, text, ids of the passages that answer it)."""

    passages: list[Passage]
    questions: list[tuple[str, str, list[str]]]


def read_question_set(folder: Path) -> QuestionSet:
    """Reads ``corpus.jsonl`` and ``queries.jsonl``, one object a line.

    The first has {"id", "text"} and may have "title", the second {"id", "question", "relevant": [ids]}.
    """
    passages = [
        Passage(number := str(record["id"]), number, 0, "text", record["text"], lead=record.get("title", ""))
        for record in _records(folder / "corpus.jsonl")
    ]
    questions = [
        (str(record["id"]), record["question"], [str(one) for one in record["relevant"]])
        for record in _records(folder / "queries.jsonl")
    ]
    return QuestionSet(passages, questions)


def measure(folder: Path, embedder: Embedder) -> dict[str, float]:
    """Passages, questions, nDCG@10, first hit, recall@10 and milliseconds a question of the whole search."""
    given = read_question_set(folder)
    retriever = build_retriever(given.passages, {}, embedder)
    started = time.perf_counter()
    scores = score(given, ways(retriever)["fused"])
    spent = (time.perf_counter() - started) / max(1, len(given.questions))
    return {
        "passages": len(given.passages),
        "questions": len(given.questions),
        **scores,
        "ms": round(spent * 1000, 2),
    }


def ways(retriever: Retriever) -> dict[str, Callable[[str], Ranking]]:
    """The ways to search that are compared: by words alone, by vectors alone, both with ranking."""

    def by_vectors(question: str) -> Ranking:
        return retriever.vectors.search(retriever.embedder.encode_question(fold(question)), _DEPTH)

    return {
        "words": lambda question: retriever.lexical.search(question, _DEPTH),
        "vectors": by_vectors,
        "fused": lambda question: [(hit.row, hit.score) for hit in retriever.search(question, _DEPTH)],
    }


def score(given: QuestionSet, search: Callable[[str], Ranking]) -> dict[str, float]:
    """nDCG@10, first hit (the share of questions whose first passage is right) and recall@10."""
    import ir_measures
    from ir_measures import P, R, nDCG

    names = {nDCG @ _DEPTH: "ndcg@10", P @ 1: "first_hit", R @ _DEPTH: "recall@10"}
    wanted = {number: dict.fromkeys(relevant, 1) for number, _, relevant in given.questions}
    found = {
        number: {given.passages[row].id: value for row, value in search(question)}
        for number, question, _ in given.questions
    }
    values = ir_measures.calc_aggregate(list(names), wanted, found)
    return {name: round(float(values[key]), 4) for key, name in names.items()}


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
