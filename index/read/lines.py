"""Lines of plain text to blocks: hard line breaks undone, tables drawn with blanks or bars read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.document import Block, Paragraph
from index.read.grid import Grid, join_wrapped
from index.read.tables import read_grid

_GAP = re.compile(r"\t+|[ \u00a0]{2,}|\u3000{2,}| \u3000|\u3000 ")
_BAR = re.compile(r"[|│┃┆┊║｜]")
_RULE = re.compile(r"^[\s|+:=\-─━═│┃┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋—]*$")
_BLANK = " \t\u00a0\u3000\u200b\ufeff"
_ENDED = re.compile(r"[。！？；：:;!?…”』）)》】〕]$|[.]$")
_STARTS = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]+[编章节条款步]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|附\s*件|[-•·●◆▪■★※]|问[：:]|答[：:]|[QA][：:]|注[：:]|备注[：:])"
)


def read_lines(text: str) -> list[Block]:
    """The blocks of plain text. A line is a paragraph unless the text is broken at a fixed width."""
    lines = text.splitlines()
    wrapped = _is_wrapped(lines)
    blocks: list[Block] = []
    waiting: list[str] = []
    position = 0
    while position < len(lines):
        rows, taken = _drawn_table(lines, position)
        if rows:
            blocks.extend(_paragraphs(waiting, wrapped))
            waiting = []
            blocks.extend(read_grid(Grid.of(rows)))
            position += taken
            continue
        waiting.append(lines[position])
        position += 1
    blocks.extend(_paragraphs(waiting, wrapped))
    return blocks


def join_broken(lines: Sequence[str]) -> list[str]:
    """Paragraphs of lines that were broken wherever the text reached them.

    A new one begins at a numbered line, an indented line, or behind a line that ended its sentence.
    """
    paragraphs: list[list[str]] = []
    for line in lines:
        bare = line.strip(_BLANK)
        if not bare:
            continue
        indented = line.startswith(("\u3000\u3000", "    ", "\t"))
        if not paragraphs or indented or _STARTS.match(bare) or _ENDED.search(paragraphs[-1][-1]):
            paragraphs.append([bare])
        else:
            paragraphs[-1].append(bare)
    return [join_wrapped(parts) for parts in paragraphs]


def _paragraphs(lines: Sequence[str], wrapped: int) -> list[Block]:
    if not wrapped:
        return [Paragraph(bare) for line in lines if (bare := line.strip(_BLANK))]
    joined: list[list[str]] = []
    full = False
    for line in lines:
        bare = line.strip(_BLANK)
        indented = line.startswith(("\u3000", "  ", "\t"))
        if bare and full and not indented and not _STARTS.match(bare):
            joined[-1].append(bare)
        elif bare:
            joined.append([bare])
        full = _width(line) >= wrapped - 3
    return [Paragraph(join_wrapped(parts)) for parts in joined]


def _is_wrapped(lines: Sequence[str]) -> int:
    """The width, in Chinese characters, at which the text is broken; 0 where it is not."""
    widths = [_width(line) for line in lines if line.strip(_BLANK)]
    if len(widths) < 6:
        return 0
    widest = max(widths)
    if not 15 <= widest <= 60:
        return 0
    full = [line for line in lines if _width(line) >= widest - 3]
    unended = sum(not _ENDED.search(line.rstrip(_BLANK)) for line in full)
    return widest if len(full) >= 0.4 * len(widths) and unended >= 0.6 * len(full) else 0


def _width(line: str) -> int:
    wide = sum(char > "\u2e7f" for char in line.rstrip(_BLANK))
    return wide + (len(line.rstrip(_BLANK)) - wide + 1) // 2


def _drawn_table(lines: Sequence[str], start: int) -> tuple[list[list[str]], int]:
    """Rows of a table drawn from line ``start`` on, and how many lines it takes; nothing if none."""
    for split in (_by_bars, _by_gaps):
        rows: list[list[str]] = []
        position = start
        while position < len(lines):
            line = lines[position]
            cells = split(line)
            if cells and (not rows or len(cells) == len(rows[0])):
                rows.append(cells)
            elif not (rows and line.strip() and _RULE.match(line)) and not (
                not rows and split is _by_bars and position == start and line.strip() and _RULE.match(line)
            ):
                break
            position += 1
        least = 2 if split is _by_bars else 3
        if len(rows) >= least:
            return rows, position - start
    return [], 0


def _by_bars(line: str) -> list[str]:
    bare = line.strip(_BLANK)
    if _RULE.match(bare) or len(_BAR.findall(bare)) < 2 or not _BAR.match(bare):
        return []
    cells = _BAR.split(bare)
    return [cell.strip(_BLANK) for cell in cells[1 : -1 if not cells[-1].strip(_BLANK) else None]]


def _by_gaps(line: str) -> list[str]:
    cells = _GAP.split(line.strip(_BLANK))
    if len(cells) < 2 or any(_ENDED.search(cell) and len(cell) > 30 for cell in cells[:-1]):
        return []
    return [cell.strip(_BLANK) for cell in cells]
