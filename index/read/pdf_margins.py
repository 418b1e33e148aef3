"""Running heads and page numbers of a PDF: the lines at the edges of pages that belong to no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.read.headers import is_label
from index.read.pdf_lines import Line

_PAGE_NUMBER = re.compile(
    r"^[\s\-—–－_·.~～]*(?:第?\s*\d{1,4}\s*页?|[ivxIVX]{1,5})(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[\s\-—–－_·.~～]*$"
)
_MARGIN = 0.12  # of the height of the page
_GOES_ON = re.compile(
    r"^[（(]?\s*(?:续\s*上?\s*表|接\s*上\s*[页表]|上\s*接|续)\s*[\d一二三四五六七八九十]{0,3}\s*[）)]?[：:]?$"
)


def without_running_heads(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Drops page numbers, and lines at the top or bottom that a good part of the pages repeats.

    A third of the pages is enough, because even and odd pages often have heads of their own.
    """
    seen: Counter[str] = Counter()
    edges = [_at_the_edge(lines, height) for lines, height in zip(pages, heights, strict=True)]
    for lines in edges:
        seen.update({_shape(line) for line in lines})
    filled = sum(bool(lines) for lines in pages)
    least = max(2, -(-filled // 3))
    kept = []
    for lines, edge in zip(pages, edges, strict=True):
        dropped = {
            id(line)
            for line in edge
            if _PAGE_NUMBER.match(line.text) or (seen[_shape(line)] >= least and not _names_columns(line))
        }
        left = [line for line in lines if id(line) not in dropped]
        if left and _GOES_ON.match(left[0].text):
            left = left[1:]
        kept.append(left)
    return kept


def _at_the_edge(lines: Sequence[Line], height: float) -> list[Line]:
    """The first two and last two lines, where they stand in the page's margins."""
    ends = [*lines[:2], *lines[max(2, len(lines) - 2) :]]
    return [line for line in ends if line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height]


def _names_columns(line: Line) -> bool:
    """The head of a table that goes on over pages stands at the top of each."""
    return len(line.pieces) > 1 and sum(is_label(piece.text) for piece in line.pieces) * 2 > len(line.pieces)


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line.text))
