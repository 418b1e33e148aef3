"""Makes data/lexicon/bigrams.tsv.xz: how often one Chinese character follows another in official text.

Usage: python scripts/make_bigrams.py TEXT.jsonl.xz... (a JSON object a line, its "passage" is counted)
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "data" / "lexicon" / "bigrams.tsv.xz"
KEPT = 60_000
_RUN = re.compile(r"[\u4e00-\u9fff，。、；：（）《》“”]{2,}")


def main(paths: list[str]) -> None:
    counts: Counter[str] = Counter()
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for run in _RUN.findall(json.loads(line)["passage"]):
                    counts.update(run[i : i + 2] for i in range(len(run) - 1))
    following: dict[str, list[tuple[str, int]]] = {}
    for pair, count in counts.most_common(KEPT):
        following.setdefault(pair[0], []).append((pair[1], count))
    content = "".join(
        first + "\t" + " ".join(f"{second}{count}" for second, count in seconds) + "\n"
        for first, seconds in sorted(following.items())
    )
    with lzma.open(TARGET, "wb", preset=9) as target:
        target.write(content.encode())


if __name__ == "__main__":
    main(sys.argv[1:])
