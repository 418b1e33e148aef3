"""Houses that letters tell apart: 「A座、B座」「A1—A9栋」「甲、乙、丙楼」.

A house known by a letter alone has the unit 栋字, its number is the letter's place in the row; one with a
number behind its letter has a unit for each letter (栋A). Neither is ever a house with a bare number.
"""

from __future__ import annotations

import re

from index.facts.zones.rule import Span

_ROWS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸")
LETTER = r"[A-Z甲乙丙丁戊己庚辛壬癸]"
HOUSE = r"(?:号楼|号栋|号幢|栋|幢|座|楼|#楼|#)"
_ITEM = re.compile(
    rf"^(?P<letter>{LETTER})(?P<low>\d{{1,3}})?(?P<unit>{HOUSE})?"
    rf"(?:(?:-|至|到)(?P<last>{LETTER})?(?P<high>\d{{1,3}})?(?P<unit2>{HOUSE})?)?$"
)


def read_lettered(text: str) -> tuple[Span, ...] | None:
    """The lettered houses that ``text`` lists; None where it is not such a list, or not a clear one."""
    items = [_ITEM.match(part) for part in re.split(r"[、,]|和|与|及", text.strip().upper())]
    found = [item for item in items if item]
    if len(found) < len(items) or not (found[-1]["unit"] or found[-1]["unit2"]):
        return None
    spans: list[Span] = []
    for item in found:
        span = _span(item)
        if span is None:
            return None
        spans.append(span)
    return tuple(spans)


def house(letter: str, number: str | None) -> tuple[str, int]:
    """(unit, number) of one lettered house."""
    return (f"栋{letter}", int(number)) if number else ("栋字", _place(letter))


def _span(item: re.Match[str]) -> Span | None:
    letter, last = item["letter"], item["last"]
    unit, low = house(letter, item["low"])
    if last is None and item["high"] is None:
        return Span(unit, low, low)
    if item["low"]:  # A1—A9, A1—9; A1—B9 is no row that can be counted
        high = int(item["high"]) if item["high"] and last in (None, letter) else -1
    else:
        high = _place(last) if last and not item["high"] else -1
    same_row = last is None or any(letter in row and last in row for row in _ROWS)
    return Span(unit, low, high) if same_row and high >= low else None


def _place(letter: str) -> int:
    return next(row.index(letter) + 1 + 100 * number for number, row in enumerate(_ROWS) if letter in row)
