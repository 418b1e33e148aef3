"""Rows that say in a sentence what changes: 「调整内容：某小区由甲校调整到乙校」."""

from __future__ import annotations

from collections.abc import Iterator

from index.facts.zones.changes import moves
from index.facts.zones.row_lists import Assignment
from index.facts.zones.spelling import fold
from index.items import Passage

_SHORTEST = 8  # a place and a school


def told_in_cells(passage: Passage) -> Iterator[Assignment]:
    """What the cells of a row, which lists nothing by its columns, say of changes."""
    at = 0
    for _, written in passage.cells:
        value = written.strip()
        start = passage.text.find(value, at)
        if start >= 0 and value:
            at = start + len(value)
            if len(value) >= _SHORTEST:
                yield from moves(passage, fold(value), start)
