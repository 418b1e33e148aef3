"""Place names behind wrong characters: the same pinyin without tones, or one character off."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from index.facts.zones import boundaries

_SHORTEST_SOUND = 3  # two syllables sound like too many words
_SHORTEST_NEAR = 4
_SCHOOL = re.compile(r"学校|小学|中学|幼儿园|学区|划片|招生|哪|什么")
# Characters that tell neighbouring places apart: another one of these is another place.
_TELLS_APART = re.compile(r"[东南西北中上下前后左右内外新老大小\dA-Z甲乙丙丁]")


class Sounds:
    """Finds known names by sound or with one wrong character, where only one name fits."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(known)

    @cached_property
    def _by_sound(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._known:
            found[_sound(name)].add(name)
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

    def find(self, text: str) -> list[tuple[str, int, int, str]]:
        """(name, start, end, "sound" or "near") of the names that only wrong characters hide."""
        return self._find(text, "sound") or self._find(text, "near")

    def _find(self, text: str, how: str) -> list[tuple[str, int, int, str]]:
        found: list[tuple[str, int, int, str]] = []
        for start, window in self._windows(text):
            if found and start < found[-1][2]:
                continue
            fitting = self._same_sound(window) if how == "sound" else self._one_off(window)
            found += [(name, start, start + len(window), how) for name in sorted(fitting)]
        return found

    def _windows(self, text: str) -> Iterator[tuple[int, str]]:
        for start in range(len(text)):
            for size in self._lengths:
                window = text[start : start + size]
                if (
                    len(window) == size >= _SHORTEST_SOUND
                    and not _SCHOOL.search(window)
                    and not re.search(r"[\s,.。、;:!?？！]", window)
                    and boundaries.begins(text, start, window)
                    and boundaries.ends(text, start + size, window)
                ):
                    yield start, window

    def _same_sound(self, window: str) -> set[str]:
        # 花园 and 花苑 sound alike, but are two estates: with another last word it is asked.
        return {
            name
            for name in self._by_sound.get(_sound(window), ())
            if len(name) == len(window) and name[-1] == window[-1] and not _differ_in_kind(name, window)
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


def _gaps(name: str) -> Iterator[str]:
    for position in range(len(name)):
        yield f"{name[:position]}*{name[position + 1 :]}"


def _differ_in_kind(name: str, window: str) -> bool:
    """Whether what is written differs in a character that tells places apart: 西 is no slip for 东, 冬 is."""
    return any(one != other and _TELLS_APART.match(other) for one, other in zip(name, window, strict=True))


def _sound(name: str) -> str:
    return " ".join(map(_syllable, name))


@lru_cache(maxsize=32768)
def _syllable(character: str) -> str:
    # pypinyin takes a moment to load; most questions name a place as it is written.
    from pypinyin import Style, lazy_pinyin

    return str(lazy_pinyin(character, style=Style.NORMAL)[0])
