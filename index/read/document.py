"""What a reader hands on: the blocks of one document, in reading order.

Readers (one module per format) only find the blocks. Damage is undone by ``index.repair``, the
clause structure is found by ``index.read.structure``, passages are cut by ``index.passages``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class UnreadableFile(Exception):
    """A file that cannot be used. ``str(error)`` is the reason, in Chinese, for staff."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that stands over what follows. ``level`` 1 is the outermost."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, without its line break."""

    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. ``cells`` has one text per column, merged cells filled in.

    ``section`` is the sub-heading inside the table that the row stands under, or "".
    """

    cells: tuple[str, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one name per column; headers of several lines are joined per column.

    ``header`` is empty where the table has none. ``notes`` are the lines below the table
    (注、备注、说明) that apply to all of its rows.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    notes: tuple[str, ...] = ()


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file; a site export or a workbook may hold several.

    ``catalogue`` holds what the file itself says of the document, by its Chinese name where it has
    one (标题, 索引号, 发文字号, 发布机构, 成文日期, 发布日期, 有效性, 主题分类).
    ``record_id`` is the id of a site export's record, else "". ``gaps`` say, in Chinese, what of the
    document could not be read. ``restored`` holds texts that repair changed, as they are now -> as the
    file has them; ``damage`` the kinds of damage that were undone (``index.repair.change.Kind``).
    """

    file: str
    blocks: tuple[Block, ...]
    title: str = ""
    url: str = ""
    record_id: str = ""
    catalogue: Mapping[str, str] = field(default_factory=dict)
    gaps: tuple[str, ...] = ()
    restored: Mapping[str, str] = field(default_factory=dict)
    damage: frozenset[str] = frozenset()
