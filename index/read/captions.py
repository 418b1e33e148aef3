"""Lines around a table that belong to it: what it is called above, its notes below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.read.clauses import clause_of
from index.read.document import Block, Paragraph, Table

_NAMES_TABLE = re.compile(
    r"(?:表|一览|标准|名单|名录|清单|目录|统计|安排|信息|范围|时间节点|明细|概况|情况|如下)(?:[（(][^）)]{1,30}[）)])?\s*[：:]?$"
)
_NUMBERED_TABLE = re.compile(r"^(?:附?表|附件)\s*[一二三四五六七八九十\d]+(?:[-—－]\d+)?[\s：:、.．]")
_UNIT = re.compile(r"^[（(]?\s*(?:计量|收费|金额|计费)?单位\s*[：:].{1,25}$")
_NOTE = re.compile(r"^[（(]?\s*(?:备\s*注|附\s*注|注|说\s*明|表注)\s*\d*\s*[：:]|^[※＊*]\s*\S")
# Who filled in the table and when, between its name and the table.
_ABOUT = re.compile(
    r"^(?:填报|填表|制表|报送|编制|统计|公示)(?:单位|部门|日期|时间|人)(?:[（(]盖章[）)])?\s*[：:]"
)
_MOST_BETWEEN = 3
# 「1 含附设班」 below a table in which 「入学率1」 stands.
_FOOTNOTE = re.compile(r"^(?:[\[［]?(\d{1,2})[\]］]?[ \u3000]+|([①-⑳])\s*)[^\s\d]")
_COUNTED = ("figure", "bracketed figure", "circled")
_LONGEST_CAPTION = 40


def attach(blocks: Sequence[Block]) -> list[Block]:
    """Moves the line that names a table into its caption, and the notes right below it to its notes."""
    attached: list[Block] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        position += 1
        if not isinstance(block, Table):
            attached.append(block)
            continue
        if not block.caption:
            block = replace(block, caption=_take_caption(attached))
        notes, taken = _notes(block, blocks[position:])
        position += taken
        attached.append(replace(block, notes=(*block.notes, *notes)) if notes else block)
    return attached


def _take_caption(before: list[Block]) -> str:
    """Takes the naming line, and a line with the unit below it, off the end of ``before``.

    Lines that say who filled in the table and when may stand between; they stay.
    """
    unit: Paragraph | None = None
    place = len(before) - 1
    while place >= max(0, len(before) - _MOST_BETWEEN):
        line = before[place]
        if not isinstance(line, Paragraph):
            break
        if unit is None and _UNIT.match(line.text):
            unit = line
            del before[place]
        elif not _ABOUT.match(line.text):
            break
        place -= 1
    said = [unit.text] if unit is not None else []
    named = before[place] if place >= 0 else None
    if isinstance(named, Paragraph) and _is_caption(named.text):
        said.insert(0, named.text.rstrip("：: "))
        del before[place]
    return " ".join(said)


def _is_caption(text: str) -> bool:
    if len(text) > _LONGEST_CAPTION or re.search(r"[。；，！？]", text):
        return False
    clause = clause_of(text)
    if clause is not None and clause.form != "annex":
        return False  # a clause of the document, which the table is only the body of
    return bool(_NAMES_TABLE.search(text) or _NUMBERED_TABLE.match(text))


def _notes(table: Table, after: Sequence[Block]) -> tuple[list[str], int]:
    """The notes that ``after`` begins with: 「注：…」 and the numbered lines that go on with it, or lines
    that begin with a mark from the table."""
    notes: list[str] = []
    for block in after:
        if not isinstance(block, Paragraph):
            break
        clause = clause_of(block.text)
        follows = bool(notes) and clause is not None
        if not (
            _NOTE.match(block.text)
            or (follows and _counts_on(notes, block.text))
            or _explains_mark(table, block.text)
        ):
            break
        notes.append(block.text)
    return notes, len(notes)


def _explains_mark(table: Table, text: str) -> bool:
    """Whether ``text`` begins with a number that stands raised behind a text of the table."""
    found = _FOOTNOTE.match(text)
    if not found:
        return False
    mark = re.compile(rf"[\u4e00-\u9fff）)%]{found[1] or found[2]}$")
    return any(mark.search(cell) for cell in (*table.header, *(c for row in table.rows for c in row.cells)))


def _counts_on(notes: Sequence[str], text: str) -> bool:
    """Whether ``text`` carries the number after the last note's: 「注：1.…」 then 「2.…」."""
    clause = clause_of(text)
    previous = clause_of(_NOTE.sub("", notes[-1]).strip()) or clause_of(notes[-1])
    if clause is None:
        return False
    if previous is None:
        return clause.value == 1 and clause.form in _COUNTED
    return clause.form == previous.form and clause.value == previous.value + 1
