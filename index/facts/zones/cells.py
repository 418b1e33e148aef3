"""The cells of a table's row: what each column is to a zone list, and the schools that a cell names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from index.facts.zones.columns import Role
from index.facts.zones.schools import is_school, school_names, without_numbering
from index.facts.zones.spelling import fold
from index.items import Passage


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` stands at ``start``:``end`` of the passage's text."""

    role: Role
    column: str
    text: str
    start: int
    end: int


def cells_of(passage: Passage, roles: Mapping[str, Role]) -> list[Cell]:
    """The row's cells; a cell that is not found in the passage's text is left out.

    ``roles`` are those of the columns; a cell without a column is what it reads as.
    """
    found: list[Cell] = []
    at = 0
    for column, written in passage.cells:
        value = written.strip()
        named = f"{column}：{value}"
        position = passage.text.find(named, at)
        start = position + len(column) + 1 if position >= 0 else passage.text.find(value, at)
        if not value or start < 0:
            continue
        at = start + len(value)
        role = roles.get(column, "")
        if not column and roles:
            role = "school" if school_names(fold(value)) else "zone" if len(value) > _SHORT else ""
        found.append(Cell(role, column, value, start, at))
    return found


_SHORT = 6


def schools_in(cell: Cell) -> tuple[str, ...]:
    """The schools that a cell lists, without what it says of how or for whom they are, or of where."""
    text = _TELEPHONE.sub("", _HOW.sub("", fold(cell.text))).strip()
    if named := school_names(text):
        return named
    first, _, rest = text.partition(" ")
    if rest and is_school(bare := without_numbering(first)) and _WHERE.search(rest):
        return (bare,)
    parts = [part.strip() for part in re.split(r"[、,;/ ]", without_numbering(text)) if part.strip()]
    if cell.role == "school" and parts and all(map(_CALLED_SHORT.fullmatch, parts)):
        return tuple(parts)
    return ()


_HOW = re.compile(
    r"(?:毕业生?)?(?:整体|全部)?(?:直升|升入|对口直升|电脑派位|派位|摇号)$|^(?:对口|直升|派位|升入|摇号):"
)
_WHERE = re.compile(r"电话|地址|校址|联系|\d{6,}|^\(?[^()]*(?:[路街巷道]|村|社区)[^()]*\)?$")
_TELEPHONE = re.compile(
    r"\s*[,;(]?\s*(?:咨询|联系|招生|学校)*(?:电话|校址|地址)[:\d].*$|\s*\(?\d{3,4}-?\d{6,8}\)?\s*$|\([^()]*\d号[^()]*\)"
)
# 「一小」「实小」「北街小」「三中」: in a column of schools nothing else.
_CALLED_SHORT = re.compile(r"(?![初高大])[一-鿿]{0,6}[一-鿿](?:小|(?<![初高大])中)")


def schools_over(passage: Passage) -> tuple[str, ...]:
    """The schools that the sub-heading or title over a row names, or the heading over its table."""
    *over, _ = passage.text.split("｜")
    for words in (*reversed(over), *passage.heading[-1:]):
        if named := school_names(_ABOUT.sub("", without_numbering(fold(words))).strip(" :")):
            return named
    return ()


_ABOUT = re.compile(
    r"(?:20\d\d年?)?(?:秋季|小学|新生|一年级|初中)*的?(?:划片|招生|服务|学区|施教区|入学|片区)+(?:范围|区域|片区)?"
    r"(?:一览|明细|统计)?表?$"
)
