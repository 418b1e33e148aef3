"""Makes data/lexicon/misreadings.tsv.xz: what a scanner makes of official text and nobody writes.

Usage: python scripts/make_misreadings.py TEXT.jsonl.xz... (a JSON object a line, its "passage" is counted)

For characters that scanners take for each other, the pairs and triples around them that are often
written with the one and never with the other. Figures count as 0.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "data" / "lexicon" / "misreadings.tsv.xz"
ALIKE = ("未末", "日曰", "己已巳", "人入")
OFTEN = {2: 150, 3: 12}  # how often what is meant has to be written
NEVER = 1 / 20_000  # slips of the pen, as a share of it


def main(paths: list[str]) -> None:
    counts: Counter[str] = Counter()
    chars = "".join(ALIKE)
    around = re.compile(f"(?=(.?.?)([{chars}])(.?.?))")
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path) as lines:
            for line in lines:
                text = re.sub(r"[0-9]", "0", json.loads(line)["passage"])
                for before, char, behind in around.findall(text):
                    counts.update(_grams(before, char, behind))
    meant: dict[str, str] = {}
    for group in ALIKE:
        for gram, count in counts.items():
            place, size = int(gram[0]), len(gram) - 1
            if gram[1 + place] not in group or count < OFTEN[size]:
                continue
            for wrong in group.replace(gram[1 + place], ""):
                misread = gram[: 1 + place] + wrong + gram[2 + place :]
                if counts[misread] <= count * NEVER:
                    meant[misread] = gram[1 + place]
    # A triple says nothing new where its pair is known.
    kept = {
        gram: char
        for gram, char in meant.items()
        if len(gram) == 3 or not any(meant.get(pair) == char for pair in _pairs(gram))
    }
    lines = sorted(f"{gram[1:]}\t{gram[0]}\t{char}\n" for gram, char in kept.items())
    with lzma.open(TARGET, "wb", preset=9) as target:
        target.write("".join(lines).encode())


def _grams(before: str, char: str, behind: str) -> list[str]:
    """The pairs and triples that hold ``char``, each with the place it has in it."""
    whole = before + char + behind
    at = len(before)
    found = []
    for size in OFTEN:
        for start in range(max(0, at - size + 1), at + 1):
            gram = whole[start : start + size]
            if len(gram) == size and re.fullmatch("[0\u4e00-\u9fff，。、；：（）《》“”]+", gram):
                found.append(f"{at - start}{gram}")
    return found


def _pairs(gram: str) -> list[str]:
    place = int(gram[0])
    text = gram[1:]
    return [f"{place - start}{text[start : start + 2]}" for start in (0, 1) if 0 <= place - start <= 1]


if __name__ == "__main__":
    main(sys.argv[1:])
