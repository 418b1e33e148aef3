"""Makes data/lexicon/trigrams.tsv.xz: how often one Chinese character follows two others in official text.

Usage: python scripts/make_ngrams.py TEXT.jsonl.xz... (a JSON object a line, its "passage" is counted;
NAME.jsonl.xz:3 counts a text three times)
"""

from __future__ import annotations

import json
import lzma
import math
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

TARGET = Path(__file__).resolve().parent.parent / "data" / "lexicon" / "trigrams.tsv.xz"
PAIRS_KEPT, TRIPLES_KEPT = 180_000, 350_000
STEPS = 3.0  # counts are kept as 33 + round(STEPS * ln(count)), one character each
_RUN = re.compile(r"[\u4e00-\u9fff，。、；：（）《》“”]+")
_BREAK = "\n"  # stands before and behind a run


def main(arguments: list[str]) -> None:
    vocabulary: dict[str, int] = {_BREAK: 0}
    pairs: dict[int, int] = {}
    triples: dict[int, int] = {}
    for argument in arguments:
        path, _, times = argument.partition(":")
        for codes in _coded(Path(path), vocabulary):
            for table, size in ((pairs, 2), (triples, 3)):
                joined = sum(
                    codes[n : len(codes) - size + 1 + n] << (16 * (size - 1 - n)) for n in range(size)
                )
                keys, counts = np.unique(joined, return_counts=True)
                kept = counts > (1 if size == 3 else 0)
                for key, count in zip(keys[kept].tolist(), counts[kept].tolist(), strict=True):
                    table[key] = table.get(key, 0) + count * int(times or 1)
    chars = list(vocabulary)
    content: dict[str, list[str]] = {}
    for table, size, limit in ((pairs, 2, PAIRS_KEPT), (triples, 3, TRIPLES_KEPT)):
        for key, count in sorted(table.items(), key=lambda entry: (-entry[1], entry[0]))[:limit]:
            gram = "".join(chars[(key >> (16 * (size - 1 - n))) & 0xFFFF] for n in range(size))
            if _BREAK not in gram[1:-1] and gram.strip(_BREAK):
                shown = gram.replace(_BREAK, " ")
                content.setdefault(shown[:-1], []).append(
                    shown[-1] + chr(33 + round(STEPS * math.log(count)))
                )
    lines = "".join(
        before + "\t" + "".join(sorted(after)) + "\n" for before, after in sorted(content.items())
    )
    with lzma.open(TARGET, "wb", preset=9) as target:
        target.write(lines.encode())


def _coded(path: Path, vocabulary: dict[str, int]) -> Iterator[np.ndarray]:
    """Texts as arrays of character numbers, a break between runs, some megabytes at a time."""
    codes: list[int] = [0]
    with (
        lzma.open(path, "rt", encoding="utf-8")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            for run in _RUN.findall(json.loads(line)["passage"]):
                codes += [vocabulary.setdefault(char, len(vocabulary)) for char in run]
                codes.append(0)
            if len(codes) > 4_000_000:
                yield np.array(codes, dtype=np.int64)
                codes = [0]
    yield np.array(codes, dtype=np.int64)


if __name__ == "__main__":
    main(sys.argv[1:])
