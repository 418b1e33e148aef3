"""Numbers in running text that is set in columns, each column under the body that it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.desks.figures import ADDRESS, PHONE
from index.items import Passage

_GAP = re.compile(r"[ \t]{2,}|　+[ \t]*")
_BODY = re.compile(r"[一-龥]{2,20}(?:[局院委部站馆]|中心|学校|小学|中学|幼儿园)(?:[（(][^（）()]*[）)])?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A verbatim piece of a line and the body that its column is headed by."""

    body: str
    text: str


class Columns:
    """Follows the lines of a document; the heads of its columns hold until a line has another number of
    pieces."""

    def __init__(self) -> None:
        self._heads: list[str] = []

    def read(self, passage: Passage) -> list[Placed]:
        """The pieces of a passage's lines that stand in headed columns, () where not all of them do."""
        found: list[Placed] = []
        lines = [line for line in passage.text.splitlines() if line.strip()]
        for line in lines:
            pieces = [piece for piece in _GAP.split(line.strip()) if piece]
            if len(pieces) > 1 and all(_BODY.fullmatch(piece) for piece in pieces):
                self._heads = pieces
            elif len(pieces) == len(self._heads) and _all_of_a_sort(pieces):
                found += [Placed(body, piece) for body, piece in zip(self._heads, pieces, strict=True)]
            else:
                self._heads = []
                return []
        return found


def _all_of_a_sort(pieces: Sequence[str]) -> bool:
    return all(PHONE.search(piece) for piece in pieces) or all(ADDRESS.search(piece) for piece in pieces)
