"""The numbered sources that a model is given: the pieces that were selected, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.answering.context import Context, Evidence

# 「元/生·学期」 in the head of a column is said 「每生每学期」.
_FOR_EACH = re.compile(r"[/／·]\s*(?=人|生|月|学期|学年|年|天|日|次|课时|节|餐|班|床|户)")


@dataclass(frozen=True, slots=True)
class Source:
    """One piece of evidence under its number, from 1.

    ``quote`` is what a citation will show: every figure and every school's name has to occur there.
    ``place`` is what stands over it (title, issuer, headings, lead-in), which names what it is about.
    ``cells`` are the (column, value) pairs of a table's row, () of running text.
    """

    n: int
    quote: str
    place: str = ""
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> str:
        """The quote with the signs of its units in words, for comparing only."""
        return spelled_out(self.quote)


def spelled_out(text: str) -> str:
    """A text with the signs of its units in words: 元每生每学期."""
    return _FOR_EACH.sub("每", text)


def sources_of(evidence: Sequence[Evidence], context: Context) -> tuple[Source, ...]:
    """The evidence, numbered in its order."""
    numbered = []
    for n, piece in enumerate(evidence, 1):
        item = context.snapshot.items[piece.passage.item_id]
        over = (item.title, item.issuer, *piece.passage.heading, piece.passage.lead)
        place = "\n".join(dict.fromkeys(part for part in over if part))
        numbered.append(Source(n, piece.quote, place, piece.passage.cells))
    return tuple(numbered)


def listed(sources: Sequence[Source]) -> str:
    """The sources as JSON: a text in a source cannot pass itself off as another source or as a rule."""
    entries = ({"n": source.n, "位置": source.place, "正文": source.quote} for source in sources)
    return "[" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries) + "]"
