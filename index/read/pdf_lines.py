"""Characters of a PDF page to lines. A line knows its pieces, so that it can be cut at a white gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from index.read.pdf_pages import Box, Character

_PIECE_GAP = 0.45  # of the size; narrower gaps are never the white between two columns
LEAST_GAP = 0.6  # of the size; white that may part two columns
_BLANK_GAP = 0.8
_WIDE_GAP = 1.6
_OVERLAP = 0.3  # of the size by which two texts stand over one another
_RUN_INTO_GAP = 1.0  # of the size, shown between a cell that is too long and the next
_SAME_PLACE = 0.8  # points
_LINES_AROUND = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand close together."""

    text: str
    left: float
    right: float


@dataclass(frozen=True)
class Line:
    """Pieces at one height with their box, in points, and the margins of the text they stand in."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    size: float
    bold: bool = False
    margin_left: float = 0.0
    margin_right: float = 0.0

    @cached_property
    def left(self) -> float:
        return self.pieces[0].left

    @cached_property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @cached_property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @cached_property
    def text(self) -> str:
        text, reached = self.pieces[0].text, self.pieces[0].right
        for piece in self.pieces[1:]:
            gap = (piece.left - reached) / max(self.size, 1.0)
            if gap > _BLANK_GAP:
                text = text.rstrip(" ") + ("  " if gap > _WIDE_GAP else " ")
            text += piece.text
            reached = max(reached, piece.right)
        return text.strip()

    @cached_property
    def spans(self) -> list[tuple[float, float]]:
        """From where to where the parts reach that stand LEAST_GAP sizes and more from each other."""
        spans: list[tuple[float, float]] = []
        for piece in self.pieces:
            if spans and piece.left - spans[-1][1] < LEAST_GAP * self.size:
                spans[-1] = (spans[-1][0], max(spans[-1][1], piece.right))
            else:
                spans.append((piece.left, piece.right))
        return spans

    def parts(self) -> list[Line]:
        """The line cut where its parts stand apart."""
        found = (self.within(left - 0.1, right + 0.1) for left, right in self.spans)
        return [part for part in found if part is not None]

    def within(self, left: float, right: float) -> Line | None:
        """The part whose pieces stand between two positions, None where none do."""
        pieces = tuple(p for p in self.pieces if left <= (p.left + p.right) / 2 < right)
        if not pieces:
            return None
        return Line(pieces, self.top, self.bottom, self.size, self.bold, self.margin_left, self.margin_right)


def lines_of(characters: Iterable[Character]) -> list[Line]:
    """Characters grouped by height, each line from left to right, from top to bottom."""
    groups: list[list[Character]] = []
    tallest: list[Character] = []
    for character in sorted(characters, key=lambda c: ((c.top + c.bottom) / 2, c.left)):
        middle = (character.top + character.bottom) / 2
        for place in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
            other = tallest[place]
            height = other.bottom - other.top
            reach = 0.45 * max(other.size, height, character.size * 0.8)
            if abs((other.top + other.bottom) / 2 - middle) <= reach:
                groups[place].append(character)
                if character.bottom - character.top > height:
                    tallest[place] = character
                break
        else:
            groups.append([character])
            tallest.append(character)
    rows = [_set_apart(sorted(group, key=lambda c: c.left)) for group in groups]
    starts = [_starts(row) for row in rows]
    lines = [
        line
        for number, row in enumerate(rows)
        if (line := _line(row, _starts_near(starts, number))) is not None
    ]
    return sorted(lines, key=lambda line: line.top)


def _set_apart(row: list[Character]) -> list[Character]:
    """A line in which one text is drawn over the end of another, as a cell too long for its column is:
    each text whole, one behind the other."""
    over: set[int] = set()
    inked = [character for character in row if not character.text.isspace()]
    for left, right in pairwise(inked):
        if left.drawing != right.drawing and right.left < left.right - _OVERLAP * left.size:
            over |= {left.drawing, right.drawing}
    if not over:
        return row
    begins: dict[int, float] = {}
    for character in row:
        begins.setdefault(character.drawing, character.left)
    return sorted(row, key=lambda c: (begins[c.drawing] if c.drawing in over else c.left, c.left))


def _starts(row: Sequence[Character]) -> list[float]:
    """Where something begins behind a gap as wide as between columns."""
    inked = [character for character in row if not character.text.isspace()]
    return [
        after.left for before, after in pairwise(inked) if after.left - before.right >= LEAST_GAP * after.size
    ]


def _starts_near(starts: Sequence[Sequence[float]], number: int) -> list[float]:
    """Positions at which two and more of the lines around line ``number`` begin something."""
    near = range(max(0, number - _LINES_AROUND), min(len(starts), number + _LINES_AROUND + 1))
    around = [set(starts[other]) for other in near if other != number]
    places = {place for one in around for place in one}
    return [
        place
        for place in places
        if sum(any(abs(start - place) <= _SAME_PLACE for start in one) for one in around) > 1
    ]


def text_of(characters: Sequence[Character]) -> str:
    """The lines of a cell or a box, joined by line breaks; sideways text is read along its lines."""
    turns = Counter(c.turn for c in characters if not c.text.isspace())
    turn = turns.most_common(1)[0][0] if turns else 0
    if turn in (1, 3):
        upright = [
            c._replace(left=c.top, top=-c.right, right=c.bottom, bottom=-c.left)
            if turn == 1
            else c._replace(left=-c.bottom, top=c.left, right=-c.top, bottom=c.right)
            for c in characters
            if c.turn == turn
        ]
        return "\n".join(line.text for line in lines_of(upright))
    return "\n".join(line.text for line in lines_of(characters))


def with_margins(lines: Sequence[Line], beside: Sequence[Box] = ()) -> list[Line]:
    """The lines of one column of text, each knowing how far the text around it reaches.

    Next to a box that stands in the text only the lines beside the same box count.
    """
    if not lines:
        return []
    whole = min(line.left for line in lines), max(line.right for line in lines)
    found = []
    for line in lines:
        box = next((box for box in beside if box.top < line.middle < box.bottom), None)
        near = [one for one in lines if box is not None and box.top < one.middle < box.bottom]
        left, right = (min(one.left for one in near), max(one.right for one in near)) if near else whole
        found.append(replace(line, margin_left=left, margin_right=right))
    return found


def usual_size(lines: Iterable[Line]) -> float:
    """The size that most of the text is set in; 0 where there is none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += sum(len(piece.text) for piece in line.pieces)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _line(group: Sequence[Character], starts: Sequence[float]) -> Line | None:
    """``starts`` are positions where columns begin in the lines around."""
    inked = [c for c in group if not c.text.isspace()]
    if not inked:
        return None
    sizes = Counter(round(c.size, 1) for c in inked)
    pieces: list[Piece] = []
    text, left, reached, blank = "", 0.0, 0.0, False
    drawing = -1
    for character in group:
        if character.text.isspace():
            blank = True
            continue
        gap = (character.left - reached) / max(character.size, 1.0)
        if text and character.drawing != drawing and gap < _RUN_INTO_GAP:
            begins = any(abs(character.left - place) <= _SAME_PLACE for place in starts)
            if gap < -_OVERLAP or begins:  # the text before runs into the column that begins here
                reached = max(left, character.left - _RUN_INTO_GAP * character.size)
                gap = _RUN_INTO_GAP
        drawing = character.drawing
        if text and gap > _PIECE_GAP:
            pieces.append(Piece(text + (" " if blank else ""), left, reached))
            text = ""
        elif text and (blank or _are_apart(text[-1], character.text, gap)) and not text.endswith(" "):
            text += " "
        blank = False
        if not text:
            left = character.left
        text += character.text
        reached = max(reached, character.right) if text != character.text else character.right
    pieces.append(Piece(text, left, reached))
    return Line(
        tuple(pieces),
        min(c.top for c in inked),
        max(c.bottom for c in inked),
        sizes.most_common(1)[0][0],
        sum(c.bold for c in inked) * 2 > len(inked),
    )


def _are_apart(before: str, after: str, gap: float) -> bool:
    """Whether two Latin words meet without a blank character between them."""
    return gap > 0.18 and before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
