"""The entries of a list: its pieces, with those joined that only together say something."""

from __future__ import annotations

import re
from dataclasses import replace

from index.facts.zones import names
from index.facts.zones.bullets import is_run_together, without_bullets
from index.facts.zones.edges import is_boundary
from index.facts.zones.numbers import UNIT, read_numbers
from index.facts.zones.pieces import Piece, split
from index.facts.zones.spelling import arabic, place_key

_ENDS_IN_NUMBER = re.compile(rf"(?:\d|{UNIT}|[单双]号|以[上下前后内]|含|起)$")
_INLINE = re.compile(r"\(([单双]号?|含|不含|不?含\d+号?)\)")
_ENDS_IN_NUMERAL = re.compile(r"(?:^|[^\d号栋幢])[\d一二三四五六七八九十]+(?:、[\d一二三四五六七八九十]+)*$")
_PARITY_IN_BRACKETS = re.compile(r"([单双]号?:?)\((\d[\d\-~至到号、,]*)\)")
_GOES_ON = re.compile(r"(?:直?至|沿|到|往)[^\d]{2,}")  # 「…以北，至铁路」
_LETTERS_GO_ON = re.compile(
    r"[^A-Za-z](?:(?i:[A-Z])、)+(?i:[A-Z])(?:区|组团|苑)?$|[一-鿿]{2}[东南西北中]、[东南西北中](?:路|街|大道|巷)$"
)
_NUMBERS = re.compile(
    r"(?:门牌)?(?:\d|[单双]号?[:\s\d]|[单双]号?(?:全部|一侧)?$|(?i:[A-Z])\d*[-座栋幢])"
)
_EVERY = re.compile(r"各(?:个|行政|自然)*(?:村|社区|居委会)$")
_EVERY_TOO = re.compile(r"各(?:个|行政|自然)*(?:村|社区|居委会)")
_NUMERAL = re.compile(r"[\d一二三四五六七八九十]")
_NUMBERED = r"(?P<side>[东南西北中上下左右附])?(?:\d+|[A-Z甲乙丙丁])(?P<tail>[巷弄街路段期区村里坊座])"
_WITH_NUMBER = re.compile(rf"^(?P<stem>[^(]{{2,}}?){_NUMBERED}(?=$|[(\d单双])")
_SIDE_OF_STEM = re.compile(r"^(?P<stem>[一-鿿]{2,}?)[东南西北中](?P<kind>路|街|大道|巷)$")
_ONLY_NUMBER = re.compile(rf"^{_NUMBERED}(?=$|[(\d单双])")
# 「檀木厂南院、北院」「柳沟村西屯、北屯」
_PART_OF_STEM = re.compile(r"^(?P<stem>[^()]{2,}?)[东南西北中前后](?P<kind>[院苑里园区屯庄])$")
_GROUP_OF_VILLAGE = re.compile(r"^(?P<stem>[^()]{2,}?村)(?!第?\d)[^()\d各全]{1,4}组$")
_GROUP = re.compile(r"(?!村民|居民)[^\d()各全第村]{1,4}组")
# 「以甲路为界，路东…；路西…」: which road it is, stands before it.
_DIVIDING = re.compile(
    r"^以?(?P<stem>[^以,()][^,()]*?(?P<kind>[路街巷道]))(?:为界|划分|分界|[东南西北]侧(?:$|[(\d单双]))"
)
_SIDE_OF_ROAD = re.compile(r"^(?P<kind>[路街巷道])(?P<side>[东南西北])[侧边面]?(?=$|[(:\d单双])")
_AT_CORNER = re.compile(r"交叉口|交汇处|路口|交界处")


def entries(text: str) -> list[Piece]:
    """The entries of folded ``text``: runs of numbers, of numbered names, of sides of one area are one."""
    joined: list[Piece] = []
    text = without_bullets(text)
    # 「单号（1—35）双号（2—40）」: as if there were no brackets, and as long
    text = _PARITY_IN_BRACKETS.sub(lambda match: f"{match[1]} {match[2]} ", text)
    for found in split(text):
        last = joined[-1] if joined else None
        piece = replace(found, broken=True) if is_run_together(found.text) else found
        if last is not None and not last.broken and not piece.broken and _belongs(last, piece):
            inner = text[last.start : piece.end]
            joined[-1] = Piece(last.start, piece.end, inner, last.before, said_from=last.said_from)
        else:
            joined.append(_completed(piece, last))
    return joined


def _completed(piece: Piece, last: Piece | None) -> Piece:
    """The piece with the stem that it leaves away: 「玉兰西一巷、西二巷」「东湖A区、B区」."""
    side = _SIDE_OF_STEM.match(last.text) if last and piece.before in "、,及" else None
    if side and re.fullmatch(rf"[东南西北中]{side['kind']}", piece.text):
        return replace(piece, text=side["stem"] + piece.text, said_from=last.quoted_from if last else -1)
    if last is not None and (text := _with_stem(piece, last)):
        return replace(piece, text=text, said_from=last.quoted_from)
    whole = _WITH_NUMBER.match(arabic(last.text)) if last else None
    rest = _ONLY_NUMBER.match(arabic(piece.text))
    if last is None or not whole or not rest or piece.before not in "、,及" or whole["tail"] != rest["tail"]:
        return piece
    if rest["side"] not in (None, whole["side"]):
        return piece
    stem = whole["stem"] + ("" if rest["side"] else whole["side"] or "")
    return Piece(
        piece.start, piece.end, stem + piece.text, piece.before, piece.broken, said_from=last.quoted_from
    )


def _with_stem(piece: Piece, last: Piece) -> str:
    """The piece as a part of the estate, village or road that ``last`` is about; "" where it is none."""
    if piece.before in "、,及":
        whole = _PART_OF_STEM.match(last.text)
        if whole and re.fullmatch(rf"[东南西北中前后]{whole['kind']}", piece.text):
            return whole["stem"] + piece.text
        village = _GROUP_OF_VILLAGE.match(last.text)
        if village and _GROUP.fullmatch(piece.text):
            return village["stem"] + piece.text
    road, side = _DIVIDING.match(last.text), _SIDE_OF_ROAD.match(piece.text)
    if road and side and road["kind"] == side["kind"]:
        return f"{road['stem']}{side['side']}侧{piece.text[side.end() :].lstrip(':')}"
    return ""


def _belongs(last: Piece, piece: Piece) -> bool:
    if is_boundary(last.text) and (is_boundary(piece.text) or _GOES_ON.match(piece.text)):
        return piece.before in ",;、"
    if names.kind_of(place_key(last.text)) == "road" and _AT_CORNER.search(piece.text) and "的" in piece.text:
        return piece.before in "、,"  # 「甲路、乙路交叉口以西的甲路沿线」
    if _EVERY.search(last.text) and _EVERY_TOO.match(piece.text):
        return piece.before in "、,及"  # 「某镇各村、各社区」
    # 「锦屏一、二期」「玉兰一、二、三巷」, and whatever else goes on counting: read whole or not at all.
    if piece.before == "、" and _ENDS_IN_NUMERAL.search(last.text) and _NUMERAL.match(piece.text):
        return True
    if piece.before == "、" and _LETTERS_GO_ON.search(f"{last.text}、{piece.text}"):
        return True  # 「某某花园A、B、C区」「滨江东、西路」
    if not _NUMBERS.match(arabic(piece.text)):
        return False
    flat = re.sub(r"\((?:[单双]号?|含|不含)\)$", "", last.text)
    if flat.endswith(")") or piece.before in "。\n":
        return False
    numbers = read_numbers(arabic(_INLINE.sub(r"\1", piece.text)))
    if numbers is None or len({span.unit for span in numbers.within}) > 1:
        return False
    return bool(_ENDS_IN_NUMBER.search(flat)) or names.kind_of(place_key(flat)) == "road"
