"""What is told apart by a number or a letter (3号线, 二号窗口, 第二批, A类, 第4考场): the very one is meant.

A row of 「1号线」 says nothing of 「6号线」, in figures or in numerals, alone, in a list (1、2号窗口) or in a
range (第1至3考场), with its noun behind it or over its column.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from index.items import Passage
from index.search.tokens import fold
from service.answering.vocabulary import asks_whether

_N = (
    r"(?:(?<!\d)(?<!\d[.:])\d{1,3}(?!\d|[.:]\d)|[一二三四五六七八九十]{1,3}"
    r"|(?<![a-z])[a-h](?![a-z])|[甲乙丙丁])"
)
_ONE = rf"(?:第\s*)?{_N}号?"
_LIST = rf"(?P<list>{_ONE}(?:\s*(?:[、,，和及与或]|[—\-–~～至到]+)\s*{_ONE})*)"
# What is told apart so, and how it is written behind a number with 第 or 号, or behind a letter.
_MARKED = {
    "窗口": r"(?:办事|服务)?窗口?|柜台",
    "楼": r"(?:教学|办公|综合|实验|宿舍|住宅)?楼(?!层)|栋|幢",
    "食堂": r"食堂|餐厅",
    "校区": r"校区|分校",
    "车": r"校?车(?![间站道])",
    "线": r"(?:校车|公交)?(?:专?线路?|路线)",
    "考场": r"(?:标准化)?(?:考场|试室)",
    "考点": r"考点",
    "组": r"小?组(?![织成合长])",
    "片": r"(?:学|招生)?片区?|学区",
    "轮": r"轮",
    "期": r"期(?![间末中限满望待])",
    "批": r"批次?(?![准复发评改示])",
    "志愿": r"志愿(?!者|服务)",
    "次序": r"次序|顺位|顺序|序位|位序|序列",
    "类": r"类(?![型似别])",
    "档": r"档(?!案)次?",
    "条": r"条(?![件例款线])",
    "中学": r"(?:[初高]级|实验|完全|民族|职业)?中学|中(?![学央心间考午等文秋旬国队班专职级全部])",
    "小学": r"(?:实验|中心|民族)?小学|小(?![学时组朋孩区班型部份镇数程])",
    "幼儿园": r"(?:实验|中心|机关)?幼儿园",
}
# Those that hardly anybody counts, so that a number alone names one of them.
_BARE = {
    "窗口": r"窗口",
    "考场": r"考场|试室",
    "批": r"批次(?!准)|批(?=录取|志愿|填报|报名)",
    "志愿": r"志愿(?!者|服务)",
    "次序": r"次序|顺位|序位",
    "档": r"档(?!案)次?",
    "中学": r"中(?!学)",
    "小学": r"小(?!学)",
}
_COUNTED = "分共为设有各按每上下这那同本另某前后近哪其作成余"  # 「分三批次」, 「下一批次」
_COLUMNS = {
    "线": "线路?$|路线", "窗口": "窗口|柜台", "批": "批次?$", "志愿": "志愿$", "类": "类别?$",
    "档": "档次?$", "考场": "考场|试室", "考点": "考点", "组": "组别?$", "片": "片区?$|学区$",
    "楼": "[楼栋幢]号?$", "车": "车号", "轮": "轮次?$", "期": "期次?$|期数$", "次序": "次序|顺[位序]$|序位",
    "校区": "校区$",
}  # fmt: skip
# Somebody is put in one or another of these: 「能算第一类吗」 is answered by 「按第三类办理」.
_ASSIGNED = frozenset(("类", "档", "批", "次序", "片", "志愿", "组"))
_NO_OFFICE = frozenset(("线", "车", "考场", "考点", "批", "志愿"))
_SCHOOLS = frozenset(("中学", "小学", "幼儿园"))
_FIRST = re.compile(r"首批|头一?批")
_FIGURES = {figure: n for n, figure in enumerate("一二三四五六七八九", 1)}

Numbers = Mapping[str, frozenset[str]]


def numbers_in(words: str, nouns: Collection[str] = tuple(_MARKED)) -> Numbers:
    """What folded ``words`` name by a number, of ``nouns``: noun -> its numbers in figures, or letters."""
    words = _FIRST.sub("第一批", words)
    found: dict[str, set[str]] = {}
    for noun in nouns:
        for match in _pattern(noun).finditer(words):
            if _names(noun, match):
                found.setdefault(noun, set()).update(_values(match["list"]))
    return {noun: frozenset(values) for noun, values in found.items()}


def is_of_another_number(question: str, passage: Passage, title: str) -> bool:
    """Whether a question names something by its number, and a passage only others of the sort."""
    asked = _asked(question)
    theirs = _numbers_of(passage, title, asked) if asked else {}
    return any(not asked[noun] & theirs[noun] for noun in theirs)


def names_number(question: str, passage: Passage, title: str) -> bool:
    """Whether a question names something by its number, and a passage all that it names so. Not a school:
    its name is none of a thing that a passage is about."""
    asked = {noun: values for noun, values in _asked(question).items() if noun not in _SCHOOLS}
    theirs = _numbers_of(passage, title, asked) if asked else {}
    return bool(asked) and all(asked[noun] & theirs.get(noun, frozenset()) for noun in asked)


def is_of_a_line(question: str) -> bool:
    """Whether a question is of a numbered thing that is no office: a line, a bus, a batch."""
    return bool(_NO_OFFICE & _asked(question).keys())


def names_no_such(question: str, passages: Iterable[tuple[Passage, str]]) -> bool:
    """Whether, of what a question names by its number, ``passages`` (with their titles) know only others."""
    asked = _asked(question)
    known: set[str] = set()
    others: set[str] = set()
    for passage, title in passages if asked else ():
        for noun, values in _numbers_of(passage, title, asked).items():
            (known if asked[noun] & values else others).add(noun)
    return bool(others - known)


def other_number_in(question: str, words: str) -> bool:
    """Whether ``words`` themselves name only others than the number that a question asks for."""
    asked = _asked(question)
    theirs = numbers_in(fold(words), tuple(asked)) if asked else {}
    return any(not asked[noun] & theirs[noun] for noun in theirs)


@lru_cache(maxsize=256)
def _asked(question: str) -> Numbers:
    named = numbers_in(fold(question))
    if not asks_whether(question):
        return named
    return {noun: values for noun, values in named.items() if noun not in _ASSIGNED}


def _numbers_of(passage: Passage, title: str, nouns: Collection[str]) -> Numbers:
    """The numbers of a passage's own words; of a noun that they do not number, those that stand over it."""
    found = {noun: values for noun, values in _of_cells(passage) if noun in nouns}
    for place in (passage.text, passage.lead, *reversed(passage.heading), title):
        for noun, values in numbers_in(fold(place), tuple(nouns)).items():
            found.setdefault(noun, values)
    if passage.kind != "row":  # 「（二）第二批」 over 「第一批未完成的可以再报」
        for place in (passage.lead, *passage.heading[-1:]):
            for noun, values in numbers_in(fold(place), tuple(nouns)).items():
                found[noun] |= values
    return found


def _of_cells(passage: Passage) -> Iterator[tuple[str, frozenset[str]]]:
    """The bare numbers in cells whose column is called as the noun: 「线路：3」, 「类别：A」."""
    for name, value in passage.cells:
        number = re.fullmatch(_LIST, fold(value).strip())
        for noun, head in _COLUMNS.items() if number else ():
            if number and re.search(head, name):
                yield noun, frozenset(_values(number["list"]))


def _names(noun: str, match: re.Match[str]) -> bool:
    """Whether a number before a noun names one of them instead of counting them."""
    if re.search(r"[第号a-h甲乙丙丁]", match["list"]):
        return True
    bare = _BARE.get(noun)
    counted = match.string[: match.start()].endswith(tuple(_COUNTED))
    return bool(bare and re.compile(bare).match(match.string, match.start("noun"))) and not counted


def _values(listed: str) -> Iterator[str]:
    """The numbers of a list, those within its ranges as well."""
    parts = re.split(r"([、，,和及与或]|[—\-–~～至到]+)", listed)
    numbers = [_number(re.sub(r"[第号\s]", "", part)) for part in parts[::2]]
    yield from numbers
    for joint, first, last in zip(parts[1::2], numbers, numbers[1:], strict=False):
        if joint not in "、，,和及与或" and first.isdecimal() and last.isdecimal():
            yield from map(str, range(int(first) + 1, int(last)))


def _number(written: str) -> str:
    """In figures what is a numeral below a hundred; letters as they are."""
    if written.isdecimal():
        return str(int(written))
    tens, ten, ones = written.rpartition("十")
    if any(figure not in _FIGURES for figure in tens + ones) or len(tens + ones) > 2:
        return written
    return str((_FIGURES.get(tens, 1) if ten else 0) * 10 + _FIGURES.get(ones, 0))


@cache
def _pattern(noun: str) -> re.Pattern[str]:
    """Finds a list of numbers before a noun."""
    return re.compile(rf"{_LIST}\s*(?P<noun>{_MARKED[noun]})")
