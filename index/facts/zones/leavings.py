"""Lines of a zone list that no rule was read from: kept, so that nothing is claimed against them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from index.facts.zones import names
from index.facts.zones.changes import says_a_change
from index.facts.zones.edges import is_boundary
from index.facts.zones.entry import read_entry
from index.facts.zones.head import Reading, Unread
from index.facts.zones.rule import ZoneRule
from index.facts.zones.runs import entries
from index.facts.zones.schools import is_school, schools_named_in, without_numbering
from index.facts.zones.spelling import arabic, fold, place_key
from index.items import Passage

# Lines of a zone document that name a school and a road, but speak of where to go and whom to ask.
_ABOUT_DESK = re.compile(r"地\s*[址点]|校\s*址|位于|坐落|地处|电\s*话|联系|咨询|监督|邮箱|网址|办公")
_SENTENCE_END = re.compile(r"(?<=[。！？!?])|\n")
_CHUNK = re.compile(r"[^;。:\n|“”\"!?！？]+")
_NAMES_BEFORE = re.compile(
    r"^[\s·•●◆▪■★]*(?:另有|还有|只有|仅|包含|含|凡|家?住|户籍|户口|房产|居住)*(?:地址)?(?:在|于|属|系|为|是|含|包括)+|^(?:招收|接收|其中|划入|增加|新增|调入|原|将)+"
)
_WORDS_BEHIND = re.compile(
    r"(?:的|内|上|里|这边|那边|往里|一带|住户|居民|业主|住的?|片|段内|[暂尚][不未]|[不未]予|另行).*$"
)
_KIND = re.compile(
    r"(?:大道|[路街巷弄]|胡同|社区|居委会|[^农本各全新]村|[屯寨]|街道|[镇乡]|小区|花园|家园|公寓|新村|新城|宿舍|家属[院区]"
    r"|[苑府庭湾庄园里坊郡邸]|大厦|[厂院]|[林农]场|\d+期)$"
)
_FIRST_PLACE = re.compile(
    r"[一-鿿\dA-Z]{1,8}?(?:大道|[路街巷弄]|胡同|社区|小区|花园|家园|公寓|新村|[^农本各全新]村|[苑府庭])(?![小中][学区]|学校|幼儿园|社区|[路街巷村期])"
)
_NO_NAME = re.compile(r"[道街路巷弄村屯居社区镇乡小组]+|.?(?:林|农)场|[东南西北][至到起止抵邻临靠].*|以.*")
_TITLE = re.compile(r"[\s·•●◆▪■★]*[^\s,;:、]{2,9}(?:街道|[镇乡村]|社区)")
_TO = re.compile(r"^(?:由|从|到|归入?|改[由归划]|划[归入到]|调整到|调入|并入)+(?=.{4})")
_NOT_ASSIGNED = re.compile(
    r"[暂尚][不未]|不(?:予|再)?划片|[不未]纳入|未划|待定|未办结|另行(?:划|确定|公布|通知|安排|公告)"
)
_LONGEST = 9


def lines_without_rules(passage: Passage, quotes: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(line, schools) of the rows and sentences of a zone passage that none of the ``quotes`` of its rules
    is of, and that name a school and places. The lines are verbatim."""
    whole = passage.cells or passage.kind == "row"
    over: tuple[str, ...] = ()
    lines = [passage.text] if whole else _SENTENCE_END.split(passage.text)
    for line in filter(None, map(str.strip, lines)):
        schools = over = _schools_of(passage, line) or over
        if any(quote in line or line in quote for quote in quotes):
            continue
        of_desk = _ABOUT_DESK.search(line) or _TITLE.fullmatch(without_numbering(fold(line)))
        if of_desk and not passage.cells:
            continue
        if schools and any(_pieces(_without(schools, line))):
            yield line, schools


def _schools_of(passage: Passage, line: str) -> tuple[str, ...]:
    """The schools that a row or a line names, or the heading over it."""
    found: list[str] = []
    texts = [value for _, value in passage.cells] or re.split(r"[、,;。:\n()]", fold(line))
    for text in texts:
        bare = without_numbering(fold(text)).strip()
        found += [bare] if is_school(bare) else [_TO.sub("", one) for one in schools_named_in(bare)]
    for heading in reversed(passage.heading):
        found = found or list(schools_named_in(without_numbering(fold(heading))))
    return tuple(dict.fromkeys(found))


def _without(schools: Sequence[str], line: str) -> str:
    folded = fold(line)
    for school in schools:
        folded = folded.replace(school, ",")
    return folded


def places_of(rule: ZoneRule) -> list[tuple[str, ZoneRule]]:
    """(place key, the part of an unread ``rule`` that names it) for each place in its quote.

    The part quotes the piece alone (of a change all of it), and has no schools where the quote says that
    none is named yet. It has the piece's numbers, segment and exclusions where the piece can be read by
    itself, so that an address that is certainly not in it is told.
    """
    found: dict[str, ZoneRule] = {}
    unread = replace(rule, schools=()) if _NOT_ASSIGNED.search(rule.quote) else rule
    if says_a_change(rule.quote):
        unread = replace(rule, moved_from=("",))
    for reading, start, end in _pieces(rule.quote):
        fields: dict[str, Any] = {name: getattr(reading, name) for name in reading.__slots__}
        fields |= {"kind": "unread", "quote": rule.quote if unread.moved_from else rule.quote[start:end]}
        found.setdefault(reading.name, replace(unread, **fields))
    return list(found.items())


def _pieces(text: str) -> Iterator[tuple[Reading, int, int]]:
    """What the pieces of a list say of places, and where in ``text`` each stands."""
    folded = fold(text)
    for chunk in _CHUNK.finditer(folded):
        for piece in entries(chunk.group()):
            start, end = chunk.start() + piece.quoted_from, chunk.start() + piece.end
            for reading in _readings(piece.text):
                yield reading, start, end


def _readings(piece: str) -> Sequence[Reading]:
    if is_boundary(piece) or is_school(piece):
        return ()
    text = _NAMES_BEFORE.sub("", without_numbering(piece).strip())
    text = _WORDS_BEHIND.sub("", text)
    try:
        found = [reading for reading in read_entry(text) if _is_place(reading.name)]
    except Unread:
        found = []
    first = None if found else _FIRST_PLACE.match(arabic(text))
    if first and _is_place(key := place_key(first.group())):
        found = [Reading("unread", key)]  # of which nothing more is understood
    return found


def _is_place(key: str) -> bool:
    named = len(key) <= _LONGEST and names.is_name(key) and not _NO_NAME.fullmatch(key)
    return named and bool(_KIND.search(key))
