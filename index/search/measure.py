"""How well search finds, how fast and at what cost, over a folder of passages and questions."""

from __future__ import annotations

import json
import platform
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from index.items import Passage
from index.search.embedder import Embedder
from index.search.lexical import K1, B
from index.search.retriever import Retriever, build_retriever
from index.search.tokens import fold

_DEPTH = 10

Ranking = list[tuple[int, float]]  # (row, score), best first


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """``passages`` are searched; a question is (id, text, ids of the passages that answer it)."""

    passages: Sequence[Passage]
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


def measure(folder: Path, embedder: Embedder) -> dict[str, Any]:
    """The whole search over a question set: its scores, its times and what it took.

    ``median_ms`` and ``p99_ms`` are of one question, ``build_s`` of indexing, ``memory_mib`` is the most
    that this process has held so far, model and libraries included. ``configuration`` says what was
    measured.
    """
    given = read_question_set(folder)
    embedder.encode_question(fold("问"))  # loads the model before the clock runs
    started = time.perf_counter()
    retriever = build_retriever(given.passages, {}, embedder)
    built = time.perf_counter() - started
    times: list[float] = []
    search = timed(ways(retriever)["fused"], times)
    scores = score(given, search)
    return {
        "set": folder.name,
        "passages": len(given.passages),
        "questions": len(given.questions),
        **scores,
        **spread(times),
        "build_s": round(built, 1),
        "memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "configuration": configuration(retriever),
    }


def configuration(retriever: Retriever) -> dict[str, Any]:
    """What a measured search was set to, and what it ran on."""
    return {
        "embedder": {"name": retriever.embedder.name, "fingerprint": retriever.embedder.fingerprint},
        "bm25": {"k1": K1, "b": B},
        "weights": asdict(retriever.weights),
        "extra_words": len(retriever.lexical.splitter.extra_words),
        "versions": {name: version(name) for name in ("bm25s", "faiss-cpu", "rjieba", "numpy", "torch")},
        "machine": {"python": platform.python_version(), "processor": platform.machine()},
    }


def timed(search: Callable[[str], Ranking], times: list[float]) -> Callable[[str], Ranking]:
    """``search``, putting down the seconds of each question in ``times``."""

    def clocked(question: str) -> Ranking:
        started = time.perf_counter()
        found = search(question)
        times.append(time.perf_counter() - started)
        return found

    return clocked


def spread(times: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile of seconds, in milliseconds; {} for none."""
    if not times:
        return {}
    highest = sorted(times)[min(len(times) - 1, int(0.99 * len(times)))]
    return {"median_ms": round(statistics.median(times) * 1000, 2), "p99_ms": round(highest * 1000, 2)}


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
    """nDCG@10, first hit and first three (the share of questions with a right passage there), recall@10."""
    import ir_measures
    from ir_measures import P, R, Success, nDCG

    names = {
        nDCG @ _DEPTH: "ndcg@10",
        P @ 1: "first_hit",
        Success @ 3: "first_three",
        R @ _DEPTH: "recall@10",
    }
    wanted = {number: dict.fromkeys(relevant, 1) for number, _, relevant in given.questions}
    found = {
        number: {given.passages[row].id: value for row, value in search(question)}
        for number, question, _ in given.questions
    }
    values = ir_measures.calc_aggregate(list(names), wanted, found)
    return {name: round(float(values[key]), 4) for key, name in names.items()}


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
