"""The title of a document, found in its first lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.clauses import clause_of
from index.read.document import Block, Heading, Paragraph, Table
from index.read.letterhead import is_letterhead, rows_of

_ENDING = re.compile(
    r"(?:通知|通告|公告|公示|通报|办法|方案|规定|细则|意见|报告|条例|规程|规则|规范|标准|制度|章程|简章|指南|须知|计划|预案|决定|批复|函"
    r"|要点|总结|纪要|一览表|明细表|目录|清单|名单|名录|表|问答|解读|解答|答复|说明|简介|概况|流程|政策|范围|划分|安排|分工|通知书|承诺书|倡议书|公开信|的信|回应)"
    r"(?:[（(【\[〔][^）)】\]〕]{1,20}[）)】\]〕])*$"
)
_LETTERHEAD = re.compile(
    r"(?:局|厅|委|委员会|政府|学校|学院|中学|小学|幼儿园|中心|办公室|处|科|院|[A-Za-z\d])$"
)
_SUPPLEMENT = re.compile(r"^[（(【\[][^）)】\]]{1,20}[）)】\]]$")
_NO_TITLE = re.compile(
    r"[。；，！：;:,]$|^[（(【\[\-•·]|^.{0,20}[〔\[（(［【﹝]\s*\d{4}\s*年?[〕\])）］】﹞]\s*(?:第)?\s*\d+\s*号$|^\d{4}\s*年\s*\d{1,2}\s*月|^\d{4}-\d"
    r"|(?:文件|签发人.*|特急|加急|急件)$|^(?:索引号|文号|发布|来源|日期|时间|作者|编辑)"
)
# What goes on with the name of the issuer over it: 「某局」 「关于…」, 「某局」 「转发《…》的通知」
_ABOUT = re.compile(r"关于|转发|印发|批转|公布|发布|翻印")
# A line in brackets within a title (「（小学教师方向）」), which neither dates nor numbers it.
_WITHIN = re.compile(r"^[（(](?![^（）()]*(?:\d+\s*[月日号]|[。；：:]))[^（）()]{2,30}[）)]")
# The kind of a document on a line of its own, its letters spread: 「通　　知」
_KIND = re.compile(r"(?:通[\s　]*[知告报]|公[\s　]*[告示])$")
_LONGEST_KIND = 6
_LONE_LETTER = re.compile(r"[\u4e00-\u9fff]")
_MOST_TITLE_LINES = 5
_LONGEST_LINE = 60
_LONGEST_TITLE = 120
_LINES_LOOKED_AT = 8


def take_title(title: str, blocks: Sequence[Block]) -> tuple[str, list[Block]]:
    """The title and the blocks without the lines that are the title.

    A title that the file itself gives stands; else it is the lone outermost heading the document
    begins with, the first lines that together end as titles of documents do, a first short line, or
    the caption of a document that is one table.
    """
    if title:
        return title, _without(title, blocks)
    if not blocks:
        return "", []
    first = blocks[0]
    if isinstance(first, Heading):
        levels = [block.level for block in blocks if isinstance(block, Heading)]
        lines = _headings_of_one_title(blocks)
        if len(lines) > 1 and levels.count(first.level) == len(lines) and first.level == min(levels):
            return "".join(lines), list(blocks[len(lines) :])
        if levels.count(first.level) == 1 and first.level == min(levels) and clause_of(first.text) is None:
            return first.text, list(blocks[1:])
        return "", list(blocks)
    if isinstance(first, Table) and not is_letterhead(rows_of(first)):
        tables = [block for block in blocks if isinstance(block, Table)]
        return (first.caption if len(tables) == 1 else ""), list(blocks)
    for start in range(min(_LINES_LOOKED_AT, len(blocks))):
        block = blocks[start]
        if isinstance(block, Table) and is_letterhead(rows_of(block)):
            continue
        if not isinstance(block, Paragraph):
            break
        clause = clause_of(block.text)
        if clause is not None and clause.form != "annex":
            break  # the body has begun
        found = title_at(blocks, start)
        if found:
            end = start + found
            lines = [b.text for b in blocks[start:end] if isinstance(b, Paragraph)]
            return "".join(lines), [*blocks[:start], *blocks[end:]]
        if len(block.text) > _LONGEST_LINE:
            break
    for block in blocks[:3]:
        if isinstance(block, Table) and _ENDING.search(block.caption):
            return block.caption, list(blocks)
    for start, block in enumerate(blocks[:3]):
        if (
            isinstance(block, Paragraph)
            and _may_be_title(block)
            and len(block.text) <= 40
            and len(blocks) > 1
        ):
            return block.text, [*blocks[:start], *blocks[start + 1 :]]
        if isinstance(block, Table) and is_letterhead(rows_of(block)):
            continue
        if not isinstance(block, Paragraph) or not _NO_TITLE.search(block.text):
            break
    return "", list(blocks)


def _headings_of_one_title(blocks: Sequence[Block]) -> list[str]:
    """The first lines where each was given the style of a title: who issues it, then what it is."""
    lines: list[str] = []
    level = 0
    for block in blocks[:_MOST_TITLE_LINES]:
        if not isinstance(block, Heading) or clause_of(block.text) is not None:
            break
        if lines and block.level != level:
            break
        level = block.level
        lines.append(block.text)
        if _ENDING.search(block.text):
            return lines
    return []


def title_at(blocks: Sequence[Block], start: int) -> int:
    """How many blocks from ``start`` on are a title, 0 where none begins there."""
    text = ""
    issuers = False  # whether every line so far is the name of a body
    for count, block in enumerate(blocks[start : start + _MOST_TITLE_LINES], 1):
        if not isinstance(block, Paragraph) or not (
            _may_be_title(block) or (count > 1 and _may_go_on(block.text, text))
        ):
            return 0
        goes_on = _ABOUT.match(block.text) or _LETTERHEAD.search(block.text) or _KIND.fullmatch(block.text)
        if issuers and not goes_on:
            return 0  # who issued it, or a code, above a title that stands on its own
        is_body = bool(_LETTERHEAD.search(block.text)) and "关于" not in block.text
        issuers = is_body and (issuers or count == 1)
        text += block.text
        if len(text) > _LONGEST_TITLE:
            return 0
        ended = _ENDING.search(text) or (len(text) > _LONGEST_KIND and _KIND.search(text))
        if ended and text.count("《") <= text.count("》"):
            following = blocks[start + count] if start + count < len(blocks) else None
            supplement = isinstance(following, Paragraph) and _SUPPLEMENT.match(following.text)
            return count + 1 if supplement else count
    return 0


def _may_be_title(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and 2 <= len(block.text) <= _LONGEST_LINE
        and not _NO_TITLE.search(block.text)
        and "。" not in block.text
        and clause_of(block.text) is None
    )


def _may_go_on(line: str, title: str) -> bool:
    """Whether a line that begins no title goes on with ``title``: one in brackets, a lone last letter."""
    return ("关于" in title and bool(_WITHIN.match(line))) or bool(_LONE_LETTER.fullmatch(line))


def _without(title: str, blocks: Sequence[Block]) -> list[Block]:
    """Drops the first lines where they repeat the title, in one line or several."""
    wanted = re.sub(r"\s", "", title)
    for start in range(min(3, len(blocks))):
        text = ""
        for end in range(start, min(start + 4, len(blocks))):
            block = blocks[end]
            if isinstance(block, Table):
                break
            text += "".join(block.text.split())
            if text == wanted:
                return [*blocks[:start], *blocks[end + 1 :]]
            if not wanted.startswith(text):
                break
    return list(blocks)
