"""Dates as official documents write them: 2026年5月6日, 二〇二六年五月六日, 2026-05-06."""

from __future__ import annotations

import re
from datetime import date

# The zero of a Chinese year is typed in many ways: 〇 ○ ◯ 零 O о Ｏ ０ 0.
_ZERO = "〇○◯零OoОоＯ０0"
_YEAR = rf"(?:(?:19|20)\d\d|[一二][{_ZERO}九][{_ZERO}一二三四五六七八九]{{2}})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
DATE = rf"{_YEAR}\s*年\s*{_SMALL}\s*月\s*{_SMALL}\s*日|(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"

_PARTS = re.compile(
    rf"({_YEAR})\s*年\s*({_SMALL})\s*月\s*({_SMALL})\s*日|((?:19|20)\d\d)[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?!\d)"
)
_DIGITS = {**dict.fromkeys(_ZERO, "0"), **{c: str(n) for n, c in enumerate("一二三四五六七八九", 1)}}


def find_date(text: str) -> date | None:
    """The first real calendar date in ``text``, or None."""
    for found in _PARTS.finditer(text):
        year, month, day = found.group(1, 2, 3) if found.group(1) else found.group(4, 5, 6)
        try:
            return date(year_number(year), number(month), number(day))
        except ValueError:  # the 31st of June, a 13th month
            continue
    return None


def year_number(text: str) -> int:
    """A year in figures or in Chinese digits: 二〇二六 is 2026. Raises ValueError for anything else."""
    return int("".join(_DIGITS.get(character, character) for character in text))


def number(text: str) -> int:
    """A number in figures or Chinese numerals. Raises ValueError for anything else."""
    text = text.strip().replace("两", "二")
    if text.isdecimal():
        return int(text)
    import cn2an

    return int(cn2an.cn2an(text, "normal"))
