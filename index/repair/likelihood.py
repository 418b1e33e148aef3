"""How likely one character follows another in official Chinese: chooses among what a lost byte may be.

The counts (data/lexicon/bigrams.tsv.xz) are of simplified text and made by scripts/make_bigrams.py.
"""

from __future__ import annotations

import lzma
import math
from functools import cache
from pathlib import Path

BIGRAMS = Path(__file__).resolve().parent.parent.parent / "data" / "lexicon" / "bigrams.tsv.xz"
_BACKING_OFF = 4.0  # pseudo-count of the single character's own frequency


class Likelihood:
    """Bigram log probabilities, backed off to single characters."""

    def __init__(self, path: Path = BIGRAMS) -> None:
        self._pairs: dict[str, int] = {}
        self._leading: dict[str, int] = {}
        self._single: dict[str, int] = {}
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                first, seconds = line.rstrip("\n").split("\t")
                for entry in seconds.split(" "):
                    second, count = entry[0], int(entry[1:])
                    self._pairs[first + second] = count
                    self._leading[first] = self._leading.get(first, 0) + count
                    self._single[second] = self._single.get(second, 0) + count
        self._total = sum(self._single.values())

    def knows(self, char: str) -> bool:
        """Whether the character is one of official text."""
        return char in self._single

    def log(self, first: str, second: str) -> float:
        """Natural log of the probability of ``second`` behind ``first`` ("" for an unknown one)."""
        single = (self._single.get(second, 0) + 0.1) / self._total
        count = self._pairs.get(first + second, 0)
        return math.log((count + _BACKING_OFF * single) / (self._leading.get(first, 0) + _BACKING_OFF))


@cache
def official_chinese() -> Likelihood:
    """The counts that ship with the program; read once."""
    return Likelihood()
