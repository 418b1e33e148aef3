"""An item laid out for reading: headings between its passages, the quoted part marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.items import Passage


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a passage's text that looks the same throughout."""

    text: str
    marked: bool
    cell: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage with the headings that are new over it, as (depth from 1, text)."""

    passage: Passage
    headings: tuple[tuple[int, str], ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """What to mark: ``quote``, or from ``quote`` up to and with ``to``, in one passage (any where "")."""

    passage_id: str = ""
    quote: str = ""
    to: str = ""

    def read(self, passages: Sequence[Passage]) -> Iterator[Reading]:
        """The passages in their order; the segments of each make up exactly its text."""
        above: tuple[str, ...] = ()
        for passage in passages:
            same = _common(above, passage.heading)
            above = passage.heading
            headings = tuple(enumerate(passage.heading, 1))[same:]
            yield Reading(passage, headings, _segments(passage, self._mark(passage)))

    def _mark(self, passage: Passage) -> tuple[int, int]:
        if not self.quote or self.passage_id not in {"", passage.id}:
            return 0, 0
        begin = passage.text.find(self.quote)
        if begin < 0:
            return 0, 0
        end = begin + len(self.quote)
        if self.to:
            last = passage.text.find(self.to, begin)
            end = last + len(self.to) if last >= 0 else end
        return begin, end


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _segments(passage: Passage, mark: tuple[int, int]) -> tuple[Segment, ...]:
    cells = list(_cells(passage))
    cuts = sorted({0, len(passage.text), *mark, *(place for cell in cells for place in cell)})
    return tuple(
        Segment(
            text=passage.text[begin:end],
            marked=mark[0] <= begin < mark[1],
            cell=any(first <= begin < last for first, last in cells),
        )
        for begin, end in pairwise(cuts)
    )


def _cells(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where a row's values stand in its text, as far as they stand there in their order."""
    place = 0
    for _, value in passage.cells:
        begin = passage.text.find(value, place) if value else -1
        if begin >= 0:
            place = begin + len(value)
            yield begin, place
