"""Desks in tables: a row for each office, or a row for each place and a column for each matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from index.bureau import Bureau
from index.facts.desks.changes import (
    SINCE_COLUMN,
    columns_over,
    day_in_row,
    is_headed_new,
    is_of_changes,
)
from index.facts.desks.fact import DeskFact
from index.facts.desks.figures import ADDRESS, CERTAIN, HOURS, PHONE
from index.facts.desks.places import region_of
from index.items import Desk, Item, Passage

_PHONE_COLUMN = re.compile(r"电话|联系方式|热线|号码|座机|手机|拨打|^打(?:哪|什么)")
_NO_DESK = re.compile(r"传真|邮编|邮箱|网址|序号|代码|文号")
_NAME_COLUMN = re.compile(
    r"窗口|科室|部门|单位|机构|处室|股室|[科股室]$|办公室$|名称|学校|幼儿园|中心|办理点|地点名|报名点|现场|考点|站"
)
_MATTER_COLUMN = re.compile(r"事项|类别|项目|受理内容|诉求|内容")
_PERSON_COLUMN = re.compile(
    r"姓名|联系人|负责人|校长|园长|局长|科长|职务|人员|管理员|专干|专员|分管|联络员|干事"
)
_HOURS_COLUMN = re.compile(r"时间$|时段|^时间")
_ADDRESS_COLUMN = re.compile(
    r"^(?:(?:变更|更换|调整|搬迁)后的?)?(?:办公|学校|详细|单位|联系|报名|办理|窗口|所在|通讯|咨询|受理|办学|办园|现|校|园|新)*"
    r"(?:地址|地点|位置|校址|园址|楼层|[新现]址|办公场所|房间号?|房号|门牌号?)$|^[在去到](?:哪里?儿?|什么地方)(?:办|找)?$"
)
_ASKED_FOR = re.compile(r"^(?:找|问|联系)谁$|^谁(?:来)?(?:管|负责|办)$")
_OF_OFFICE = re.compile(r"(?:[科股处室院局部委办站馆]|中心|窗口|大厅)(?:[（(][^（）()]*[）)])?$")
# 「资助中心地址」: the place of one of the offices whose numbers the row gives.
_ONES_ADDRESS = re.compile(r"^(?P<of>[一-龥]{2,10}?)(?:办公)?(?:地址|地点|位置)$")
_TOPIC_COLUMN = re.compile(
    r"事项|职责|业务|内容|范围|项目|职能|服务|分工|承[担办](?!人)|负责(?!人)|受理(?!人)|[管办做]什么"
    r"|(?:主要|日常|具体)工作"
)
# 「办公室：301」 is where an office sits, unless the column names offices.
_ROOM_COLUMN = re.compile(r"办公室$|^室$")
_ROOM = re.compile(r"(?:[A-Za-z东南西北主附新老综合]{0,4}[楼座栋区]?\s*)?[A-Za-z]?\d{2,4}\s*(?:室|房间?|号)?")
_REGION_COLUMN = re.compile(r"地区|区县|县区|县市|市县|区域|辖区")
_CHANGED = re.compile(r"^(?:变更|更换|调整|搬迁|启用)(?:之|以)?后$|^[新现](?:的)?联系方式$")
_WINDOW = re.compile(r"[A-Za-z]?\d{1,3}号?(?:[—\-–~～、至]\d{1,3}号?)?")  # a window by its number alone
_SERIAL = re.compile(r"[\d\s.、]*")
_MOST_NAME = 40
_SEVERAL = 2  # numbers of one row


def row_facts(
    passage: Passage, item: Item, starts: date | None, bureau: Bureau
) -> Iterator[DeskFact]:
    """The desks of one row; none where it names no office, or neither a number nor an address.

    ``starts`` is the day from which the item's changes hold where a row does not say.
    """
    for columns in _side_by_side(passage.cells):
        yield from _facts(columns, starts, passage, item, bureau)


def _side_by_side(cells: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """A table set in two halves has its columns twice: each half of a row is an entry of its own.

    A table of several persons' numbers has 电话 behind each of them, and one column that leads the row.
    """
    names = [name for name, _ in cells]
    if names and names.count(names[0]) == 1:
        yield list(cells)
        return
    half: list[tuple[str, str]] = []
    for name, value in cells:
        if any(name == earlier for earlier, _ in half):
            yield half
            half = []
        half.append((name, value))
    yield half


def _facts(
    cells: Sequence[tuple[str, str]], starts: date | None, passage: Passage, item: Item, bureau: Bureau
) -> Iterator[DeskFact]:
    every = [(name, value.strip()) for name, value in cells if value.strip()]
    over = columns_over(every)
    columns = [cell for cell in every if cell not in over]
    phones = [(name, value) for name, value in columns if _is_phone(name, value)]
    address = _first(columns, _ADDRESS_COLUMN) or next(
        (v for n, v in columns if _ROOM_COLUMN.search(n) and _ROOM.fullmatch(v)), ""
    )
    # 「变更前」 and 「变更后」 alone head what holds place and number both.
    mixed = (v for n, v in columns if over and _CHANGED.search(n) and ADDRESS.search(v))
    address = address or next(mixed, "")
    if not phones and not ADDRESS.search(address or _address_of("", columns)):
        return
    hours = next((v for n, v in columns if _HOURS_COLUMN.search(n) and _are_hours(n, v)), "")
    said = {*(value for _, value in phones), address, hours}
    name = _name([(n, v) for n, v in columns if v not in said])
    if not name:
        return
    called = f"{name}窗口" if _WINDOW.fullmatch(name) and _is_window(name, columns) else name
    duties = _first([(n, v) for n, v in columns if v not in said and v != name], _TOPIC_COLUMN)
    topics = tuple(part.strip() for part in re.split(r"[、，,；;\n]", duties) if part.strip())
    persons = [_before(phone, columns) for phone in phones]
    shared = [cell for cell in columns if len(phones) < _SEVERAL or cell not in persons]
    apart = " ".join(value for _, value in shared if value not in said)
    region = region_of(_first(columns, _REGION_COLUMN) or apart, item, bureau)
    heads = [_cell(n, v) for n, v in columns if v == name or _REGION_COLUMN.search(n)]
    changes = bool(over) or is_headed_new(columns) or is_of_changes(item)
    for column, value in phones or [("", "")]:
        # Of several numbers each is for what its column is called, or for the person before it.
        several = len(phones) >= _SEVERAL
        person = _before((column, value), columns) if several and not _bare(column) else None
        own = ((person[0] if person else _bare(column)),) if several else ()
        number = PHONE.search(value)
        parts = [*heads, *([_cell(*person)] if person else []), _cell(column, value)]
        place = address or _address_of(own[0] if own else "", columns)
        if place and not address:
            parts += [_cell(n, v) for n, v in columns if v == place]
        yield DeskFact(
            desk=Desk(
                name=called,
                phone=(number[0] if value == address else value) if number else "",
                hours=hours,
                address=place,
                # A column for each place, a row for each matter.
                region=region_of(column, item, bureau) if own and region == item.region else region,
                topics=(*topics, *filter(None, own)),
            ),
            item_id=item.id,
            passage_id=passage.id,
            statement=passage.text,
            label=" ".join((called, *(own if person else [column] if own else []), apart)),
            changes=changes,
            since=(day_in_row(columns) or starts) if changes else None,
            ended=tuple(found[0] for _, value in over for found in PHONE.finditer(value)),
            cells=_parts(parts if own else [_cell(*cell) for cell in columns], passage.text)
            if own or over
            else (),
        )


def _is_window(name: str, columns: Sequence[tuple[str, str]]) -> bool:
    return any("窗口" in column and value == name for column, value in columns)


def _address_of(office: str, columns: Sequence[tuple[str, str]]) -> str:
    """The place of one office of a row by the column that names both; of the only one any such column's."""
    for name, value in columns:
        found = _ONES_ADDRESS.search(name)
        if found and (not office or found["of"] in office or office in found["of"]):
            return value
    return ""


def _before(phone: tuple[str, str], columns: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The person or the duty in the column before a number that is called no more than 电话."""
    at = columns.index(phone)
    if at == 0 or _is_phone(*columns[at - 1]) or not _PERSON_COLUMN.search(columns[at - 1][0]):
        return None
    return columns[at - 1]


def _are_hours(column: str, value: str) -> bool:
    """Hours, not the day from which a row holds."""
    if CERTAIN.search(value) or SINCE_COLUMN.search(column):
        return False
    return bool(HOURS.search(value)) or not re.search(r"年|月\d", value)


def _cell(column: str, value: str) -> str:
    """A cell as it stands in a row's text."""
    return f"{column}：{value}" if column and column != value else value


def _parts(cells: Sequence[str], text: str) -> tuple[str, ...]:
    """``cells`` where all of them stand in the row's text, () otherwise: then only the row can be quoted."""
    return tuple(dict.fromkeys(cells)) if all(cell in text for cell in cells) else ()


def _is_phone(column: str, value: str) -> bool:
    if _NO_DESK.search(column):
        return False
    if _CHANGED.search(column):
        return bool(CERTAIN.search(value))
    return bool(PHONE.search(value) if _PHONE_COLUMN.search(column) else CERTAIN.match(value))


def _name(columns: list[tuple[str, str]]) -> str:
    """The office's name, else the matter that the number is for, else what leads the row."""
    columns = [
        (name, value)
        for name, value in columns
        if not _PERSON_COLUMN.search(name) and not _ONES_ADDRESS.search(name)
    ]
    office = next((v for n, v in columns if _ASKED_FOR.search(n) and _OF_OFFICE.search(v)), "")
    if office:
        return office if len(office) <= _MOST_NAME else ""
    for kind in (_NAME_COLUMN, _MATTER_COLUMN):
        named = next((v for n, v in columns if kind.search(n) and not _SERIAL.fullmatch(v)), "")
        if named:
            return named if len(named) <= _MOST_NAME else ""
    first = next((v for n, v in columns if not _SERIAL.fullmatch(v) and not _NO_DESK.search(n)), "")
    return first if len(first) <= _MOST_NAME else ""


def _first(columns: list[tuple[str, str]], kind: re.Pattern[str]) -> str:
    return next((value for name, value in columns if kind.search(name)), "")


def _bare(column: str) -> str:
    name = column.rpartition("/")[2].strip()
    return re.sub(r"(?:咨询|联系|办公|服务)?(?:电话|热线|号码|联系方式)$", "", name)
