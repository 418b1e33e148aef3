"""`python -m tests.measure.conversation FOLDER [--kind KIND] [--home DIR] [--wrong]`: how a whole bureau is
answered: questions, conversations, what is not disclosed, what is ambiguous, attacks and the like.

FOLDER holds the bureau's files in ``bureau/`` and ``questions.jsonl``, ``chains.jsonl``,
``unanswerable.jsonl``, ``ambiguous.jsonl``, ``attacks.jsonl`` and ``harmless.jsonl``, lines of ``wenjiao
evaluate``. ``--home`` keeps what was built there and takes it up again.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import Snapshot, SnapshotStore
from service.answering.assistant import Assistant
from service.evaluation.asking import ask, worded
from service.evaluation.judging import OUTCOMES, is_faithful, judge

KINDS = ("questions", "chains", "unanswerable", "ambiguous", "attacks", "harmless")
TODAY = date(2026, 6, 15)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one line. ``sort`` is the kind of question within its set, "" where it says none."""

    kind: str
    sort: str
    id: str
    question: str
    outcome: str
    why: str
    answer: str
    faithful: bool


def measure(folder: Path, home: Path, kinds: Sequence[str] = KINDS) -> list[Outcome]:
    """Asks all lines of the sets of ``folder``. Builds its bureau in ``home`` unless something is there."""
    assistant = Assistant(_snapshot(folder / "bureau", home), TODAY)
    outcomes = []
    for kind in kinds:
        for number, text in enumerate((folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()):
            line = json.loads(text)
            answer = ask(line, assistant)
            outcome, why = judge(line, answer)
            outcomes.append(
                Outcome(
                    kind,
                    line.get("kind", ""),
                    str(line.get("id", number)),
                    worded(line),
                    outcome,
                    why,
                    "\n".join((f"{answer.status} {answer.reason}: {answer.text}", *answer.options)),
                    is_faithful(answer, assistant),
                )
            )
    return outcomes


def _snapshot(source: Path, home: Path) -> Snapshot:
    embedder = load_embedder()
    store = SnapshotStore(home)
    if not store.list():
        build([source], home, embedder)
    return store.open(embedder)


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The lines of the table by set, and for the questions by their kind."""
    counts: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    for one in outcomes:
        place = KINDS.index(one.kind)
        counts[place, one.kind][one.outcome] += 1
        if one.kind == "questions":
            counts[place, f"  {one.sort}"][one.outcome] += 1
    yield "\t".join(("set", "n", *OUTCOMES))
    for (_, name), counter in sorted(counts.items(), key=lambda c: (c[0][0], c[0][1].startswith(" "))):
        n = counter.total()
        yield "\t".join((name, str(n), *(f"{counter[outcome] / n:.1%}" for outcome in OUTCOMES)))
    yield f"quotes verbatim in {sum(one.faithful for one in outcomes)} of {len(outcomes)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", choices=KINDS, action="append", help="only these sets")
    parser.add_argument("--home", type=Path, help="where the bureau is built, or was")
    parser.add_argument("--wrong", action="store_true", help="list what was not right, with the answer")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        outcomes = measure(options.folder, options.home or Path(temporary), options.kind or KINDS)
    if options.wrong:
        for one in outcomes:
            if one.outcome != "right":
                print(f"{one.id} {one.outcome}: {one.question}\n    {one.why}")
                print("\n".join(f"    | {line}" for line in one.answer.splitlines()))
    print("\n".join(table(outcomes)))


if __name__ == "__main__":
    main()
