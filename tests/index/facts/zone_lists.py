"""Builds items and passages of zone lists for the tests, the way the reader hands them on."""

from __future__ import annotations

from collections.abc import Sequence

from index.facts.zones import Resolution, ZoneIndex, ZoneRule, read_zones
from index.items import Item, Passage


def item(
    title: str = "2026年小学划片范围", year: int | None = 2026, region: str = "", id: str = "zones"
) -> Item:
    return Item(id=id, title=title, file=f"{id}.docx", school_year=year, region=region)


def row(
    *cells: tuple[str, str], number: int = 0, heading: tuple[str, ...] = (), id: str = "zones"
) -> Passage:
    text = "；".join(f"{column}：{value}" for column, value in cells)
    return Passage(f"{id}-{number}", id, number, "row", text, heading, cells=cells)


def prose(text: str, number: int = 0, heading: tuple[str, ...] = (), id: str = "zones") -> Passage:
    return Passage(f"{id}-{number}", id, number, "text", text, heading)


def rules_of(lists: dict[str, str], **about: object) -> list[ZoneRule]:
    """The rules of a table 学校 | 划片范围."""
    source = item(**about)  # type: ignore[arg-type]
    passages = [
        row(("学校", school), ("划片范围", places), number=number, id=source.id)
        for number, (school, places) in enumerate(lists.items())
    ]
    return read_zones(source, passages)


def index_of(lists: dict[str, str], **about: object) -> ZoneIndex:
    return ZoneIndex(rules_of(lists, **about))


def schools(resolution: Resolution) -> set[str]:
    """The schools of what was found; empty for every other outcome."""
    if resolution.status != "found":
        return set()
    return {school for match in resolution.matches for school in match.rule.schools}


def names(rules: Sequence[ZoneRule]) -> list[str]:
    return [rule.name for rule in rules]
