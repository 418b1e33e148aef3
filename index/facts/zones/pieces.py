"""Cuts a zone list into its entries, with regard to brackets, without losing where each one stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEPARATORS = "、,;。\n|"
# 和 also begins names (和平村), so it joins only where a place of the same kind follows.
_AND = re.compile(
    r"(?<=[号栋幢楼组社队屯巷街路区村会)])(?:以及|及|与|和(?=\d))(?!以|之|其|.*(?:交叉|交汇|交界|口$))|(?<=\))和(?=[^()]{2,}\()"
    r"|(?<=[组社队屯侧])和(?=.{2,}(?:[村组社队屯]|[东南西北]侧)(?:的?(?:住宅|住户|居民|房屋))?(?:\([^()]*\))?$)"
    r"|(?<=[村区路街巷园苑里院])和(?![平谐睦美顺众兴乐合泰信安园])(?=[^和()]{2,}[村区路街巷园苑里院庭城楼](?:\([^()]*\))?$)"
)
_STRONG_END = re.compile(
    r"(?:[路街巷道弄村社区镇乡园苑庭府城湾号栋幢组段期院侧里]|\)|以[上下前后]|\d(?:前|后|起)|全[部段])$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` stands at ``start``:``end``; ``after`` is the separator before it ("" at the start).

    ``said_from`` is where the words begin that it needs to be understood (the stem of 「某苑一期、二期」).
    ``broken`` tells that brackets do not close: part of the entry is lost.
    """

    start: int
    end: int
    text: str
    before: str
    broken: bool = False
    said_from: int = -1

    @property
    def quoted_from(self) -> int:
        """Where a quote of it begins."""
        return self.start if self.said_from < 0 else self.said_from


def split(text: str) -> list[Piece]:
    """The pieces of folded ``text`` between separators that stand outside brackets."""
    pieces: list[Piece] = []
    start, before, broken = 0, "", False
    depth = 0
    closes = _closed_brackets(text)

    def cut(end: int, separator: str) -> None:
        nonlocal start, before, broken
        left = start + len(text[start:end]) - len(text[start:end].lstrip())
        piece = text[left:end].rstrip()
        if piece:
            pieces.append(Piece(left, left + len(piece), piece, before, broken))
        start, before, broken = end + 1, separator, False

    for position, character in enumerate(text):
        if character == "(":
            if position in closes:
                depth += 1
            else:
                broken = True
        elif character == ")":
            if depth and position in closes:
                depth -= 1
            else:
                # The head of this entry is lost: neither it nor the run of numbers before it is whole.
                broken = True
                cut(position, ")")
        elif depth == 0 and (
            character in _SEPARATORS or _is_gap(text, position) or _is_slash(text, position)
        ):
            cut(position, character)
    cut(len(text), "")
    return _lost_heads([part for piece in pieces for part in _unjoined(piece)])


def joined_by_and(text: str) -> list[str]:
    """What 及 or 和 joins (「1、3、5号及一巷」), where it means neither 及以上 nor begins a name."""
    parts: list[str] = []
    start = 0
    for match in _AND.finditer(text):
        before = text[: match.start()]
        if before.count("(") == before.count(")"):
            parts.append(text[start : match.start()])
            start = match.end()
    return [part for part in (*parts, text[start:]) if part]


def _unjoined(piece: Piece) -> list[Piece]:
    if piece.broken:
        return [piece]
    found: list[Piece] = []
    at = 0
    for text in joined_by_and(piece.text):
        at = piece.text.index(text, at)
        before = piece.before if not found else "及"
        found.append(Piece(piece.start + at, piece.start + at + len(text), text, before))
        at += len(text)
    return found


def _closed_brackets(text: str) -> set[int]:
    """The places of the brackets that have their partner. A list separator never closes one."""
    closed: set[int] = set()
    open_at: list[int] = []
    for position, character in enumerate(text):
        if character == "(":
            open_at.append(position)
        elif character == ")" and open_at:
            closed |= {open_at.pop(), position}
    return closed


def _is_gap(text: str, position: int) -> bool:
    """Whether the space at ``position`` parts two entries (a line break inside a table cell, wide blanks)."""
    if text[position] != " ":
        return False
    left, right = text[:position].rstrip(), text[position:].lstrip()
    wide = text[position + 1 : position + 2] == " "
    return (wide or bool(_STRONG_END.search(left))) and not re.match(r"[(\d单双]", right)


def _is_slash(text: str, position: int) -> bool:
    """Whether the stroke at ``position`` parts two entries: 「甲路/乙街」, not 「甲路/乙街交叉口」."""
    return text[position] == "/" and not _CORNER.match(text, position)


_CORNER = re.compile(r"/[^、,;。\n/()]*(?:交叉|交汇|交界|路口|[路街巷道]口)")


def _lost_heads(pieces: list[Piece]) -> list[Piece]:
    """Marks the run of bare numbers that leads up to a closing bracket without its opening."""
    marked = list(pieces)
    for position, piece in enumerate(pieces):
        if piece.broken and not piece.text.startswith("("):
            back = position - 1
            while back >= 0 and re.fullmatch(r"[\d号栋幢单双\-]+", pieces[back].text):
                found = pieces[back]
                marked[back] = Piece(found.start, found.end, found.text, found.before, True)
                back -= 1
    return marked


def peel(text: str) -> tuple[list[str], list[str]] | None:
    """(texts outside, texts inside) of the outermost brackets; None where they do not close.

    There is one text outside more than inside: 「A（b）c」 gives ["A", "c"], ["b"].
    """
    outside, inside = [""], []
    depth = 0
    for character in text:
        if character == "(":
            depth += 1
            if depth == 1:
                inside.append("")
                continue
        elif character == ")":
            depth -= 1
            if depth < 0:
                return None
            if depth == 0:
                outside.append("")
                continue
        if depth:
            inside[-1] += character
        else:
            outside[-1] += character
    return None if depth else (outside, inside)
