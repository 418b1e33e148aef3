"""Wording that an article spinner replaced, undone where one reading only is possible.

Several words were turned into one (政府 and others into 当局) and some were swapped, so a single word has
no sure inverse. The lexicon holds official names and set phrases, which have; and single words, which
are put back only where official text writes the one and hardly ever the other in that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.repair.change import Change, Repaired
from index.repair.likelihood import official_chinese

LEXICON = Path(__file__).resolve().parent.parent.parent / "data" / "lexicon" / "spinner.tsv"
# Several different phrases that nobody writes: one alone may be a slip or a quotation.
_ENOUGH, _ENOUGH_IF_GLOSSED = 3, 2
_ENOUGH_WITH_WORDS, _MISPLACED = 4, 8.0  # the latter in natural log
# By how much, in natural log, the official word has to be likelier than the spun one, and than another;
# more where the spun word is one that official text uses about as often.
_CLEARLY, _CLEARLY_IF_USED, _APART = 1.5, 7.0, 1.5
_USED = 2.0
_USES = ("marker", "phrase", "word")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``inverse`` gives the official wording; ``markers`` are phrases that no sound text has.

    ``words`` gives for a single word the official ones that it may stand for.
    """

    inverse: dict[str, str]
    markers: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    pattern: re.Pattern[str]
    word_pattern: re.Pattern[str]


@cache
def load_lexicon(*more: Path) -> Lexicon:
    """The program's wording, and that of ``more`` files, of which the later win.

    Lines of 「spun<TAB>official<TAB>marker|phrase|word」, of a word several official ones apart by |;
    # begins a comment line.

    Raises ValueError for a line of another form.
    """
    inverse: dict[str, str] = {}
    words: dict[str, tuple[str, ...]] = {}
    markers: dict[str, None] = {}
    for file in (LEXICON, *more):
        for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            parts = line.split("\t")
            if len(parts) != 3 or parts[2].strip() not in _USES or not all(parts):
                raise ValueError(
                    f"{file.name} 第 {number} 行应为“替换后<TAB>原文<TAB>marker、phrase 或 word”"
                )
            spun, official, use = (part.strip() for part in parts)
            if use == "word":
                words[spun] = tuple(official.split("|"))
                continue
            inverse[spun] = official
            if use == "marker":
                markers[spun] = None
    return Lexicon(inverse, tuple(markers), words, _any_of({**words, **inverse}), _any_of(words))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases, the longest first; nothing where there are none."""
    return re.compile("|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) or "(?!)")


def is_spun(text: str, lexicon: Lexicon, glossed: bool = False) -> bool:
    """Whether simplified ``text`` holds several different markers; ``glossed`` pages are suspect anyway."""
    enough = _ENOUGH_IF_GLOSSED if glossed else _ENOUGH
    found = 0
    for marker in lexicon.markers:
        found += marker in text
        if found >= enough:
            return True
    # A short page has few set phrases: words that nobody writes in their places tell as much.
    return found > 0 and found + len(_misplaced(text, lexicon)) >= _ENOUGH_WITH_WORDS


def _misplaced(text: str, lexicon: Lexicon) -> set[str]:
    """The spun words of ``text`` in whose place an official one is far likelier."""
    log = official_chinese().text
    found: set[str] = set()
    for match in lexicon.word_pattern.finditer(text):
        spun = match.group()
        before, behind = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
        best = max(log(word, before, behind) for word in lexicon.words[spun])
        if spun not in found and best - log(spun, before, behind) >= _MISPLACED:
            found.add(spun)
    return found


def unspin(text: str, lexicon: Lexicon) -> Repaired:
    """Puts back the official wording: the phrases of the lexicon, and the words that are certain."""
    replaced = _replaced(text, lexicon)
    pieces: list[str] = []
    changes: list[Change] = []
    end = 0
    before = ""  # what was restored so far is what the next word is judged by
    for match in lexicon.pattern.finditer(text):
        between, spun = text[end : match.start()], match.group()
        before = (before + between)[-2:]
        official = lexicon.inverse.get(spun)
        if official is None:
            official = _chosen(spun, replaced[spun], before, text[match.end() : match.end() + 2])
        if official != spun:
            changes.append(Change("spinner", match.start(), spun, official))
        pieces += [between, official]
        before = (before + official)[-2:]
        end = match.end()
    return Repaired("".join([*pieces, text[end:]]), tuple(changes)) if changes else Repaired(text)


def may_stand_for(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The official words that words of a spun ``text`` may stand for, each once, in their order."""
    found = (word for match in lexicon.word_pattern.finditer(text) for word in lexicon.words[match.group()])
    return tuple(dict.fromkeys(found))


def _replaced(text: str, lexicon: Lexicon) -> dict[str, list[str]]:
    """The spun words of ``text`` with the official ones that were replaced.

    A spinner replaces a word wherever it stands: one that still stands there was not, unless it was put
    there itself.
    """
    there = {match.group() for match in lexicon.word_pattern.finditer(text)}
    return {
        spun: [word for word in lexicon.words[spun] if word in lexicon.words or word not in text]
        for spun in there
    }


def _chosen(spun: str, official: Sequence[str], before: str, behind: str) -> str:
    """The official word that is meant; ``spun`` itself where that is not certain."""
    likelihood = official_chinese()
    scores = sorted(((likelihood.text(word, before, behind), word) for word in official), reverse=True)
    if not scores:
        return spun
    best, word = scores[0]
    used = likelihood.text(spun) > likelihood.text(word) - _USED
    if best - likelihood.text(spun, before, behind) < (_CLEARLY_IF_USED if used else _CLEARLY):
        return spun
    return word if len(scores) < 2 or best - scores[1][0] >= _APART else spun
