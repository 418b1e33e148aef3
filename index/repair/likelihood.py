"""How likely a character is behind two others in official Chinese: chooses among what lost damage may be.

The counts (data/lexicon/trigrams.tsv.xz) are of simplified text and made by scripts/make_ngrams.py.
"""

from __future__ import annotations

import lzma
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TRIGRAMS = Path(__file__).resolve().parent.parent.parent / "data" / "lexicon" / "trigrams.tsv.xz"
_BREAK = " "  # stands for all that is no Chinese character or mark
_STEPS = 3.0  # how the counts are written: a character of code 33 + _STEPS * ln(count)
_BACKING_OFF = 6.0  # pseudo-count of the shorter context's estimate


class Likelihood:
    """Trigram log probabilities, interpolated with those of pairs and of single characters."""

    def __init__(self, path: Path = TRIGRAMS) -> None:
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            # One or two characters -> those that follow, each with its count; parsed when asked for.
            self._followers = dict(line.rstrip("\n").split("\t", 1) for line in lines)
        self._parsed: dict[str, tuple[Mapping[str, float], float]] = {}
        self._single: dict[str, float] = {}
        for before in [before for before in self._followers if len(before) == 1]:
            for char, count in self._behind(before)[0].items():
                self._single[char] = self._single.get(char, 0.0) + count
        self._total = sum(self._single.values())
        self._known: dict[str, float] = {}
        self._followed: dict[tuple[str, int], list[str]] = {}

    def knows(self, char: str) -> bool:
        """Whether the character is one of official text."""
        return char in self._single

    def log(self, before: str, char: str) -> float:
        """Natural log of the probability of ``char`` behind ``before``, of which the last two count."""
        key = before[-2:] + "\t" + char
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._log(before, char)
        return known

    def text(self, text: str, before: str = "", behind: str = "") -> float:
        """The sum over the characters of ``text`` and ``behind``, which stand behind ``before``."""
        whole = before + text + behind
        start = len(before)
        return sum(self.log(whole[max(0, n - 2) : n], whole[n]) for n in range(start, len(whole)))

    def behind(self, char: str, most: int) -> list[str]:
        """The characters that most often follow ``char``."""
        key = (char, most)
        if key not in self._followed:
            counts = self._behind(char)[0]
            self._followed[key] = sorted((c for c in counts if c != _BREAK), key=lambda c: (-counts[c], c))[
                :most
            ]
        return self._followed[key]

    def _log(self, before: str, char: str) -> float:
        one, two = (self._usual(c) for c in (before[-1:], before[-2:-1]))
        char = self._usual(char)
        estimate = (self._single.get(char, 0.0) + 0.1) / self._total
        pairs, total = self._behind(one)
        estimate = (pairs.get(char, 0.0) + _BACKING_OFF * estimate) / (total + _BACKING_OFF)
        if one != _BREAK:
            triples, kept = self._behind(two + one)
            # The rare ones were left out of the counts: what is missing is spread as pairs are.
            all_of_them = max(kept, self._behind(two)[0].get(one, 0.0))
            rest = all_of_them - kept + _BACKING_OFF
            estimate = (triples.get(char, 0.0) + rest * estimate) / (all_of_them + _BACKING_OFF)
        return math.log(estimate)

    def _usual(self, char: str) -> str:
        return char if char in self._single else _BREAK if char < "\u2e80" else char

    def _behind(self, before: str) -> tuple[Mapping[str, float], float]:
        parsed = self._parsed.get(before)
        if parsed is None:
            written = self._followers.get(before, "")
            counts = {
                char: math.exp((ord(count) - 33) / _STEPS)
                for char, count in zip(written[::2], written[1::2], strict=True)
            }
            parsed = self._parsed[before] = (counts, sum(counts.values()))
        return parsed


@cache
def official_chinese() -> Likelihood:
    """The counts that ship with the program; read once."""
    return Likelihood()
