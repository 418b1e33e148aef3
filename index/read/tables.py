"""A drawn grid to tables: what is title, header, sub-heading, row and note is told by its form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from index.read.document import Block, Heading, Paragraph, Row, Table
from index.read.grid import Cell, Grid
from index.read.headers import is_label, is_value, looks_like_header

_Row = list[Cell]

_NOTE = re.compile(
    r"^(?:备\s*注|附\s*注|注\s*释|注|说\s*明|填表说明|温馨提示|特别说明|[※＊*])\s*\d*\s*(?:[：:.．、]|$|[※＊*])"
)
_NOTE_LABEL = re.compile(r"^(?:备注|附注|注|说明|其他说明)[：:]?$")
# What the figures below are counted in belongs to the name of the table.
_UNIT = re.compile(r"^[（(【]?\s*(?:计量|收费|金额|计费)?单\s*位\s*[：:]")
_TITLE_LIMIT = 60
_MOST_HEADER_ROWS = 3
# Below all headings of a document: the title of a list of particulars stands over these alone.
PARTICULARS_LEVEL = 40


def read_grid(grid: Grid, caption: str = "", header_rows: int | None = None) -> list[Block]:
    """The blocks a grid holds: tables, and paragraphs where it is no table in truth.

    ``header_rows`` is the number of header rows where the format marks them. Title rows above the
    header become the caption, one-value rows between rows a sub-heading, those below notes. A list
    of particulars (label beside value) becomes paragraphs 「label：value」.
    """
    rows = grid.rows()
    if not rows:
        return []
    if len(rows[0]) == 1:
        return [Paragraph(row[0].text) for row in _distinct(rows)]
    blocks: list[Block] = []
    titles: list[str] = [caption] if caption else []
    start = 0
    while start < len(rows) - 1 and _stands_above(rows, start) and not (header_rows and start < header_rows):
        text = _value(rows[start])
        if len(text) <= _TITLE_LIMIT and (not titles or _UNIT.match(text)):
            titles.append(text)
        elif text not in titles:
            blocks.append(Paragraph(text))
        start += 1
    body = rows[start:]
    title = " ".join(titles)
    if header_rows is None and _is_particulars(body):
        if title and title != caption:
            blocks.append(Heading(title, PARTICULARS_LEVEL))
        return [*blocks, *_particulars(body)]
    blocks.extend(_tables(body, title, header_rows))
    return blocks


def _tables(rows: list[_Row], caption: str, header_rows: int | None) -> list[Block]:
    depth = header_depth(rows) if header_rows is None else min(header_rows, len(rows))
    header, repeated = _join_header(rows[:depth])
    found: list[Row] = []
    sections: list[str] = []
    notes: list[str] = []
    last_was_section = False
    end = _end_of_rows(rows, depth)
    for y in range(depth, end):
        row = rows[y]
        texts = tuple(cell.text for cell in row)
        if depth and texts in repeated:
            continue
        if _single(row):
            text = _value(row)
            ahead = rows[y + 1 : end]
            if depth and _starts_another(ahead, header, repeated):
                rest = _tables(rows[y + 1 :], text, None)
                return [Table(header, tuple(found), caption, tuple(notes)), *rest]
            sections = [*sections, text] if last_was_section else [text]
            last_was_section = True
            continue
        last_was_section = False
        found.append(Row(texts, " ".join(sections)))
    if last_was_section:
        notes.extend(sections)
    notes.extend(_note(row) for row in rows[end:])
    return [Table(header, tuple(found), caption, tuple(notes))]


def header_depth(rows: list[_Row]) -> int:
    """How many of the first rows are the header: 0 to 3."""
    if not rows or not looks_like_header(rows[0], rows[1:]):
        return 0
    depth = 1
    while depth < min(_MOST_HEADER_ROWS, len(rows) - 1) and _goes_on(rows, depth):
        depth += 1
    return depth


def _goes_on(rows: Sequence[_Row], depth: int) -> bool:
    """Whether row ``depth`` still belongs to the header above it."""
    above, row = rows[depth - 1], rows[depth]
    if any(cell.owner and cell.owner == over.owner for cell, over in zip(row, above, strict=True)):
        return True  # a heading cell reaches down into this row
    spread = [
        x
        for x in range(len(above))
        if (x and above[x].owner == above[x - 1].owner and above[x].owner)
        or (x + 1 < len(above) and above[x].owner == above[x + 1].owner and above[x].owner)
    ]
    blank = [x for x in range(len(above)) if not any(other[x].text for other in rows[:depth])]
    if not spread and not blank:
        return False
    named = [row[x].text for x in (*spread, *blank) if row[x].text]
    if not named or any(is_value(text) or len(text) > 20 for text in named):
        return False
    if spread:
        return len(set(named)) > 1 or len(named) < len(spread)
    # Without merged cells: names stand only under the blanks and under the heading left of them.
    return all(x in blank or x + 1 in blank for x, cell in enumerate(row) if cell.text)


def _join_header(rows: Sequence[_Row]) -> tuple[tuple[str, ...], set[tuple[str, ...]]]:
    """One name per column, and the header's rows as they look when a new page repeats them."""
    if not rows:
        return (), set()
    lines = [[cell.text for cell in row] for row in rows]
    for line, below in itertools.pairwise(lines):  # a heading over columns left unmerged
        for x in range(1, len(line)):
            if not line[x] and below[x]:
                line[x] = line[x - 1]
    names = []
    for x in range(len(lines[0])):
        parts: list[str] = []
        for line in lines:
            if line[x] and line[x] not in parts:
                parts.append(line[x])
        names.append("/".join(parts))
    return tuple(names), {tuple(cell.text for cell in row) for row in rows}


def _end_of_rows(rows: Sequence[_Row], depth: int) -> int:
    """Where the notes under the rows begin: at a row that calls itself a note, or the last lone rows."""
    end = len(rows)
    while end > depth and (_single(rows[end - 1]) or _is_labelled_note(rows[end - 1])):
        end -= 1
    for y in range(depth, end):
        if _single(rows[y]) and _NOTE.match(_value(rows[y])) and all(_single(row) for row in rows[y:]):
            return y
    return end


def _starts_another(ahead: Sequence[_Row], header: tuple[str, ...], repeated: set[tuple[str, ...]]) -> bool:
    """Whether a lone row is the title of a further table with a header of its own."""
    if len(ahead) < 2 or tuple(cell.text for cell in ahead[0]) in repeated or _single(ahead[0]):
        return False
    names = [cell.text for cell in ahead[0] if cell.text]
    if len(names) < 2 or not all(is_label(name) for name in names):
        return False
    return looks_like_header(ahead[0], ahead[1:])


def _single(row: _Row) -> bool:
    """A row that is one value: merged across, or (three columns and more) alone at the left."""
    filled = {(cell.owner, cell.text) for cell in row if cell.text}
    if len(filled) != 1:
        return False
    owner, text = next(iter(filled))
    across = sum(cell.owner == owner for cell in row)
    if across == len(row) or (across > 1 and across >= len(row) - 1):
        return True
    alone = row[0].text == text and (len(row) >= 3 or bool(_NOTE.match(text)))
    # Beside a column of serial numbers that is left blank.
    alone = alone or (
        len(row) >= 3 and row[1].text == text and len(text) <= 20 and not re.search(r"[。，；]", text)
    )
    return alone and not re.fullmatch(r"[\d.,%]+", text)


def _stands_above(rows: Sequence[_Row], y: int) -> bool:
    """A title row: one value, or one at the left of a table of two columns whose header follows."""
    row = rows[y]
    alone = bool(row[0].text) and not any(cell.text for cell in row[1:])
    return _single(row) or (alone and looks_like_header(rows[y + 1], rows[y + 2 :]))


def _value(row: _Row) -> str:
    return next(cell.text for cell in row if cell.text)


def _is_labelled_note(row: _Row) -> bool:
    """「备注」 in the first column and one text in all the others."""
    rest = {(cell.owner, cell.text) for cell in row[1:] if cell.text}
    return bool(_NOTE_LABEL.match(row[0].text)) and len(rest) == 1


def _note(row: _Row) -> str:
    texts = list(dict.fromkeys(cell.text for cell in row if cell.text))
    return "：".join(text.rstrip("：:") if text is not texts[-1] else text for text in texts)


def _is_particulars(rows: Sequence[_Row]) -> bool:
    """Whether labels stand beside their values: two columns, or pairs of columns."""
    width = len(rows[0])
    if len(rows) < 2 or width > 8:
        return False
    labels: list[str] = []
    values: list[str] = []
    for row in rows:
        for position, text in enumerate(_runs(row)):
            (labels if position % 2 == 0 else values).append(text)
        if not _single(row) and len(_runs(row)) % 2:
            return False
    labels = [text for text in labels if text]
    values = [text for text in values if text]
    if not labels or not values or all(is_label(text) for text in _runs(rows[0]) if text):
        return False
    if len(set(labels)) < len(labels) and len(set(values)) < len(values):
        return False
    named = sum(is_label(text) for text in labels) / len(labels)
    misnamed = sum(is_label(text) for text in values) / len(values)
    return named >= 0.6 and misnamed <= 0.25 and max(map(len, labels)) <= 24


def _particulars(rows: Sequence[_Row]) -> Iterable[Block]:
    for row in rows:
        texts = _runs(row)
        if len(texts) == 1:
            yield Paragraph(texts[0])
            continue
        for label, value in zip(texts[::2], texts[1::2], strict=True):
            if label and value:
                yield Paragraph(f"{label.rstrip('：:')}：{value}")
            elif label or value:
                yield Paragraph(label or value)


def _runs(row: _Row) -> list[str]:
    """The row's texts, a merged cell once."""
    texts: list[str] = []
    owner = 0
    for cell in row:
        if not cell.owner or cell.owner != owner:
            texts.append(cell.text)
        owner = cell.owner
    return texts


def _distinct(rows: Sequence[_Row]) -> Iterable[_Row]:
    owner = 0
    for row in rows:
        if row[0].owner != owner:
            yield row
        owner = row[0].owner
