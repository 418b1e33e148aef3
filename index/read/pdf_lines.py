"""The lines and ruled tables of a PDF page, and what of the lines belongs together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from index.read.grid import Cell, Grid, join_wrapped

_Character = tuple[str, float, float, float, float, float]  # text, left, top, right, bottom, font size
_PAGE_NUMBER = re.compile(
    r"^[\s\-—–－_·.]*(?:第?\s*\d{1,4}\s*页?|[ivxIVX]{1,5})(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[\s\-—–－_·.]*$"
)
_STARTS = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]{1,5}[编章节条款步]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|附\s*件\s*\d*\s*(?:[：:]|$)|[•●◆▪■★※]|[问答QA][：:]|(?:注|备注|说明)[：:])"
)
_SNAP = 3.0  # points between two edges that are drawn as one


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its box and those of the column of text it stands in, in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    margin_left: float = 0.0
    margin_right: float = 0.0


@dataclass
class Page:
    """A page as shown: its size, its characters, whether rules are drawn on it, its tables."""

    width: float
    height: float
    characters: list[_Character]
    ruled: bool
    tables: list[Region] = field(default_factory=list)


@dataclass
class Region:
    """A ruled table on one page: its edges and the squares that each cell covers."""

    box: tuple[float, float, float, float]
    columns: list[float]
    rows: list[float]
    cells: list[tuple[int, int, int, int]]  # row, column, height, width
    characters: list[list[_Character]] = field(default_factory=list)

    @classmethod
    def of(cls, box: Sequence[float], cells: Iterable[Sequence[float]]) -> Region | None:
        """From the boxes of the cells; None for what is only a frame or a rule."""
        boxes = [tuple(cell) for cell in cells]
        columns = _edges([x for cell in boxes for x in (cell[0], cell[2])])
        rows = _edges([y for cell in boxes for y in (cell[1], cell[3])])
        if len(columns) < 3 or len(boxes) < 3:
            return None
        placed = []
        for left, top, right, bottom in boxes:
            x0, x1, y0, y1 = (
                _nearest(columns, left),
                _nearest(columns, right),
                _nearest(rows, top),
                _nearest(rows, bottom),
            )
            if x1 > x0 and y1 > y0:
                placed.append((y0, x0, y1 - y0, x1 - x0))
        return cls((box[0], box[1], box[2], box[3]), columns, rows, placed, [[] for _ in placed])

    def take(self, character: _Character) -> bool:
        """Puts a character into the cell it stands in; False where it stands outside the table."""
        _, left, top, right, bottom, _ = character
        x, y = (left + right) / 2, (top + bottom) / 2
        if not (self.box[0] - 1 <= x <= self.box[2] + 1 and self.box[1] - 1 <= y <= self.box[3] + 1):
            return False
        for position, (row, column, height, width) in enumerate(self.cells):
            if (
                self.columns[column] - 1 <= x <= self.columns[column + width] + 1
                and self.rows[row] - 1 <= y <= self.rows[row + height] + 1
            ):
                self.characters[position].append(character)
                return True
        return False

    def cells_with_text(self) -> list[tuple[int, int, int, int, str]]:
        """(row, column, height, width, text) of each cell."""
        return [
            (*cell, "\n".join(line.text for line in _lines(characters)))
            for cell, characters in zip(self.cells, self.characters, strict=True)
        ]

    def filled(self) -> list[list[Cell]]:
        """All rows with merged cells filled, also blank rows."""
        grid = Grid()
        for row, column, height, width, text in self.cells_with_text():
            grid.place(row, column, text, height, width)
        return grid.squares()


def lines_of(page: Page) -> list[Line | Region]:
    """The lines outside tables and the tables, from top to bottom."""
    outside = [c for c in page.characters if not any(table.take(c) for table in page.tables)]
    lines = _lines(outside)
    if lines:
        left = min(line.left for line in lines)
        right = max(line.right for line in lines)
        lines = [
            Line(line.text, line.left, line.right, line.top, line.bottom, line.size, left, right)
            for line in lines
        ]
    return sorted(
        [*lines, *page.tables], key=lambda part: part.top if isinstance(part, Line) else part.box[1]
    )


def without_running_heads(
    pages: Sequence[list[Line | Region]], sizes: Sequence[Page]
) -> list[list[Line | Region]]:
    """Drops page numbers, and lines at the top or bottom that most pages repeat."""
    seen: Counter[str] = Counter()
    for parts, page in zip(pages, sizes, strict=True):
        seen.update({_shape(part) for part in _at_the_edge(parts, page)})
    least = max(2, (sum(bool(parts) for parts in pages) + 1) // 2)
    kept: list[list[Line | Region]] = []
    for parts, page in zip(pages, sizes, strict=True):
        edge = {id(part) for part in _at_the_edge(parts, page)}
        kept.append([
            part
            for part in parts
            if id(part) not in edge
            or not isinstance(part, Line)
            or not (seen[_shape(part)] >= least or _PAGE_NUMBER.match(part.text))
        ])  # fmt: skip
    return kept


def join_lines(lines: Sequence[Line]) -> list[str]:
    """Paragraphs: a line goes on in the next where it reached the right margin."""
    paragraphs: list[list[str]] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and _goes_on(previous, line):
            paragraphs[-1].append(line.text)
        else:
            paragraphs.append([line.text])
        previous = line
    return [text for parts in paragraphs if (text := join_wrapped(parts)).strip()]


def _goes_on(previous: Line, line: Line) -> bool:
    size = max(previous.size, line.size, 1.0)
    if abs(previous.size - line.size) > 0.15 * size or _STARTS.match(line.text):
        return False
    full = previous.right >= previous.margin_right - 2.2 * size
    indented = line.left >= line.margin_left + 1.2 * size
    if indented and abs(line.left - previous.left) < 0.5 * size and not _is_centred(line):
        indented = False  # a whole paragraph set in from the margin
        full = full and not re.search(r"[。！？；：]$", previous.text)
    return full and not indented


def _is_centred(line: Line) -> bool:
    left, right = line.left - line.margin_left, line.margin_right - line.right
    return left > 2 * line.size and abs(left - right) < 2 * line.size


def _at_the_edge(parts: Sequence[Line | Region], page: Page) -> list[Line]:
    """The first two and last two lines, where they stand in the page's margins."""
    ends = [*parts[:2], *parts[-2:]]
    return [
        part
        for part in ends
        if isinstance(part, Line) and (part.bottom < 0.12 * page.height or part.top > 0.88 * page.height)
    ]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line.text))


def _lines(characters: Sequence[_Character]) -> list[Line]:
    """Characters grouped by height, each line from left to right."""
    groups: list[list[_Character]] = []
    for character in sorted((c for c in characters if c[4] > c[2]), key=lambda c: ((c[2] + c[4]) / 2, c[1])):
        middle = (character[2] + character[4]) / 2
        for group in reversed(groups[-3:]):
            tallest = max(group, key=lambda c: c[4] - c[2])
            reach = 0.45 * max(tallest[5], tallest[4] - tallest[2], character[5] * 0.8)
            if abs((tallest[2] + tallest[4]) / 2 - middle) <= reach:
                group.append(character)
                break
        else:
            groups.append([character])
    lines = [_line(sorted(group, key=lambda c: c[1])) for group in groups]
    return sorted((line for line in lines if line.text.strip()), key=lambda line: line.top)


def _line(group: Sequence[_Character]) -> Line:
    text = ""
    reached = group[0][1]
    for char, left, _, right, _, size in group:
        gap = (left - reached) / max(size, 1.0)
        if text and gap > 1.6:
            text += "  "
        elif (
            text
            and not text.endswith(" ")
            and (
                gap > 0.8
                or (
                    gap > 0.18
                    and char.isascii()
                    and char.isalnum()
                    and text[-1].isascii()
                    and text[-1].isalnum()
                )
            )
        ):
            text += " "
        if not (char.isspace() and text.endswith(" ")):
            text += " " if char.isspace() else char
        reached = max(reached, right)
    sizes = Counter(round(c[5], 1) for c in group if not c[0].isspace())
    inked = [c for c in group if not c[0].isspace()] or list(group)
    return Line(
        text.strip(),
        min(c[1] for c in inked),
        max(c[3] for c in inked),
        min(c[2] for c in inked),
        max(c[4] for c in inked),
        sizes.most_common(1)[0][0] if sizes else group[0][5],
    )


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda position: abs(edges[position] - value))
