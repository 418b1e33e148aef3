"""Names over the columns of a table without bars, some of which stand over several columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

from index.read.grid import Grid
from index.read.headers import is_value
from index.read.spaced_cells import ENDED, NEAR, Reach, Span, by_column, column_of

_MOST_LINES = 3
_CENTRED = 3.0  # columns of the screen
_EXACT = 1.0


def header_lines(lines: Sequence[Sequence[Span]], most: int) -> int:
    """How many of the first lines are names over the columns, none of them filling all; 0 where the
    first line does."""
    depth = 0
    while depth < len(lines) and 1 < len(lines[depth]) < most:
        if any(is_value(span.text) or ENDED.search(span.text) for span in lines[depth]):
            break
        depth += 1
    if depth < len(lines) and depth and not any(is_value(span.text) for span in lines[depth]):
        depth += len(lines[depth]) == most  # names of all columns under names over several
    return depth if depth <= _MOST_LINES else 0


def place_header(grid: Grid, lines: Sequence[Sequence[Span]], reaches: Sequence[Reach]) -> bool:
    """Puts the names into the grid; False where one of them could stand over other columns as well."""
    single = by_column(lines[-1], reaches)
    if single is None:
        return False
    bottom = len(lines) - 1
    covered: set[int] = set()
    taken = {x: (bottom, span.text) for x, span in single.items()}
    wide = [
        (min(a, single[x].start), max(b, single[x].end)) if x in single else (a, b)
        for x, (a, b) in enumerate(reaches)
    ]
    for y in range(bottom - 1, -1, -1):
        over: list[Span] = []
        for span in lines[y]:
            x = column_of(span, wide)
            if x is not None and x not in taken:
                taken[x] = (y, span.text)
            else:
                over.append(span)
        # The first column holds what the rows are called, and is of no group.
        below = [x for x in range(1, len(wide)) if x in taken and taken[x][0] > y]
        names = {x: text for x, (_, text) in taken.items()}
        split = _spread(over, below, wide, names, taken.get(0, (bottom, ""))[0] <= y) if over else []
        if split is None:
            return False
        for span, columns in zip(over, split, strict=True):
            grid.place(y, columns[0], span.text, 1, len(columns))
        covered.update(x for columns in split for x in columns)
    for x, (y, text) in taken.items():
        top = y if x in covered else 0  # a name with nothing over it is not of the group beside it
        grid.place(top, x, text, bottom + 1 - top)
    return True


def _spread(
    over: Sequence[Span],
    below: Sequence[int],
    wide: Sequence[Reach],
    names: Mapping[int, str],
    single_above: bool,
) -> list[list[int]] | None:
    """The columns under each name; None where more than one way to part them puts each over its own.

    Surest are names right in the middle of their columns, then names over the same names each. Where
    names of single columns stand on the upper line (``single_above``), those below all have one over them.
    """
    fitting = list(_splits(over, below, wide))
    exact = [
        split
        for split in fitting
        if all(_off_centre(name, part, wide) <= _EXACT for name, part in zip(over, split, strict=True))
    ]
    alike = [
        split for split in fitting if len(split) > 1 and len({_named(part, names) for part in split}) == 1
    ]
    whole = [
        split
        for split in fitting
        if single_above
        and sum(map(len, split)) == len(below)
        and all(abs(name.start - wide[part[0]][0]) <= 1 for name, part in zip(over, split, strict=True))
    ]
    if len(exact) == len(alike) == 1 and exact != alike:
        return None
    return next((splits[0] for splits in (exact, alike, whole) if len(splits) == 1), None)


def _named(columns: Sequence[int], names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[x] for x in columns)


def _splits(over: Sequence[Span], below: Sequence[int], wide: Sequence[Reach]) -> Iterator[list[list[int]]]:
    """All ways to put the names, in their order, over columns that stand side by side."""
    if not over:
        yield []
        return
    for first, last in combinations_with_replacement(range(len(below)), 2):
        columns = list(below[first : last + 1])
        if columns[-1] - columns[0] == last - first and _stands_over(over[0], columns, wide):
            for rest in _splits(over[1:], below[last + 1 :], wide):
                yield [columns, *rest]


def _stands_over(name: Span, columns: Sequence[int], wide: Sequence[Reach]) -> bool:
    left, right = wide[columns[0]][0], wide[columns[-1]][1]
    if len(columns) < 2 or name.start < left - NEAR or name.end > right + NEAR:
        return False
    return _off_centre(name, columns, wide) <= _CENTRED or abs(name.start - left) <= 1


def _off_centre(name: Span, columns: Sequence[int], wide: Sequence[Reach]) -> float:
    return abs(name.start + name.end - wide[columns[0]][0] - wide[columns[-1]][1]) / 2
