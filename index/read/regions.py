"""Several tables drawn in one grid: one under another, side by side, or one table in two halves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.grid import Cell, compact
from index.read.headers import begins_header, period
from index.read.table_lines import is_lone

Rows = list[list[Cell]]

_NOTE = re.compile(r"^(?:备\s*注|附\s*注|注|说\s*明|填表说明|[※＊*])")
_LONGEST_TITLE = 60
# What the first column of a list is called: each half of a list that is folded begins with it again.
_LISTED = re.compile(
    r"(?:序号|编号|名称|校名|园名|姓名|学校|单位|机构|幼儿园|院校|专业|地区|县市|乡镇|社区|小区)$"
)


def regions(squares: Sequence[Sequence[Cell]]) -> list[Rows]:
    """The tables in ``squares``, in reading order, each without blank rows and columns.

    Blank rows or columns part tables only where what follows them has a header of its own that is
    not the header before: else they are gaps in one table.
    """
    rows = compact(squares)
    if not rows:
        return []
    for parts in (_side_by_side(squares), _one_under_another(squares)):
        if len(parts) > 1:
            return [region for part in parts for region in regions(part)]
    return [rows]


def unfolded(rows: Rows, depth: int, header: Sequence[str]) -> tuple[Rows, tuple[str, ...]]:
    """The body below ``depth`` header rows and the header, once the halves of a folded list (学校｜电话｜
    学校｜电话) stand under one another. Names over the halves become sub-headings of their rows.
    """
    body = rows[depth:]
    width, titles = _fold(rows[:depth], header)
    if not width:
        return body, tuple(header)
    halves = range(0, len(header), width)
    flat: Rows = []
    chunk: Rows = []
    for row in [*body, None]:
        if row is not None and not is_lone(row):
            chunk.append(row)
            continue
        for half in halves:
            lines = [line[half : half + width] for line in chunk]
            part = [line for line in lines if any(cell.text for cell in line)]
            if part and titles:
                flat.append([Cell(titles[half // width], -1 - half)] * width)
            flat.extend(part)
        chunk = []
        if row is not None:
            flat.append(row[:width] if row[0].text else [next(c for c in row if c.text)] * width)
    names = (name.split("/", 1)[-1] if titles else name for name in header[:width])
    return flat, tuple(names)


def _fold(rows: Rows, header: Sequence[str]) -> tuple[int, list[str]]:
    """The width of one half, and what stands over each half; 0 where the table is not folded."""
    width = period(header)
    if width:
        return width, []
    if len(rows) < 2:
        return 0, []
    tops = [cell.text for cell in rows[0]]
    below = [name.split("/", 1)[-1] for name in header]
    width = period(below)
    titles = [tops[half] for half in range(0, len(tops), width or 1)]
    whole = width and all(text == tops[x - x % width] for x, text in enumerate(tops))
    if not whole or len(set(titles)) < len(titles) or not all(titles) or not _LISTED.search(below[0]):
        return 0, []
    return width, titles


def _side_by_side(squares: Sequence[Sequence[Cell]]) -> list[list[list[Cell]]]:
    """The bands between columns left blank below the title, where each is a table of its own."""
    top = 0
    while top < len(squares) and len({cell.owner for cell in squares[top] if cell.text}) <= 1:
        top += 1
    width = len(squares[0]) if squares else 0
    bands: list[list[int]] = [[]]
    for x in range(width):
        if any(row[x].text for row in squares[top:]):
            bands[-1].append(x)
        elif bands[-1]:
            bands.append([])
    parts = [[list(row[band[0] : band[-1] + 1]) for row in squares] for band in bands if band]
    if len(parts) < 2:
        return []
    heads = [_head(compact(part)) for part in parts]
    if any(head is None or len(head[1]) < 2 for head in heads):
        return []
    names = {head[1] for head in heads if head}
    titles = {head[0] for head in heads if head}
    # Halves of one list have one header, and not each a title of its own.
    return parts if len(names) > 1 or (len(titles) == len(parts) and ("",) not in titles) else []


def _one_under_another(squares: Sequence[Sequence[Cell]]) -> list[list[list[Cell]]]:
    bands: list[list[list[Cell]]] = [[]]
    for row in squares:
        if any(cell.text for cell in row):
            bands[-1].append(list(row))
        elif bands[-1]:
            bands.append([])
    bands = [band for band in bands if band]
    if len(bands) < 2:
        return []
    parts: list[list[list[Cell]]] = []
    current: tuple[str, ...] | None = None  # the header of the last part, None before it has rows
    waiting: list[list[Cell]] = []  # lone lines that may be the title of what follows
    for band in bands:
        if all(is_lone(row) for row in band):
            last = next(cell.text for cell in band[-1] if cell.text)
            is_title = len(last) <= _LONGEST_TITLE and not _NOTE.match(last) and "。" not in last
            if not parts or not is_title:
                parts = parts or [[]]
                parts[-1].extend([*waiting, *band])
                waiting = []
            else:
                waiting.extend(band)
            continue
        head = _head(compact(band))
        if head and current is not None and (waiting or head[0] != ("",) or head[1] != current):
            parts.append([])
        parts = parts or [[]]
        parts[-1].extend([*waiting, *band])
        waiting = []
        current = head[1] if head else (current or ())
    parts[-1].extend(waiting)
    return parts


def _head(rows: Rows) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The lone lines above the header and the header's first row, None where there is no header."""
    start = 0
    while start < len(rows) - 1 and is_lone(rows[start]):
        start += 1
    if not rows or not begins_header(rows[start:]):
        return None
    titles = tuple(next(cell.text for cell in row if cell.text) for row in rows[:start])
    return titles or ("",), tuple(cell.text for cell in rows[start])
