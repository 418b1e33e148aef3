"""The entries of a list: its pieces, with those joined that only together say something."""

from __future__ import annotations

import re

from index.facts.zones import names
from index.facts.zones.edges import is_boundary
from index.facts.zones.numbers import UNIT, read_numbers
from index.facts.zones.pieces import Piece, split
from index.facts.zones.spelling import arabic, place_key

_ENDS_IN_NUMBER = re.compile(rf"(?:\d|{UNIT}|[单双]号|以[上下前后内]|含|起)$")
_INLINE = re.compile(r"\(([单双]号|含|不含)\)")
_ENDS_IN_NUMERAL = re.compile(r"[^\d号栋幢][\d一二三四五六七八九十]+(?:、[\d一二三四五六七八九十]+)*$")
_NUMERAL_AND_KIND = re.compile(
    r"(?:[\d一二三四五六七八九十]+$|[\d一二三四五六七八九十]+(?:期|巷|街坊?|村|区|弄|里|坊|路|段))"
)


def entries(text: str) -> list[Piece]:
    """The entries of folded ``text``: runs of numbers, of numbered names, of sides of one area are one."""
    joined: list[Piece] = []
    for piece in split(text):
        last = joined[-1] if joined else None
        if last is not None and not last.broken and not piece.broken and _belongs(last, piece):
            joined[-1] = Piece(last.start, piece.end, text[last.start : piece.end], last.before)
        else:
            joined.append(piece)
    return joined


def _belongs(last: Piece, piece: Piece) -> bool:
    if is_boundary(last.text) and is_boundary(piece.text):
        return piece.before in ",;、"
    # 「锦屏一、二期」「玉兰一、二、三巷」
    if piece.before == "、" and _ENDS_IN_NUMERAL.search(last.text) and _NUMERAL_AND_KIND.match(piece.text):
        return True
    if not re.match(r"(?:门牌)?(?:\d|[单双]号?[:\d]|[单双]号$)", piece.text):
        return False
    flat = re.sub(r"\((?:[单双]号|含|不含)\)$", "", last.text)
    if flat.endswith(")") or piece.before in "。\n":
        return False
    if read_numbers(arabic(_INLINE.sub(r"\1", piece.text))) is None:
        return False
    return bool(_ENDS_IN_NUMBER.search(flat)) or names.kind_of(place_key(flat)) == "road"
