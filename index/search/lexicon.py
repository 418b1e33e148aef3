"""The word lists of search: words that ask but mean nothing, and everyday words for official ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from index.search.tokens import fold

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "lexicon"

_SHORT = 3  # characters


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``stopwords`` are folded. ``everyday`` is a folded phrase -> folded official words.

    ``words`` are words of the field that no general word list has.
    """

    stopwords: frozenset[str]
    everyday: dict[str, tuple[str, ...]]
    words: tuple[str, ...] = ()

    def phrases_in(self, words: Sequence[str]) -> list[str]:
        """The everyday phrases in a question given in words, longest first at each place.

        A short one has to begin and end where words do: 贵 is not said in 贵州, 办学校 not in 民办学校.
        """
        run = "".join(words)
        borders = {0, *accumulate(map(len, words))}
        longest = max(map(len, self.everyday), default=0)
        found: list[str] = []
        start = 0
        while start < len(run):
            for end in range(min(start + longest, len(run)), start, -1):
                phrase = run[start:end]
                if phrase in self.everyday and (len(phrase) > _SHORT or {start, end} <= borders):
                    found.append(phrase)
                    start = end
                    break
            else:
                start += 1
        return found


@cache
def lexicon(folder: Path = _FOLDER) -> Lexicon:
    """Reads stopwords.txt, everyday.tsv and words.txt; ``#`` begins a comment. ValueError for a bad line."""
    everyday: dict[str, tuple[str, ...]] = {}
    for line in _lines(folder / "everyday.tsv"):
        phrase, _, official = line.partition("\t")
        words = tuple(fold(word) for word in official.split())
        if not phrase.strip() or not words:
            raise ValueError(f"everyday.tsv: expected 'phrase<TAB>official words', got {line!r}")
        key = fold(phrase.strip())
        everyday[key] = tuple(dict.fromkeys([*everyday.get(key, ()), *words]))
    return Lexicon(
        frozenset(map(fold, _lines(folder / "stopwords.txt"))), everyday, tuple(_lines(folder / "words.txt"))
    )


def _lines(path: Path) -> list[str]:
    kept = (line.split("#", 1)[0].rstrip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in kept if line.strip()]
