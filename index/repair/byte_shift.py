"""GBK text read one byte out of step behind a heading: 。ㄒ唬┰鰪(qiáng) was 　　（一）增強(qiáng).

A byte-wise search for 。 (A1A3) hits inside two ideographic spaces and a bracket (A1A1 A1[A1 A3]A8).
What follows is read as pairs of one character's second and the next one's first byte, until an ASCII
byte brings it back into step. There a first byte is orphaned and lost; a second byte that is an ASCII
letter stands as that letter. Pairs that no character is assigned to vanish.
"""

from __future__ import annotations

import heapq
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
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
    to_traditional,
)

_NUMERALS = "一二三四五六七八九十"
_LOST = "□"  # the sign of Chinese editions for a character that cannot be read
_BEAM = 10
_TRIED = 6  # how many characters are tried for one that lost its second byte
_WEIGHED = 12  # of how many readings the words are looked at
_DOUBTFUL = -4.5  # for each character: the reading is not yet a text
_LOOSE, _MARK = -3.0, -2.0  # for a character that is in no word, for a mark
_FIRST_BYTES = range(0x81, 0xFF)
# The counts favour what they know: a vanished pair, which leaves two bytes free to choose, has to be
# the better reading, and the more so two in a row.
_VANISHED, _VANISHED_AGAIN = -2.5, -3.5
_UNKNOWN = 20  # how many characters are tried where neither of the two bytes is left
_UNKNOWN_BEHIND = 6  # behind how many of the likeliest readings
_UNREAD = -40.0
_IMPROBABLE = -11.0  # for each character: such a run was no text
_IN_HEADINGS = re.compile(r"[\u3400-\u9fff“”《》〈〉（）〔〕【】]")
_BEGINS_NOTHING = "，。、；：）》”〕】"
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
    run_of = _Run(glosses, traditional)

    def restore(match: re.Match[str]) -> str | None:
        nonlocal last
        # Several numerals may look alike once pairs have vanished: the next in turn is meant.
        run, end = match.group("run"), match.group("end")
        if not run and not end:
            return None
        # The pair of ）'s second byte may have vanished: only at the head of a line is it not missed.
        if run and match.group("head") is None and run[0] not in _closing_pairs():
            return None
        numbers = _appearances()[match.group("number") or ""]
        chosen = last + 1 if last + 1 in numbers else min(numbers)
        restored = run_of.restore(run, end)
        if restored is None:
            return None
        last = chosen
        return f"（{_numeral(chosen)}）{restored}"

    return replace(text, _heading(), restore, "byte_shift")


class _Run:
    """Restores the characters between a heading's number and the byte that falls back into step."""

    def __init__(self, glosses: Mapping[str, str], traditional: bool) -> None:
        self._glosses = glosses
        self._traditional = traditional
        self._likelihood = official_chinese()
        self._after: dict[int, list[tuple[str, frozenset[int]]]] = {}
        self._before: dict[int, list[tuple[int, str]]] = {}
        self._begun: dict[tuple[int, str], list[str]] = {}
        self._known: dict[str, float] = {}
        self._depth = 1
        self._floor = -math.inf

    def restore(self, shifted: str, end: str) -> str | None:
        """The text of ``shifted`` (which begins with the pair of ）'s second byte) and of ``end``."""
        try:
            pairs = [_pair(char) for char in shifted]
        except ValueError:
            return None
        # Where the pair of ）'s second byte vanished, any first byte that makes no pair with it may follow.
        closing = 0xA9
        shown = bool(pairs) and pairs[0][0] == closing
        begun = [pairs[0][1]] if shown else sorted(_unassigned()[closing])
        best = None
        for self._depth in (1, 2):  # two pairs in a row seldom vanish: only where else no words come out
            best = self._best(begun, pairs[1:] if shown else pairs, end)
            if best is not None and best.score > _DOUBTFUL * len(best.text) and not _words(best.text):
                break
        return None if best is None else best.text[1:]

    def _best(self, begun: Sequence[int], pairs: Sequence[tuple[int, int]], end: str) -> _Reading | None:
        beam = [_Reading("）", 0.0, first) for first in begun]
        for second, first in pairs:
            whole = (r for read in beam for r in self._continued(read, second, first))
            vanished = (
                r for n, read in enumerate(beam) for r in self._continued_later(read, second, first, n)
            )
            beam = self._likeliest(itertools.chain(whole, vanished), _BEAM)
        closed = self._likeliest(
            (r for n, read in enumerate(beam) for r in self._closed(read, end, n)), _WEIGHED
        )
        best = max(closed, key=lambda r: r.score + _words(r.text), default=None)
        if best is None or best.score < _IMPROBABLE * (len(best.text) - len(end) + 2):
            return None
        return best

    def _likeliest(self, readings: Iterator[_Reading], most: int) -> list[_Reading]:
        """The best of what is to come; it may leave out what is no better than ``self._floor``."""
        best: list[tuple[float, int, _Reading]] = []
        self._floor = -math.inf
        for number, one in enumerate(readings):
            if len(best) < most:
                heapq.heappush(best, (one.score, -number, one))
            elif one.score > best[0][0]:
                heapq.heapreplace(best, (one.score, -number, one))
            if len(best) == most:
                self._floor = best[0][0]
        return [one for _, _, one in sorted(best, reverse=True)]

    def _continued(self, read: _Reading, second: int, first: int) -> Iterator[_Reading]:
        """One more pair, next to the one before."""
        char = _char(read.first, second)
        if char and self._fits(char, ""):
            yield self._add(read, char, first)

    def _continued_later(self, read: _Reading, second: int, first: int, rank: int) -> Iterator[_Reading]:
        """One more pair, before which one has vanished, or two, between whole characters."""
        for before, lost_firsts in self._lost_before(read, rank):
            for lost_first, other in self._with_second(second):
                if before.score <= self._floor:  # a text only gets less likely as it gets longer
                    break
                if lost_first in lost_firsts:
                    yield self._add(before, other, first)

    def _lost_before(self, read: _Reading, rank: int) -> Iterator[tuple[_Reading, frozenset[int]]]:
        """``read`` with what may stand there where one pair vanished, or two in a row, and what the first
        byte of the next character may be."""
        if read.score + _VANISHED <= self._floor:
            return
        vanished = [
            (self._add(read, one, 0, _VANISHED), firsts) for one, firsts in self._vanished(read.first)
        ]
        vanished = sorted(vanished, key=lambda entry: -entry[0].score)[:_TRIED]
        yield from vanished
        if self._depth < 2 or rank >= _UNKNOWN_BEHIND:
            return
        for before, lost_firsts in vanished[:_UNKNOWN_BEHIND]:
            if before.score + _VANISHED_AGAIN <= self._floor:
                break
            for char in self._behind(before.text[-1]):
                first, second = _bytes(char)
                if first in lost_firsts and second in _unassigned() and self._fits(char, ""):
                    yield self._add(before, char, 0, _VANISHED_AGAIN), _unassigned()[second]

    def _behind(self, char: str) -> list[str]:
        """What often follows ``char``, as this page writes it."""
        following = self._likelihood.behind(_simplified(char), _UNKNOWN)
        return [form for one in following for form in _forms(one, self._traditional)]

    def _vanished(self, first: int) -> list[tuple[str, frozenset[int]]]:
        """Characters that may have lost their second byte in a vanished pair, and the pair's other byte."""
        found = self._after.get(first)
        if found is None:
            found = self._after[first] = [
                (one, lost_firsts)
                for lost_second, lost_firsts in _unassigned().items()
                if (one := _char(first, lost_second)) and self._likely(one) and self._fits(one, "")
            ]
        return found

    def _with_second(self, second: int) -> list[tuple[int, str]]:
        """The characters that have this second byte, with their first."""
        found = self._before.get(second)
        if found is None:
            found = self._before[second] = [
                (first, char)
                for first in _FIRST_BYTES
                if (char := _char(first, second)) and self._likely(char) and self._fits(char, "")
            ]
        return found

    def _closed(self, read: _Reading, end: str, rank: int) -> Iterator[_Reading]:
        """The orphaned first byte, with what ``end`` says of its character: a letter, a gloss."""
        letter, gloss, following = _parts(end)
        syllable = reading(gloss)
        tail = end[len(letter) :]
        found = False
        for before, char in self._last(read, letter, syllable, not end, rank):
            found = True
            score = before.score + self._log(before.text, char)
            after = self._log(before.text[-1:] + char, following or "\n")
            yield _Reading(before.text + char + tail, score + after, 0)
        if not found:
            yield _Reading(read.text + _LOST + tail, read.score + _UNREAD, 0)

    def _last(
        self, read: _Reading, letter: str, syllable: str, ends_line: bool, rank: int
    ) -> Iterator[tuple[_Reading, str]]:
        """What the last character may be, with the reading before it."""
        if ends_line and not letter and read.first in _MARKS:
            yield from ((read, mark) for mark in _MARKS[read.first])
            return
        if letter:
            char = _char(read.first, ord(letter))
            if char and self._fits(char, syllable):
                yield read, char
        else:
            yield from ((read, char) for char in self._with_first(read.first, syllable))
        for before, lost_firsts in self._lost_before(read, rank):
            if letter:
                others = [_char(lost_first, ord(letter)) for lost_first in sorted(lost_firsts)]
                yield from ((before, c) for c in others if c and self._likely(c) and self._fits(c, syllable))
            else:  # the gloss alone tells which
                for char, gloss in self._glosses.items():
                    if gloss == syllable and char.encode("gb18030")[0] in lost_firsts:
                        yield before, char

    def _with_first(self, first: int, syllable: str) -> list[str]:
        """The characters that have this first byte and the gloss ``syllable``."""
        found = self._begun.get((first, syllable))
        if found is None:
            chars = (_char(first, second) for second in range(0x40, 0xFF))
            found = [char for char in chars if char and self._likely(char) and self._fits(char, syllable)]
            self._begun[first, syllable] = found
        return found

    def _fits(self, char: str, syllable: str) -> bool:
        """Whether a page may write ``char`` here: it glosses a character always alike or never."""
        if not (_IN_HEADINGS.match(char) or self._likely(char)):
            return False
        if self._traditional and is_simplified_only(char):
            return False
        known = self._glosses.get(char)
        if known is not None or not syllable:
            return known == (syllable or None)
        return is_traditional_only(char) and syllable in readings(char)

    def _likely(self, char: str) -> bool:
        return self._likelihood.knows(_simplified(char))

    def _add(self, read: _Reading, char: str, first: int, odds: float = 0.0) -> _Reading:
        return _Reading(read.text + char, read.score + self._log(read.text, char) + odds, first)

    def _log(self, before: str, char: str) -> float:
        key = before[-2:] + char
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._reckoned(before, char)
        return known

    def _reckoned(self, before: str, char: str) -> float:
        if before == "）" and char in _BEGINS_NOTHING:
            return _UNREAD
        return self._likelihood.log("".join(map(_simplified, before[-2:].lstrip("）"))), _simplified(char))


def _words(text: str) -> float:
    """How much speaks against a reading: characters that make no word, marks. 0 or less."""
    import rjieba

    words = rjieba.cut(to_simplified(re.sub(r"[\x00-\x7f]", "", text[1:])), False)
    marks = sum(word in "，。、；：“”《》" for word in words)
    return _MARK * marks + _LOOSE * (sum(len(word) == 1 for word in words) - marks)


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
        rf"(?P<head>(?m:^)[ \t　]*)?。(?:(?P<number>{numbers})|(?<=\n。)(?={closing}))"
        rf"(?P<run>[^\x00-\x7f]*?)(?P<end>[@-~]?(?:{GLOSS})|[@-~]|(?=[\x00-\x3f])|$)"
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
def _unassigned() -> dict[int, frozenset[int]]:
    """Pairs that GBK assigns no character to (GB18030 does to some of them): first byte -> second bytes."""
    found = {one: frozenset(two for two in _FIRST_BYTES if not _is_gbk(one, two)) for one in _FIRST_BYTES}
    return {one: twos for one, twos in found.items() if twos}


@cache
def _is_gbk(first: int, second: int) -> bool:
    char = bytes((first, second)).decode("gbk", "ignore")
    return len(char) == 1 and not "\ue000" <= char <= "\uf8ff"


@cache
def _bytes(char: str) -> tuple[int, int]:
    """The two bytes of a character in GBK; (0, 0) for others."""
    data = char.encode("gbk", "ignore")
    return (data[0], data[1]) if len(data) == 2 else (0, 0)


@cache
def _forms(char: str, traditional: bool) -> tuple[str, ...]:
    """How a page writes a simplified character: a converter leaves some."""
    return tuple(dict.fromkeys((char, to_traditional(char)))) if traditional else (char,)


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
