"""School years, kindergarten groups and rooms that a text names: 「七、八年级」, 「小、中班」, 「四人间」."""

from __future__ import annotations

import re

_NUMERALS = "一二三四五六七八九"
_BEDS = r"(?<!\d)(?:[1-9]|1[0-6])(?!\d)|[一二两三四五六七八九十]"
_ONE = rf"[{_NUMERALS}1-9]"
_YEARS = re.compile(rf"({_ONE}(?:年级)?(?:\s*[、，,和及与至到\-—－~～]\s*{_ONE}(?:年级)?)*)年级|({_ONE})年级")
_SHORT = re.compile(r"(?P<stage>[小初高])(?P<year>[一二三四五六])(?![中小])")
_BEGINS = {"小": 0, "初": 6, "高": 9}
_ROOMS = re.compile(rf"({_BEDS})(?:人间?)?(?:[至到、\-—－~～]({_BEDS}))?人(?!数|员|民|次)")
_GROUPS = re.compile(r"小小班|小?托班|((?:[小中大托]班?[、，,和及与])+)?([小中大])班")


def grades_in(text: str) -> set[int]:
    """The school years named, 1 to 12 (初一 is 7, 高一 is 10); empty where none is named."""
    found = {_BEGINS[match["stage"]] + _number(match["year"]) for match in _SHORT.finditer(text)}
    for match in _YEARS.finditer(text):
        for part in re.split(r"[、，,和及与]", match[1] or match[2]):
            years = [_number(figure) for figure in re.findall(_ONE, part)]
            found |= set(range(years[0], years[-1] + 1)) if years else set()
    return found


def groups_in(text: str) -> set[str]:
    """The groups of a kindergarten (托 小小 小 中 大) that a text names."""
    found: set[str] = set()
    for match in _GROUPS.finditer(text):
        if match[0] == "小小班":
            found.add("小小")
        elif match[2]:
            found |= {match[2], *re.findall("[小中大托]", match[1] or "")}
        else:
            found.add("托")
    return found


def rooms_in(text: str) -> set[int]:
    """For how many a room is, as a folded text names it: 「四至六人间」, 「每间人数：4人」."""
    found: set[int] = set()
    for match in _ROOMS.finditer(text):
        first, last = _number(match[1]), _number(match[2] or match[1])
        found |= set(range(first, last + 1))
    return found


def _number(figure: str) -> int:
    if figure.isdecimal():
        return int(figure)
    return {"两": 2, "十": 10}.get(figure) or _NUMERALS.index(figure) + 1
