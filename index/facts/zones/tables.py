"""Zone lists in tables: a row's cells by their columns, and what they assign to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.facts.zones.cells import Cell, cells_of, schools_in, schools_over
from index.facts.zones.columns import Role, feeds, goes_on_to, names_communities, side_of
from index.facts.zones.names import kind_of
from index.facts.zones.numbers import read_numbers
from index.facts.zones.schools import is_school, school_names, stage_of
from index.facts.zones.spelling import arabic, fold, place_key
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
_WHOLE = re.compile(r"^(?:[/／—－\-]+|全部|全体|全[村镇乡段路街]?|全社区|全小区|整[村个]|所有|单双号?|不限)$")
_SEVERAL = re.compile(r"[、，,；;\n]")
_TICK = re.compile(r"^[√✓✔☑●★▲是]$")
_TOWN = re.compile(r"[^、,:()\d]{2,8}?(?:街道办事处|街道|镇|乡)$")

_Named = tuple[Cell, tuple[str, ...]]  # a cell, and the schools that it names


@dataclass(frozen=True, slots=True)
class _Row:
    """What all assignments of a row have in common."""

    passage: Passage
    stage: str
    old: tuple[str, ...]
    town: str
    note: str
    side: str = ""  # 单号 or 双号: a column of schools for one side of the roads


def row_assignments(passage: Passage, roles: Mapping[str, Role], town: str = "") -> Iterator[Assignment]:
    """What one table row assigns; nothing for a row of another kind of table.

    ``roles`` are those of the table's columns (``layout.with_roles``), ``town`` is the one that a
    heading over the table names.
    """
    cells = cells_of(passage, roles)
    schools = [(cell, names) for cell in cells if cell.role == "school" and (names := schools_in(cell))]
    zones = [cell for cell in cells if cell.role == "zone"]
    places = [cell for cell in cells if cell.role == "place"]
    if not schools and places:
        # 「小区 | 所属学区」 with a school's name for the zone.
        schools = [(cell, names) for cell in zones if (names := schools_in(cell))]
        zones = [] if schools else zones
    row = _Row(
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
            here = replace(of_school, stage=of_school.stage or stage_meant)
            yield from _of_places(here, names, places, within, numbers)
        if not listed and places:
            yield from _of_places(of_school, names, places, [], numbers)
        if bounds:
            yield _bounded(of_school, names, bounds)


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
    return next((text for text in map(fold, reversed(over)) if _TOWN.fullmatch(text)), "")


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


def _under_schools(row: _Row, cells: Sequence[Cell], places: Sequence[Cell]) -> Iterator[Assignment]:
    """Columns that are called by their schools: each with a list, or with ticks and numbers for a place."""
    ticked: list[str] = []
    for cell in cells:
        school = fold(cell.column)
        of_school = replace(row, stage=row.stage or stage_of(school))
        if not places:
            yield _list_of(of_school, (school,), cell)
        elif _TICK.match(cell.text) or _WHOLE.match(cell.text):
            ticked.append(school)
        elif _only_numbers(cell):
            yield _numbered(of_school, (school,), places[-1], [cell])
        else:
            yield Assignment(row.passage, cell.start, cell.end, (school,), unread=True)
    if ticked:
        of_all = replace(row, stage=row.stage or stage_of(ticked[0]))
        yield from _of_places(of_all, tuple(ticked), places, [], [])


def _bounded(row: _Row, schools: tuple[str, ...], bounds: Sequence[Cell]) -> Assignment:
    """An area whose bounds stand in columns of their own: 东至 | 南至 | 西至 | 北至."""
    text = "，".join(f"{side_of(cell.column)}至{cell.text}" for cell in bounds)
    return Assignment(
        row.passage, bounds[0].start, bounds[-1].end, schools, row.stage, row.old, row.town, text
    )


def _of_places(
    row: _Row,
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
        for cell in listed or (inner[:1] if row.town else []):
            yield _list_of(row, schools, cell)
    elif listed:
        # The innermost place column before the numbers is whose numbers they are.
        before = [cell for cell in listed if cell.start < parts[0].start] or listed
        town = row.town + "".join(cell.text for cell in listed if cell is not before[-1] and cell in over)
        yield _numbered(replace(row, town=town), schools, before[-1], parts)


def _only_numbers(cell: Cell) -> bool:
    return read_numbers(arabic(fold(cell.text)), "") is not None


_SIDE_OF_ROAD = re.compile(r"([单双])号?.{0,3}(?:学校|小学|初中|中学)")


def _list_of(row: _Row, schools: tuple[str, ...], cell: Cell) -> Assignment:
    text = f"{cell.text}（{row.side}）" if row.side else None
    if row.town and (all_of := _OF_TOWN.match(fold(cell.text))):
        text = f"{row.town}{all_of['members'] or '全域'}"
    return Assignment(
        row.passage, cell.start, cell.end, schools, row.stage, row.old, row.town, text, note=row.note
    )


# 「全镇各村」 beside the town that it is
_OF_TOWN = re.compile(
    r"^(?:(?:全|本|该)(?:镇|乡|街道)|全部|全域)(?:域|境内?|辖区|所辖|范围|区域)*(?P<members>(?:各|所有|全部)(?:行政|自然)*(?:村|社区|居委会).{0,6})?$"
)


def _numbered(row: _Row, schools: tuple[str, ...], place: Cell, numbers: Sequence[Cell]) -> Assignment:
    """A place with its numbers (or its phases, segments, members) in cells of their own."""
    stated = [cell for cell in numbers if not _WHOLE.match(cell.text) or _PARITY.search(cell.column)]
    ends = [cell for cell in stated if cell.role in ("low", "high")]
    beside = [cell for cell in stated if cell not in ends]
    if kind_of(place_key(place.text)) == "road":
        others = [text for cell in beside if (text := _with_parity(cell))]
    else:  # 「某小区 | 全 | 」: an estate has no odd side
        others = [_ALL_BUT.sub("", cell.text) for cell in beside if not _WHOLE.match(cell.text)]
    written = "，".join((*_from_to(ends), *others))
    if not written or {"单号", "双号"} == set(others):
        return _list_of(row, schools, place)
    if row.side:
        sided = re.search("[单双]", written)
        written = f"{written}，{row.side}" if sided else f"{row.side[0]}{written}"
    plain = read_numbers(arabic(fold(written)), "") is not None and not re.search(r"[(（]", written)
    alone = len(stated) == 1 and not row.side and not plain and not ends
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


_ALL_BUT = re.compile(r"^(?:全[村部]?|所有)(?=[（(]?(?:除|不含))")
_PARITY = re.compile(r"(?<![单双])([单双])号")


def _with_parity(cell: Cell) -> str:
    """A cell's numbers with the side of the road that its column is for; "" for none of that side."""
    parity = _PARITY.findall(cell.column)
    if len(parity) != 1:
        return cell.text
    if _WHOLE.match(cell.text):
        return f"{parity[0]}号" if re.search("[全所整]", cell.text) else ""
    return cell.text if re.search("[单双]", cell.text) else f"{parity[0]}{cell.text}"


def _from_to(ends: Sequence[Cell]) -> Iterator[str]:
    """The numbers between two columns: 「1 | 99」 as 1—99号, 「51 | 」 as 51号以上."""
    value = {cell.role: re.sub(r"号$", "", fold(cell.text)) for cell in ends}
    low, high = value.get("low", ""), value.get("high", "")
    if low and (not high or re.fullmatch(r"以[上后]|末|底|不限|及以上|止", high)):
        yield f"{low}号以上"
    elif low or high:
        yield f"{low}-{high}号" if low else f"{high}号以下"


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
