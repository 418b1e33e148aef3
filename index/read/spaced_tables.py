"""Tables drawn in text with blanks or tabs: columns are told by where their cells begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.barred_tables import Drawn, is_rule
from index.read.grid import Grid
from index.read.headers import is_label
from index.read.spaced_cells import Span, width
from index.read.spaced_columns import UnsureRows, laid_out

_GAP = re.compile(r"\t+|[ \u00a0]{2,}|\u3000{2,}| \u3000|\u3000 ")
_BLANK = " \t\u00a0\u3000\u200b\ufeff"
ENDED = re.compile(r"[。！？；：:;!?…”』）)》】〕]$|[.]$")
_SENTENCE = re.compile(r"[。；！？]$")
_LISTED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)、.．是]|$)")
_WIDE_BLANK = "\u3000"
_FILLED_IN = re.compile(r"[^\d：:]{1,12}[：:]")
_LEAST_ROWS = 3
_INDENTED = 8  # columns of the screen
_WIDEST_WORD = 6  # columns of the screen from the first to the second character of a word set apart
_APART = 3  # columns of the screen by which a cell may begin beside its heading

_Cells = list[tuple[int, str]]  # where a cell begins on the screen, and its text


def spaced_table(lines: Sequence[str], start: int) -> Drawn | None:
    """The table without bars that begins at line ``start``."""
    names = lines[start].strip(_BLANK).split(_WIDE_BLANK)
    if len(names) >= _LEAST_ROWS and all(map(is_label, names)):
        # One wide blank is enough between names; elsewhere it stands behind the number of a clause.
        return _even([line.replace(_WIDE_BLANK, 2 * _WIDE_BLANK) for line in lines], start, start)
    return _by_gaps(lines, start)


def _by_gaps(lines: Sequence[str], start: int) -> Drawn | None:
    parted = _each_parted(lines, start)
    if parted:
        found = _by_gaps(parted, 0)
        return Drawn(found.grid, 2 * found.taken - 1, found.header_rows) if found else None
    first = start
    while first < len(lines) and is_rule(lines[first]):
        first += 1
    cells = _cells(lines[first]) if first < len(lines) else []
    if len(cells) < 2 or all(_FILLED_IN.match(text) for _, text in cells) or _is_headless(lines, start):
        return None
    if any(_SENTENCE.search(text) for _, text in cells):
        return None
    if len(cells) == 2 and _LISTED.match(cells[0][1]):
        return None  # a list, its numbers set apart
    end = first
    while end < len(lines) and (is_rule(lines[end]) or len(_cells(lines[end])) > 1 or _goes_on(lines[end])):
        end += 1
    try:
        return (
            _tabbed(lines, start, first)
            or _even(lines, start, first)
            or _white(lines, start, first)
            or _aligned(lines, start, first, end)
        )
    except UnsureRows:
        return None


def _each_parted(lines: Sequence[str], start: int) -> list[str]:
    """The lines of cells from ``start`` on where a blank line stands between each and the next."""
    if start > 1 and len(_cells(lines[start - 2])) > 1 and not lines[start - 1].strip(_BLANK):
        return []  # was looked at from its first line on
    kept: list[str] = []
    for position in range(start, len(lines), 2):
        if len(_cells(lines[position])) < 2:
            break
        kept.append(lines[position])
        if position + 1 < len(lines) and lines[position + 1].strip(_BLANK):
            return []
    return kept if len(kept) >= _LEAST_ROWS else []


def _is_headless(lines: Sequence[str], start: int) -> bool:
    """Whether lines of a table stand right above that could not be read with it.

    What is left would be rows without their names. A line that says who filled in the table and when
    may stand there.
    """
    while start and is_rule(lines[start - 1]):
        start -= 1
    above = [text for _, text in _cells(lines[start - 1])] if start else []
    return len(above) > 1 and not any(re.search("[：:]", text) for text in above)


def _white(lines: Sequence[str], start: int, first: int) -> Drawn | None:
    """Columns parted by white that runs down through all lines."""
    end = first
    while end < len(lines) and lines[end].strip(_BLANK):
        end += 1
    cut = [[Span(at, at + width(text), text) for at, text in _cells(line)] for line in lines[first:end]]
    found = laid_out(cut, lines[first:end])
    return Drawn(found.grid, first - start + found.taken, found.header_rows) if found else None


def _tabbed(lines: Sequence[str], start: int, first: int) -> Drawn | None:
    """Lines of one and the same number of tabs: each stands between two cells, blank ones too."""
    rows: list[list[str]] = []
    for line in lines[first:]:
        cells = [cell.strip(_BLANK) for cell in line.split("\t")]
        if "\t" not in line or not any(cells) or (rows and len(cells) != len(rows[0])):
            break
        if not rows and any(_GAP.search(cell) for cell in cells):
            return None  # blanks part its cells as well
        rows.append(cells)
    filled = sum(bool(cell) for row in rows for cell in row)
    if len(rows) < _LEAST_ROWS or not all(rows[0]) or filled * 2 < len(rows) * len(rows[0]):
        return None
    return Drawn(Grid.of(rows), first - start + len(rows))


def _even(lines: Sequence[str], start: int, first: int) -> Drawn | None:
    """Lines of one and the same number of cells, whatever their places."""
    rows: list[list[str]] = []
    starts: list[int] = []
    ruled: set[int] = set()
    end = first
    while end < len(lines):
        placed = _cells(lines[end])
        cells = [text for _, text in placed]
        if is_rule(lines[end]):
            ruled.add(len(rows))
        elif len(cells) > 1 and (not rows or len(cells) == len(rows[0])):
            rows.append(cells)
            starts.append(placed[0][0])
        else:
            break
        end += 1
    if starts and max(starts) - min(starts) >= _INDENTED:
        return None  # a line begins in a further column: it lacks the first cell, others lack another
    if len(rows) < _LEAST_ROWS or (end < len(lines) and len(_cells(lines[end])) > 1):
        return None
    return Drawn(Grid.of(_parted(rows)), end - start, _header(ruled, len(rows)))


def _parted(rows: list[list[str]]) -> list[list[str]]:
    """The rows, with columns parted in two that one blank keeps apart in each row, names and all."""
    columns: list[list[list[str]]] = []
    for column in zip(*rows, strict=True):
        words = [cell.split() for cell in column]
        counts = {len(one) for one in words}
        apart = counts != {1} and len(counts) == 1 and all(len(word) > 1 for word in words[0])
        columns.append(words if apart else [[cell] for cell in column])
    return [[word for words in row for word in words] for row in zip(*columns, strict=True)]


def _aligned(lines: Sequence[str], start: int, first: int, end: int) -> Drawn | None:
    """Lines with cells left blank: each cell stands under the heading that it begins under."""
    heads = _cells(lines[first])
    rows: list[list[str]] = [[text for _, text in heads]]
    ruled: set[int] = set()
    position = first + 1
    while position < end:
        line = lines[position]
        cells = _cells(line)
        placed = _under(heads, cells)
        if is_rule(line):
            ruled.add(len(rows))
        elif not placed:
            break
        elif len(cells) == 1 and 0 not in placed:  # the rest of a cell that was too long for its line
            column = next(iter(placed))
            rows[-1][column] += "\n" + cells[0][1]
        elif len(cells) == 1:
            break
        else:
            rows.append([placed.get(column, "") for column in range(len(heads))])
        position += 1
    if len(rows) < _LEAST_ROWS:
        return None
    return Drawn(Grid.of(rows), position - start, _header(ruled, len(rows)))


def _header(ruled: set[int], rows: int) -> int | None:
    """How many rows stand over the one rule inside the table; None where there is not just one."""
    inner = [row for row in ruled if 0 < row < rows]
    return inner[0] if len(inner) == 1 else None


def _under(heads: _Cells, cells: _Cells) -> dict[int, str]:
    """The cells by column, nothing where one stands under no heading or two under one."""
    placed: dict[int, str] = {}
    for at, text in cells:
        near = [n for n, (head, _) in enumerate(heads) if abs(head - at) <= _APART]
        column = min(near, key=lambda n: abs(heads[n][0] - at), default=None)
        if column is None or column in placed:
            return {}
        if column + 1 < len(heads) and at + width(text) > heads[column + 1][0]:
            return {}  # it reaches under the next heading: two cells may have run into one
        placed[column] = text
    return placed


def _goes_on(line: str) -> bool:
    """A line that begins far in: the rest of a cell in a column further right."""
    return bool(line.strip(_BLANK)) and len(line) - len(line.lstrip(_BLANK)) >= 4


def _cells(line: str) -> _Cells:
    """The cells of a line; a sentence before a gap shows that the gap is none between cells."""
    bare = line.rstrip(_BLANK)
    indent = len(bare) - len(bare.lstrip(_BLANK))
    cells: _Cells = []
    begin = indent
    for gap in [*_GAP.finditer(bare, indent), None]:
        text = bare[begin : gap.start() if gap else len(bare)].strip(_BLANK)
        if text:
            cells.append((width(bare[:begin]), text))
        begin = gap.end() if gap else begin
    if any(ENDED.search(text) and len(text) > 30 for _, text in cells[:-1]):
        return []
    return _with_spaced_words(cells)


def _with_spaced_words(cells: _Cells) -> _Cells:
    """The cells with words of two characters that are set apart (「合  计」) put together."""
    joined: _Cells = []
    for at, text in cells:
        before = joined[-1][1] if joined else ""
        word = before + text
        near = joined and at - joined[-1][0] <= _WIDEST_WORD
        if near and len(before) == len(text) == 1 and (is_label(word) or word in ("合计", "总计", "小计")):
            joined[-1] = (joined[-1][0], word)
        else:
            joined.append((at, text))
    return joined
