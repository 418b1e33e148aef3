"""What is attached to a document: the list of annexes in its text, and the titles of those that follow it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.clauses import Clause, clause_of
from index.read.document import Block, Paragraph, Table
from index.read.titles import title_at

SIGNED = re.compile(
    r"^[^。；，：]{0,50}?(?:[\d〇○零一二三四五六七八九十]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"\s*[\d一二三四五六七八九十]{1,3}\s*日$"
)
_FILE_NAME = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|jpg|png)$", re.I)
_NO_TITLE = re.compile(r"[：:]|^(?:抄送|抄报|主送|分送)|印发$")
_BRACKETED = re.compile(r"^[（(【\[][^）)】\]]{1,40}[）)】\]]$")
_REACH = 4  # paragraphs between the signature and the title of what it sends out


def listed_annexes(blocks: Sequence[Block]) -> set[int]:
    """Positions of the lines that go on with 「附件：1.…」: they name files and are no clauses."""
    found: set[int] = set()
    expected: tuple[str, int] | None = None
    for position, block in enumerate(blocks):
        clause = clause_of(block.text) if isinstance(block, Paragraph) else None
        if clause is not None and clause.form == "annex":
            expected = _first_listed(clause)
        elif expected and clause and expected in ((clause.form, clause.value), ("", clause.value)):
            found.add(position)
            expected = (clause.form, clause.value + 1)
        elif not (expected and isinstance(block, Paragraph) and _FILE_NAME.search(block.text.strip())):
            expected = None
    return found


def _first_listed(annex: Clause) -> tuple[str, int] | None:
    """The form and value of the number that goes on with the list; form "" for any."""
    first = clause_of(annex.rest)
    if annex.value == 0 and first is not None:
        return first.form, first.value + 1
    if annex.value == 0 and not annex.rest and annex.mark.rstrip().endswith(("：", ":")):
        return "", 1
    return None


def is_signed_below(blocks: Sequence[Block], position: int) -> bool:
    """Whether only short lines stand between ``position`` and the signature's date."""
    for block in blocks[position + 1 : position + 1 + _REACH]:
        if not isinstance(block, Paragraph) or len(block.text) > 50 or "。" in block.text:
            return False
        if SIGNED.match(block.text.strip()):
            return True
    return False


def annexed_titles(blocks: Sequence[Block]) -> dict[int, int]:
    """Where titles of annexed documents start, and how many lines each takes.

    They stand under a line 「附件1」, or behind the signature of what sends them out.
    """
    found: dict[int, int] = {}
    for position, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        clause = clause_of(block.text)
        if clause is not None and clause.form == "annex" and not clause.rest:
            starts = [position + 1]
        elif position and SIGNED.match(block.text.strip()):
            starts = _after_signature(blocks, position + 1)
        else:
            continue
        for start in starts:
            lines = _title(blocks, start)
            if lines:
                found[start] = lines
                break
    return found


def _after_signature(blocks: Sequence[Block], start: int) -> list[int]:
    """The first line behind the signature that is no remark in brackets and no annex of a list."""
    for position in range(start, min(start + _REACH, len(blocks))):
        block = blocks[position]
        if not isinstance(block, Paragraph) or not _BRACKETED.match(block.text.strip()):
            return [position]
    return []


def _title(blocks: Sequence[Block], start: int) -> int:
    lines = title_at(blocks, start)
    texts = [block.text for block in blocks[start : start + lines] if isinstance(block, Paragraph)]
    if not lines or start + lines >= len(blocks) or any(_NO_TITLE.search(text) for text in texts):
        return 0
    # The name of a table is the table's.
    return 0 if isinstance(blocks[start + lines], Table) else lines
