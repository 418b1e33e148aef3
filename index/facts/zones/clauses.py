"""Sentences and clauses of running text, with regard to brackets and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

_IN_BRACKETS = re.compile(r"\([^()\n]*(?:\n[^()\n]*){1,3}\)")
# 「柏/树花园」「1—/55号」「第/3组」「12/号」
_COUNTS = r"(?:\d\ufe0f?\u20e3|0\d[\s|丨]|\d{1,2}[.、)](?!\d))"  # 「2.」 in front of a line
_BROKEN = re.compile(
    rf"(?<=[、,;:][一-鿿])\n(?=[一-鿿])|(?<=[-至到第])\n|(?<=\d)\n(?!{_COUNTS})(?=[\d号栋幢组期座弄])"
)
_OPENS, _CLOSES = "(“《【", ")”》】"


def rejoined(text: str) -> str:
    """Folded ``text`` with blanks for the line breaks that stand within a name, a number or brackets;
    as long as before."""
    text = _IN_BRACKETS.sub(lambda match: match.group().replace("\n", " "), text)
    return _BROKEN.sub(" ", text)


def parted(text: str, marks: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The stretches of folded ``text[start:end]`` between ``marks`` that stand outside brackets and quotes.

    Blanks around them and empty stretches are left out. A bracket that never closes parts nothing off.
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    inside = _inside(text, start, end)
    at = start
    for position in range(start, end):
        if text[position] in marks and not inside[position - start]:
            found.append((at, position))
            at = position + 1
    found.append((at, end))
    return [bare for one in found if (bare := _bare(text, *one))]


def _inside(text: str, start: int, end: int) -> Sequence[bool]:
    """For each character whether it stands between a mark that opens and the one that closes it."""
    change = [0] * (end - start + 1)
    opened: list[tuple[int, str]] = []
    for position in range(start, end):
        character = text[position]
        if character in _OPENS:
            opened.append((position, _CLOSES[_OPENS.index(character)]))
        elif opened and character == opened[-1][1]:
            change[opened.pop()[0] - start] += 1
            change[position - start] -= 1
    inside: list[bool] = []
    depth = 0
    for one in change:
        depth += one
        inside.append(depth > 0)
    return inside


def _bare(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
