"""`python -m tests.measure.typed [FOLDER...] [--home HOME --questions FILE]`: typed wrongly against clean.

Each question of a retrieval set (or of the answers that a built bureau supports) is asked as it is and
once with each kind of error. A kind is compared over the questions that it changes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from index.search.embedder import load_embedder
from index.search.measure import QuestionSet, Ranking, read_question_set, score, ways
from index.search.retriever import build_retriever

from .typing_errors import ERRORS

_SEED = 20260601
BAR = 0.95


@dataclass(frozen=True, slots=True)
class Kept:
    """What is left of a clean score (nDCG@10, first three) under one kind of error."""

    kind: str
    questions: int
    clean: dict[str, float]
    wrong: dict[str, float]

    def share(self, name: str) -> float:
        """Of the clean score; 1 where that is 0."""
        return self.wrong[name] / self.clean[name] if self.clean[name] else 1.0


def measure(given: QuestionSet, search: Callable[[str], Ranking], seed: int = _SEED) -> Iterator[Kept]:
    """One result a kind of error, over the questions that the error changes."""
    ranked: dict[str, Ranking] = {}

    def once(question: str) -> Ranking:
        if question not in ranked:
            ranked[question] = search(question)
        return ranked[question]

    for kind, error in ERRORS.items():
        draw = Random(f"{seed} {kind}")
        pairs = [(one, error(one[1], draw)) for one in given.questions]
        changed = [(one, wrong) for one, wrong in pairs if wrong != one[1]]
        if not changed:
            continue
        clean = QuestionSet(given.passages, [one for one, _ in changed])
        typed = QuestionSet(given.passages, [(one[0], wrong, one[2]) for one, wrong in changed])
        yield Kept(kind, len(changed), score(clean, once), score(typed, search))


def main() -> None:
    """Prints one table, a line a set and kind, and the mean of the kinds below each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="with corpus.jsonl and queries.jsonl")
    parser.add_argument("--home", type=Path, help="a built bureau")
    parser.add_argument("--questions", type=Path, help="its answer set")
    parser.add_argument("--most", type=int, default=300, help="questions a set, drawn by the seed")
    options = parser.parse_args()
    print("set\tkind\tquestions\tclean nDCG@10\twrong nDCG@10\tkept\tclean first three\twrong\tkept")
    for name, given, search in _sets(options):
        questions = list(given.questions)
        Random(_SEED).shuffle(questions)
        found = list(measure(QuestionSet(given.passages, questions[: options.most]), search))
        for one in found:
            print("\t".join([name, one.kind, str(one.questions), *_values(one)]), flush=True)
        ndcg = sum(one.share("ndcg@10") for one in found) / len(found)
        three = sum(one.share("first_three") for one in found) / len(found)
        print(f"{name}\tmean\t\t\t\t{ndcg:.1%}\t\t\t{three:.1%}\tbar {BAR:.0%}", flush=True)


def _sets(options: argparse.Namespace) -> Iterator[tuple[str, QuestionSet, Callable[[str], Ranking]]]:
    embedder = load_embedder()
    for folder in options.folders:
        given = read_question_set(folder)
        yield folder.name, given, ways(build_retriever(given.passages, {}, embedder))["fused"]
    if options.home is not None:
        from index.snapshot import SnapshotStore
        from service.evaluation.support import support_set

        snapshot = SnapshotStore(options.home).open(embedder)
        lines = options.questions.read_text(encoding="utf-8").splitlines()
        given = support_set(map(json.loads, filter(str.strip, lines)), snapshot)
        yield options.questions.parent.name, given, ways(snapshot.retriever)["fused"]


def _values(one: Kept) -> list[str]:
    cells: list[str] = []
    for name in ("ndcg@10", "first_three"):
        cells += [f"{one.clean[name]:.3f}", f"{one.wrong[name]:.3f}", f"{one.share(name):.1%}"]
    return cells


if __name__ == "__main__":
    main()
