"""GBK text read one byte out of step behind a heading: 。ㄒ唬┰鰪(qiáng) was 　　（一）增強(qiáng).

A byte-wise search for 。 (A1A3) hits inside two ideographic spaces and a bracket (A1A1 A1[A1 A3]A8).
What follows is read as pairs of one character's second and the next one's first byte, until an ASCII
byte brings it back into step. There a first byte is orphaned and lost; a second byte that is an ASCII
letter stands as that letter. Pairs that no character is assigned to vanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from index.repair.change import Repaired, replace
from index.repair.glosses import GLOSS, gloss_table, reading, readings
from index.repair.likelihood import official_chinese
from index.repair.traditional import (
    is_mostly_traditional,
    is_simplified_only,
    is_traditional_only,
    to_simplified,
)

_NUMERALS = "一二三四五六七八九十"
_LOST = "□"  # the sign of Chinese editions for a character that cannot be read
_BEAM = 24
_FIRST_BYTES = range(0x81, 0xFF)
# The counts favour what they know: a vanished pair, which leaves two bytes free to choose, has to be
# clearly the better reading.
_VANISHED = -5.0
_UNREAD = -20.0
_IMPROBABLE = -11.0  # for each character: such a run was no text
_MARKS = {0xA1: "。", 0xA3: "；：，"}  # what a line may end with, by its first byte


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the bytes so far may have been; ``first`` is the first byte of the character under way."""

    text: str
    score: float
    first: int


def restore_shifted(text: str) -> Repaired:
    """``text`` with its shifted headings restored; □ stands for a character that no rule gives back."""
    if not _hint().search(text):
        return Repaired(text)
    glosses = gloss_table(text)
    traditional = is_mostly_traditional(text)
    last = 0

    def restore(match: re.Match[str]) -> str | None:
        nonlocal last
        # Several numerals may look alike once pairs have vanished: the next in turn is meant.
        if not match.group("run") and not match.group("end"):
            return None
        numbers = _appearances()[match.group("number") or ""]
        chosen = last + 1 if last + 1 in numbers else min(numbers)
        run = _Run(glosses, traditional).restore(match.group("run"), match.group("end"))
        if run is None:
            return None
        last = chosen
        return f"（{_numeral(chosen)}）{run}"

    return replace(text, _heading(), restore, "byte_shift")


class _Run:
    """Restores the characters between a heading's number and the byte that falls back into step."""

    def __init__(self, glosses: Mapping[str, str], traditional: bool) -> None:
        self._glosses = glosses
        self._traditional = traditional
        self._likelihood = official_chinese()

    def restore(self, shifted: str, end: str) -> str | None:
        """The text of ``shifted`` (which begins with the pair of ）'s second byte) and of ``end``."""
        try:
            pairs = [_pair(char) for char in shifted]
        except ValueError:
            return None
        # Where the pair of ）'s second byte vanished, any first byte that makes no pair with it may follow.
        begun = [pairs[0][1]] if pairs else _unassigned()[0xA9]
        beam = [_Reading("）", 0.0, first) for first in begun]
        for second, first in pairs[1:]:
            longer = [r for read in beam for r in self._continued(read, second, first)]
            beam = sorted(longer, key=lambda r: -r.score)[:_BEAM]
        closed = [r for read in beam for r in self._closed(read, end)]
        best = max(closed, key=lambda r: r.score, default=None)
        if best is None or best.score < _IMPROBABLE * (len(best.text) - len(end) + 1):
            return None
        return best.text[1:]

    def _continued(self, read: _Reading, second: int, first: int) -> Iterator[_Reading]:
        """One more pair; a pair may have vanished before it, between two whole characters."""
        char = _char(read.first, second)
        if char and self._fits(char, ""):
            yield self._add(read, char, first)
        for one, lost_firsts in self._vanished(read.first):
            for lost_first in lost_firsts:
                other = _char(lost_first, second)
                if other and self._likely(other) and self._fits(other, ""):
                    yield self._add(self._add(read, one, first, _VANISHED), other, first)

    def _vanished(self, first: int) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Characters that may have lost their second byte in a vanished pair, and the pair's other byte."""
        for lost_second, lost_firsts in _unassigned().items():
            one = _char(first, lost_second)
            if one and self._likely(one) and self._fits(one, ""):
                yield one, lost_firsts

    def _closed(self, read: _Reading, end: str) -> Iterator[_Reading]:
        """The orphaned first byte, with what ``end`` says of its character: a letter, a gloss."""
        letter, gloss, following = _parts(end)
        syllable = reading(gloss)
        tail = end[len(letter) :]
        found = False
        for before, char in self._last(read, letter, syllable, not end):
            found = True
            score = before.score + self._log(before.text[-1:], char)
            after = self._log(char, following) if following else 0.0
            yield _Reading(before.text + char + tail, score + after, 0)
        if not found:
            yield _Reading(read.text + _LOST + tail, read.score + _UNREAD, 0)

    def _last(
        self, read: _Reading, letter: str, syllable: str, ends_line: bool
    ) -> Iterator[tuple[_Reading, str]]:
        """What the last character may be, with the reading before it."""
        if ends_line and not letter and read.first in _MARKS:
            yield from ((read, mark) for mark in _MARKS[read.first])
            return
        seconds = [ord(letter)] if letter else range(0x40, 0xFF)
        for char in (_char(read.first, second) for second in seconds):
            if char and (letter or self._likely(char)) and self._fits(char, syllable):
                yield read, char
        for one, lost_firsts in self._vanished(read.first):
            before = self._add(read, one, 0, _VANISHED)
            if letter:
                others = [_char(lost_first, ord(letter)) for lost_first in lost_firsts]
                yield from ((before, c) for c in others if c and self._likely(c) and self._fits(c, syllable))
            else:  # the gloss alone tells which
                for char, gloss in self._glosses.items():
                    if gloss == syllable and char.encode("gb18030")[0] in lost_firsts:
                        yield before, char

    def _fits(self, char: str, syllable: str) -> bool:
        """A machine glosses a character always or never, and always alike."""
        if self._traditional and is_simplified_only(char):
            return False
        known = self._glosses.get(char)
        if known is not None or not syllable:
            return known == (syllable or None)
        return is_traditional_only(char) and syllable in readings(char)

    def _likely(self, char: str) -> bool:
        return self._likelihood.knows(_simplified(char))

    def _add(self, read: _Reading, char: str, first: int, odds: float = 0.0) -> _Reading:
        return _Reading(read.text + char, read.score + self._log(read.text[-1:], char) + odds, first)

    def _log(self, one: str, other: str) -> float:
        return self._likelihood.log(_simplified(one), _simplified(other))


def _parts(end: str) -> tuple[str, str, str]:
    """The letter that is a second byte, the gloss and the character behind them, each or ""."""
    match = re.match(rf"([@-~])?({GLOSS})?(.?)", end, re.DOTALL)
    assert match is not None
    letter, gloss, following = (part or "" for part in match.groups())
    return letter, gloss, following if following > "\x7f" else ""


@cache
def _heading() -> re.Pattern[str]:
    """。, the number as it appears, the run and the ASCII that ends it with the character behind."""
    numbers = "|".join(map(re.escape, sorted(filter(None, _appearances()), key=len, reverse=True)))
    closing = f"[{_closing_pairs()}]"
    # Of （六 nothing is left to see: only at the head of a line can it be told.
    return re.compile(
        rf"(?:(?<=\n)[ \t　]+|^[ \t　]+)?。(?:(?P<number>{numbers})|(?<=\n。)(?={closing}))"
        rf"(?P<run>(?:{closing}[^\x00-\x7f]*?)?)(?P<end>[@-~]?(?:{GLOSS})|[@-~]|(?=[\x00-\x3f])|$)"
    )


@cache
def _hint() -> re.Pattern[str]:
    firsts = "".join({re.escape(appearance[:1]) for appearance in _appearances()})
    return re.compile(f"。[{firsts}{_closing_pairs()}]")


@cache
def _appearances() -> dict[str, list[int]]:
    """How （N stands once shifted, for the numbers 1 to 39 -> the numbers that look so."""
    found: dict[str, list[int]] = {}
    for number in range(1, 40):
        content = ("（" + _numeral(number) + "）").encode("gbk")[1:-1]
        pairs = [content[i : i + 2] for i in range(0, len(content), 2)]
        appearance = "".join(filter(None, (_char(pair[0], pair[1]) for pair in pairs)))
        found.setdefault(appearance, []).append(number)
    return found


@cache
def _closing_pairs() -> str:
    """The characters that ）'s second byte (A9) makes with the next character's first."""
    return "".join(filter(None, (_char(0xA9, first) for first in _FIRST_BYTES)))


@cache
def _unassigned() -> dict[int, tuple[int, ...]]:
    """Pairs that no character is assigned to: first byte -> second bytes."""
    found = {
        one: tuple(two for two in _FIRST_BYTES if two != 0x7F and not _char(one, two)) for one in _FIRST_BYTES
    }
    return {one: twos for one, twos in found.items() if twos}


@cache
def _char(first: int, second: int) -> str:
    """The character of two GBK bytes; "" for a pair that is unassigned or in the user-defined area."""
    try:
        char = bytes((first, second)).decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "" if len(char) != 1 or "\ue000" <= char <= "\uf8ff" else char


def _pair(char: str) -> tuple[int, int]:
    """The two bytes of a character. Raises ValueError for one that has more."""
    first, second = char.encode("gb18030")
    return first, second


@cache
def _simplified(char: str) -> str:
    return to_simplified(char) if char > "\x7f" else char


def _numeral(number: int) -> str:
    tens, units = divmod(number, 10)
    unit = _NUMERALS[units - 1] if units else ""
    return (("" if tens == 1 else _NUMERALS[tens - 1]) + "十" if tens else "") + unit
