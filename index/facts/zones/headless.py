"""Tables whose heading row was read as their first row: its words are put over the rows under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.facts.zones.columns import role_of
from index.facts.zones.schools import is_school, school_names
from index.facts.zones.spelling import fold
from index.items import Passage

_SHORTEST = 2


def with_headings(passages: Sequence[Passage]) -> list[Passage]:
    """``passages`` with the cells of rows without headings under those of the row that names them.

    That row is left out. Rows that follow with another number of cells keep what they have.
    """
    found: list[Passage] = []
    names: tuple[str, ...] = ()
    for position, passage in enumerate(passages):
        values = _values(passage)
        if not values or any(column for column, _ in passage.cells):
            names = () if values else names
            found.append(passage)
        elif _are_headings(values) or _are_schools_over(values, passages[position + 1 : position + 2]):
            names = values
        elif len(names) == len(values):
            found.append(replace(passage, cells=tuple(zip(names, values, strict=True))))
        else:
            found.append(passage)
    return found


def _values(passage: Passage) -> tuple[str, ...]:
    return tuple(value.strip() for _, value in passage.cells)


def _are_headings(values: Sequence[str]) -> bool:
    roles = [role_of(value, in_zone_list=True) for value in values]
    named = any(school_names(fold(value)) for value in values)
    places = set(roles) & {"zone", "place", "number"}
    of_schools = roles.count("school")
    return len(values) >= _SHORTEST and not named and (of_schools > 1 or bool(of_schools and places))


def _are_schools_over(values: Sequence[str], following: Sequence[Passage]) -> bool:
    """Whether the values are schools beside each other, each over the places that it takes."""
    below = [value for passage in following for value in _values(passage)]
    return (
        len(set(values)) == len(values) == len(below) >= _SHORTEST
        and all(is_school(fold(value)) for value in values)
        and not any(school_names(fold(value)) for value in below)
    )
