"""Lines of plain text to blocks: hard line breaks undone, drawn tables read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.barred_tables import barred_table, is_rule
from index.read.document import Block, Paragraph
from index.read.grid import join_wrapped
from index.read.spaced_tables import ENDED, spaced_table
from index.read.tables import read_grid

_NARROWEST = 15
_RAGGED = 3  # a line stops short where the next word or mark does not fit
_BLANK = " \t\u00a0\u3000\u200b\ufeff"
_STARTS = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]+[编章节条款步]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|附\s*件|[-•·●◆▪■★※]|问[：:]|答[：:]|[QA][：:]|注[：:]|备注[：:])"
)


def read_lines(text: str) -> list[Block]:
    """The blocks of plain text. A line is a paragraph unless the text is broken at a fixed width."""
    lines = text.splitlines()
    return blocks_of(lines, wrapped_at(lines))


def blocks_of(lines: Sequence[str], wrapped: int) -> list[Block]:
    """The blocks of lines of a text that is broken at ``wrapped``."""
    blocks: list[Block] = []
    waiting: list[str] = []
    position = 0
    while position < len(lines):
        drawn = barred_table(lines, position) or spaced_table(lines, position)
        if drawn is not None:
            blocks.extend(paragraphs(waiting, wrapped))
            waiting = []
            blocks.extend(read_grid(drawn.grid, header_rows=drawn.header_rows))
            position += drawn.taken
            continue
        waiting.append(lines[position])
        position += 1
    blocks.extend(paragraphs(waiting, wrapped))
    return blocks


def paragraphs(lines: Sequence[str], wrapped: int) -> list[Block]:
    """A paragraph for each line, rules left out; lines broken at ``wrapped`` (see ``wrapped_at``) joined."""
    joined: list[list[str]] = []
    full = False
    for line in lines:
        bare = "" if is_rule(line) else line.strip(_BLANK)
        if bare and full and not _begins(line):
            joined[-1].append(bare)
        elif bare:
            joined.append([bare])
        full = bool(bare and wrapped) and _width(line) >= wrapped - _RAGGED
    return [Paragraph(join_wrapped(parts)) for parts in joined]


def wrapped_at(lines: Sequence[str]) -> int:
    """The width, in Chinese characters, at which the text is broken; 0 where it is not.

    A broken text has lines that stop short of their sentence at one and the same width, and goes on
    on the next line until the sentence ends.
    """
    runs: list[list[str]] = [[]]
    for line in [*lines, ""]:
        if not line.strip(_BLANK) or _begins(line):
            runs.append([])
        if line.strip(_BLANK) and not is_rule(line):
            runs[-1].append(line)
    broken: list[int] = []
    ended = 0
    for run in runs:
        if len(run) < 2:
            continue
        widths = [_width(line) for line in run[:-1]]
        stopped = [not ENDED.search(line.rstrip(_BLANK)) for line in run[:-1]]
        if sum(stopped) * 2 > len(stopped) and ENDED.search(run[-1].rstrip(_BLANK)):
            broken += widths
            ended += 1
        elif any(stopped) and min(widths) >= _NARROWEST:
            ended -= 1
    if len(broken) < 2 or ended < 1:
        return 0
    usual = sorted(broken)[len(broken) // 2]
    even = sum(abs(width - usual) <= _RAGGED for width in broken)
    return usual + 1 if _NARROWEST <= usual <= 60 and even >= 0.8 * len(broken) else 0


def _begins(line: str) -> bool:
    """Whether a line begins a paragraph of its own: indented, numbered, or a label."""
    return line.startswith(("\u3000", "  ", "\t")) or bool(_STARTS.match(line.strip(_BLANK)))


def _width(line: str) -> int:
    wide = sum(char > "\u2e7f" for char in line.rstrip(_BLANK))
    return wide + (len(line.rstrip(_BLANK)) - wide + 1) // 2
