"""A drawn grid to tables: what is title, header, sub-heading, row and note is told by its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.read.document import Block, Heading, Paragraph, Row, Table
from index.read.grid import Cell, Grid, compact
from index.read.header_rows import header_depth, join_header, numbers_columns
from index.read.headers import begins_header, is_label, looks_like_header
from index.read.particulars import grouped, is_particulars, is_turned, particulars, stacked, turned
from index.read.regions import regions, unfolded
from index.read.sections import FirstColumns, Sections
from index.read.table_lines import (
    NOTE,
    distinct_texts,
    end_of_rows,
    is_about,
    is_lone,
    lone_text,
    note_text,
    stands_above,
    title_above,
)

_Row = list[Cell]

_CONTINUED = re.compile(r"^[（(]?(?:续表|续上表|接上表|接上页|续)[\s\d一二三四五六七八九十]*[）)]?$")
_SECTION_LIMIT = 80
_LOOKED_AT = 60  # rows below a lone one that tell whether a table begins there
_SUM = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计)")
# Below all headings of a document: the title of a list of particulars stands over these alone.
PARTICULARS_LEVEL = 40


def read_grid(grid: Grid, caption: str = "", header_rows: int | None = None) -> list[Block]:
    """The blocks a grid holds: tables, and paragraphs where it is no table in truth.

    ``header_rows`` is the number of rows that the format marks as the header; more may belong to it.
    Title rows above the header become the caption, one-value rows between rows a sub-heading, those
    below notes. A list of particulars (label beside value) becomes paragraphs 「label：value」; a
    table on its side is turned, the halves of a folded list are put under one another.
    """
    parts = [part for region in regions(grid.squares()) for part in _stacked(region)]
    blocks: list[Block] = []
    for position, rows in enumerate(parts):
        blocks.extend(_read(rows, "" if position else caption, header_rows if len(parts) == 1 else None))
    return blocks


def _stacked(rows: list[_Row]) -> list[list[_Row]]:
    """Tables of unlike width that only their titles part, each without the columns it leaves blank."""
    first = next((tuple(cell.text for cell in row) for row in rows if not is_lone(row)), ())
    for y in range(2, len(rows) - 2):
        if is_lone(rows[y]) and _starts_another(rows[y + 1 : y + _LOOKED_AT], {first}):
            above, below = compact(rows[:y]), compact(rows[y:])
            if len(above[0]) != len(below[0]) and begins_header(_without_titles(above)):
                return [above, *_stacked(below)]
    return [rows]


def _without_titles(rows: list[_Row]) -> list[_Row]:
    start = next((y for y, row in enumerate(rows) if not is_lone(row)), len(rows) - 1)
    return rows[start:]


def _read(rows: list[_Row], caption: str, header_rows: int | None) -> list[Block]:
    if len(rows[0]) == 1:
        return [Paragraph(row[0].text) for row in _distinct(rows)]
    start = 0
    while start < len(rows) - 1 and (stands_above(rows, start) or is_about(rows[start])):
        start += 1
    title, said = title_above([row for row in rows[:start] if is_lone(row)], caption)
    said += [text for row in rows[:start] if not is_lone(row) for text in distinct_texts(row)]
    blocks: list[Block] = [Paragraph(text) for text in said]
    body = compact(rows[start:])
    marked = max(0, (header_rows or 0) - start) or None
    records = stacked(body)
    if records:
        names, *values = records
        table = Table(tuple(names), tuple(Row(tuple(record), "") for record in values), title)
        return [*blocks, table]
    if not marked and is_particulars(body):
        if title and title != caption:
            blocks.append(Heading(title, PARTICULARS_LEVEL))
        return [*blocks, *particulars(body)]
    groups = [] if marked else grouped(body)
    if groups:
        blocks += [Heading(title, PARTICULARS_LEVEL)] if title and title != caption else []
        for name, lines in groups:
            blocks += [Heading(name, PARTICULARS_LEVEL + 1), *particulars(lines)]
        return blocks
    if not marked and is_turned(body):
        body, marked = turned(body), 1
    return [*blocks, *_tables(body, title, marked)]


def _tables(rows: list[_Row], caption: str, header_rows: int | None) -> list[Block]:
    depth = header_depth(rows, header_rows or 0)
    header, repeated = join_header(rows[:depth])
    end = end_of_rows(rows, depth)
    notes = [note_text(row) for row in rows[end:]]
    body, names = unfolded(rows[:end], depth, header)
    if body and numbers_columns(body[0], depth):
        body = body[1:]
    first = FirstColumns(body)
    sections = Sections()
    found: list[Row] = []
    aside: list[str] = []
    for y, row in enumerate(body):
        texts = tuple(cell.text for cell in row)
        if depth and (texts in repeated or texts == names):
            continue
        text = lone_text(row, first)
        if not text:
            sections.row()
            found.append(Row(_filled_down(row, found, body[y - 1] if y else None), sections.text))
        elif text == caption or _CONTINUED.match(text):
            continue
        elif depth and _starts_another(body[y + 1 : y + _LOOKED_AT], repeated):
            below = [line[: len(row)] for line in rows[end:]]
            rest = _read(compact([*body[y + 1 :], *below]), text, None)
            between = map(Paragraph, sections.without_rows)
            return [Table(names, tuple(found), caption, tuple(aside)), *between, *rest]
        elif NOTE.match(text) or len(text) > _SECTION_LIMIT or (len(text) > 30 and text.endswith("。")):
            aside.append(text)
        else:
            following = body[y + 1] if y + 1 < len(body) else None
            sections.enter(text, following is not None and bool(lone_text(following, first)))
    return [Table(names, tuple(found), caption, (*aside, *sections.without_rows, *notes))]






def _filled_down(row: _Row, found: Sequence[Row], above: _Row | None) -> tuple[str, ...]:
    """The row's texts; a first column left blank repeats what stands above it, as a merged cell would.

    Only the first column does, or the second beside a blank serial number.
    """
    texts = [cell.text for cell in row]
    if above is None or not found or texts[0] or len(texts) < 3 or sum(map(bool, texts)) < 2:
        return tuple(texts)
    last = found[-1].cells
    group = 1 if re.fullmatch(r"\d*", last[0]) and not texts[1] else 0
    rest = texts[group + 1 :]
    if not last[group] or not rest or not rest[0] or any(_SUM.match(text) for text in (*texts, last[group])):
        return tuple(texts)
    if re.fullmatch(r"\d*", last[group]) or row[group].owner:
        return tuple(texts)
    texts[group] = last[group]
    return tuple(texts)



def _starts_another(ahead: Sequence[_Row], repeated: set[tuple[str, ...]]) -> bool:
    """Whether a lone row is the title of a further table with a header of its own."""
    if len(ahead) < 2 or tuple(cell.text for cell in ahead[0]) in repeated or is_lone(ahead[0]):
        return False
    names = [cell.text for cell in ahead[0] if cell.text]
    below = [cell.text for row in ahead[1:3] for cell in row if cell.text]
    if len(names) < 2 or sum(map(is_label, names)) * 3 < 2 * len(names):
        return False
    if not all(map(is_label, names)) and sum(map(is_label, below)) * 3 > len(below):
        return False  # a row of things that are called as columns are
    return looks_like_header(ahead[0], ahead[1:])






def _distinct(rows: Sequence[_Row]) -> Iterable[_Row]:
    owner = 0
    for row in rows:
        if row[0].owner != owner:
            yield row
        owner = row[0].owner
