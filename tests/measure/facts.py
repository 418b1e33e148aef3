"""`python -m tests.measure.facts [FOLDER] [--kind KIND] [--source SOURCE] [--wrong]`: how many questions
about fees, subsidies, desks and what is in force are answered right from known bureaus.

FOLDER holds a folder of files for each source and ``fees.jsonl``, ``subsidies.jsonl``, ``desks.jsonl`` and
``validity.jsonl``; a line there is one of ``wenjiao evaluate``, with its ``source``, and where needed the
day it is asked on (``today``) and what was said before (``history``).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import Snapshot, SnapshotStore
from service.answering.assistant import Assistant
from service.evaluation.asking import ask
from service.evaluation.judging import OUTCOMES, judge

FACTS = Path(__file__).resolve().parents[1] / "material" / "facts"
KINDS = ("fees", "subsidies", "desks", "validity")
TODAY = date(2026, 6, 15)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question. ``outcome`` is one of ``OUTCOMES``, ``why`` says what was amiss."""

    kind: str
    source: str
    id: str
    question: str
    outcome: str
    why: str
    answer: str


def measure(folder: Path, kinds: Sequence[str] = KINDS, sources: Sequence[str] = ()) -> list[Outcome]:
    """Builds each source of ``folder`` once and asks its questions; ``sources`` () means all."""
    asked: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for kind in kinds:
        for line in (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
            question = json.loads(line)
            if not sources or question["source"] in sources:
                asked[question["source"]].append((kind, question))
    with ProcessPoolExecutor(max_workers=2) as pool:
        parts = pool.map(_ask, [folder] * len(asked), asked.keys(), asked.values())
        return [outcome for part in parts for outcome in part]


def _ask(folder: Path, source: str, questions: Sequence[tuple[str, dict[str, Any]]]) -> list[Outcome]:
    with tempfile.TemporaryDirectory() as home:
        embedder = load_embedder()
        build([folder / source], Path(home), embedder)
        snapshot = SnapshotStore(Path(home)).open(embedder)
        return [_outcome(kind, source, question, snapshot) for kind, question in questions]


def _outcome(kind: str, source: str, question: dict[str, Any], snapshot: Snapshot) -> Outcome:
    today = date.fromisoformat(question["today"]) if question.get("today") else TODAY
    answer = ask(question, Assistant(snapshot, today))
    outcome, why = judge(question, answer)
    said = f"{answer.status}: {answer.text}"
    return Outcome(kind, source, question["id"], question["question"], outcome, why, said)


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The lines of the table by kind and source, with a total for each kind."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in outcomes:
        for source in (one.source, "all"):
            counts[one.kind, source][one.outcome] += 1
    yield "\t".join(("kind", "source", "n", *OUTCOMES))
    for (kind, source), counter in sorted(counts.items(), key=lambda c: (KINDS.index(c[0][0]), c[0][1])):
        n = counter.total()
        yield "\t".join((kind, source, str(n), *(f"{counter[name] / n:.1%}" for name in OUTCOMES)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FACTS)
    parser.add_argument("--kind", choices=KINDS, action="append", help="only these questions")
    parser.add_argument("--source", action="append", help="only these sources")
    parser.add_argument("--wrong", action="store_true", help="list what was not right, with the answer")
    options = parser.parse_args()
    outcomes = measure(options.folder, options.kind or KINDS, options.source or ())
    if options.wrong:
        for one in outcomes:
            if one.outcome != "right":
                print(f"{one.id} [{one.source}] {one.outcome}: {one.question}\n    {one.why}")
                print("\n".join(f"    | {line}" for line in one.answer.splitlines()))
    print("\n".join(table(outcomes)))


if __name__ == "__main__":
    main()
