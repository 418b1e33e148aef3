"""What the columns of a table are to a zone list: by their names, or else by what they hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from index.facts.zones.columns import Role, groups, role_of
from index.facts.zones.listing import read_list
from index.facts.zones.numbers import read_numbers
from index.facts.zones.schools import is_school, school_names
from index.facts.zones.spelling import arabic, fold
from index.items import Passage

_LOOKED_AT = 40  # rows of a table that tell what a column holds
_FEWEST = 3
_MOST = 0.7  # of a column's cells: what it holds
# Columns that may look like places or numbers, and are of the school itself or of the enrolment.
_NO_PLACES = re.compile(
    r"地址|校址|位置|地点|坐落|所在|电话|联系|咨询|监督|方式|计划|人数|班|学位|时间|日期|序|编号|代码|类|数|户|规模|总|性质|属性|办法|网|负责|校长|邮|面积|年级"
)
_SURE_KINDS = ("road", "village", "community", "street_town")
_CLOSED = re.compile(r"(?:小区|花园|家园|公寓|新城|[苑府庭湾庄园里坊城])$")


def with_roles(
    passages: Iterable[tuple[Passage, bool]],
) -> Iterator[tuple[Passage, bool, Mapping[str, Role]]]:
    """(passage, whether in a zone list, roles of its table's columns) for each of ``passages`` in order.

    The roles are empty for passages that are no rows.
    """
    for (is_row, *_), run in groupby(passages, lambda one: (bool(one[0].cells), one[0].heading, one[1])):
        rows = list(run)
        roles = _roles([passage for passage, _ in rows], rows[0][1]) if is_row else {}
        for passage, in_zone_list in rows:
            yield passage, in_zone_list, roles


def _roles(rows: Sequence[Passage], in_zone_list: bool) -> dict[str, Role]:
    values: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for column, value in row.cells:
            if len(values[column]) < _LOOKED_AT:
                values[column].append(fold(value.strip()))
    roles = {column: role_of(column, in_zone_list) for column in values if column}
    if in_zone_list:
        roles[""] = ""
        _by_content(roles, values)
    for column in [column for column, role in roles.items() if role == "number"]:
        if _mostly(values[column], _names_places) and not _repeats(column, roles, rows):
            roles[column] = "zone"  # 「街路门牌」 over 「向阳路1—99号；柳巷」
    listing = [column for column, role in roles.items() if role in ("zone", "place")]
    for column in listing:
        others = len(listing) > 1 or _leads_on(roles)
        named = any(map(school_names, values[column]))
        if groups(column) and others and not named:
            roles[column] = ""
    return roles


def _leads_on(roles: Mapping[str, Role]) -> bool:
    """Whether two columns of schools make the table one of schools only."""
    return sum(role == "school" for role in roles.values()) > 1


def _by_content(roles: dict[str, Role], values: Mapping[str, Sequence[str]]) -> None:
    """Gives columns whose names say nothing the role that their cells show."""
    unknown = [column for column in roles if column and not roles[column]]
    unknown = [column for column in unknown if not _NO_PLACES.search(fold(column))]
    if "school" not in roles.values() and not any(map(is_school, map(fold, roles))):
        for column in unknown:
            if _mostly(values[column], lambda value: bool(school_names(value))):
                roles[column] = "school"
    if not {"zone", "place", "side"} & set(roles.values()):
        for column in unknown:
            if not roles[column] and _mostly(values[column], _reads_as_places):
                roles[column] = "place" if all(map(_is_one, values[column])) else "zone"
    for column in unknown:
        if not roles[column] and _mostly(values[column], _reads_as_numbers):
            roles[column] = "number"


def _mostly(values: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return len(values) >= _FEWEST and sum(map(holds, values)) >= _MOST * len(values)


def _names_places(value: str) -> bool:
    return read_numbers(arabic(value), "") is None and _reads_as_places(value)


def _repeats(column: str, roles: Mapping[str, Role], rows: Sequence[Passage]) -> bool:
    """Whether a column of numbers says again which place they are of: 「向阳路 | 向阳路1—99号」."""
    for row in rows:
        cells = dict(row.cells)
        places = [cells[other].strip() for other, role in roles.items() if role == "place" and other in cells]
        if any(place and place in cells.get(column, "") for place in places):
            return True
    return False


def _is_one(value: str) -> bool:
    return not re.search(r"[、,;/\s]", value)


def _reads_as_numbers(value: str) -> bool:
    return bool(_NUMBERED.search(value)) and read_numbers(arabic(value), "") is not None


_NUMBERED = re.compile(r"[号栋幢组单双弄楼]")


def _reads_as_places(value: str) -> bool:
    """Whether a cell is a list of places, and one of them sure to be one."""
    read = [entry.readings for entry in read_list(value) if not entry.is_remark]
    sure = [
        reading
        for readings in read
        for reading in readings
        if reading.kind in _SURE_KINDS or reading.within or _CLOSED.search(reading.name)
    ]
    return bool(sure) and sum(map(bool, read)) * 2 > len(read)
