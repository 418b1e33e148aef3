"""Wording that an article spinner replaced, undone where one reading only is possible.

Several words were turned into one (政府 and others into 当局), so a single word has no sure inverse.
The lexicon holds official names and set phrases, which have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.repair.change import Repaired, replace

LEXICON = Path(__file__).resolve().parent.parent.parent / "data" / "lexicon" / "spinner.tsv"
# Several different phrases that nobody writes: one alone may be a slip or a quotation.
_ENOUGH, _ENOUGH_IF_GLOSSED = 3, 2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``inverse`` gives the official wording; ``markers`` are phrases that no sound text has."""

    inverse: dict[str, str]
    markers: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def load_lexicon(path: Path = LEXICON) -> Lexicon:
    """Lines of 「spun<TAB>official<TAB>marker|phrase」; # begins a comment line."""
    inverse: dict[str, str] = {}
    markers: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        spun, official, use = line.split("\t")
        inverse[spun] = official
        if use == "marker":
            markers.append(spun)
    longest_first = sorted(inverse, key=len, reverse=True)
    return Lexicon(inverse, tuple(markers), re.compile("|".join(map(re.escape, longest_first))))


def is_spun(text: str, lexicon: Lexicon, glossed: bool = False) -> bool:
    """Whether simplified ``text`` holds several different markers; ``glossed`` pages are suspect anyway."""
    enough = _ENOUGH_IF_GLOSSED if glossed else _ENOUGH
    found = 0
    for marker in lexicon.markers:
        found += marker in text
        if found >= enough:
            return True
    return False


def unspin(text: str, lexicon: Lexicon) -> Repaired:
    """Puts back the official wording of the phrases in the lexicon, the longest first."""
    return replace(text, lexicon.pattern, lambda match: lexicon.inverse[match.group()], "spinner")
