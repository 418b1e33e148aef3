"""Zone lists in tables: a row's cells by their columns, and what they assign to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.facts.zones.columns import Role, feeds, names_communities, role_of
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
    unread: bool = False  # a change that was not understood: what it names is in doubt


# In a cell: all of the place before it.
_WHOLE = re.compile(r"^(?:[/／—－\-]+|全部|全体|全[村镇乡段路街]|全社区|全小区|整[村个]|所有)$")
_SEVERAL = re.compile(r"[、，,；;\n]")


@dataclass(frozen=True, slots=True)
class _Cell:
    role: Role
    column: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Row:
    """What all assignments of a row have in common."""

    passage: Passage
    stage: str
    old: tuple[str, ...]
    town: str
    note: str
    side: str = ""  # 单号 or 双号: a column of schools for one side of the roads


def row_assignments(passage: Passage, in_zone_list: bool, town: str = "") -> Iterator[Assignment]:
    """What one table row assigns; nothing for a row of another kind of table.

    ``town`` is the one that a heading over the table names.
    """
    cells = _cells(passage, in_zone_list)
    schools = [
        (cell, names) for cell in cells if cell.role == "school" and (names := school_names(_named(cell)))
    ]
    zones = [cell for cell in cells if cell.role == "zone"]
    places = [cell for cell in cells if cell.role == "place"]
    if not schools and places:
        # 「小区 | 所属学区」 with a school's name for the zone.
        schools = [(cell, names) for cell in zones if (names := school_names(_named(cell)))]
        zones = []
    row = _Row(
        passage,
        stage=next((stage_of(cell.text) for cell in cells if cell.role == "stage"), ""),
        old=tuple(n for cell in cells if cell.role == "old_school" for n in school_names(_named(cell))),
        town=next((cell.text for cell in cells if cell.role == "town"), town),
        note="".join(cell.text for cell in cells if cell.role == "note"),
    )
    if not zones and not places:
        if len(schools) >= 2:
            yield from _feeders(passage, schools)
        return
    going_on = [] if places else _going_on(schools)
    if going_on:
        # 「初中 | 对口小学 | 招生范围」: the places are the secondary school's alone
        yield from _feeders(passage, schools)
        schools = [one for one in schools if one not in going_on]
    numbers = [cell for cell in cells if cell.role == "number"]
    for school_cell, names in schools:
        side = _SIDE_OF_ROAD.search(school_cell.column)
        of_school = replace(
            row, stage=row.stage or stage_of(school_cell.column), side=f"{side[1]}号" if side else ""
        )
        listed = []
        for cell in zones:
            primary = school_names(_named(cell))
            if primary:
                stage = of_school.stage or "初中"
                yield Assignment(passage, cell.start, cell.end, names, stage, row.old, feeders=primary)
            else:
                listed.append(cell)
        yield from _of_places(of_school, names, places, listed, numbers)


def _named(cell: _Cell) -> str:
    """The schools of a cell, without what is said of how or for whom they are."""
    return _ABOUT_SCHOOL.sub("", fold(cell.text))


_ABOUT_SCHOOL = re.compile(r"(?:毕业生?)?(?:整体|全部)?(?:直升|升入)$")


def _going_on(schools: Sequence[tuple[_Cell, tuple[str, ...]]]) -> list[tuple[_Cell, tuple[str, ...]]]:
    """Those of a row's schools that only send their pupils on to another one of it."""
    found = [one for one in schools if feeds(one[0].column)]
    others = [one for one in schools if one not in found]
    leads = bool(found and others) and others[0][0].start < found[0][0].start
    return found if leads else []


def _of_places(
    row: _Row,
    schools: tuple[str, ...],
    places: Sequence[_Cell],
    zones: Sequence[_Cell],
    numbers: Sequence[_Cell],
) -> Iterator[Assignment]:
    """The places of a row: in columns beside each other, or each column inside the one before it."""
    over = [
        cell
        for cell in places
        if names_communities(cell.column) and any(one.start > cell.start for one in (*places, *zones))
    ]
    inner = [cell for cell in (*places, *zones) if cell not in over]
    if over and inner and not numbers and not any(map(_SEVERAL.search, (cell.text for cell in over))):
        stated = [cell for cell in inner if not _WHOLE.match(cell.text)]
        parts = [cell for cell in stated if _only_numbers(cell)]
        if not stated:
            yield _list_of(row, schools, over[-1])
        elif len(parts) == len(stated):  # 「村 | 组」 without a heading of their own for the groups
            yield _numbered(row, schools, over[-1], parts)
        else:
            inside = replace(row, town=row.town + "".join(cell.text for cell in over))
            for cell in stated:
                yield _list_of(inside, schools, cell)
        return
    listed = [cell for cell in (*over, *inner) if not _WHOLE.match(cell.text)]
    parts = [*numbers, *(cell for cell in listed if listed[0] is not cell and _only_numbers(cell))]
    listed = [cell for cell in listed if cell not in parts]
    if not parts:
        for cell in listed:
            yield _list_of(row, schools, cell)
    elif listed:
        # The innermost place column before the numbers is whose numbers they are.
        before = [cell for cell in listed if cell.start < parts[0].start] or listed
        town = row.town + "".join(cell.text for cell in listed if cell is not before[-1] and cell in over)
        yield _numbered(replace(row, town=town), schools, before[-1], parts)


def _only_numbers(cell: _Cell) -> bool:
    return read_numbers(arabic(fold(cell.text)), "") is not None


_SIDE_OF_ROAD = re.compile(r"([单双])号?.{0,3}(?:学校|小学|初中|中学)")


def _list_of(row: _Row, schools: tuple[str, ...], cell: _Cell) -> Assignment:
    text = f"{cell.text}（{row.side}）" if row.side else None
    return Assignment(
        row.passage, cell.start, cell.end, schools, row.stage, row.old, row.town, text, note=row.note
    )


def _numbered(row: _Row, schools: tuple[str, ...], place: _Cell, numbers: Sequence[_Cell]) -> Assignment:
    """A place with its numbers (or its phases, segments, members) in cells of their own."""
    if all(_WHOLE.match(cell.text) for cell in numbers):
        return _list_of(row, schools, place)
    stated = [cell for cell in numbers if not _WHOLE.match(cell.text)]
    written = "，".join(
        (
            parity[0]
            if (parity := re.findall("[单双]号", cell.column)) and not re.search("[单双]", cell.text)
            else ""
        )
        + cell.text
        for cell in stated
    )
    if row.side:
        sided = re.search("[单双]", written)
        written = f"{written}，{row.side}" if sided else f"{row.side[0]}{written}"
    plain = _only_numbers(stated[0]) and not re.search(r"[(（]", written)
    alone = len(stated) == 1 and not row.side and not plain
    return Assignment(
        row.passage,
        min(cell.start for cell in (place, *numbers)),
        max(cell.end for cell in (place, *numbers)),
        schools,
        row.stage,
        row.old,
        row.town,
        list_text=f"{place.text}{written}" if alone else f"{place.text}（{written}）",
        note=row.note,
    )


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
