"""Characters and figures that a scanner took for others: 末经批准 for 未经批准, 2O26年 for 2026年.

A character is put back where official text often writes what is meant and nobody writes what is read
(data/lexicon/misreadings.tsv.xz, made by scripts/make_misreadings.py). A letter is a figure in a number
that nothing else can be: a day, a year, an amount with its unit, a telephone number.
"""

from __future__ import annotations

import lzma
import re
from functools import cache
from pathlib import Path

from index.repair.change import Repaired, replace
from index.repair.likelihood import official_chinese

MISREADINGS = Path(__file__).resolve().parent.parent.parent / "data" / "lexicon" / "misreadings.tsv.xz"
# By how much, in natural log, what is meant has to be likelier: in a scan, and in a text that is sound
# but for it.
_CERTAIN, _CERTAIN_ALONE = 6.0, 12.0
_FEWEST, _APART = 3, 2500  # misreadings that make a scan: in all, and one in how many characters
_ALIKE = re.compile("[未末日曰己已巳人入]")
# 「…曰：」 of old texts, the end of a reign or a period: rare, and right.
_RARE = re.compile(r"[\s\S]曰[：:，,《“「‘]|[元明清宋汉唐隋周秦晋世纪年月期季春夏秋冬]末")
# 影响入学 is written in schools, if seldom in laws; 个入学习 is 个人学习.
_ENTERING = re.compile(r"入(?:学(?![习术问识到会])|[园校读托队团党伍境院职编围账库场住馆])")
_FIGURE = str.maketrans("Oo〇lI|S", "0001115")
# A number with letters among its figures, no part of a word.
_NUMBER = re.compile(
    r"(?<![A-Za-z〇零一二三四五六七八九十])(?=[0-9OolIS〇.,，:：\-—－]*[OolIS〇])(?=[OolIS〇.,:\-—－]*[0-9])"
    r"[0-9OolIS〇]+(?:[.,:：\-—－][0-9OolIS〇]+)*(?![A-Za-z〇零一二三四五六七八九十])"
)
_UNIT = re.compile(
    r"\s*(?:年|月|日|时|分|秒|周岁|岁|元|万|亿|%|％|人|名|个|所|件|条|次|项|天|号|楼|栋|幢|室|米|公里|页|份|班|户|学时|学年|学期|季度|以[上下内]|余|多)"
)
_COUNTED = re.compile(r"\s*[年月日时分元]")
_NAMES_TELEPHONE = re.compile(r"电话|热线|传真|手机|联系|咨询|[、/]\s*$|[:：]\s*$")
_TELEPHONE = re.compile(
    r"(?:0\d{2,3}[-—－])?\d{7,8}|1[3-9]\d{9}|0\d{9,11}|400[-—－]\d{3}[-—－]\d{4}|\d{4}[-—－]\d{1,2}[-—－]\d{1,2}"
)
_DAY = re.compile(r"(?<=[年月至])[OolIS〇]{1,2}(?=[月日])")  # 年l月lI日


def read_again(text: str) -> Repaired:
    """``text`` with misread characters and figures put right where nothing else can be meant."""
    characters = _put_right(text)
    if not _LETTER_BY_FIGURE.search(characters.text):
        return characters
    numbers = replace(characters.text, _NUMBER, _number, "ocr")
    days = replace(numbers.text, _DAY, _day, "ocr")
    return Repaired(days.text, characters.changes + numbers.changes + days.changes)


def _put_right(text: str) -> Repaired:
    """A scan is full of misreadings: what looks like one in a sound text mostly is a rare word."""
    found = {
        match.start(): meant
        for match in _ALIKE.finditer(text)
        if not _ENTERING.match(text, match.start()) and (meant := _meant(text, match.start()))
    }
    contexts = {text[max(0, at - 1) : at + 2] for at in found}  # one phrase over and over is no scan
    if len(found) < max(_FEWEST, len(text) / _APART) or len(contexts) == 1:
        found = {
            at: (char, gain)
            for at, (char, gain) in found.items()
            if gain >= _CERTAIN_ALONE and char not in "人入" and not _RARE.match(text, max(0, at - 1))
        }
    return replace(text, _ALIKE, lambda match: found.get(match.start(), ("", 0.0))[0] or None, "ocr")


_LETTER_BY_FIGURE = re.compile(r"[0-9年月][.,:\-—－]?[OolIS〇]|[OolIS〇][.,:\-—－]?[0-9]")


def _meant(text: str, at: int) -> tuple[str, float] | None:
    """The character meant at ``at`` and how much likelier it is; None where what is read may be right."""
    begin = max(0, at - 2)
    around = re.sub(r"[0-9]", "0", text[begin : at + 3])
    place = at - begin
    meant = {
        char
        for size in (2, 3)
        for start in range(max(0, place - size + 1), place + 1)
        if (char := misreadings().get((around[start : start + size], place - start)))
    }
    if len(meant) != 1:
        return None
    # What is never written on one side may be written on the other: 收入、最 is no 收人、最.
    (char,) = meant
    before, behind = text[begin:at], text[at + 1 : at + 3]
    likelihood = official_chinese()
    gain = likelihood.text(char, before, behind) - likelihood.text(text[at], before, behind)
    return (char, gain) if gain >= _CERTAIN else None


def _number(match: re.Match[str]) -> str | None:
    read = match.group()
    number = read.translate(_FIGURE)
    figures = sum(char.isascii() and char.isdigit() for char in read)
    letters = len(re.findall(r"[OolIS〇]", read))
    before, behind = match.string[max(0, match.start() - 10) : match.start()], match.string[match.end() :][:4]
    if letters > max(1, figures) or re.match(r"[OISo][.,:-]", read):
        return None
    if figures >= 4 and _TELEPHONE.fullmatch(number) and _NAMES_TELEPHONE.search(before):
        return number
    # S20号, ISO9001, O3 and the like are names; a day or an amount is none.
    named = bool(re.match(r"[OISo]|l[OolIS]", read)) or bool(re.search(r"[SI]", read))
    return number if (_COUNTED if named else _UNIT).match(behind) else None


def _day(match: re.Match[str]) -> str | None:
    number = match.group().translate(_FIGURE)
    return number if 1 <= int(number) <= 31 and not number.startswith("00") else None


@cache
def misreadings() -> dict[tuple[str, int], str]:
    """A pair or triple that nobody writes, with the place of the misread character in it -> what is meant."""
    with lzma.open(MISREADINGS, "rt", encoding="utf-8") as lines:
        entries = (line.rstrip("\n").split("\t") for line in lines)
        return {(gram, int(place)): char for gram, place, char in entries}
