"""The places of a question that a follow-up fills anew: region, school, stage, year, household, class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.facts.zones.schools import schools_named_in
from service.answering.context import Context
from service.answering.follow_ups.words import words
from service.answering.vocabulary import vocabulary

_NUMBERED = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:[初高]级|实验|职业|完全|中心)*(?:中学|小学|幼儿园|学校)(?:[（(][^（）()]{1,6}[）)])?"
)
_NAME_CELL = re.compile(r"学校|幼儿园|校名|名称|单位|机构")
_SCHOOL_CELL = re.compile(r"(?:学校|小学|中学|高中|幼儿园)(?:（[^）]*）)?$")
_MEANT_YEAR = ("last", "last_school_year", "this", "next", "named", "coming_year")
# A part of a school belongs to its name.
_PART = re.compile(r"[（(][^（）()]{1,6}[）)]|(?:小学|初中|高中|中学|幼儿)部|[东西南北中新老]校区|分校")
_SORT = re.compile(r"(?:[初高]级|实验|中心|职业|完全|双语|外国语|民族)*(?:小学|中学|学校|幼儿园)")
_ANY_SCHOOL = re.compile(r"^(?:[公民]办|公立|私立|普通|农村|乡镇|城区|外地|本地)*(?:小学|中学|学校|幼儿园)$")


@dataclass(frozen=True, slots=True)
class Slot:
    """What a question says in one of its places. ``sort`` tells the places apart; ``value`` is the stage's
    name where the sort is stage, a region's name where it is region, else the words themselves."""

    sort: str
    start: int
    end: int
    value: str


def slots_in(text: str, context: Context) -> list[Slot]:
    """The filled places of a folded text, as they stand; none within another."""
    found: list[Slot] = []
    for slot in _all(text, context):
        if not any(slot.start < other.end and other.start < slot.end for other in found):
            found.append(slot)
    return sorted(found, key=lambda slot: slot.start)


def _all(text: str, context: Context) -> Iterator[Slot]:
    """Schools first, the longest names first: what stands in a name is no stage and no class."""
    for slot in _of("school", text, _schools(text, context)):
        part = _PART.match(text, slot.end)
        end = part.end() if part else slot.end
        yield Slot("school", slot.start, end, text[slot.start : end])
    for said, name in _regions(context):
        at = text.find(said)
        if at >= 0 and not (said[-1] in "市县" and text.startswith("城", at + len(said))):  # 「某县城」
            yield Slot("region", at, at + len(said), name)
    place_free = text
    for said, _ in _regions(context):
        place_free = place_free.replace(said, " " * len(said))
    yield from _matches("office", words().office, place_free)
    for name in _MEANT_YEAR:
        yield from _matches("year", vocabulary().years[name], text)
    for number, pattern in enumerate(words().classes):
        yield from _matches(f"class {number}", pattern, text)
    for stage, pattern in vocabulary().stages.items():
        yield from _matches("stage", pattern, f"{text}呢", stage)  # 「中学呢」 as 「中学的」
    for pattern in vocabulary().households.values():
        yield from _matches("household", pattern, text)
    for number, (one, other) in enumerate(vocabulary().contrasts):
        for side in (other, one):  # 不住校 before the 住校 in it
            yield from _matches(f"side {number}", side, text)
    yield from _matches("reach", words().reach, text)
    yield from _matches("number", words().numbers, text)


def _matches(sort: str, pattern: re.Pattern[str], text: str, value: str = "") -> Iterator[Slot]:
    for match in pattern.finditer(text):
        if match.group():
            yield Slot(sort, *match.span(), value or match.group())


def _of(sort: str, text: str, names: Iterable[str]) -> Iterator[Slot]:
    for name in sorted(names, key=lambda name: (-len(name), name)):
        at = text.find(name)
        if at >= 0:
            yield Slot(sort, at, at + len(name), name)


def _regions(context: Context) -> list[tuple[str, str]]:
    """The names of regions as they may be said, the longest first, each with the one it stands for."""
    spoken = {name for name in context.snapshot.bureau.spoken if len(name) > 1}
    said = {name: name for name in spoken}
    for name in spoken:
        if len(name) > 2 and name[-1] in "市县区旗":
            said.setdefault(name[:-1], name)
    return sorted(said.items(), key=lambda pair: (-len(pair[0]), pair))


def _schools(text: str, context: Context) -> set[str]:
    """The schools that a text names, without their region: those of the zone rules, the bureau's own short
    names, those that are numbered, and what is worded like a certain school's name."""
    bureau = context.snapshot.bureau
    known = {bare(school, context) for rule in context.holding.rules for school in rule.schools}
    named = {school for school in known if len(school) > 2 and school in text}
    named |= {short for short, full in bureau.terms.items() if short in text and re.search("[校园学]$", full)}
    named |= {match.group() for match in _NUMBERED.finditer(text)}
    for school in schools_named_in(text):
        name = bare(school, context)
        if _SORT.fullmatch(name) and context.snapshot.says(school):
            name = school  # of 「某某高级中学」 nothing that tells it is left without the place
        if name in text and len(name) > 3 and not _ANY_SCHOOL.match(name) and context.snapshot.says(name):
            named.add(name)
    return named


def is_in_a_name(word: str, context: Context) -> bool:
    """Whether a cell that is a school's name holds a word."""
    return any(
        word in value and _NAME_CELL.search(name) and _SCHOOL_CELL.search(value)
        for passage in context.snapshot.passages.values()
        for name, value in passage.cells
    )


def bare(school: str, context: Context) -> str:
    """A school's name without the region in front of it."""
    for name in sorted(context.snapshot.bureau.spoken, key=len, reverse=True):
        if school.startswith(name) and len(school) - len(name) >= 3:
            return school[len(name) :]
    return school
