"""A table as it is drawn: cells in rows and columns, knowing which of them are one merged cell."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

# Wider or longer than any table that people fill in: a sheet formatted down to its last row.
_MOST_COLUMNS = 400
_LISTED = re.compile(r"\d{1,2}[.、．](?!\d)|[（(][一二三四五六七八九十\d]{1,2}[)）]|[①-⑳]")
_ENDS_A_NAME = re.compile(
    r"(?:街道|社区|小学|中学|学校|幼儿园|教育局|学区|片区|中心|校区|分校|电话|地址|名称|范围|标准|时间|方式|人数|计划)$"
)
# No blank is put behind or before these where two lines of an author are joined.
_GOES_ON = "。，、；：！？,;:/—-（(【〔《「“"
_CONTINUES = "。，、；：！？,;:/—-）)】〕》」”（(【〔"
_BLANKS = re.compile(r"[ \t\u00a0\u3000\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of the grid. Squares of one merged cell share ``owner`` and ``text``."""

    text: str
    owner: int


class Grid:
    """Squares filled as cells are placed; ``rows`` gives them rectangular, blank where nothing is."""

    def __init__(self) -> None:
        self._squares: dict[tuple[int, int], Cell] = {}
        self._placed = 0
        self.height = 0
        self.width = 0

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]]) -> Grid:
        """A grid without merged cells."""
        grid = cls()
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if text.strip():
                    grid.place(y, x, text)
        return grid

    def place(self, row: int, column: int, text: str, height: int = 1, width: int = 1) -> None:
        """Puts a cell at (row, column); squares that are taken already stay as they are."""
        if column >= _MOST_COLUMNS:
            return
        self._placed += 1
        cell = Cell(_tidy(text), self._placed)
        for y in range(row, row + height):
            for x in range(column, min(column + width, _MOST_COLUMNS)):
                self._squares.setdefault((y, x), cell)
                self.width = max(self.width, x + 1)
        self.height = max(self.height, row + height)

    def free_column(self, row: int, column: int) -> int:
        """The first column from ``column`` on that is free in ``row``."""
        while (row, column) in self._squares:
            column += 1
        return column

    def extend(self, row: int, column: int, text: str) -> None:
        """Adds ``text`` to the cell at (row, column), in all its squares."""
        old = self._squares.get((row, column), Cell("", 0))
        if not old.owner:
            self.place(row, column, text)
            return
        new = Cell(join_wrapped([part for part in (old.text, _tidy(text)) if part]), old.owner)
        for square, cell in list(self._squares.items()):
            if cell.owner == old.owner:
                self._squares[square] = new

    def squares(self) -> list[list[Cell]]:
        """All squares, rectangular, blank rows and columns with them."""
        blank = Cell("", 0)
        return [[self._squares.get((y, x), blank) for x in range(self.width)] for y in range(self.height)]

    def rows(self) -> list[list[Cell]]:
        """The squares, without rows and columns that hold no text of their own."""
        return compact(self.squares())

    def without(self, rows: Container[int], columns: Container[int]) -> Grid:
        """The grid as it is seen when ``rows`` and ``columns`` are hidden."""
        shown = Grid()
        down = [y for y in range(self.height) if y not in rows]
        right = [x for x in range(self.width) if x not in columns]
        for new_y, y in enumerate(down):
            for new_x, x in enumerate(right):
                if (y, x) in self._squares:
                    shown._squares[new_y, new_x] = self._squares[y, x]
        shown.height, shown.width, shown._placed = len(down), len(right), self._placed
        return shown


def compact(squares: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """``squares`` (rectangular) without the rows and columns that hold no text of their own."""
    full: list[Sequence[Cell]] = []
    for row in squares:
        if any(cell.text and not (full and cell.owner == full[-1][x].owner) for x, cell in enumerate(row)):
            full.append(row)
    kept: list[int] = []
    for x in range(len(full[0]) if full else 0):
        if any(not _shown_beside(row, x, kept[-1] if kept else None) for row in full):
            kept.append(x)
    return [[row[x] for x in kept] for row in full]


def _shown_beside(row: Sequence[Cell], x: int, left: int | None) -> bool:
    """Whether the square is blank, or part of a merged cell that a column beside it shows."""
    owner = row[x].owner
    return (
        not row[x].text
        or (left is not None and row[left].owner == owner)
        or (x + 1 < len(row) and row[x + 1].owner == owner)
    )


def _tidy(text: str) -> str:
    """One line of text: the line breaks of a narrow column are no part of what it says."""
    lines = [_BLANKS.sub(" ", line).strip() for line in text.splitlines()]
    if len(lines) == 1:
        return lines[0]
    return join_wrapped([line for line in lines if line])


def join_wrapped(lines: Sequence[str]) -> str:
    """Lines joined; with a blank only where two Latin words meet or a line had clearly ended."""
    text = ""
    for line in lines:
        glue = ""
        if text and line:
            latin = text[-1].isascii() and text[-1].isalnum() and line[0].isascii() and line[0].isalpha()
            glue = " " if latin or _LISTED.match(line) else ""
        text += glue + line
    return text


def join_lines(lines: Sequence[str]) -> str:
    """Lines that their author broke, joined: a blank stands where one thing ends and another begins.

    Two phone numbers, names or streets on lines of their own must not run together; a word broken for
    a narrow column (「东湖」「街道」), a bracket and a line that ended are not set apart.
    """
    bare = [line for line in (_BLANKS.sub(" ", line).strip() for line in lines) if line]
    if len(bare) == 1:
        return bare[0]
    upright = len(bare) > 1 and all(len(line) == 1 for line in bare)
    text = ""
    for line in bare:
        broken = upright or _ENDS_A_NAME.match(line)
        apart = text and not broken and text[-1] not in _GOES_ON and line[0] not in _CONTINUES
        text += (" " if apart or (text and _LISTED.match(line)) else "") + line
    return text
