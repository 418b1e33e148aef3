"""The word lists of search: words that ask but mean nothing, and everyday words for official ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.search.tokens import fold

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "lexicon"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``stopwords`` are folded. ``everyday`` is a folded phrase -> folded official words."""

    stopwords: frozenset[str]
    everyday: dict[str, tuple[str, ...]]

    def phrases_in(self, folded: str) -> list[tuple[int, str]]:
        """(start, phrase) of the everyday phrases in a folded question, longest first at each place."""
        longest = max(map(len, self.everyday), default=0)
        found: list[tuple[int, str]] = []
        start = 0
        while start < len(folded):
            for length in range(min(longest, len(folded) - start), 0, -1):
                phrase = folded[start : start + length]
                if phrase in self.everyday:
                    found.append((start, phrase))
                    start += length
                    break
            else:
                start += 1
        return found


@cache
def lexicon(folder: Path = _FOLDER) -> Lexicon:
    """Reads stopwords.txt and everyday.tsv. ``#`` begins a comment; raises ValueError for a bad line."""
    everyday: dict[str, tuple[str, ...]] = {}
    for line in _lines(folder / "everyday.tsv"):
        phrase, _, official = line.partition("\t")
        words = tuple(fold(word) for word in official.split())
        if not phrase.strip() or not words:
            raise ValueError(f"everyday.tsv: expected 'phrase<TAB>official words', got {line!r}")
        everyday[fold(phrase.strip())] = words
    return Lexicon(frozenset(map(fold, _lines(folder / "stopwords.txt"))), everyday)


def _lines(path: Path) -> list[str]:
    kept = (line.split("#", 1)[0].rstrip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in kept if line.strip()]
