"""The weeks of a term after which a family gets a part of its money back: 「满4周不满8周」."""

from __future__ import annotations

import re
from collections.abc import Callable

from service.answering.fees.grades import number

_N = r"(\d{1,2}|[一二三四五六七八九十两]{1,3})"
_LAST_WEEK = 25
_WEEK = r"(?:个?周|个?星期|个?礼拜)"
_WEEKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int]]], ...] = (
    (
        re.compile(rf"第?{_N}{_WEEK}?[—\-－~～至到]+第?{_N}{_WEEK}"),
        lambda found: (number(found[1]), number(found[2])),
    ),
    (
        re.compile(
            rf"(?:满|超过){_N}{_WEEK}(?:以上)?[、，,]?(?:但|且|而)?(?:不满|未满|不足|不超过|未超过){_N}{_WEEK}"
        ),
        lambda found: (number(found[1]) + 1, number(found[2])),
    ),
    (re.compile(rf"(?:不满|未满|不足){_N}{_WEEK}"), lambda found: (1, number(found[1]))),
    (
        re.compile(rf"(?:前|头|最初){_N}{_WEEK}|{_N}{_WEEK}(?:以内|之内|内)"),
        lambda found: (1, number(found[1] or found[2])),
    ),
    (
        re.compile(rf"第{_N}{_WEEK}(?:及?以后|之后|后|起|开始)"),
        lambda found: (number(found[1]), _LAST_WEEK),
    ),
    (
        re.compile(rf"(?:满|超过){_N}{_WEEK}|{_N}{_WEEK}(?:及?以上|以后|之后|后)"),
        lambda found: (number(found[1] or found[2]) + 1, _LAST_WEEK),
    ),
    (re.compile(rf"第{_N}{_WEEK}"), lambda found: (number(found[1]), number(found[1]))),
    (
        re.compile(rf"(?<![每\d]){_N}(?:个多?)?{_WEEK}(?!前)"),
        lambda found: (number(found[1]), number(found[1])),
    ),
)


def weeks_in(text: str) -> set[int]:
    """The weeks of a term that a folded text names, 1 to 25: 「第3周至第6周」, 「第五周」."""
    found: set[int] = set()
    taken = text
    for pattern, read in _WEEKS:
        for match in pattern.finditer(taken):
            first, last = read(match)
            found |= set(range(first, last + 1))
        taken = pattern.sub("＃", taken)
    return found
