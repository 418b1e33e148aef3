"""The part of a year that is asked about (下半年, 秋季那批, 10月那次考试), and whether days lie in it.

Two batches of one matter differ only by their months: 「第一批4月，第二批9月」 answers 「下半年哪天」 by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.items import Passage

_NUMERALS = "一二三四五六七八九十"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
# 「下半年上一年级」 and 「秋季入学」 say when school begins; its registration is before that.
_NOT_OF_SCHOOL = r"(?!.{0,8}(?:上|读|念|升|入|进|开学|一年级|小班|新生|学期|招生|起))"
_EVENT = r"(?=(?:的|那|这)?(?:一)?(?:批|次|场|轮|期|考|自考|认定|注册|招聘|面试|笔试))"
_EARLIER = re.compile(rf"(?:上半年|年初(?![中一二三级高])){_NOT_OF_SCHOOL}|(?:春季?|春天|开春){_EVENT}")
_LATER = re.compile(rf"(?:下半年|年底|年末){_NOT_OF_SCHOOL}|(?:秋季?|秋天|入秋){_EVENT}")
_SAID_EARLIER, _SAID_LATER = re.compile("上半年|春季(?!学期)"), re.compile("下半年|秋季(?!学期)")
_EARLY, _LATE = frozenset(range(1, 7)), frozenset(range(7, 13))
# A month is the name of one of several only where that follows: 「孩子9月生的」 is none.
_THAT_MONTH = re.compile(rf"({_MONTH})月份?(?:的|那|这)?(?:一)?(?:批|次|场|轮|期|季|考|自考)")
_NAMED = re.compile(rf"(?<![\d个{_NUMERALS}])({_MONTH})月(?!龄|嫂|薪|均|考)")
_MOSTLY = 0.5
_ALIKE = 0.01


def months_asked(question: str) -> frozenset[int]:
    """The months (1 to 12) of the part of a year that a folded question names; empty where it names none."""
    found = {_figure(month) for month in _THAT_MONTH.findall(question)}
    earlier, later = bool(_EARLIER.search(question)), bool(_LATER.search(question))
    if earlier != later:
        found |= _EARLY if earlier else _LATE
    return frozenset(found)


def share_within(words: str, months: frozenset[int]) -> float | None:
    """The share, 0 to 1, of the months that ``words`` name which are among ``months``; None without any."""
    named = [_figure(month) for month in _NAMED.findall(words)]
    if named:
        return sum(month in months for month in named) / len(named)
    earlier, later = bool(_SAID_EARLIER.search(words)), bool(_SAID_LATER.search(words))
    return float(bool(months & (_EARLY if earlier else _LATE))) if earlier != later else None


def those_within(rows: Sequence[Passage], months: frozenset[int], asked: Sequence[str]) -> list[Passage]:
    """Of ``rows`` those whose days lie in ``months``, by the columns that ``asked`` words name if there are
    any; all of them where none does, and those without days."""
    shares = [share_within(_asked_cells(row, asked), months) for row in rows]
    best = max((share for share in shares if share is not None), default=0.0)
    if not months or best < _MOSTLY:
        return list(rows)
    return [row for row, share in zip(rows, shares, strict=True) if share is None or share > best - _ALIKE]


def is_of_other_part(words: str, above: Sequence[str], months: frozenset[int]) -> bool:
    """Whether ``words``, or what stands over them (nearest first), are of another part of the year only.

    「2026年下半年自学考试」 over 「6月20日报名」 is of the later part all the same.
    """
    shares = [share_within(place, months) for place in (words, *above)] if months else []
    told = [share for share in shares if share is not None]
    named = any(share for share in told[1:]) if shares and shares[0] is not None else False
    return bool(told) and told[0] == 0.0 and not named


def _asked_cells(row: Passage, asked: Sequence[str]) -> str:
    cells = [value for name, value in row.cells if any(word in name for word in asked)]
    return "；".join(cells) if any(map(_NAMED.search, cells)) else row.text


def _figure(month: str) -> int:
    if month.isdecimal():
        return int(month)
    return 10 * month.startswith("十") + (_NUMERALS.index(month[-1]) + 1) * (month != "十")
