"""`python -m tests.measure.wording [FILE] [--wrong]`: what the checks on a model's sentences let through.

Counts honest sentences that are kept and invented ones that are, by what is wrong with them; then, over the
sentences that only likeness has to judge, what each threshold of likeness would do.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from index.search.embedder import Embedder, load_embedder
from index.search.tokens import Splitter
from service.answering.model.check import KEPT, Checker
from service.answering.model.check.overlap import Overlap, overlap
from service.answering.model.replies import Sentence
from service.answering.model.sources import Source
from service.answering.screening import is_attack

MATERIAL = Path(__file__).parents[1] / "material" / "wording" / "sentences.yaml"


@dataclass(frozen=True)
class Judged:
    """One sentence, what is wrong with it ("" where it is honest), and what the checks said."""

    text: str
    wrong: str
    verdict: str
    likeness: Overlap


def judged(path: Path, splitter: Splitter, embedder: Embedder) -> Iterator[Judged]:
    """Each sentence of the file by itself against its source."""
    checker = Checker(splitter, embedder)
    for record in yaml.safe_load(path.read_text("utf-8")):
        cells = tuple((column, value) for column, value in record.get("cells", ()))
        source = Source(1, record["text"], record["place"], cells)
        for text, wrong in _sentences(record):
            sentence = Sentence(text, (1,))
            (verdict,) = checker.verdicts([sentence], [source], record["question"])
            if is_attack(source.quote):  # such a source is not given to the model
                verdict = "instruction"
            yield Judged(text, wrong, verdict, overlap(text, [source], splitter, embedder))


def _sentences(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((text, "") for text in record["honest"])
    yield from ((text, wrong) for text, wrong in record["invented"])


def main(arguments: list[str]) -> None:
    """Prints the counts; with --wrong each sentence that was judged wrongly."""
    paths = [Path(argument) for argument in arguments if argument != "--wrong"] or [MATERIAL]
    sentences = [one for path in paths for one in judged(path, Splitter(), load_embedder())]
    honest = [one for one in sentences if not one.wrong]
    invented = [one for one in sentences if one.wrong]
    print(f"honest   {sum(one.verdict == KEPT for one in honest)} of {len(honest)} kept")
    print(f"invented {sum(one.verdict == KEPT for one in invented)} of {len(invented)} kept")
    for wrong, count in Counter(one.wrong for one in invented).most_common():
        through = sum(one.wrong == wrong and one.verdict == KEPT for one in invented)
        print(f"  {wrong:12} {through} of {count}")
    made_up = [one for one in invented if one.wrong in ("added", "wording")]
    for name in ("pairs", "words", "cosine"):
        for least in (0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0):
            kept, left = (
                sum(getattr(one.likeness, name) >= least for one in some) for some in (honest, made_up)
            )
            print(f"{name:7} {least:.2f}: honest {kept} of {len(honest)}, made up {left} of {len(made_up)}")
    if "--wrong" in arguments:
        for one in sentences:
            if (one.verdict == KEPT) == bool(one.wrong):
                print(one.verdict, one.wrong or "honest", one.text, one.likeness, sep=" | ")


if __name__ == "__main__":
    main(sys.argv[1:])
