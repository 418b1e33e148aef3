"""A drawn grid to tables: what is title, header, sub-heading, row and note is told by its form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from index.read.document import Block, Heading, Paragraph, Row, Table
from index.read.grid import Cell, Grid, compact
from index.read.headers import begins_header, is_label, is_unit, is_value, looks_like_header
from index.read.particulars import grouped, is_particulars, is_turned, particulars, turned
from index.read.regions import regions, unfolded
from index.read.sections import FirstColumns, Sections

_Row = list[Cell]

_NOTE = re.compile(
    r"^(?:备\s*注|附\s*注|注\s*释|注|说\s*明|填表说明|温馨提示|特别说明|[※＊*])\s*\d*\s*(?:[：:.．、]|$|[※＊*])"
)
_NOTE_LABEL = re.compile(r"^(?:备注|附注|注|说明|其他说明)[：:]?$")
_SIGN_OFF = re.compile(
    r"^(?:填表|制表|审核|填报|负责|经办|复核|单位负责|联系)(?:人|单位|日期|时间|电话)?(?:[（(]签[字章][）)])?\s*[：:]"
    r"|^(?:日期|电话|单位(?:[（(]盖章[）)])?|校长|园长)\s*[：:]"
)
# What the figures below are counted in belongs to the name of the table.
_UNIT = re.compile(r"^[（(【]?\s*(?:计量|收费|金额|计费)?单\s*位\s*[：:]")
_BRACKETED = re.compile(r"^[（(【\[][^〔〕]{1,30}[）)】\]]$")
_NAMES_TABLE = re.compile(
    r"(?:表|一览|标准|名单|名录|清单|目录|统计|安排|信息|范围|明细|概况|情况|公示|公告|划分|计划|指南)(?:[（(][^）)]{1,30}[）)])?$"
)
_ABOUT = re.compile(r"^[^：:]{1,12}[：:]|^\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?$")
_CONTINUED = re.compile(r"^[（(]?(?:续表|续上表|接上表|接上页|续)[\s\d一二三四五六七八九十]*[）)]?$")
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff）)])\s+(?=[\u4e00-\u9fff（(])")  # 「联 系 电 话」
_TITLE_LIMIT = 60
_SECTION_LIMIT = 80
_MOST_HEADER_ROWS = 3
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
    parts = regions(grid.squares())
    blocks: list[Block] = []
    for position, rows in enumerate(parts):
        blocks.extend(_read(rows, "" if position else caption, header_rows if len(parts) == 1 else None))
    return blocks


def _read(rows: list[_Row], caption: str, header_rows: int | None) -> list[Block]:
    if len(rows[0]) == 1:
        return [Paragraph(row[0].text) for row in _distinct(rows)]
    start = 0
    while start < len(rows) - 1 and (_stands_above(rows, start) or _is_about(rows[start])):
        start += 1
    title, said = _title([row for row in rows[:start] if _is_lone(row)], caption)
    said += [text for row in rows[:start] if not _is_lone(row) for text in _texts(row)]
    blocks: list[Block] = [Paragraph(text) for text in said]
    body = compact(rows[start:])
    marked = max(0, (header_rows or 0) - start) or None
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
    header, repeated = _join_header(rows[:depth])
    end = _end_of_rows(rows, depth)
    notes = [_note(row) for row in rows[end:]]
    body, names = unfolded(rows[:end], depth, header)
    if body and _numbers_columns(body[0], depth):
        body = body[1:]
    first = FirstColumns(body)
    sections = Sections()
    found: list[Row] = []
    aside: list[str] = []
    for y, row in enumerate(body):
        texts = tuple(cell.text for cell in row)
        if depth and (texts in repeated or texts == names):
            continue
        text = _lone_text(row, first)
        if not text:
            sections.row()
            found.append(Row(_filled_down(row, found, body[y - 1] if y else None), sections.text))
        elif text == caption or _CONTINUED.match(text):
            continue
        elif depth and _starts_another(body[y + 1 : y + 60], repeated):
            below = [line[: len(row)] for line in rows[end:]]
            rest = _read(compact([*body[y + 1 :], *below]), text, None)
            between = map(Paragraph, sections.without_rows)
            return [Table(names, tuple(found), caption, tuple(aside)), *between, *rest]
        elif _NOTE.match(text) or len(text) > _SECTION_LIMIT or (len(text) > 30 and text.endswith("。")):
            aside.append(text)
        else:
            following = body[y + 1] if y + 1 < len(body) else None
            sections.enter(text, following is not None and bool(_lone_text(following, first)))
    return [Table(names, tuple(found), caption, (*aside, *sections.without_rows, *notes))]


def header_depth(rows: list[_Row], marked: int = 0) -> int:
    """How many of the first rows are the header: 0 to 3; at least ``marked`` where rows follow them."""
    marked = min(marked, max(1, len(rows) - 1))
    if not rows or (not marked and not begins_header(rows)):
        return 0
    depth = marked or 1
    while depth < min(_MOST_HEADER_ROWS, len(rows) - 1) and _goes_on(rows, depth):
        depth += 1
    return depth


def _goes_on(rows: Sequence[_Row], depth: int) -> bool:
    """Whether row ``depth`` still belongs to the header above it."""
    above, row = rows[depth - 1], rows[depth]
    columns = range(len(above))
    if any(cell.owner and cell.owner == over.owner for cell, over in zip(row, above, strict=True)):
        return True  # a heading cell reaches down into this row
    filled = [x for x in columns if row[x].text]
    if filled and all(is_unit(row[x].text) for x in filled) and len(filled) * 2 >= len(row) - 1:
        return True
    owners = [cell.owner for cell in above]
    spread = {x for x in columns if owners[x] and owners.count(owners[x]) > 1}
    blank = {x for x in columns if not any(other[x].text for other in rows[:depth])}
    if not spread and not blank:
        return False
    named = [row[x].text for x in sorted(spread | blank) if row[x].text]
    if not named or any(is_value(text) or len(text) > 20 for text in named):
        return False
    if spread:
        # A row with texts under headings of one column is the first of those below.
        if any(x not in spread and x not in blank for x in filled):
            return False
        return len(set(named)) > 1 or len(named) < len(spread)
    # Without merged cells: names stand only under the blanks and under the heading left of them.
    return all(x in blank or x + 1 in blank for x in filled)


def _join_header(rows: Sequence[_Row]) -> tuple[tuple[str, ...], set[tuple[str, ...]]]:
    """One name per column, and the header's rows as they look when a new page repeats them."""
    if not rows:
        return (), set()
    lines = [[cell.text for cell in row] for row in rows]
    for below, line in itertools.pairwise(lines[::-1]):  # a heading over columns left unmerged
        for x in range(1, len(line)):
            if not line[x] and below[x]:
                line[x] = line[x - 1]
    names = []
    for x in range(len(lines[0])):
        parts: list[str] = []
        for line in lines:
            name = _SPACED.sub("", line[x])
            if name and name not in parts:
                parts.append(name)
        names.append("/".join(parts))
    return tuple(names), {tuple(cell.text for cell in row) for row in rows}


def _numbers_columns(row: _Row, depth: int) -> bool:
    """Whether the row below the header only counts the columns: 甲｜乙｜1｜2｜3."""
    texts = [text.strip("（）()") for text in _texts(row)]
    figures = [int(text) for text in texts if re.fullmatch(r"\d{1,2}", text)]
    others = [text for text in texts if not re.fullmatch(r"\d{1,2}", text)]
    counted = len(figures) >= 3 and figures == list(range(1, len(figures) + 1))
    return depth > 0 and counted and all(re.fullmatch(r"[甲乙丙丁]|栏次|序号", text) for text in others)


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


def _end_of_rows(rows: Sequence[_Row], depth: int) -> int:
    """Where the notes under the rows begin: at a row that calls itself a note, or the last lone rows."""
    first = FirstColumns(rows[depth:])
    end = len(rows)
    while end > depth and (
        _lone_text(rows[end - 1], first) or _is_labelled_note(rows[end - 1]) or _signs_off(rows[end - 1])
    ):
        end -= 1
    for y in range(end - 1, depth - 1, -1):
        if not _is_lone(rows[y]):
            break
        if _NOTE.match(_value(rows[y])):
            end = y
    return end


def _starts_another(ahead: Sequence[_Row], repeated: set[tuple[str, ...]]) -> bool:
    """Whether a lone row is the title of a further table with a header of its own."""
    if len(ahead) < 2 or tuple(cell.text for cell in ahead[0]) in repeated or _is_lone(ahead[0]):
        return False
    names = [cell.text for cell in ahead[0] if cell.text]
    if len(names) < 2 or not all(is_label(name) for name in names):
        return False
    return looks_like_header(ahead[0], ahead[1:])


def _lone_text(row: _Row, first: FirstColumns) -> str:
    """The text of a row that is one value, "" for a row of the table.

    It is merged across, or stands alone at the left and is none of the things listed there.
    """
    if not _is_lone(row):
        return ""
    text = _value(row)
    across = sum(cell.text == text for cell in row)
    if across == len(row) or (across > 1 and across >= len(row) - 1):
        return text
    if is_value(text) or re.fullmatch(r"[\d.,%]+", text):
        return ""
    if row[0].text == text and (len(row) >= 3 or _NOTE.match(text)):
        return "" if first.hold(text, 0) and not _NOTE.match(text) else text
    # Beside a column of serial numbers that is left blank.
    beside = len(row) >= 3 and row[1].text == text and len(text) <= 20 and not re.search(r"[。，；]", text)
    return text if beside and not first.hold(text, 1) else ""


def _stands_above(rows: Sequence[_Row], y: int) -> bool:
    """A title row: one value across, at the left, or anywhere above a header."""
    row = rows[y]
    if not _is_lone(row):
        return False
    if row[0].text and (len({cell.owner for cell in row}) == 1 or len(row) >= 3):
        return True
    ahead = next((n for n in range(y + 1, len(rows)) if not _is_lone(rows[n])), len(rows) - 1)
    upper = not row[0].text and is_label(_value(row)) and not _UNIT.match(_value(row))
    return not upper and looks_like_header(rows[ahead], rows[ahead + 1 :])


def _is_about(row: _Row) -> bool:
    """A line above the header with who filled in the table and when: 填报单位：… 日期：…"""
    texts = _texts(row)
    return len(texts) * 2 <= len(row) + 1 and len(texts) <= 4 and all(map(_ABOUT.match, texts))


def _title(rows: Sequence[_Row], caption: str) -> tuple[str, list[str]]:
    """What the table is called, with its unit, and the other lines above it."""
    texts = list(dict.fromkeys(_value(row) for row in rows))
    units = [text for text in texts if _UNIT.match(text)]
    added = [text for text in texts if _BRACKETED.match(text) and text not in units]
    named = [text for text in texts if text not in units and text not in added]
    short = [text for text in named if len(text) <= _TITLE_LIMIT]
    title = caption
    if not title and short:
        title = next((text for text in short if _NAMES_TABLE.search(text)), short[0])
    said = [text for text in named if text not in (title, caption)]
    return " ".join([*([title] if title else []), *added, *units]), said


def _is_lone(row: Sequence[Cell]) -> bool:
    return len({(cell.owner, cell.text) for cell in row if cell.text}) == 1


def _value(row: Sequence[Cell]) -> str:
    return next(cell.text for cell in row if cell.text)


def _texts(row: Sequence[Cell]) -> list[str]:
    """The row's distinct texts."""
    return list(dict.fromkeys(cell.text for cell in row if cell.text))


def _is_labelled_note(row: _Row) -> bool:
    """「备注」 in the first column and one text in all the others."""
    rest = {(cell.owner, cell.text) for cell in row[1:] if cell.text}
    return bool(_NOTE_LABEL.match(row[0].text)) and len(rest) == 1


def _signs_off(row: _Row) -> bool:
    texts = _texts(row)
    return bool(texts) and all(map(_SIGN_OFF.match, texts))


def _note(row: _Row) -> str:
    texts = _texts(row)
    if all(re.search(r"[：:]", text) for text in texts):
        return " ".join(texts)
    return "：".join(text.rstrip("：:") if text is not texts[-1] else text for text in texts)


def _distinct(rows: Sequence[_Row]) -> Iterable[_Row]:
    owner = 0
    for row in rows:
        if row[0].owner != owner:
            yield row
        owner = row[0].owner
