"""Place names behind wrong characters: the same pinyin without tones, or one character off."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, product

from index.facts.zones import boundaries
from index.facts.zones.lookalikes import lookalikes

# What is read in two ways in names of places: 长虹 (chang) beside 长者 (zhang).
_TWO_WAYS = """
长chang/zhang 重zhong/chong 行xing/hang 乐le/yue 朝chao/zhao 曾zeng/ceng 单dan/shan 盛sheng/cheng 解jie/xie
泊bo/po 厦sha/xia 都du/dou 会hui/kuai 堡bao/pu/bu 埔pu/bu 六liu/lu 藏cang/zang 石shi/dan 大da/dai 觉jue/jiao
"""
_READINGS = {one[0]: tuple(one[1:].split("/")) for one in _TWO_WAYS.split()}
_MOST_READINGS = 8  # of one name
_SHORTEST_SOUND = 3  # two syllables sound like too many words
_SHORTEST_NEAR = 4
_WORD_OF_KIND = re.compile(r"[园苑院庭府城湾路街巷道里弄村区居寓邸阁轩坊庄场宅]")
_FAMILY = re.compile(r"[家庄村店屯集沟寨营坊湾坝咀畈]")  # behind a family's name
_LAST_OF_LEVEL_1 = 0xD7
_SCHOOL = re.compile(r"学校|小学|中学|幼儿园|学区|划片|招生|哪|什么")
# Characters that tell neighbouring places apart: another one of these is another place.
_TELLS_APART = re.compile(r"[东南西北中上下前后左右内外新老大小\dA-Z甲乙丙丁]")


_FIGURES = "零一二三四五六七八九"
_LETTERS = re.compile(r"[A-Za-z]{2,12}")
_GRAMMAR = re.compile(r"[的那这里上去读念归属是在有和呢吗住个边片]$")
_MOST_CUTS = 8
Ends = Callable[[str, int, int, str], bool]


@dataclass(frozen=True, slots=True)
class _Token:
    """One syllable of a text; ``character`` is "" where it is written in letters."""

    sound: str
    start: int
    end: int
    character: str = ""


def _cuts(letters: str, syllables: frozenset[str]) -> list[list[str]]:
    """The ways to cut ``letters`` into syllables, a few at most."""
    if not letters:
        return [[]]
    return [
        [letters[:size], *rest]
        for size in range(min(6, len(letters)), 0, -1)
        if letters[:size] in syllables
        for rest in _cuts(letters[size:], syllables)
    ][:_MOST_CUTS]


class Sounds:
    """Finds known names by sound or with one wrong character, where only one name fits."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)
        self._names = frozenset(self._known)

    @cached_property
    def _by_sound(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._known:
            for sound in _sounds(name):
                found[sound].add(name)
        return found

    @cached_property
    def _by_gap(self) -> dict[str, set[str]]:
        """Names by themselves with one character blanked out."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._known:
            if len(name) >= _SHORTEST_NEAR:
                for gap in _gaps(name):
                    found[gap].add(name)
        return found

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted({len(name) for name in self._known}, reverse=True)

    @cached_property
    def _syllables(self) -> frozenset[str]:
        return frozenset(syllable for sound in self._by_sound for syllable in sound.split())

    def find(self, text: str, ends: Ends) -> list[tuple[str, int, int, str]]:
        """(name, start, end, "sound", "look" or "near") of the names that only wrong characters hide.

        ``ends(text, start, end, name)`` tells whether a name may end there.
        """
        return self._spelled(text, ends) or next(
            (found for how in ("sound", "look", "near") if (found := self._find(text, how, ends))), []
        )

    def _spelled(self, text: str, ends: Ends) -> list[tuple[str, int, int, str]]:
        """Names of which some characters are written as they sound: 雁luo村, liuli巷."""
        found: list[tuple[str, int, int, str]] = []
        for tokens in self._readings(text):
            for first in range(len(tokens)):
                for size in self._lengths:
                    part = tokens[first : first + size]
                    if len(part) < max(size, _SHORTEST_SOUND) or all(token.character for token in part):
                        continue
                    start, end = part[0].start, part[-1].end
                    found += [
                        (name, start, end, "sound")
                        for name in sorted(self._by_sound.get(" ".join(token.sound for token in part), ()))
                        if all(t.character in ("", char) for t, char in zip(part, name, strict=False))
                        and len(name) == len(part)
                        and boundaries.begins(text, start, name)
                        and ends(text, start, end, name)
                    ]
            if found:
                longest = max(end - start for _, start, end, _ in found)
                return list(dict.fromkeys(one for one in found if one[2] - one[1] == longest))
        return []

    def _readings(self, text: str) -> Iterator[list[_Token]]:
        """``text`` as characters and syllables, for each way to cut its letters into known syllables."""
        letters = _LETTERS.search(text)
        if not letters:
            return
        before = [_Token(_sound(char), at, at + 1, char) for at, char in enumerate(text[: letters.start()])]
        after = [
            _Token(_sound(char), letters.end() + at, letters.end() + at + 1, char)
            for at, char in enumerate(text[letters.end() :])
        ]
        for cut in _cuts(letters.group().lower(), self._syllables):
            syllables: list[_Token] = []
            at = letters.start()
            for syllable in cut:
                syllables.append(_Token(syllable, at, at + len(syllable)))
                at += len(syllable)
            yield [*before, *syllables, *after]

    def _find(self, text: str, how: str, ends: Ends) -> list[tuple[str, int, int, str]]:
        found: list[tuple[str, int, int, str]] = []
        for start, window in self._windows(text, ends):
            if found and start < found[-1][2]:
                continue
            fitting = self._fitting(window, how)
            if how == "near":  # 「砖厂平房的」 is no slip for 砖厂平房区, but less than the name
                fitting = {name for name in fitting if not _GRAMMAR.search(window) or name[-1] == window[-1]}
            found += [
                (name, start, start + len(window), "near" if _may_both_be(name, window) else how)
                for name in sorted(fitting)
            ]
        return found

    def _windows(self, text: str, ends: Ends) -> Iterator[tuple[int, str]]:
        for start in range(len(text)):
            for size in self._lengths:
                window = text[start : start + size]
                if (
                    len(window) == size >= _SHORTEST_SOUND
                    and not _SCHOOL.search(window)
                    and not re.search(r"[\s,.。、;:!?？！]", window)
                    and boundaries.begins(text, start, window)
                    and ends(text, start, start + size, window)
                ):
                    yield start, window

    def _fitting(self, window: str, how: str) -> set[str]:
        if how == "sound":
            return self._same_sound(window)
        return self._alike(window) if how == "look" else self._one_off(window)

    def _alike(self, window: str) -> set[str]:
        """Names for one character of which one was typed that looks like it."""
        alike = lookalikes()
        typed = (
            f"{window[:at]}{meant}{window[at + 1 :]}"
            for at, char in enumerate(window)
            for meant in alike.get(char, "")
        )
        return {name for name in typed if name in self._names and not _differ_in_kind(name, window)}

    def _same_sound(self, window: str) -> set[str]:
        # 花园 and 花苑 sound alike, but are two estates: with another word of kind it is asked.
        return {
            name
            for sound in _sounds(window)
            for name in self._by_sound.get(sound, ())
            if len(name) == len(window)
            and (name[-1] == window[-1] or not _WORD_OF_KIND.match(window[-1]))
            and not _differ_in_kind(name, window)
        }

    def _one_off(self, window: str) -> set[str]:
        if len(window) < _SHORTEST_NEAR:
            return set()
        return {
            name
            for gap in _gaps(window)
            for name in self._by_gap.get(gap, ())
            if not _differ_in_kind(name, window)
        }


def is_slip(name: str, typed: str) -> bool:
    """Whether ``typed`` is ``name`` with one character for another that sounds or looks like it."""
    if len(name) != len(typed) or _differ_in_kind(name, typed):
        return False
    apart = [(one, other) for one, other in zip(name, typed, strict=True) if one != other]
    if len(apart) != 1:
        return False
    meant, written = apart[0]
    return meant in lookalikes().get(written, "") or _sound(meant) == _sound(written)


def is_likely_slip(name: str, typed: str) -> bool:
    """Whether the one character in which ``typed`` differs from ``name`` looks like the one that is meant, or
    nearly sounds like it (n for l, zh for z, in for ing), in whichever way either may be read."""
    pairs = [(one, other) for one, other in zip(name, typed, strict=True) if one != other]
    return len(pairs) == 1 and any(
        meant in lookalikes().get(written, "")
        or written in lookalikes().get(meant, "")
        or _nearly(meant, written)
        for meant, written in pairs
    )


def _nearly(one: str, other: str) -> bool:
    return bool(_near_readings(one) & _near_readings(other))


def _near_readings(character: str) -> set[str]:
    from pypinyin import Style, pinyin

    readings = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    plain = (re.sub(r"^([zcs])h", r"\1", reading) for reading in readings)
    return {re.sub(r"ng$", "n", re.sub(r"^[nr](?=[aeiouv])", "l", one)) for one in plain}


def _may_both_be(name: str, window: str) -> bool:
    """Whether both may well be places: 张家村 and 章家村, or two names of three everyday characters that
    only look alike. Then the one that is known is offered, not taken."""
    apart = [at for at, (one, other) in enumerate(zip(name, window, strict=True)) if one != other]
    if apart == [0] and _FAMILY.match(name, 1):
        return True
    by_look = any(not set(_spoken(name[at])) & set(_spoken(window[at])) for at in apart)
    everyday = all(_is_everyday(one[at]) for at in apart for one in (name, window))
    return by_look and everyday and len(name) == _SHORTEST_SOUND


def _is_everyday(character: str) -> bool:
    """Whether a character is among the 3755 of the first level of GB 2312."""
    code = character.encode("gb2312", errors="ignore")
    return bool(code) and code[0] <= _LAST_OF_LEVEL_1


def _gaps(name: str) -> Iterator[str]:
    for position in range(len(name)):
        yield f"{name[:position]}*{name[position + 1 :]}"


def _differ_in_kind(name: str, window: str) -> bool:
    """Whether what is written differs in a character that tells places apart: 西 is no slip for 东, 冬 is."""
    return any(one != other and _TELLS_APART.match(other) for one, other in zip(name, window, strict=True))


def _sound(name: str) -> str:
    return " ".join(map(_syllable, name))


def _sounds(name: str) -> list[str]:
    """How a name may be read, a few ways at most."""
    return list(map(" ".join, islice(product(*map(_spoken, name)), _MOST_READINGS)))


def _spoken(character: str) -> tuple[str, ...]:
    return _READINGS.get(character) or (_syllable(character),)


@lru_cache(maxsize=32768)
def _syllable(character: str) -> str:
    # pypinyin takes a moment to load; most questions name a place as it is written.
    from pypinyin import Style, lazy_pinyin

    spoken = _FIGURES[int(character)] if character in "0123456789" else character
    return str(lazy_pinyin(spoken, style=Style.NORMAL)[0])
