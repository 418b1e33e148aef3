"""Lines of a grid that are no rows: titles and units above the header, sub-headings, notes below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.clauses import clause_of
from index.read.grid import Cell
from index.read.headers import is_label, is_value, looks_like_header
from index.read.sections import FirstColumns

_Row = list[Cell]

NOTE = re.compile(
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
_TITLE_LIMIT = 60


def stands_above(rows: Sequence[_Row], y: int) -> bool:
    """A title row: one value across, at the left, or anywhere above a header."""
    row = rows[y]
    if not is_lone(row):
        return False
    if row[0].text and (len({cell.owner for cell in row}) == 1 or len(row) >= 3):
        return True
    ahead = next((n for n in range(y + 1, len(rows)) if not is_lone(rows[n])), len(rows) - 1)
    upper = not row[0].text and is_label(lone_value(row)) and not _UNIT.match(lone_value(row))
    return not upper and looks_like_header(rows[ahead], rows[ahead + 1 :])


def is_about(row: _Row) -> bool:
    """A line above the header with who filled in the table and when: 填报单位：… 日期：…"""
    texts = distinct_texts(row)
    return len(texts) * 2 <= len(row) + 1 and len(texts) <= 4 and all(map(_ABOUT.match, texts))


def title_above(rows: Sequence[_Row], caption: str) -> tuple[str, list[str]]:
    """What the table is called, with its unit, and the other lines above it."""
    texts = list(dict.fromkeys(lone_value(row) for row in rows))
    units = [text for text in texts if _UNIT.match(text)]
    added = [text for text in texts if _BRACKETED.match(text) and text not in units]
    named = [text for text in texts if text not in units and text not in added]
    short = [text for text in named if len(text) <= _TITLE_LIMIT]
    title = caption
    if not title and short:
        title = next((text for text in short if _NAMES_TABLE.search(text)), short[0])
    said = [text for text in named if text not in (title, caption)]
    return " ".join([*([title] if title else []), *added, *units]), said


def lone_text(row: _Row, first: FirstColumns) -> str:
    """The text of a row that is one value, "" for a row of the table.

    It is merged across, or stands alone at the left and is none of the things listed there.
    """
    if not is_lone(row):
        return ""
    text = lone_value(row)
    across = sum(cell.text == text for cell in row)
    if across == len(row) or (across > 1 and across >= len(row) - 1):
        return text
    if is_value(text) or re.fullmatch(r"[\d.,%]+", text):
        return ""
    numbered = not first.numbered and clause_of(text) is not None
    if row[0].text == text and (len(row) >= 3 or NOTE.match(text) or numbered):
        return "" if first.hold(text, 0) and not NOTE.match(text) else text
    # Beside a column of serial numbers that is left blank.
    beside = len(row) >= 3 and row[1].text == text and len(text) <= 20 and not re.search(r"[。，；]", text)
    return text if beside and not first.hold(text, 1) else ""


def end_of_rows(rows: Sequence[_Row], depth: int) -> int:
    """Where the notes under the rows begin: at a row that calls itself a note, or the last lone rows."""
    first = FirstColumns(rows[depth:])
    end = len(rows)
    while end > depth and (
        lone_text(rows[end - 1], first) or _is_labelled_note(rows[end - 1]) or _signs_off(rows[end - 1])
    ):
        end -= 1
    for y in range(end - 1, depth - 1, -1):
        if not is_lone(rows[y]):
            break
        if NOTE.match(lone_value(rows[y])):
            end = y
    return end


def _is_labelled_note(row: _Row) -> bool:
    """「备注」 in the first column and one text in all the others."""
    rest = {(cell.owner, cell.text) for cell in row[1:] if cell.text}
    return bool(_NOTE_LABEL.match(row[0].text)) and len(rest) == 1


def _signs_off(row: _Row) -> bool:
    texts = distinct_texts(row)
    return bool(texts) and all(map(_SIGN_OFF.match, texts))


def note_text(row: _Row) -> str:
    """A row of notes as one line."""
    texts = distinct_texts(row)
    if all(re.search(r"[：:]", text) for text in texts):
        return " ".join(texts)
    return "：".join(text.rstrip("：:") if text is not texts[-1] else text for text in texts)


def is_lone(row: Sequence[Cell]) -> bool:
    """Whether the row holds one text only."""
    return len({(cell.owner, cell.text) for cell in row if cell.text}) == 1


def lone_value(row: Sequence[Cell]) -> str:
    """The first text of a row that has one."""
    return next(cell.text for cell in row if cell.text)


def distinct_texts(row: Sequence[Cell]) -> list[str]:
    """The row's distinct texts."""
    return list(dict.fromkeys(cell.text for cell in row if cell.text))
