"""Tables drawn with lines in both directions, and framed boxes of text, on a PDF page.

The rules of a page are snapped to common positions. Rules that touch make one drawing; its rules cut
the plane into squares, and squares with no rule between them are one cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from index.read.pdf_lines import text_of
from index.read.pdf_pages import Box, Character, Page
from index.read.pdf_regions import Placed, Region
from index.read.pdf_shades import rules_of_shades

_SNAP = 3.0  # points between two rules that are drawn as one
_SLIVER = 4.5
_TALLEST_ROW_ACROSS = 40.0
_OPEN_SIDE = 12.0  # a rule that runs on this far beyond the last upright one has a cell there
_MOST_EDGES = 400
_LARGEST_FRAME = 0.5  # of the page; a larger frame is decoration around everything
_Rule = tuple[float, float, float]  # position, start, end
_Group = tuple[list[_Rule], list[_Rule]]  # level, upright


@dataclass
class Drawing:
    """What the rules of a page hold, and what they leave."""

    regions: list[Region]
    frames: list[tuple[Box, list[Character]]]
    outside: list[Character]
    level_rules: list[Box]


def read_drawing(page: Page, characters: Sequence[Character]) -> Drawing:
    """Tables of two columns and more, boxes of text, all other characters, all other level rules."""
    rules = [*page.rules, *rules_of_shades(page, characters)]
    level = _joined([(r.top, r.left, r.right) for r in rules if r.right - r.left > r.bottom - r.top])
    upright = _joined([(r.left, r.top, r.bottom) for r in rules if r.right - r.left <= r.bottom - r.top])
    result = Drawing([], [], [], [])
    lattices: list[_Lattice] = []
    for levels, uprights in _with_rows_across(_touching(level, upright)):
        if not levels or not uprights or max(len(levels), len(uprights)) > _MOST_EDGES:
            result.level_rules.extend(Box(start, y, end, y) for y, start, end in levels)
            continue
        lattice = _Lattice(levels, uprights)
        is_table = len(lattice.cells) > 1 and len(lattice.xs) > 2
        is_frame = lattice.area < _LARGEST_FRAME * page.width * page.height
        if lattice.cells and (is_table or is_frame):
            lattices.append(lattice)
        else:
            result.level_rules.extend(Box(start, y, end, y) for y, start, end in levels)
    lattices.sort(key=lambda lattice: lattice.area)  # a table inside a cell comes before the outer one
    for character in characters:
        if not any(lattice.take(character) for lattice in lattices):
            result.outside.append(character)
    for lattice in lattices:
        if len(lattice.xs) > 2 and len(lattice.cells) > 1:
            result.regions.append(lattice.region())
        else:
            for box, inside in lattice.boxes():
                result.frames.append((box, inside))
    return result


class _Lattice:
    """The cells that touching rules enclose."""

    def __init__(self, levels: Sequence[_Rule], uprights: Sequence[_Rule]) -> None:
        levels, uprights = _without_slivers(levels), _without_slivers(uprights)
        self.xs = sorted({x for x, _, _ in uprights})
        self.ys = sorted({y for y, _, _ in levels})
        self._levels = _by_position(levels)
        self._uprights = _by_position(uprights)
        self._open_sides(levels, uprights)
        self.cells = self._find_cells()
        self._characters: list[list[Character]] = [[] for _ in self.cells]
        self._by_square = {
            (y, x): position
            for position, (row, column, height, width) in enumerate(self.cells)
            for y in range(row, row + height)
            for x in range(column, column + width)
        }

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def take(self, character: Character) -> bool:
        """Puts a character into the cell it stands in; False where it stands in none."""
        x, y = (character.left + character.right) / 2, (character.top + character.bottom) / 2
        column, row = _interval(self.xs, x), _interval(self.ys, y)
        if column is None or row is None or (row, column) not in self._by_square:
            return False
        self._characters[self._by_square[row, column]].append(character)
        return True

    def region(self) -> Region:
        cells = [
            Placed(*cell, text_of(inside)) for cell, inside in zip(self.cells, self._characters, strict=True)
        ]
        box = Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
        return Region(box, tuple(self.xs), len(self.ys) - 1, tuple(cells), ruled=True)

    def boxes(self) -> list[tuple[Box, list[Character]]]:
        return [
            (Box(self.xs[x], self.ys[y], self.xs[x + width], self.ys[y + height]), inside)
            for (y, x, height, width), inside in zip(self.cells, self._characters, strict=True)
            if inside
        ]

    def _open_sides(self, levels: Sequence[_Rule], uprights: Sequence[_Rule]) -> None:
        """Many tables are drawn without their outermost rules: cells reach as far as the others do."""
        for positions, rules, own in (
            (self.xs, levels, self._uprights),
            (self.ys, uprights, self._levels),
        ):
            first, last = positions[0], positions[-1]
            before = [start for _, start, _ in rules if start < first - _OPEN_SIDE]
            after = [end for _, _, end in rules if end > last + _OPEN_SIDE]
            span = (min(rule[0] for rule in rules), max(rule[0] for rule in rules))
            if len(before) >= 2:
                positions.insert(0, min(before))
                own[min(before)] = [span]
            if len(after) >= 2:
                positions.append(max(after))
                own[max(after)] = [span]

    def _find_cells(self) -> list[tuple[int, int, int, int]]:
        """(row, column, height, width) of each cell that is closed on all sides."""
        wide, high = len(self.xs) - 1, len(self.ys) - 1
        parent = list(range(wide * high))

        def root(square: int) -> int:
            while parent[square] != square:
                parent[square] = parent[parent[square]]
                square = parent[square]
            return square

        open_squares: set[int] = set()
        for y in range(high):
            for x in range(wide):
                middle_x, middle_y = (self.xs[x] + self.xs[x + 1]) / 2, (self.ys[y] + self.ys[y + 1]) / 2
                right = _is_drawn(self._uprights, self.xs[x + 1], middle_y)
                below = _is_drawn(self._levels, self.ys[y + 1], middle_x)
                square = y * wide + x
                if not right and x + 1 < wide:
                    parent[root(square + 1)] = root(square)
                if not below and y + 1 < high:
                    parent[root(square + wide)] = root(square)
                if (
                    (x + 1 == wide and not right)
                    or (y + 1 == high and not below)
                    or (x == 0 and not _is_drawn(self._uprights, self.xs[0], middle_y))
                    or (y == 0 and not _is_drawn(self._levels, self.ys[0], middle_x))
                ):
                    open_squares.add(square)
        members: dict[int, list[int]] = {}
        for square in range(wide * high):
            members.setdefault(root(square), []).append(square)
        open_roots = {root(square) for square in open_squares}
        cells = []
        for owner, squares in members.items():
            if owner in open_roots:
                continue
            rows, columns = {square // wide for square in squares}, {square % wide for square in squares}
            if len(squares) == len(rows) * len(columns):
                cells.append((min(rows), min(columns), len(rows), len(columns)))
            else:  # a rule is missing somewhere: no cell can be told, so each row stands alone
                for row in sorted(rows):
                    across = [square % wide for square in squares if square // wide == row]
                    cells.append((row, min(across), 1, max(across) - min(across) + 1))
        return sorted(cells)


def _without_slivers(rules: Sequence[_Rule]) -> list[_Rule]:
    """The two rules of a double border brought to one position: no text fits between them."""
    places = sorted({rule[0] for rule in rules})
    moved: dict[float, float] = {}
    last = -_SLIVER
    for place in places:
        last = last if place - last < _SLIVER else place
        moved[place] = last
    return [(moved[place], start, end) for place, start, end in rules]


def _joined(rules: Sequence[_Rule]) -> list[_Rule]:
    """Rules at almost one position brought to one, and joined where they touch."""
    joined: list[_Rule] = []
    group: list[_Rule] = []

    def close() -> None:
        if not group:
            return
        position = sum(rule[0] for rule in group) / len(group)
        start, end = None, 0.0
        for _, left, right in sorted(group, key=lambda rule: rule[1]):
            if start is None:
                start, end = left, right
            elif left <= end + _SNAP:
                end = max(end, right)
            else:
                joined.append((position, start, end))
                start, end = left, right
        if start is not None:
            joined.append((position, start, end))

    for rule in sorted(rules):
        if group and (rule[0] - group[-1][0] > _SNAP / 2 or rule[0] - group[0][0] > _SNAP):
            close()
            group = []
        group.append(rule)
    close()
    return joined


def _touching(levels: Sequence[_Rule], uprights: Sequence[_Rule]) -> list[_Group]:
    """Groups of level and upright rules that meet."""
    parent = list(range(len(levels) + len(uprights)))

    def root(rule: int) -> int:
        while parent[rule] != rule:
            parent[rule] = parent[parent[rule]]
            rule = parent[rule]
        return rule

    by_height = sorted(range(len(levels)), key=lambda number: levels[number][0])
    heights = [levels[number][0] for number in by_height]
    for number, (x, top, bottom) in enumerate(uprights):
        for place in range(bisect_left(heights, top - _SNAP), len(by_height)):
            level = by_height[place]
            y, start, end = levels[level]
            if y > bottom + _SNAP:
                break
            if start - _SNAP <= x <= end + _SNAP:
                parent[root(len(levels) + number)] = root(level)
    groups: dict[int, _Group] = {}
    for number, rule in enumerate((*levels, *uprights)):
        group = groups.setdefault(root(number), ([], []))
        group[0 if number < len(levels) else 1].append(rule)
    return list(groups.values())


def _with_rows_across(
    groups: Sequence[tuple[list[_Rule], list[_Rule]]],
) -> list[_Group]:
    """Parts of one table without outer rules, where a row that is one cell stands between them.

    No upright rule touches such a row: its upper and lower rules are equal, and reach further than the
    upright rules of both parts.
    """
    joined: list[tuple[list[_Rule], list[_Rule]]] = []
    for levels, uprights in sorted(
        groups, key=lambda group: min((rule[0] for rule in group[0]), default=0.0)
    ):
        before = joined[-1] if joined else None
        if before is not None and levels and uprights and before[0] and before[1]:
            over, under = max(before[0]), min(levels)
            if (
                0 < under[0] - over[0] <= _TALLEST_ROW_ACROSS
                and abs(over[1] - under[1]) < _SNAP
                and abs(over[2] - under[2]) < _SNAP
                and all(
                    under[1] + _OPEN_SIDE < x < under[2] - _OPEN_SIDE for x, _, _ in (*before[1], *uprights)
                )
            ):
                before[0].extend(levels)
                before[1].extend(uprights)
                continue
        joined.append((levels, uprights))
    return joined


def _by_position(rules: Sequence[_Rule]) -> dict[float, list[tuple[float, float]]]:
    spans: dict[float, list[tuple[float, float]]] = {}
    for position, start, end in rules:
        spans.setdefault(position, []).append((start, end))
    return spans


def _is_drawn(rules: dict[float, list[tuple[float, float]]], position: float, at: float) -> bool:
    return any(start - _SNAP <= at <= end + _SNAP for start, end in rules.get(position, ()))


def _interval(edges: Sequence[float], value: float) -> int | None:
    """Between which two edges a value lies, with a little room outside the first and last."""
    if not edges[0] - 1 <= value <= edges[-1] + 1:
        return None
    return min(max(bisect_left(edges, value) - 1, 0), len(edges) - 2)
