"""Damages sound text the way bureaus' files are damaged, one function for each kind.

Written from what such files look like and kept apart from the repair: own tables, OpenCC, pypinyin and
Python's codecs. All of them take the text and a random generator, so a seed gives the same damage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from random import Random
from typing import Any

Damage = Callable[[str, Random], str]

# Simultaneous substitutions of an article spinner, blind to where words end.
SPUN = {
    "政府": "当局", "教育": "教导", "教学": "教导", "情况": "环境", "报告": "申报", "通知": "看护",
    "意见": "看法", "办法": "法子", "公众": '"大众', "关注": "眷注", "分解": "分化", "方案": "规划",
    "范围": "范畴", "参与": "介入", "保障": "包管", "程序": "法度模范", "部署": "安排", "安排": "支配",
    "提高": "进步", "进步": "提高", "增强": "加强", "加强": "增强", "解决": "办理", "办理": "解决",
    "均衡发展": "平衡成长", "深化改革": "革新", "措施": "步伐", "管理": "治理", "继续": "继承",
    "建设": "扶植", "服务": "办事", "困难": "艰苦", "成绩": "造诣", "公布": "颁布", "队伍": "步队",
    "及时": "实时", "其中": "此中", "法规": "律例",
}  # fmt: skip
_FLAT = str.maketrans("（），：；", "(),:;")
# What a scanner reads for what.
_OCR_CHARACTERS = {"未": "末", "末": "未", "日": "曰", "己": "已", "已": "己", "人": "入", "入": "人"}
_OCR_FIGURES = {"0": "OO〇", "1": "lI", "5": "S"}
_BROWSER_1252 = {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256)}
_HEADS = ("清河市教育局文件", "清河市教育局公报 2026年第3期", "政府信息公开", "招生入学工作手册")
_PAGE_NUMBERS = ("— {} —", "- {} -", "第{}页 共9页", "{}", "·{}·", "第 {} 页")


def spin(text: str, _: Random) -> str:
    return re.sub("|".join(SPUN), lambda match: SPUN[match.group()], text)


def to_traditional(text: str, _: Random) -> str:
    """Character by character, without a look at words: 联系 gives 聯系, 公里 gives 公裏."""
    return "".join(map(_traditional, text))


def gloss(text: str, random: Random) -> str:
    """The same with pinyin behind some characters, always the same; a few split by line breaks."""
    key = random.randrange(2, 4)
    pieces = []
    for char in text:
        converted = _traditional(char)
        if converted != char and ord(char) % key == 0:
            reading = _pinyin(converted)
            if random.random() < 0.02:
                cut = random.randrange(1, len(reading) + 1)
                reading = reading[:cut] + "\n" + reading[cut:]
            converted += f"({reading})"
        pieces.append(converted)
    return "".join(pieces)


def shift(text: str, random: Random) -> str:
    """Headings in brackets one byte out of step, in text that was turned Traditional with glosses."""
    lines = gloss(text, random).split("\n")
    return "\n".join(
        shifted(line) if re.match("（[一二三四五六七八九十]+）", line) else line for line in lines
    )


def shifted(line: str) -> str:
    """``　　`` + ``line`` as GBK from its second byte on, with 。 for what is before."""
    data = f"　{line}".encode("gb18030")[3:]
    shown = ["。"]
    position = 0
    while position < len(data):
        first, second = data[position], (data[position + 1] if position + 1 < len(data) else 0)
        if first < 0x80:
            shown.append(chr(first))
            position += 1
        elif second in range(0x40, 0xFF) and second != 0x7F:
            char = bytes((first, second)).decode("gbk", "ignore")
            shown.append("" if "\ue000" <= char <= "\uf8ff" else char)
            position += 2
        else:
            position += 1
    return "".join(shown)


def flatten(text: str, _: Random) -> str:
    return text.translate(_FLAT)


def scraped(text: str, random: Random) -> str:
    """The whole chain of a scraped page: spun, Traditional with glosses, headings shifted, ASCII marks."""
    return flatten(shift(spin(text, random), random), random)


def utf8_as_latin1(text: str, _: Random) -> str:
    return text.encode().decode("latin-1")


def utf8_as_cp1252(text: str, _: Random) -> str:
    return "".join(_BROWSER_1252[byte] for byte in text.encode())


def utf8_as_gbk(text: str, _: Random) -> str:
    return text.encode().decode("gbk", "replace")


def gbk_as_latin1(text: str, _: Random) -> str:
    return text.encode("gbk", "ignore").decode("latin-1")


def gbk_as_cp1252(text: str, _: Random) -> str:
    return "".join(_BROWSER_1252[byte] for byte in text.encode("gbk", "ignore"))


def to_full_width(text: str, _: Random) -> str:
    """Figures and letters, and the marks between them."""
    wide = {code: code + 0xFEE0 for code in (*range(48, 58), *range(65, 91), *range(97, 123))}
    marked = re.sub(r"(?<=[\dA-Za-z])[.:/-](?=[\dA-Za-z])", lambda m: chr(ord(m.group()) + 0xFEE0), text)
    return marked.translate(wide)


def add_invisible(text: str, random: Random) -> str:
    """Characters without width between others, no-break spaces for spaces."""
    pieces = []
    for char in text.replace(" ", "\u00a0"):
        if random.random() < 0.05:
            pieces.append(random.choice("\u200b\u200c\ufeff\u00ad\u2060\u200e"))
        pieces.append(char)
    return "".join(pieces)


def as_radicals(text: str, random: Random) -> str:
    """Radicals and compatibility ideographs for the characters they look like."""
    twins = _twins()
    return "".join(twins[char] if char in twins and random.random() < 0.7 else char for char in text)


def as_private_bullets(text: str, random: Random) -> str:
    """The bullets of a list in a symbol font."""
    return re.sub("•", lambda _: random.choice("\uf06c\uf0b7\uf06e\uf0d8\uf075"), text)


def break_lines(text: str, random: Random) -> str:
    """Lines of a page's width, pages with a running head and a number between them."""
    width, height = random.randrange(24, 42), random.randrange(14, 26)
    indent = random.choice(("　　", ""))
    lines: list[str] = []
    for paragraph in text.split("\n"):
        whole = indent + paragraph
        while whole:
            cut = width
            if whole[cut : cut + 1] in tuple("，。；：、）》”！？"):
                cut += 1  # none of these begins a line
            lines.append(whole[:cut])
            whole = whole[cut:]
    head, number = random.choice(_HEADS), random.choice(_PAGE_NUMBERS)
    pages = [lines[start : start + height] for start in range(0, len(lines), height)]
    return "\n".join(
        line for count, page in enumerate(pages, 1) for line in (head, *page, number.format(count))
    )


def misread(text: str, random: Random) -> str:
    """A scanner's confusions: one in four of the characters that are mistaken for others."""

    def read(match: re.Match[str]) -> str:
        char = match.group()
        if random.random() < 0.25:
            return _OCR_CHARACTERS.get(char) or random.choice(_OCR_FIGURES[char])
        return char

    return re.sub(f"[{''.join(_OCR_CHARACTERS)}{''.join(_OCR_FIGURES)}]", read, text)


# Kinds whose damage leaves all that is needed to undo it, and those that lose something.
EXACT: Mapping[str, Damage] = {
    "glosses": gloss,
    "traditional": to_traditional,
    "byte shift": shift,
    "punctuation": lambda text, random: flatten(gloss(text, random), random),
    "utf-8 as latin-1": utf8_as_latin1,
    "utf-8 as cp1252": utf8_as_cp1252,
    "utf-8 as gbk": utf8_as_gbk,
    "gbk as latin-1": gbk_as_latin1,
    "gbk as cp1252": gbk_as_cp1252,
    "full width": to_full_width,
    "invisible": add_invisible,
    "code points": as_radicals,
    "bullets": as_private_bullets,
    "line breaks": break_lines,
}
LOSSY: Mapping[str, Damage] = {"ocr": misread, "spinner": spin, "scraped page": scraped}


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2t")


@cache
def _traditional(char: str) -> str:
    # Characters that are Traditional too, of another sense, are left by such a converter.
    return char if char in "于后里范系余干群台只谷面丑松云表制" else str(_converter().convert(char))


@cache
def _pinyin(char: str) -> str:
    from pypinyin import Style, pinyin

    return str(pinyin(char, style=Style.TONE)[0][0])


@cache
def _twins() -> dict[str, str]:
    import unicodedata

    codes = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFA6E))
    return {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in reversed(codes)}
