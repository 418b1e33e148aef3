"""「某某园为一级」 in the text, 「一级…690」 in the table: the row for the class of what was asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.items import Passage
from index.search.tokens import fold
from service.answering.context import Context, Evidence

_NUMERAL = "一二三四五六七八九十甲乙丙丁"
_CLASSED = re.compile(
    r"(?P<names>[^，,。；;：:\n]+?)(?:均|都)?(?:核定|评定|认定|确定|定|列)?(?:为|属于?|按|执行)"
    rf"(?P<class>[{_NUMERAL}A-Da-d\d](?:级|类|档|等|星))"
)
_SHORTEST = 5  # characters: 七色光幼儿园 without its town, but not 幼儿园 alone


def with_class(evidence: Sequence[Evidence], context: Context) -> list[Evidence]:
    """The evidence; behind a sentence that puts what was asked about in a class the rows of that class.

    Nothing is added where the question's words are in no class, or in more than one.
    """
    found = list(evidence)
    shown = {piece.passage.id for piece in evidence}
    for piece in evidence:
        if piece.passage.kind == "row":
            continue
        named = class_of(piece.quote, context)
        rows = _rows_of(named, piece.passage, context) if named else []
        found += [Evidence(row, row.text, piece.score) for row in rows if row.id not in shown]
        shown |= {row.id for row in rows}
    return found


def class_of(words: str, context: Context) -> str:
    """The one class that ``words`` put a name in that the question holds; "" where there is none."""
    question = fold(context.text)
    classes = {
        found["class"]
        for found in _CLASSED.finditer(words)
        if any(_is_named(name, question) for name in re.split(r"[、和及与]", found["names"]))
    }
    return classes.pop() if len(classes) == 1 else ""


def _is_named(name: str, question: str) -> bool:
    """Whether a name stands in the question, with or without the place before it."""
    name = fold(name.strip())
    return any(name[start:] in question for start in range(len(name) - _SHORTEST + 1))


def _rows_of(named: str, passage: Passage, context: Context) -> list[Passage]:
    """The rows of the same document that begin a cell with the class."""
    rows = [row for row in context.snapshot.passages_of(passage.item_id) if row.kind == "row"]
    return [row for row in rows if any(value.startswith(named) for _, value in row.cells)]
