"""Reads a whole zone list: its entries in order, the town each stands under, notes at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.facts.zones import names
from index.facts.zones.clauses import rejoined
from index.facts.zones.edges import is_boundary
from index.facts.zones.entry import read_entry
from index.facts.zones.head import Reading, Unread
from index.facts.zones.pieces import Piece
from index.facts.zones.rest import of_its_town, read_rest
from index.facts.zones.runs import entries
from index.facts.zones.spelling import fold, place_key


@dataclass(frozen=True, slots=True)
class Entry:
    """``text[start:end]`` of the list and its readings, () where it could not be read or is a remark."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    is_remark: bool = False


_NOTE = re.compile(r"(?:^|[。;,、\s])(?:备注|注|说明|附注)[:：]")
_UNDER = re.compile(
    r"^(?P<town>[^:()\d]{2,14}?(?:街道办事处|街道|镇|乡|新区|开发区|社区|居委会|村|片区?))(?:所辖|辖区|范围|下辖|的|内|部分)*:(?P<rest>.+)$"
)
# 「某村：1组、2组」: numbers of the place itself, no places in it
_NUMBERS_OF_IT = re.compile(
    r"\s*第?[\d一二三四五六七八九十]+(?:[、\-至到,和及第\d一二三四五六七八九十]*)(?:组|社(?!区)|队|号|栋|幢|村民)"
)
# Sorts of places, and what stands over a list of such: 「小区：」「街路：」「村（居）：」.
_SORT = (
    r"(?:住宅小区|小区|楼盘|住宅|院落|单位|宿舍|家属[区院]|道路|街路|路街|路段|街道|街巷|巷弄|街区|门牌|居委会|居民区"
    r"|社区|村居|村社区|行政村|自然[村屯]|村屯|村庄|村组|村|屯)"
)
_LABEL = re.compile(
    rf"^(?:包含|包括|含|涉及|涵盖|所辖|具体|主要|其[中他它]|新增|新建|新交付|新划入|在建|已建成|周边|沿线|沿途|附近|另有)*(?:的)?(?:所辖范围|服务范围|范围|地段|包括|具体范围|[^:]{0,4}类|{_SORT}(?:[、及和]?{_SORT})*)(?:\([^)]*\))?:"
)
# 「区域内有…」「主要住宅区有：…」「以下小区：…」「该区域内的…」
_AREA = r"(?:(?:该|此|其|本|上述|以上|四至|围合|片区?|学区|服务区|区域|范围|辖区)+(?:区域|范围)*内的?)"
_THINGS = r"(?:住宅(?:小区|区)?|居民(?:小区|区)|小区|楼盘|单位|村居?|社区)"
_INTRODUCES = re.compile(
    rf"^(?:{_AREA}(?:主要|现|现有|具体|目前)*(?:{_THINGS}为|{_THINGS}?(?:主要)?(?:有|包括|包含|含|涉及|涵盖))[:,]?"
    rf"|(?:主要|现有|具体|目前)+{_THINGS}?(?:有|包括|包含|为|涉及|涵盖)[:,]?|{_AREA}(?=.)"
    rf"|(?:其中|范围内|片内|学区内|片区内|区域内|区内|境内|辖内)(?:主要|现|目前|还|也)*{_THINGS}?(?:主要)?(?:有|包括|包含|含(?!第?\d)|涉及|涵盖|为)[:,]?"
    rf"|(?:该|此|其|本|上述|以上)(?:区域|范围|片区?|学区)+内?(?:主要|现|目前)*{_THINGS}?(?:主要)?(?:有|包括|包含|涉及|涵盖)[:,]?"
    rf"|{_THINGS}(?:主要)?(?:有|包括|包含|为)[:,]?|(?:以下|下列|包含|包括|含|例如|如|即)的?{_THINGS}?:)"
    r"(?:(?<=[有括含及盖为])(?:住宅小区|居民小区|住宅区)(?=[一-鿿]{2}))?"
)
# 「…，但不含某巷」: no place of the list, but what is taken out of it.
_BUT = re.compile(r"^(?:但|其中)?(?:(?:不含|不包括|不包含)|除.+外$)|^[^()]{2,}除外$")
_TOWNS = re.compile(r"[^\d、,;。:()\s]{1,6}(?:镇|乡|街道)(?=[(:所]|辖)")


# 「某街，双号，152号往里」: numbers that nobody understood limit the place before them.
_LIMITS = re.compile(r"第?\d|[单双奇偶][号数侧]|[东南西北][侧段]|(?:不含|除)")


def is_label(text: str) -> bool:
    """Whether folded ``text`` only says what sort of places is listed under it: 「小区：」「新增村组」."""
    return bool(_LABEL.fullmatch(f"{text.strip(' :')}:"))


def introduces(text: str) -> bool:
    """Whether folded ``text`` begins with words that introduce a list of an area's places."""
    return bool(_INTRODUCES.match(text) or _LABEL.match(text))


def read_list(text: str, town: str = "", home: str = "") -> Iterator[Entry]:
    """The entries of ``text``, in order; ``town`` is the one that the whole list stands under, ``home``
    the one that its school is named after: of which 「全镇」 is said where no town is named.

    A place whose limits could not be read is not read either.
    """
    folded = fold(text)
    found = list(_entries(text, folded, town, home))
    doubtful = False
    for position in range(len(found) - 1, -1, -1):
        entry = found[position]
        unread = not entry.readings and not entry.is_remark
        if doubtful and not entry.is_remark:
            entry = found[position] = replace(entry, readings=())
        limits = bool(_LIMITS.match(folded[entry.start : entry.end]))
        joined = position > 0 and folded[found[position - 1].end : entry.start].strip() in (",", "")
        doubtful = (unread or doubtful) and limits and joined
    yield from found


def _entries(text: str, folded: str, town: str, home: str) -> Iterator[Entry]:
    note = _NOTE.search(folded)
    listed = rejoined(folded[: note.start()] if note else folded)
    base = place_key(town)
    towns = frozenset(place_key(town) for town in _TOWNS.findall(listed)) | {base}
    parent = base
    for piece in entries(listed):
        inner, parent = _under(piece, parent, base)
        if inner is None:
            continue
        readings = _read(inner, towns, parent, place_key(home))
        start, end = inner.start if piece.said_from < 0 else piece.said_from, inner.end
        if listed.count("(", start, end) > listed.count(")", start, end) and listed[end : end + 1] == ")":
            end += 1
        yield Entry(start, end, readings, bool(_BUT.match(inner.text)))
        own = next((reading.parent for reading in readings if reading.parent), "")
        # 「安仁镇A社区、B村」: what follows without a town of its own is in the same town.
        if own:
            parent = own if names.kind_of(own) == "street_town" else parent
    if note:
        start = note.end()
        if text[start:].strip():
            yield Entry(start, len(text.rstrip()), (), is_remark=True)


def _read(piece: Piece, towns: frozenset[str], parent: str, home: str) -> tuple[Reading, ...]:
    if piece.broken or _BUT.match(piece.text):
        return ()
    kind = names.kind_of(place_key(piece.text.split("(")[0]))
    inside = names.kind_of(parent) in ("street_town", "community") and kind != "street_town"
    local = parent if kind in _IN_TOWNS or inside else ""
    town = parent if names.kind_of(parent) == "street_town" else ""
    if rest := read_rest(piece.text, town or home):
        return (rest,)
    try:
        return tuple(read_entry(of_its_town(piece.text, town or home), towns, local))
    except Unread:
        return ()


_IN_TOWNS = ("village", "community")


def _under(piece: Piece, parent: str, base: str) -> tuple[Piece | None, str]:
    """The piece without a leading 「某镇：」 or 「小区：」, and the town that it and its followers are in.

    ``base`` is the town of the whole list, ``parent`` that of the piece before.
    """
    text, start = piece.text, piece.start
    label = _LABEL.match(text) or _INTRODUCES.match(text)
    if label:
        rest = text[label.end() :]
        return (_moved(piece, start + label.end(), rest), parent) if rest.strip() else (None, parent)
    under = _UNDER.match(text)
    of_itself = under and _NUMBERS_OF_IT.match(under["rest"])
    if under and not of_itself and not is_boundary(text[: under.start("rest")]):
        return _moved(piece, start + under.start("rest"), under["rest"]), place_key(under["town"])
    if text.endswith(":"):
        return None, place_key(text)
    if piece.before in "。\n;" and piece.before:
        return piece, base if piece.before != ";" else parent
    return piece, parent


def _moved(piece: Piece, start: int, text: str) -> Piece:
    start += len(text) - len(text.lstrip())
    return Piece(start, start + len(text.strip()), text.strip(), piece.before, piece.broken)
