"""One spelling for what is written in many ways: widths, dashes, brackets, numerals."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from index.search.tokens import simplifier

_DASHES = dict.fromkeys("-－—–―─‐‑‒−﹣﹘~～〜∼", "-")
_OPENING = dict.fromkeys("(（〔【[［{｛﹙", "(")
_CLOSING = dict.fromkeys(")）〕】]］}｝﹚", ")")
_MARKS = {"，": ",", "﹐": ",", "；": ";", "﹔": ";", "：": ":", "﹕": ":", "．": ".", "／": "/", "＃": "#"}
_INVISIBLE = dict.fromkeys("\u200b\u200c\u200d\ufeff\u00a0\u3000\t\r", " ")
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹⁰")
# What points to a note under a table: 「某某中学①」「某某小学*」「某苑[1]」.
_NOTE_MARK = re.compile(r"(?<=.)(?:[①-⑳¹²³⁰-⁹*※▲△★☆◆]|\((?:注[释:]?)?\d{1,2}\)|\(?注\d{1,2}\)?)+$")
_FOLDS = str.maketrans({**_DASHES, **_OPENING, **_CLOSING, **_MARKS, **_INVISIBLE})
_NUMERAL = re.compile(r"[〇○零一二三四五六七八九十百千]+")
_COMMITTEE = re.compile(r"(?<=社区)(?:居民委员会|居委会|居委)|(?<=村)(?:村民委员会|村委会|民委员会|委会)")
_NOT_IN_NAMES = re.compile(r"[\s·•・.,'\"“”‘’「」『』《》〈〉()]")


@lru_cache(maxsize=2048)  # what reads a list asks for the same cell several times
def fold(text: str) -> str:
    """``text`` with half-width digits, letters and marks, one kind of dash and bracket, simplified.

    As long as ``text``, so that places in one are places in the other.
    """
    return "".join(map(_fold_character, text.translate(_FOLDS)))


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    if character in _CIRCLED:
        return character  # it numbers what follows; as a figure it would be part of it
    folded = unicodedata.normalize("NFKC", character)
    folded = folded if len(folded) == 1 else character
    return _simplified(folded) if folded >= "一" else folded


def _simplified(character: str) -> str:
    simple = str(simplifier().convert(character))
    return simple if len(simple) == 1 else character


def arabic(text: str) -> str:
    """``text`` with its Chinese numerals as figures: 二环路北三段 -> 2环路北3段, 三十八号 -> 38号."""
    return _NUMERAL.sub(lambda run: _value(run.group()), text)


@lru_cache(maxsize=4096)
def _value(run: str) -> str:
    import cn2an

    try:
        return str(int(cn2an.cn2an(run.replace("○", "〇"), "normal")))
    except ValueError:  # 百, 千 and the like are no numbers by themselves: 百花巷, 千禧街
        return run


def without_note_mark(name: str) -> str:
    """A folded name without the mark behind it that points to a note: 某某中学①."""
    return _NOTE_MARK.sub("", name)


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """The spelling under which a place is looked up."""
    return without_committee(arabic(_NOT_IN_NAMES.sub("", fold(name))).upper())


def without_committee(name: str) -> str:
    """A community or village that is called by its committee (某社区居民委员会, 某村村委会): the place."""
    return _COMMITTEE.sub("", name)


def as_written(name: str, text: str) -> str:
    """The piece of ``text`` that ``name`` is the key of; ``name`` itself where there is none."""
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + len(name) + 6) + 1):
            if place_key(text[start:end]) == name:
                written = text[start:end].lstrip(" (（、，,:：").rstrip(" 、，,:：")
                opened = fold(written).count("(") - fold(written).count(")")
                if opened > 0 and fold(text[end : end + 1]) != ")":  # 「某苑（一期、二期）」: of the first
                    return re.sub(r"[(（]", "", written)
                return written + text[end : end + 1] if opened > 0 else written[: len(written) + opened]
    return name
