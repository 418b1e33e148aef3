"""Reads what stands before the brackets of an entry: a place and its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.facts.zones import names
from index.facts.zones.letters import LETTER
from index.facts.zones.numbers import Numbers, read_numbers
from index.facts.zones.rule import Carve, Kind, Span
from index.facts.zones.spelling import arabic, place_key


class Unread(Exception):
    """The entry is not understood as a whole, so nothing of it may be used."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry says of one place; the fields are those of ZoneRule."""

    kind: Kind
    name: str
    parent: str = ""
    within: tuple[Span, ...] = ()
    doubtful: tuple[Span, ...] = ()
    without: tuple[Carve, ...] = ()
    segment: str = ""
    whole_road: bool = False
    former: tuple[str, ...] = ()
    landmarks: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


_NEWLY_BUILT = re.compile(
    r"^(?:今年|近期|近年|20\d\d年)?新(?:近)?(?:交付|建成|建设|建|开盘|投用)(?:使用)?的"
)
_NUMBERS_BEGIN = re.compile(
    rf"第?\d|[单双奇偶]|全部|(?i:[A-Z])(?=\d|[座栋幢])"
    rf"|{LETTER}(?=[、座栋幢楼-])"
)


def read_head(head: str, towns: frozenset[str], parent: str) -> list[Reading]:
    """The place that stands before the brackets, several where its name has a run of numerals."""
    if head.endswith("毕业生"):
        raise Unread(head)  # of schools, which are no places
    text = arabic(re.sub(r"\s+|楼盘$", "", head))
    text, members = names.without_members(text)
    name, numbers = _name_and_numbers(text)
    if numbers is not None and re.search(r"[一二三四五六七八九十]$", head):
        raise Unread(head)  # 「某某巷一」: half of a name rather than a door
    segment = ""
    run = len(names.spelled_out(place_key(name))) > 1
    if (
        numbers is None
        and not run
        and (landmarks := re.match(r"^(.+?(?:大道|[路街巷道段]))(.{2,}[至到].{2,})$", name))
    ):
        # 「人民路东门至西门」 is a stretch of a road that no number decides.
        name, segment = landmarks[1], landmarks[2]
    town, name = names.in_town(names.within_itself(name), towns)
    name, side, whole = names.bare(name)
    name = _NEWLY_BUILT.sub("", name)
    name = re.sub(r"^原(?=.{4})", "", name)  # 「原某某厂」: a place still known by what it was
    key = place_key(name)
    kind = "estate" if head.endswith("楼盘") else names.kind_of(key)
    found = [spelled for spelled in names.spelled_out(key) if names.is_name(spelled)]
    if not found or (numbers is not None and len(found) > 1):
        raise Unread(head)
    if members and kind != "street_town":
        raise Unread(head)  # 「某村各组」 and the like say too little of what they mean
    under = place_key(town) if town else "" if kind == "street_town" else parent
    readings = [
        Reading(kind, spelled, under, segment="".join((segment, side)), whole_road=whole, members=members)
        for spelled in found
    ]
    return readings if numbers is None else [limited(readings[0], numbers)]


def _name_and_numbers(text: str) -> tuple[str, Numbers | None]:
    """Parts the numbers behind a name from it, at the first place where the rest reads as numbers."""
    for start in _NUMBERS_BEGIN.finditer(text):
        if start.start() < 2:
            continue
        name = re.sub(r"(?:门牌号?|号码|的|[,:])+$", "", text[: start.start()])
        numbers = read_numbers(text[start.start() :], unit_for(place_key(name)))
        if numbers is not None and numbers.within and names.is_name(place_key(names.bare(name)[0])):
            return name, numbers
    return text, None


def unit_for(name: str) -> str:
    """The unit of numbers written without one: door numbers on a road, nothing certain elsewhere."""
    return "号" if names.kind_of(name) == "road" else ""


def limited(reading: Reading, numbers: Numbers) -> Reading:
    """``reading`` with numbers; a parity and a range given apart (「单号（103—333号）」) go together."""
    within, doubtful = numbers.within, numbers.doubtful
    if reading.within and within:
        ours, theirs = _parity_only(reading.within), _parity_only(within)
        if ours is None and theirs is None:
            raise Unread(reading.name)
        limited = within if ours is not None else reading.within
        parity = (ours or theirs or within[0]).parity
        if ours is not None and theirs is not None and ours.parity != theirs.parity:
            raise Unread(reading.name)
        within = tuple(replace(span, parity=span.parity or parity) for span in limited)
    return _decided_by_side(
        replace(
            reading,
            within=within or reading.within,
            doubtful=reading.doubtful + doubtful,
            without=reading.without + ((Carve("", numbers.without),) if numbers.without else ()),
        )
    )


def _parity_only(spans: tuple[Span, ...]) -> Span | None:
    alone = spans[0] if len(spans) == 1 else None
    return alone if alone and alone.low == 1 and alone.high is None and alone.parity else None


def _decided_by_side(reading: Reading) -> Reading:
    """With one side of a road named, a range counts for the parity of its ends; the rest is open."""
    if not reading.segment.endswith("侧"):
        return reading
    within: list[Span] = []
    doubtful = list(reading.doubtful)
    for span in reading.within:
        if span.parity or span.low == span.high:
            within.append(span)
        elif span.high is not None and span.low % 2 == span.high % 2:
            odd = span.low % 2 == 1
            within.append(replace(span, parity="odd" if odd else "even"))
            doubtful.append(replace(span, parity="even" if odd else "odd"))
        else:
            doubtful.append(span)
    return replace(reading, within=tuple(within), doubtful=tuple(doubtful))
