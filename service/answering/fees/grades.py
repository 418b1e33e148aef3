"""School years, kindergarten groups and rooms that a text names: 「七、八年级」, 「小、中班」, 「四人间」."""

from __future__ import annotations

import re

_NUMERALS = "一二三四五六七八九"
_BEDS = r"(?<!\d)(?:[1-9]|1[0-6])(?!\d)|[一二两三四五六七八九十]"
_ONE = rf"[{_NUMERALS}1-9]"
_YEARS = re.compile(
    rf"({_ONE}(?:年级)?(?:\s*[、，,和及与至到\-—－~～]?\s*{_ONE}(?:年级)?)*)年级|({_ONE})年级"
)
_SHORT = re.compile(r"(?P<stage>[小初高])(?P<year>[一二三四五六])(?![中小])")
_BEGINS = {"小": 0, "初": 6, "高": 9}
_ROOMS = re.compile(
    rf"({_BEDS})(?:人间?)?(?:[至到、\-—－~～]({_BEDS}))?"
    r"(?:人(?!数|员|民|次)|个人(?=住|一[间屋]|一个?[寝宿]|的?(?:寝室|宿舍|房间|公寓)))"
)
# 「托小班（2—3岁）」 is a group of the nursery, not 小班; one of two years is in the nursery as well.
NURSERY = re.compile(
    r"小小班|托([小中大])班|([小中大])托班?|托班|乳儿班|婴班"
    r"|(?<!\d)[2两二](?:周岁|岁)多?(?!以上|及以上)|(?<!\d)2[—\-至~]3周?岁|3周?岁以下"
)
_GROUPS = re.compile(r"((?:[小中大]班?[、，,和及与/])+)?([小中大])班")


def grades_in(text: str) -> set[int]:
    """The school years named, 1 to 12 (初一 is 7, 高一 is 10); empty where none is named."""
    found = {_BEGINS[match["stage"]] + number(match["year"]) for match in _SHORT.finditer(text)}
    for match in _YEARS.finditer(text):
        for part in re.split(r"[、，,和及与]", match[1] or match[2]):
            years = [number(figure) for figure in re.findall(_ONE, part)]
            found |= set(range(years[0], years[-1] + 1)) if years else set()
    return found


def groups_in(text: str) -> set[str]:
    """The groups of a kindergarten (托 托小 托大 小小 小 中 大) that a text names."""
    found: set[str] = set()
    for match in NURSERY.finditer(text):
        part = match[1] or match[2] or ""
        found.add("小小" if match[0] == "小小班" else f"托{part}")
    for match in _GROUPS.finditer(NURSERY.sub("", text)):
        found |= {match[2], *re.findall("[小中大]", match[1] or "")}
    if "托" in found and len(found - {"托"}) and any(len(one) == 2 and one[0] == "托" for one in found):
        found.discard("托")  # 「托小班（2—3岁）」 says itself which
    return found


def share_a_group(ours: set[str] | frozenset[str], theirs: set[str] | frozenset[str]) -> bool:
    """Whether two sets of groups have one in common; 托 is any group of the nursery."""
    if ours & theirs:
        return True
    nursery = [{one for one in groups if one[0] == "托"} for groups in (ours, theirs)]
    return all(nursery) and any("托" in groups for groups in nursery)


def rooms_in(text: str) -> set[int]:
    """For how many a room is, as a folded text names it: 「四至六人间」, 「每间人数：4人」."""
    found: set[int] = set()
    for match in _ROOMS.finditer(text):
        first, last = number(match[1]), number(match[2] or match[1])
        found |= set(range(first, last + 1))
    return found


def number(figure: str) -> int:
    """What a figure, or a Chinese numeral below a hundred, comes to."""
    if figure.isdecimal():
        return int(figure)
    if "十" in figure:
        tens, _, ones = figure.partition("十")
        return 10 * (number(tens) if tens else 1) + (number(ones) if ones else 0)
    return 2 if figure == "两" else _NUMERALS.index(figure) + 1
