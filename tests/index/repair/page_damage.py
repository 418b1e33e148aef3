"""Damages sound text the way scraped pages are damaged, so that its repair can be checked.

Kept apart from the repair: each step is written from what such pages look like.
"""

from __future__ import annotations

import re

import opencc
from pypinyin import Style, pinyin

# The spinner replaced words without looking at where words end.
SPUN = {
    "政府": "当局",
    "教育": "教导",
    "教学": "教导",
    "情况": "环境",
    "通知": "看护",
    "办法": "法子",
    "管理": "治理",
    "公众": '"大众',
    "方案": "规划",
    "程序": "法度模范",
    "均衡发展": "平衡成长",
    "继续": "继承",
}
_PUNCTUATION = str.maketrans("（），：；", "(),:;")


def spin(text: str) -> str:
    return re.sub("|".join(SPUN), lambda match: SPUN[match.group()], text)


def to_traditional(text: str) -> str:
    """Character by character, with a gloss behind every second changed one (always the same ones)."""
    converter = opencc.OpenCC("s2t")
    return "".join(_glossed(char, converter.convert(char)) for char in text)


def _glossed(simplified: str, traditional: str) -> str:
    if traditional == simplified or len(traditional) != 1 or ord(simplified) % 2:
        return traditional
    return f"{traditional}({pinyin(traditional, style=Style.TONE)[0][0]})"


def shift(text: str) -> str:
    """Every line that begins with two ideographic spaces and a bracket, one byte out of step."""
    lines = text.split("\n")
    return "\n".join(_shifted(line[2:]) if line.startswith("　　（") else line for line in lines)


def _shifted(line: str) -> str:
    data = line.encode("gb18030")
    shown = ["。"]
    position = 1
    while position < len(data):
        pair = data[position : position + 2]
        if pair[0] < 0x80:
            shown.append(chr(pair[0]))
            position += 1
        elif len(pair) == 2 and pair[1] >= 0x40 and pair[1] not in (0x7F, 0xFF):
            shown.append(_assigned(pair))
            position += 2
        else:  # an orphaned first byte
            position += 1
    return "".join(shown)


def _assigned(pair: bytes) -> str:
    try:
        char = pair.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "" if "\ue000" <= char <= "\uf8ff" else char


def flatten(text: str) -> str:
    """Chinese marks to ASCII ones."""
    return text.translate(_PUNCTUATION)


def damage(text: str) -> str:
    """All steps in the order in which they happen to a page."""
    return flatten(shift(to_traditional(spin(text))))
