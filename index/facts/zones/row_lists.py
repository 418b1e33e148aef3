"""What a table's row assigns to its schools: a cell's list, or a place with its numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.facts.zones.cells import Cell
from index.facts.zones.names import kind_of
from index.facts.zones.numbers import read_numbers
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
WHOLE = re.compile(r"^(?:[/／—－\-]+|全部|全体|全[村镇乡段路街]?|全社区|全小区|整[村个]|所有|单双号?|不限)$")


@dataclass(frozen=True, slots=True)
class Row:
    """What all assignments of a row have in common."""

    passage: Passage
    stage: str
    old: tuple[str, ...]
    town: str
    note: str
    side: str = ""  # 单号 or 双号: a column of schools for one side of the roads


def list_of(row: Row, schools: tuple[str, ...], cell: Cell) -> Assignment:
    """The list that a cell holds, of the town that the row names."""
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


def numbered(row: Row, schools: tuple[str, ...], place: Cell, numbers: Sequence[Cell]) -> Assignment:
    """A place with its numbers (or its phases, segments, members) in cells of their own."""
    stated = [cell for cell in numbers if not WHOLE.match(cell.text) or _PARITY.search(cell.column)]
    ends = [cell for cell in stated if cell.role in ("low", "high")]
    beside = [cell for cell in stated if cell not in ends]
    if kind_of(place_key(place.text)) == "road":
        others = [text for cell in beside if (text := _with_parity(cell))]
    else:  # 「某小区 | 全 | 」: an estate has no odd side
        others = [_ALL_BUT.sub("", cell.text) for cell in beside if not WHOLE.match(cell.text)]
    # 「向阳路 | 向阳路1—99号」
    others = [re.sub(rf"^{re.escape(place.text)}(?=[\d单双第])", "", text) for text in others]
    written = "，".join((*_from_to(ends), *others))
    if not written or {"单号", "双号"} == set(others):
        return list_of(row, schools, place)
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
    if WHOLE.match(cell.text):
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
