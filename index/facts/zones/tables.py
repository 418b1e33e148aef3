"""Zone lists in tables: a row's cells by their columns, and what they assign to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from index.facts.zones.cells import Cell, cells_of, schools_in, schools_over
from index.facts.zones.clauses import parted
from index.facts.zones.columns import Role, feeds, goes_on_to, names_communities, side_of
from index.facts.zones.names import TOWN
from index.facts.zones.numbers import read_numbers
from index.facts.zones.row_lists import WHOLE, Assignment, Row, list_of, numbered
from index.facts.zones.schools import is_school, school_names, stage_of
from index.facts.zones.spelling import arabic, fold
from index.facts.zones.statements import statements
from index.items import Passage

_SEVERAL = re.compile(r"[、，,；;\n]")
_TICK = re.compile(r"^[√✓✔☑●★▲是]$")

_Named = tuple[Cell, tuple[str, ...]]  # a cell, and the schools that it names


def row_assignments(passage: Passage, roles: Mapping[str, Role], town: str = "") -> Iterator[Assignment]:
    """What one table row assigns; nothing for a row of another kind of table.

    ``roles`` are those of the table's columns (``layout.with_roles``), ``town`` is the one that a
    heading over the table names.
    """
    cells = cells_of(passage, roles)
    schools = [(cell, names) for cell in cells if cell.role == "school" and (names := schools_in(cell))]
    zones = [part for cell in cells if cell.role == "zone" for part in _by_stage(cell)]
    places = [cell for cell in cells if cell.role == "place"]
    if not schools and places:
        # 「小区 | 所属学区」 with a school's name for the zone.
        schools = [(cell, names) for cell in zones if (names := schools_in(cell))]
        zones = [] if schools else zones
    row = Row(
        passage,
        stage=next((stage_of(cell.text) for cell in cells if cell.role == "stage"), ""),
        old=tuple(name for cell in cells if cell.role == "old_school" for name in schools_in(cell)),
        town=next((cell.text for cell in cells if cell.role == "town"), "") or _town_over(passage) or town,
        note="".join(cell.text for cell in cells if cell.role == "note"),
    )
    columns = [cell for cell in cells if cell.role in ("school", "") and _is_a_school(cell.column)]
    if columns and not schools:
        yield from _under_schools(row, columns, places)
        return
    bounds = [cell for cell in cells if cell.role == "side"]
    notes = [cell for cell in cells if cell.role == "note"] if schools else []
    for cell in notes:
        yield from _left_to_choose(passage, cell)
    if not zones and not places and not bounds:
        if len(schools) >= 2:
            yield from _feeders(passage, schools)
        return
    if not schools and not any(role == "school" for role in roles.values()):
        # 「一、某小学」 as a line between the rows
        schools = [(cells[0], names)] if (names := schools_over(passage)) else []
    if not places or zones:
        going_on = _going_on(schools)
        if going_on:
            # 「初中 | 对口小学 | 招生范围」: the places are those of the school before them alone
            yield from _feeders(passage, schools)
            schools = [one for one in schools if one not in going_on]
    campus = [cell for cell in cells if cell.role == "campus"]
    numbers = [cell for cell in cells if cell.role in ("number", "low", "high")]
    for school_cell, named in schools:
        names = _of_campus(named, campus)
        side = _SIDE_OF_ROAD.search(school_cell.column)
        stage = row.stage or stage_of(school_cell.column)
        of_school = row
        if stage != row.stage or side:
            of_school = replace(row, stage=stage, side=f"{side[1]}号" if side else "")
        listed = []
        for cell in zones:
            primary = schools_in(cell)
            if primary:
                yield Assignment(
                    passage, cell.start, cell.end, names, stage or "初中", row.old, feeders=primary
                )
            elif not stage or _stage_meant(cell) in ("", stage):
                listed.append(cell)
        for stage_meant in dict.fromkeys(map(_stage_meant, listed)):
            within = [cell for cell in listed if _stage_meant(cell) == stage_meant]
            here = of_school
            if stage_meant and not of_school.stage:
                here = replace(of_school, stage=stage_meant)
            yield from _of_places(here, names, places, within, numbers)
        if not listed and places:
            yield from _of_places(of_school, names, places, [], numbers)
        if bounds:
            yield _bounded(of_school, names, bounds)


# 「小学部：甲村、乙村；初中部：全镇」 in the cell of a school that has both
_OF_STAGE = re.compile(
    r"(?:^|(?<=[;。\n ]))\s*(?P<stage>小学|初中|中学|幼儿园)(?:部|学?段|阶段|招生)?(?:招生)?(?:范围|区域)?:"
)


def _by_stage(cell: Cell) -> list[Cell]:
    """A cell in parts that are each for one stage of school, as the words in front of them say."""
    said = fold(cell.text)
    found = list(_OF_STAGE.finditer(said)) if len(said) == len(cell.text) else []
    if not found or said[: found[0].start()].strip():
        return [cell]
    ends = [*(match.start() for match in found[1:]), len(said)]
    return [
        replace(
            cell,
            column=f"{match['stage'].replace('中学', '初中')}{cell.column}",
            text=cell.text[match.end() : end].rstrip("；;。\n "),
            start=cell.start + match.end(),
            end=cell.start + len(cell.text[:end].rstrip("；;。\n ")),
        )
        for match, end in zip(found, ends, strict=True)
    ]


def _left_to_choose(passage: Passage, cell: Cell) -> Iterator[Assignment]:
    """「某苑业主子女可在甲中学、乙中学中选择一所，登记后不得更改」, in a remark."""
    said = _ONCE_CHOSEN.sub("", fold(cell.text))
    for clause in parted(said, "。;"):
        for stated in statements(passage, said, clause, cell.start, ()):
            if len(stated.schools) > 1 and not stated.feeders:
                yield stated


_ONCE_CHOSEN = re.compile(r",(?:登记|选定|填报|确定|确认|选择)后[^,;。]*(?=$|[;。])")


def _stage_meant(cell: Cell) -> str:
    """The stage that a column's list is for (「小学招生范围」); "" where the column does not say."""
    return _stage_in(cell.column)


@lru_cache(maxsize=1024)  # a table's columns are asked about for each of its rows
def _stage_in(column: str) -> str:
    return stage_of(re.sub(r"\([^()]*\)", "", fold(column)))


def _is_a_school(column: str) -> bool:
    return is_school(fold(column))


def _town_over(passage: Passage) -> str:
    """The town that a line between the rows names; "" for none."""
    over = passage.text.split("｜")[:-1]
    return next((text for text in map(fold, reversed(over)) if TOWN.fullmatch(text)), "")


def _of_campus(schools: tuple[str, ...], campus: Sequence[Cell]) -> tuple[str, ...]:
    """The school with the campus that the row is about."""
    if len(schools) != 1 or not campus:
        return schools
    (school,), named = schools, fold(campus[0].text).strip()
    if school_names(named) and (named.startswith(school) or len(named) > len(school)):
        return (named,)
    return (f"{school}{campus[0].text.strip()}",) if _CAMPUS.search(named) else schools


_CAMPUS = re.compile(r"^[^、,;:]{1,12}?(?:校区|校部|本部|分部|分校|部|教学点|院区)\)?$")


def _going_on(schools: Sequence[_Named]) -> list[_Named]:
    """Those of a row's schools that are there for the way from one to the other, not for its places."""
    below = [one for one in schools if feeds(one[0].column)]
    above = [one for one in schools if goes_on_to(one[0].column)]
    for found in (below, above):
        others = [one for one in schools if one not in found]
        if found and others and others[0][0].start < found[0][0].start:
            return found
    return []


def _under_schools(row: Row, cells: Sequence[Cell], places: Sequence[Cell]) -> Iterator[Assignment]:
    """Columns that are called by their schools: each with a list, or with ticks and numbers for a place."""
    ticked: list[str] = []
    for cell in cells:
        school = fold(cell.column)
        of_school = replace(row, stage=row.stage or stage_of(school))
        if not places:
            yield list_of(of_school, (school,), cell)
        elif _TICK.match(cell.text) or WHOLE.match(cell.text):
            ticked.append(school)
        elif _only_numbers(cell):
            yield numbered(of_school, (school,), places[-1], [cell])
        else:
            yield Assignment(row.passage, cell.start, cell.end, (school,), unread=True)
    if ticked:
        of_all = replace(row, stage=row.stage or stage_of(ticked[0]))
        yield from _of_places(of_all, tuple(ticked), places, [], [])


def _bounded(row: Row, schools: tuple[str, ...], bounds: Sequence[Cell]) -> Assignment:
    """An area whose bounds stand in columns of their own: 东至 | 南至 | 西至 | 北至."""
    text = "，".join(f"{side_of(cell.column)}至{cell.text}" for cell in bounds)
    return Assignment(
        row.passage, bounds[0].start, bounds[-1].end, schools, row.stage, row.old, row.town, text
    )


def _of_places(
    row: Row,
    schools: tuple[str, ...],
    places: Sequence[Cell],
    zones: Sequence[Cell],
    numbers: Sequence[Cell],
) -> Iterator[Assignment]:
    """The places of a row: in columns beside each other, or each column inside the one before it."""
    over = [
        cell
        for cell in places
        if names_communities(cell.column) and any(one.start > cell.start for one in (*places, *zones))
    ]
    inner = [cell for cell in (*places, *zones) if cell not in over]
    if over and inner and not numbers and not any(map(_SEVERAL.search, (cell.text for cell in over))):
        stated = [cell for cell in inner if not WHOLE.match(cell.text)]
        parts = [cell for cell in stated if _only_numbers(cell)]
        if not stated:
            yield list_of(row, schools, over[-1])
        elif len(parts) == len(stated):  # 「村 | 组」 without a heading of their own for the groups
            yield numbered(row, schools, over[-1], parts)
        else:
            inside = replace(row, town=row.town + "".join(cell.text for cell in over))
            for cell in stated:
                yield list_of(inside, schools, cell)
        return
    listed = [cell for cell in (*over, *inner) if not WHOLE.match(cell.text)]
    parts = [*numbers, *(cell for cell in listed if listed[0] is not cell and _only_numbers(cell))]
    listed = [cell for cell in listed if cell not in parts]
    if not parts:
        for cell in listed or (inner[:1] if row.town else []):
            yield list_of(row, schools, cell)
    elif listed:
        # The innermost place column before the numbers is whose numbers they are.
        before = [cell for cell in listed if cell.start < parts[0].start] or listed
        town = row.town + "".join(cell.text for cell in listed if cell is not before[-1] and cell in over)
        yield numbered(replace(row, town=town), schools, before[-1], parts)


def _only_numbers(cell: Cell) -> bool:
    return read_numbers(arabic(fold(cell.text)), "") is not None


_SIDE_OF_ROAD = re.compile(r"([单双])号?.{0,3}(?:学校|小学|初中|中学)")


def _feeders(passage: Passage, schools: Sequence[_Named]) -> Iterator[Assignment]:
    """「初中 | 对口小学」: the pupils of the primary schools go on to the secondary school."""
    upper = [one for one in schools if _is_upper(one)]
    lower = [one for one in schools if one not in upper and _is_lower(one)]
    # 「学校 | 对口小学」, 「学校 | 对口初中」: the other column may be of any school.
    others = [one for one in schools if one not in (*upper, *lower) and not stage_of(one[0].column)]
    if not upper and any(feeds(cell.column) for cell, _ in lower):
        upper = [one for one in others if "小学" not in map(stage_of, one[1])]
    elif not lower and any(goes_on_to(cell.column) for cell, _ in upper):
        lower = [one for one in others if not {"初中", "幼儿园"} & set(map(stage_of, one[1]))]
    for _, names in upper:
        for cell, primary in lower:
            if primary != names:
                yield Assignment(passage, cell.start, cell.end, names, "初中", feeders=primary)


def _is_upper(one: _Named) -> bool:
    column = one[0].column
    return (stage_of(column) == "初中" or "中学" in column or goes_on_to(column)) and not feeds(column)


def _is_lower(one: _Named) -> bool:
    column = one[0].column
    return feeds(column) or stage_of(column) == "小学"
