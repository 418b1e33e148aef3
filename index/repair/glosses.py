"""Pinyin glosses in ASCII brackets behind the characters of a converted page: 關(guān)于."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from index.repair.change import Repaired, replace

_LETTERS = "a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# One syllable; a line break may have come to stand anywhere inside.
GLOSS = rf"\n?\([\n ]?[{_LETTERS}]{{1,6}}\n?[{_LETTERS}]{{0,5}}[\n ]?\)"
_GLOSSED = re.compile(rf"([\u3400-\u9fff])({GLOSS})")
_ENOUGH = 3


def is_glossed(text: str) -> bool:
    """Whether ``text`` is a page of this kind: Traditional, and the glosses a machine's.

    A machine glosses the same characters wherever they occur; a teacher's page glosses a word once.
    """
    if "(" not in text:
        return False
    found = Counter(match.group(1) for match in _GLOSSED.finditer(text) if _is_reading(match))
    if not found:
        return False
    from index.repair.traditional import is_mostly_traditional, is_traditional_only

    traditional = {char: count for char, count in found.items() if is_traditional_only(char)}
    glossed = sum(traditional.values())
    bare = sum(text.count(char) for char in traditional) - glossed
    if not traditional or bare > glossed * 0.25:
        return False
    return glossed >= _ENOUGH or is_mostly_traditional(text)


def has_glosses(text: str) -> bool:
    """Whether a character in ``text`` has a reading of it in brackets, whoever put it there."""
    return "(" in text and any(_is_reading(match) for match in _GLOSSED.finditer(text))


def gloss_table(text: str) -> dict[str, str]:
    """The characters glossed in ``text`` and their glosses."""
    return {
        match.group(1): reading(match.group(2)) for match in _GLOSSED.finditer(text) if _is_reading(match)
    }


def remove_glosses(text: str) -> Repaired:
    """``text`` without its glosses, and without a line break inside one."""
    return replace(text, _GLOSSED, lambda match: match.group(1) if _is_reading(match) else None, "gloss")


def reading(gloss: str) -> str:
    """The bare syllable of a gloss."""
    return re.sub(r"[()\s]", "", gloss)


@cache
def readings(char: str) -> frozenset[str]:
    """All readings of a character, with tone marks."""
    from pypinyin import pinyin

    return frozenset(pinyin(char, heteronym=True)[0])


def _is_reading(match: re.Match[str]) -> bool:
    """Whether the bracket holds a reading of the character: 中心(center) and 附件(a) do not."""
    return reading(match.group(2)) in readings(match.group(1))
