"""「滨河雅苑（雁浦）」: a place of one name in several regions, marked with the region it is in."""

from __future__ import annotations

import re

_BRACKET = re.compile(r"[（(](?P<mark>[一-鿿]{2,8})[）)]")
_PART_OF_PLACE = re.compile(r"[东南西北中][区院苑片段]$|[期栋号组段侧苑院里]$|^[东南西北中内外]")


def is_mark(mark: str, region: str) -> bool:
    """Whether ``mark`` is how ``region`` is written for short: 雁浦 of 雁浦区, 经开 of 某某经济技术开发区."""
    if len(mark) >= 2 and re.fullmatch(f"{mark}[市县区旗]?", region):
        return True
    if not region or len(mark) < 2 or _PART_OF_PLACE.search(mark):
        return False
    letters = iter(region)
    return mark in region or all(letter in letters for letter in mark)


def mark_of(quote: str, region: str) -> str:
    """The mark of ``region`` in the brackets of an entry, "" without one."""
    marks = (match["mark"] for match in _BRACKET.finditer(quote))
    return next((mark for mark in marks if is_mark(mark, region)), "")


def without_marks(text: str, region: str) -> str:
    """``text`` with the brackets that mark its own ``region`` blanked out, as long as before."""
    return _BRACKET.sub(
        lambda match: " " * len(match[0]) if is_mark(match["mark"], region) else match[0], text
    )


def with_mark(start: int, end: int, text: str, region: str) -> int:
    """Where an entry of ``text`` ends that was read without the mark behind it."""
    match = _BRACKET.match(text, end)
    return match.end() if match and start < end and is_mark(match["mark"], region) else end
