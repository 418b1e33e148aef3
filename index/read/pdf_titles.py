"""Titles that stand on one line over tables side by side."""

from __future__ import annotations

from collections.abc import Sequence

from index.read.pdf_lines import Line
from index.read.pdf_regions import Region

_NEAR = 3.0  # sizes from a title to its table


def titles_side_by_side(
    lines: Sequence[Line], regions: Sequence[Region]
) -> tuple[list[Line], list[list[Line]]]:
    """The other lines, and for each table of a page its own part of such a line."""
    titles: list[list[Line]] = [[] for _ in regions]
    others: list[Line] = []
    for line in lines:
        parts = line.parts()
        below = [_below(part, regions) for part in parts]
        if len(parts) > 1 and None not in below and len(set(below)) == len(below):
            for part, region in zip(parts, below, strict=True):
                titles[region or 0].append(part)
        else:
            others.append(line)
    return others, titles


def _below(title: Line, regions: Sequence[Region]) -> int | None:
    """The table right below a title."""
    middle = (title.left + title.right) / 2
    return next(
        (
            number
            for number, region in enumerate(regions)
            if region.box.left <= middle <= region.box.right
            and 0 <= region.box.top - title.middle <= _NEAR * title.size
        ),
        None,
    )
