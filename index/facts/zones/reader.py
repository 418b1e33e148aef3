"""From the passages of one item to its zone rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.facts.zones.entry import read_entry
from index.facts.zones.head import Reading, Unread
from index.facts.zones.listing import read_list
from index.facts.zones.prose import prose_assignments
from index.facts.zones.rule import ZoneRule
from index.facts.zones.schools import stage_of
from index.facts.zones.spelling import fold, place_key
from index.facts.zones.tables import Assignment, row_assignments
from index.items import Item, Passage

_ZONE_WORDS = re.compile(
    r"划片|学区|招生范围|服务范围|服务区|施教区|招生区域|招生地段|片区|入学范围|对口(?:小区|社区|村|学校|小学|初中|招生|入学|直升|范围)"
)
_AMENDS = re.compile(r"调整|补充|增补|变更|新增")  # in a title: the list changes another one


def read_zones(item: Item, passages: Sequence[Passage]) -> list[ZoneRule]:
    """The zone rules that ``passages`` (all of ``item``, in reading order) state.

    Passages that are no zone list give none. An entry that cannot be read gives a rule of kind
    "unread", so that staff can see it; it never matches.
    """
    rules: list[ZoneRule] = []
    for assignment in _assignments(item, passages):
        rules.extend(_rules(item, assignment, len(rules)))
    return rules


def _assignments(item: Item, passages: Sequence[Passage]) -> Iterator[Assignment]:
    prose: list[Passage] = []
    for passage in passages:
        around = " ".join((item.title, *passage.heading, passage.lead, passage.text.split("｜")[0][:60]))
        in_zone_list = bool(_ZONE_WORDS.search(around))
        if passage.cells:
            yield from row_assignments(passage, in_zone_list)
        elif in_zone_list or _ZONE_WORDS.search(passage.text):
            prose.append(passage)
    yield from prose_assignments(prose)


def _rules(item: Item, assignment: Assignment, count: int) -> Iterator[ZoneRule]:
    passage = assignment.passage
    region = item.region
    amends = bool(_AMENDS.search(item.title))

    def rule(number: int, quote: str, reading: Reading | None, **more: object) -> ZoneRule:
        return ZoneRule(
            id=f"{passage.id}z{count + number}",
            item_id=item.id,
            passage_id=passage.id,
            schools=assignment.schools,
            stage=_stage(item, assignment),
            region=region,
            year=item.school_year or (item.published.year if item.published else None),
            quote=quote,
            moved_from=assignment.moved_from or (("",) if amends else ()),
            **(_fields(reading) if reading else {"kind": "unread"} | more),  # type: ignore[arg-type]
        )

    stretch = passage.text[assignment.start : assignment.end]
    if assignment.feeders:
        for number, primary in enumerate(assignment.feeders):
            yield rule(number, stretch, None, kind="feeder", name=place_key(primary))
        return
    number = 0
    if assignment.list_text is not None:
        try:
            readings: Sequence[Reading] = read_entry(
                fold(assignment.list_text), parent=place_key(assignment.town)
            )
        except Unread:
            readings = ()
        for reading in readings or (None,):
            yield rule(number, stretch, reading)
            number += 1
        return
    for entry in read_list(_without_region(stretch, region)):
        quote = stretch[entry.start : entry.end]
        for one in entry.readings or (None,):
            yield rule(number, quote, one)
            number += 1


def _fields(reading: Reading) -> dict[str, object]:
    return {name: getattr(reading, name) for name in reading.__slots__}


def _without_region(text: str, region: str) -> str:
    """``text`` with the region's name in front of places blanked out, as long as before."""
    if not region:
        return text
    return re.sub(
        rf"(^|[、，,；;。\s（(]){re.escape(region)}(?=.{{3}})", lambda m: m[1] + " " * len(region), text
    )


def _stage(item: Item, assignment: Assignment) -> str:
    """From the nearest words that tell it: the column, the headings, the title, the school's name."""
    if assignment.stage:
        return assignment.stage
    passage = assignment.passage
    captions = passage.text.split("｜")[:-1]
    for words in (*reversed(captions), passage.lead, *reversed(passage.heading), item.title):
        if found := stage_of(words):
            return found
    stages = {stage_of(school) for school in assignment.schools}
    return stages.pop() if len(stages) == 1 else ""
