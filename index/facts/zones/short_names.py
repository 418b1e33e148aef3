"""Short names that a document gives its schools: 「清河县第一小学（以下简称“一小”）」, 全称 | 简称."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.facts.zones.schools import is_school, without_numbering
from index.facts.zones.spelling import fold
from index.items import Passage

_CALLED = re.compile(
    r"(?P<full>[^、,;。:\s()“”\"]{3,24}?(?:小学|中学|学校|幼儿园)(?:\([^()]{2,8}\))?)"
    r"\((?:以下|下文|以下统一?)?(?:简称|下称)[为是:]*[“\"]?(?P<short>[^()“”\",;]{2,8})[”\"]?\)"
)
_SHORT = re.compile(r"简称|下称")
_FULL = re.compile(r"全称|^(?:对应|所指|代表)?(?:学校|校名|单位)(?:名称)?$")
# 「实小——某区实验小学」「“实小”指…」, and 「某区实验小学（实小）」 in a document that speaks of short names.
_MEANS = re.compile(
    r"(?:^|[,;。、:\s(\"“])(?P<short>[一-鿿]{1,5}[小中校园部])[”\"]?"
    r"\s*(?P<by>-{2,}>?|=|:|指的?是?|即为?|是指|代表)\s*(?P<full>[^,;。、:\s()“”\"-]{4,24}?(?:小学|中学|学校|幼儿园)(?:\([^()]{2,8}\))?)"
    r"(?=$|[,;。、\s)])"
)
_COUNTY = re.compile(r"[^县市区旗]{1,4}(?:县|市|区|旗|自治[县州])(?=.{3})")
_IN_BRACKETS = re.compile(
    r"(?P<full>[^,;。、:\s()“”\"]{4,24}?(?:小学|中学|学校|幼儿园)(?:\([^()]{2,8}\))?)\([“\"]?(?P<short>[一-鿿]{1,5}[小中校园部])[”\"]?\)"
)


def full_names(passages: Sequence[Passage]) -> dict[str, str]:
    """Short name -> full name as written, of the schools that passages explain; none that stands for two."""
    found: dict[str, set[str]] = {}
    if not any(map(_speaks_of_short_names, passages)):
        return {}
    for passage in passages:
        for short, full in (*_in_words(passage), *_in_columns(passage), *_in_lines(passage)):
            found.setdefault(short, set()).add(full)
    return {short: full for short, (full, *others) in found.items() if not others}


def with_region(schools: Iterable[str]) -> dict[str, str]:
    """Name -> the one of ``schools`` that is it with a county in front: 东关小学 -> 清河县东关小学."""
    names = set(schools)
    longer: dict[str, list[str]] = {}
    for name in names:
        if (county := _COUNTY.match(name)) and (short := name[county.end() :]) in names:
            longer.setdefault(short, []).append(name)
    return {short: full for short, (full, *others) in longer.items() if not others}


def _speaks_of_short_names(passage: Passage) -> bool:
    return bool(_SHORT.search(" ".join((passage.text, passage.lead, *passage.heading))))


def is_of_short_names(passage: Passage) -> bool:
    """Whether a row is one of a table that only explains short names."""
    return any(_SHORT.search(column) for column, _ in passage.cells) and any(_in_columns(passage))


def _in_words(passage: Passage) -> Iterator[tuple[str, str]]:
    for match in _CALLED.finditer(fold(passage.text)):
        full = without_numbering(match["full"])
        if is_school(full):
            end = match.end("full")
            yield match["short"].strip(), passage.text[end - len(full) : end]


def _in_columns(passage: Passage) -> Iterator[tuple[str, str]]:
    shorts = [fold(value.strip()) for column, value in passage.cells if _SHORT.search(column)]
    fulls = [value.strip() for column, value in passage.cells if _FULL.search(column)]
    if len(shorts) == len(fulls):
        yield from (pair for pair in zip(shorts, fulls, strict=True) if is_school(fold(pair[1])))


def _in_lines(passage: Passage) -> Iterator[tuple[str, str]]:
    if passage.kind != "text":
        return
    folded = fold(passage.text)
    for match in (*_MEANS.finditer(folded), *_IN_BRACKETS.finditer(folded)):
        full = without_numbering(match["full"])
        if is_school(full) and _shortens(match["short"], full):
            end = match.end("full")
            yield match["short"], passage.text[end - len(full) : end]


def _shortens(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in their order: 实小 for 某区实验小学."""
    rest = iter(full)
    return len(short) < len(full) - 1 and all(character in rest for character in short)
