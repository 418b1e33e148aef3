"""Zone lists in tables: a row's cells by their columns, and what they assign to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.facts.zones.columns import Role, feeds, role_of
from index.facts.zones.numbers import read_numbers
from index.facts.zones.schools import school_names, stage_of
from index.facts.zones.spelling import arabic, fold
from index.items import Passage


@dataclass(frozen=True, slots=True)
class Assignment:
    """A stretch of a passage's text (``start``:``end``) that lists places of ``schools``.

    ``list_text`` is the list itself where it is not that stretch word for word (a road and its
    numbers in two cells): then the stretch is one entry and is quoted whole.
    """

    passage: Passage
    start: int
    end: int
    schools: tuple[str, ...]
    stage: str = ""
    moved_from: tuple[str, ...] = ()
    town: str = ""
    list_text: str | None = None
    feeders: tuple[str, ...] = ()
    note: str = ""


_WHOLE = re.compile(r"^(?:[/／—－\-]+|全部|全村|全社区|整村|所有)$")  # in a cell: all of the place before it


@dataclass(frozen=True, slots=True)
class _Cell:
    role: Role
    column: str
    text: str
    start: int
    end: int


def row_assignments(passage: Passage, in_zone_list: bool) -> Iterator[Assignment]:
    """What one table row assigns; nothing for a row of another kind of table."""
    cells = _cells(passage, in_zone_list)
    schools = [
        (cell, names) for cell in cells if cell.role == "school" and (names := school_names(fold(cell.text)))
    ]
    zones = [cell for cell in cells if cell.role == "zone"]
    places = [cell for cell in cells if cell.role == "place"]
    if not schools and places:
        # 「小区 | 所属学区」 with a school's name for the zone.
        schools = [(cell, names) for cell in zones if (names := school_names(fold(cell.text)))]
        zones = []
    stage = next((stage_of(cell.text) for cell in cells if cell.role == "stage"), "")
    note = "".join(cell.text for cell in cells if cell.role == "note")
    old = tuple(n for cell in cells if cell.role == "old_school" for n in school_names(fold(cell.text)))
    town = next((cell.text for cell in cells if cell.role == "town"), "")
    if not zones and not places and len(schools) >= 2:
        yield from _feeders(passage, schools)
        return
    for school_cell, names in schools:
        own_stage = stage or stage_of(school_cell.column)
        for cell in zones:
            primary = school_names(fold(cell.text))
            if primary:
                yield Assignment(
                    passage, cell.start, cell.end, names, own_stage or "初中", old, feeders=primary
                )
            else:
                yield Assignment(passage, cell.start, cell.end, names, own_stage, old, town=town, note=note)
        if places and not zones:
            yield _of_places(passage, cells, places, names, own_stage, old, town, note)


def _of_places(
    passage: Passage,
    cells: Sequence[_Cell],
    places: Sequence[_Cell],
    schools: tuple[str, ...],
    stage: str,
    old: tuple[str, ...],
    town: str,
    note: str,
) -> Assignment:
    """A row with a place column of its own: the innermost place, with the numbers beside it."""
    inner = places[-1]
    town = town + "".join(
        cell.text for cell in places[:-1] if cell.text.endswith(("社区", "街道", "镇", "乡"))
    )
    numbers = [cell for cell in cells if cell.role == "number"]
    if len(places) > 1 and _WHOLE.match(inner.text):
        inner, town = places[-2], next((cell.text for cell in cells if cell.role == "town"), "")
    elif len(places) > 1 and not numbers and read_numbers(arabic(fold(inner.text)), "") is not None:
        # 「村 | 组」 without a heading of their own for the groups
        numbers, inner = [inner], places[-2]
        town = next((cell.text for cell in cells if cell.role == "town"), "")
    if not numbers:
        return Assignment(passage, inner.start, inner.end, schools, stage, old, town, note=note)
    written = "，".join(
        (
            parity[0]
            if (parity := re.findall("[单双]号", cell.column)) and not re.search("[单双]", cell.text)
            else ""
        )
        + cell.text
        for cell in numbers
    )
    start = min(cell.start for cell in (inner, *numbers))
    end = max(cell.end for cell in (inner, *numbers))
    return Assignment(passage, start, end, schools, stage, old, town, f"{inner.text}（{written}）", note=note)


def _feeders(passage: Passage, schools: Sequence[tuple[_Cell, tuple[str, ...]]]) -> Iterator[Assignment]:
    """「初中 | 对口小学」: the pupils of the primary schools go on to the secondary school."""
    upper = [
        (cell, names) for cell, names in schools if stage_of(cell.column) == "初中" or "中学" in cell.column
    ]
    lower = [
        (cell, names) for cell, names in schools if feeds(cell.column) or stage_of(cell.column) == "小学"
    ]
    for _, names in upper:
        for cell, primary in lower:
            if primary != names:
                yield Assignment(passage, cell.start, cell.end, names, "初中", feeders=primary)


def _cells(passage: Passage, in_zone_list: bool) -> list[_Cell]:
    """The cells with their places in the passage's text; a cell that is not found there is left out."""
    found: list[_Cell] = []
    at = 0
    for column, written in passage.cells:
        value = written.strip()
        named = f"{column}：{value}"
        position = passage.text.find(named, at)
        start = position + len(column) + 1 if position >= 0 else passage.text.find(value, at)
        if not value or start < 0:
            continue
        at = start + len(value)
        role = role_of(column, in_zone_list)
        if not column and in_zone_list:
            role = "school" if school_names(fold(value)) else "zone" if len(value) > 6 else ""
        found.append(_Cell(role, column, value, start, at))
    return found
