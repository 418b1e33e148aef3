"""Traditional characters back to simplified, on pages that a machine had converted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from index.repair.change import Change, Repaired

# Written in either way by those who write Traditional.
_EITHER_WAY = frozenset("台群着雇只周占布注志游欲奸杰升岩凶唇秘峰床里裡吊污线秋厘托咨并核才户脱温卧娱")
# Offices, papers and terms of mainland texts; several of them are not met with elsewhere.
_MAINLAND = (
    "人民政府", "国务院", "人民代表大会", "常务委员会", "党委", "自治区", "自治州", "街道办事处",
    "居民委员会", "村民委员会", "公安机关", "行政主管部门", "户口簿", "中小学", "普通高中", "义务教育阶段",
    "学籍", "随迁子女", "片区", "学区", "本条例", "人民法院", "人民检察院", "教育行政部门", "县级以上",
    "直辖市", "市教育局", "州教育局", "县教育局", "城管执法", "行政处罚", "行政许可", "本市", "全州",
    "营业执照", "居住证", "政务公开", "信息公开", "微信", "公办", "民办", "摇号", "学前教育", "幼儿园",
)  # fmt: skip
_ENOUGH_NAMES = 3


def simplify(text: str, names: Sequence[str] = ()) -> Repaired:
    """Simplified text; to be used only where the Traditional form is known to be damage.

    ``names`` come out as they are given: 乾安县 is no 干安县.
    """
    simplified = to_simplified(text)
    for name in names:
        plain = to_simplified(name)
        if plain != name and len(plain) == len(name):
            simplified = simplified.replace(plain, name)
    before, after = text.split("\n"), simplified.split("\n")
    changes: list[Change] = []
    start = 0
    for old, new in zip(before, after, strict=True):
        if len(old) == len(new):
            changes += _runs(old, new, start)
        elif old != new:
            changes.append(Change("traditional", start, old, new))
        start += len(old) + 1
    return Repaired("\n".join(after), tuple(changes))


def is_converted(text: str) -> bool:
    """Whether Traditional ``text`` is simplified text that a machine converted character by character.

    Such a text writes words as no Traditional text does (聯系 for 聯繫, 范圍 for 範圍, 公裏 for 公里).
    Where it has too few of those, the offices and papers tell that only mainland texts speak of; what is
    written rightly throughout is Traditional by right.
    """
    if not is_mostly_traditional(text):
        return False
    wrong, right = _spelling(text)
    if wrong >= 2 and wrong >= 2 * right:
        return True
    if "「" in text:  # a converter leaves the quotation marks
        return False
    simplified = to_simplified(text)
    return wrong >= right and sum(name in simplified for name in _MAINLAND) >= _ENOUGH_NAMES


def _spelling(text: str) -> tuple[int, int]:
    """How many characters are written as a converter does that knows no words, and as one writes them."""
    simplified = to_simplified(text)
    proper = to_traditional(simplified)
    if not len(text) == len(simplified) == len(proper):
        return 0, 0
    wrong = right = 0
    for written, plain, word in zip(text, simplified, proper, strict=True):
        alone = _alone(plain)
        if plain in _EITHER_WAY or word == alone == written:
            continue
        if word != alone and written == word:
            right += 1
        elif written != word and written in (plain, alone):
            wrong += 1
    return wrong, right


@cache
def _alone(char: str) -> str:
    return to_traditional(char) if char > "\u33ff" else char


def to_simplified(text: str) -> str:
    return str(_converter("t2s").convert(text))


def to_traditional(text: str) -> str:
    return str(_converter("s2t").convert(text))


@cache
def is_traditional_only(char: str) -> bool:
    """Whether simplified text writes this character otherwise."""
    return bool(_converter("t2s").convert(char) != char)


def is_mostly_traditional(text: str) -> bool:
    """Whether ``text`` is Traditional, but for a few characters that damage may have brought in."""
    counts = Counter(text)
    traditional = sum(
        count for char, count in counts.items() if char > "\u33ff" and is_traditional_only(char)
    )
    simplified = sum(count for char, count in counts.items() if is_simplified_only(char))
    return traditional > 0 and simplified <= traditional * 0.1


@cache
def is_simplified_only(char: str) -> bool:
    """Whether Traditional text writes this character otherwise in every sense."""
    if not "\u3400" <= char <= "\u9fff":
        return False
    traditional = _converter("s2t").convert(char)
    # 后、里、干 are Traditional characters too, of another sense: they prove nothing.
    return bool(traditional != char and _converter("t2s").convert(char) == char and not _is_big5(char))


def _is_big5(char: str) -> bool:
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter(direction: str) -> Any:
    import opencc

    return opencc.OpenCC(direction)


def _runs(old: str, new: str, start: int) -> list[Change]:
    """The runs of characters that differ between two texts of one length."""
    changes: list[Change] = []
    position = 0
    while position < len(old):
        end = position
        while end < len(old) and old[end] != new[end]:
            end += 1
        if end > position:
            changes.append(Change("traditional", start + position, old[position:end], new[position:end]))
        position = end + 1
    return changes
