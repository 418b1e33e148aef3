"""Clause numbers that stand alone on their line, put before the text that they number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.read.clauses import clause_of
from index.read.document import Block, Heading, Paragraph

_OVER = ("part", "chapter", "section")
_BARE = re.compile(r"^(?:No\.?\s*|NO\.?\s*)?0?(\d{1,2})$")
_SENTENCE = re.compile(r"[。；，！;,!]")
_LONGEST_NAME = 40
# Under the headings of the file, over the questions of a list.
_LEVEL = 38


def join_lone_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with 「一、」, 「第三条」 or a designed 「01」 on the line of what follows it."""
    designed = _designed(blocks)
    joined: list[Block] = []
    position = 0
    while position < len(blocks):
        block, following = blocks[position], _at(blocks, position + 1)
        position += 1
        if not isinstance(block, Paragraph) or not isinstance(following, Paragraph):
            joined.append(block)
        elif position - 1 in designed:
            joined.append(Heading(f"{block.text} {following.text}", _LEVEL))
            position += 1
        elif _stands_alone(block.text, following.text):
            blank = "\u3000" if block.text.strip().startswith("第") else ""
            joined.append(Paragraph(f"{block.text}{blank}{following.text}"))
            position += 1
        else:
            joined.append(block)
    return joined


def _at(blocks: Sequence[Block], position: int) -> Block | None:
    return blocks[position] if position < len(blocks) else None


def _stands_alone(text: str, following: str) -> bool:
    clause = clause_of(text)
    if clause is None or clause.rest or clause.form == "annex" or clause_of(following) is not None:
        return False
    return clause.form not in _OVER or (
        len(following) <= _LONGEST_NAME // 2 and not _SENTENCE.search(following)
    )


def _designed(blocks: Sequence[Block]) -> set[int]:
    """Where bare numbers 01, 02, 03 stand over the names of a post's parts."""
    found: list[int] = []
    for position, block in enumerate(blocks):
        number = _BARE.match(block.text.strip()) if isinstance(block, Paragraph) else None
        name = _at(blocks, position + 1)
        if (
            number
            and int(number[1]) == len(found) + 1
            and isinstance(name, Paragraph)
            and len(name.text) <= _LONGEST_NAME
            and not _SENTENCE.search(name.text)
        ):
            found.append(position)
    return set(found) if len(found) > 1 else set()
