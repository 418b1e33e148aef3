"""Lists of questions and answers (问：… 答：…): each question becomes a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.read.document import Block, Heading, Paragraph

# Below the headings of clauses, above the particulars of tables.
QUESTION_LEVEL = 39
_NUMBER = r"(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]?\s*[、.．)）]?\s*)?"
_ASKED = re.compile(
    rf"^{_NUMBER}(?:问题?|提问|Q|q|Question)\s*(?:\d{{1,3}}|[一二三四五六七八九十]{{1,3}})?\s*[：:、.．]\s*\S"
)
_ANSWERED = re.compile(
    r"^(?:答案?|回答|解答|答复|回复|A|a|Answer)\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})?\s*[：:、.．]"
)
_LONE_ASKED = re.compile(r"^(?:问|Q|q)\s*\d{0,3}\s*[：:.．]?$")
_LONE_ANSWERED = re.compile(r"^(?:答|A|a)\s*\d{0,3}\s*[：:.．]?$")
_ANSWER_INSIDE = re.compile(r"(?<=[？?。\s])\s*(?=(?:答|A)\s*[：:])")
_LONGEST_QUESTION = 200
# Numbered ones are clauses, which come to stand over their answers as such.
_LONE_QUESTION = re.compile(
    r"^(?![（(]?[\d一二三四五六七八九十]{1,3}[）)、.．])[^。！；]{4,60}[？?][”」』）)]?$"
)


def question_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with questions as headings, where they stand over their answers."""
    return _unmarked(list(_marked(_joined(list(_split(blocks))))))


def _split(blocks: Sequence[Block]) -> Iterator[Block]:
    """Parts a question from an answer that follows it in the same paragraph."""
    for block in blocks:
        if isinstance(block, Paragraph) and _ASKED.match(block.text):
            parts = _ANSWER_INSIDE.split(block.text, maxsplit=1)
            yield from (Paragraph(part.strip()) for part in parts if part.strip())
        else:
            yield block


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Puts a mark that stands alone on its line (问, Q) before the line it marks."""
    joined: list[Block] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and isinstance(following, Paragraph):
            if _LONE_ASKED.match(block.text):
                joined.append(Heading(f"{block.text} {following.text}", QUESTION_LEVEL))
                position += 2
                continue
            if _LONE_ANSWERED.match(block.text) and joined and isinstance(joined[-1], Heading):
                joined.append(Paragraph(f"{block.text} {following.text}"))
                position += 2
                continue
        joined.append(block)
        position += 1
    return joined


def _marked(blocks: Sequence[Block]) -> Iterator[Block]:
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if (
            isinstance(block, Paragraph)
            and following is not None
            and not _ANSWERED.match(block.text)
            and len(block.text) <= _LONGEST_QUESTION
            and (
                _ASKED.match(block.text)
                or (
                    isinstance(following, Paragraph)
                    and _ANSWERED.match(following.text)
                    and _asks(block.text, following.text)
                )
            )
        ):
            yield Heading(block.text, QUESTION_LEVEL)
        else:
            yield block


def _unmarked(blocks: Sequence[Block]) -> list[Block]:
    """Lists of questions without 问 and 答: at least two short questions, each over what is none."""
    found: list[int] = []
    for position, block in enumerate(blocks[:-1]):
        following = blocks[position + 1]
        if (
            isinstance(block, Paragraph)
            and _LONE_QUESTION.match(block.text)
            and not isinstance(following, Heading)
            and not (isinstance(following, Paragraph) and _LONE_QUESTION.match(following.text))
        ):
            found.append(position)
    if len(found) < 2:
        return list(blocks)
    return [
        Heading(block.text, QUESTION_LEVEL) if position in found and isinstance(block, Paragraph) else block
        for position, block in enumerate(blocks)
    ]


def _asks(text: str, answer: str) -> bool:
    if "答" in answer[:2] and len(text) <= 60 and not re.search(r"[。；：:]", text):
        return True  # what stands over an answer need not look like a question
    return text.rstrip("”」』）)").endswith(("？", "?")) or bool(
        re.match(_NUMBER + r".{0,60}[吗呢么]$", text)
    )
