"""Wrong characters bridged by sound: 如学 is looked up as 入学, 首费 as 收费, 修学 as 休学.

What the index has is never looked up, so a right word is not replaced. What only the word list knows (修学,
报道) may be meant as it stands: another word for it has to share a character. Sounds are compared without
tones, and without the differences that many speakers do not make (z/zh, n/l, in/ing).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import ne

_HAN = re.compile(r"[一-鿿]+")
_LENGTHS = (4, 3, 2)
_MOST = 3

_FIRST = {"zh": "z", "ch": "c", "sh": "s"}


def sound(word: str) -> str:
    """The syllables of a word, toneless and blurred, each followed by a blank."""
    from pypinyin import Style, lazy_pinyin

    return "".join(f"{_blurred(syllable)} " for syllable in lazy_pinyin(word, style=Style.NORMAL))


@lru_cache(maxsize=4096)
def _syllable(character: str) -> str:
    return sound(character)


def _blurred(syllable: str) -> str:
    syllable = _FIRST.get(syllable[:2], syllable[:2]) + syllable[2:]
    if syllable.startswith("n"):
        syllable = "l" + syllable[1:]
    return syllable.removesuffix("g") if syllable.endswith(("ing", "eng", "ang")) else syllable


class Spelling:
    """The words of an index by their sound."""

    def __init__(self, by_sound: dict[str, list[str]]) -> None:
        self.by_sound = by_sound

    @classmethod
    def of(cls, words: Iterable[str], frequency: Callable[[str], int]) -> Spelling:
        """Sounds of the Chinese words of 2 to 4 characters; of one sound the most frequent come first."""
        by_sound: dict[str, list[str]] = {}
        for word in sorted(words, key=lambda word: (-frequency(word), word)):
            if len(word) in _LENGTHS and _HAN.fullmatch(word):
                by_sound.setdefault(sound(word), []).append(word)
        return cls({key: same[:_MOST] for key, same in by_sound.items()})

    def meant(self, words: Sequence[str], is_known: Callable[[str], bool]) -> list[tuple[str, list[str]]]:
        """(as written, words of that sound) for the stretches of a question that are not known.

        ``words`` is the question in words. A stretch is a run of words that are unknown or single
        characters, since a wrong character breaks its word up.
        """
        found: list[tuple[str, list[str]]] = []
        for stretch in _stretches(words, is_known):
            start = 0
            while start < len(stretch):
                for length in _LENGTHS:
                    written = stretch[start : start + length]
                    same = [] if len(written) < length else self.by_sound.get(sound(written), [])
                    if same and not is_known(written):
                        found.append((written, same))
                        start += length
                        break
                else:
                    start += 1
        return found


    def slips(self, words: Sequence[str], has: Callable[[str], bool]) -> list[tuple[str, list[str]]]:
        """(as written, words of that sound) for words that the index does not have, and for words that a
        wrong character broke up (普通|华要 for 普通话): one character differs, all sound alike.

        ``has`` says whether the index has a word.
        """
        found = [
            (word, same)
            for word in dict.fromkeys(words)
            if len(word) in _LENGTHS and _HAN.fullmatch(word) and not has(word)
            if (same := self._one_off(word))
        ]
        for left, right in pairwise(words):
            run = left + right
            for length in range(len(left) + 1, min(len(run), max(_LENGTHS) + 1)):
                written = run[:length]
                if length in _LENGTHS[:2] and _HAN.fullmatch(written) and not has(written):
                    same = self._one_off(written)
                    found += [(written, same)] if same else []
        return found

    def _one_off(self, written: str) -> list[str]:
        """The words of the sound of ``written`` that differ from it in just one character."""
        same = self.by_sound.get("".join(map(_syllable, written)), [])
        return [w for w in same if len(w) == len(written) and sum(map(ne, w, written)) == 1]


def _stretches(words: Sequence[str], is_known: Callable[[str], bool]) -> list[str]:
    stretches: list[str] = []
    run = ""
    for word in [*words, ""]:
        if word and _HAN.fullmatch(word) and (len(word) == 1 or not is_known(word)):
            run += word
            continue
        if len(run) > 1:
            stretches.append(run)
        run = ""
    return stretches
