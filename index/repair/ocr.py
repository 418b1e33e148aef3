"""Characters and figures that a scanner took for others: 末经批准 for 未经批准, 2O26年 for 2026年.

A character is put back where official text often writes what is meant and nobody what is read
(data/lexicon/misreadings.tsv.xz, made by scripts/make_misreadings.py). A letter is a figure in a number
that nothing else can be: a day, a year, an amount with its unit, a telephone number.
"""

from __future__ import annotations

import lzma
import re
from functools import cache
from pathlib import Path

from index.repair.change import Repaired, replace

MISREADINGS = Path(__file__).resolve().parent.parent.parent / "data" / "lexicon" / "misreadings.tsv.xz"
_ALIKE = re.compile("[未末日曰己已巳人入干千土士天夭治冶侯候]")
_FIGURE = str.maketrans("Oo〇lI|S", "0001115")
# A number with letters among its figures, no part of a word.
_NUMBER = re.compile(
    r"(?<![A-Za-z〇零一二三四五六七八九十])(?=[0-9OolIS〇.,，:：\-—－]*[OolIS〇])(?=[OolIS〇.,:\-—－]*[0-9])"
    r"[0-9OolIS〇]+(?:[.,:：\-—－][0-9OolIS〇]+)*(?![A-Za-z〇零一二三四五六七八九十])"
)
_UNIT = re.compile(
    r"\s*(?:年|月|日|时|分|秒|周岁|岁|元|万|亿|%|％|人|名|个|所|件|条|次|项|天|号|楼|栋|幢|室|米|公里|页|份|班|户|学时|学年|学期|季度|以[上下内]|余|多)"
)
_TELEPHONE = re.compile(r"(?:0\d{2,3}[-—－])?\d{7,8}|1[3-9]\d{9}|0\d{9,11}|400[-—－]\d{3}[-—－]\d{4}|\d{4}[-—－]\d{1,2}[-—－]\d{1,2}")
_DAY = re.compile(r"(?<=[年月至])[OolIS〇]{1,2}(?=[月日])")  # 年l月lI日


def read_again(text: str) -> Repaired:
    """``text`` with misread characters and figures put right where nothing else can be meant."""
    characters = replace(text, _ALIKE, _character, "ocr")
    if not _LETTER_BY_FIGURE.search(characters.text):
        return characters
    numbers = replace(characters.text, _NUMBER, _number, "ocr")
    days = replace(numbers.text, _DAY, _day, "ocr")
    return Repaired(days.text, characters.changes + numbers.changes + days.changes)


_LETTER_BY_FIGURE = re.compile(r"[0-9年月][.,:\-—－]?[OolIS〇]|[OolIS〇][.,:\-—－]?[0-9]")


def _character(match: re.Match[str]) -> str | None:
    at = match.start()
    text = match.string
    begin = max(0, at - 2)
    around = re.sub(r"[0-9]", "0", text[begin : at + 3])
    place = at - begin
    meant = {
        char
        for size in (2, 3)
        for start in range(max(0, place - size + 1), place + 1)
        if (char := misreadings().get((around[start : start + size], place - start)))
    }
    return meant.pop() if len(meant) == 1 else None


def _number(match: re.Match[str]) -> str | None:
    read = match.group()
    number = read.translate(_FIGURE)
    figures = sum(char.isascii() and char.isdigit() for char in read)
    rest = match.string[match.end() : match.end() + 4]
    if figures >= 4 and _TELEPHONE.fullmatch(number):
        return number
    if not _UNIT.match(rest) or (read[0] in "OISo" and not re.match(r"\s*[月日时分元]", rest)):
        return None  # S20号, O3 and the like are names
    letters = len(re.findall(r"[OolIS〇]", read))
    return number if letters <= max(1, figures) else None


def _day(match: re.Match[str]) -> str | None:
    number = match.group().translate(_FIGURE)
    return number if 1 <= int(number) <= 31 and not number.startswith("00") else None


@cache
def misreadings() -> dict[tuple[str, int], str]:
    """A pair or triple that nobody writes, with the place of the misread character in it -> what is meant."""
    with lzma.open(MISREADINGS, "rt", encoding="utf-8") as lines:
        entries = (line.rstrip("\n").split("\t") for line in lines)
        return {(gram, int(place)): char for gram, place, char in entries}
