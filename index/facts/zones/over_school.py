"""Homes in a line over the line of their school: 「📍甲村、乙苑」「🏫某小学」.

Where lists stand so, a school's name is not over the list that follows it, but that of the next school.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.facts.zones.bullets import SYMBOL
from index.facts.zones.clauses import parted
from index.facts.zones.homes import homes_in, school_told
from index.facts.zones.names import TOWN
from index.facts.zones.row_lists import Assignment
from index.facts.zones.schools import school_names, without_numbering
from index.facts.zones.spelling import fold
from index.items import Passage

_AT_END = re.compile(rf"(?:{SYMBOL}|[\s:。;,])+$")
_ARROW = re.compile(r"^\s*(?:-+>?|=>|[→⇒↓]+)\s*")
_BESIDE = re.compile(r"电话|地址|咨询|网址|公众号")
_SEVERAL = re.compile(r"[、，,/]")
_SHORTEST = 2  # pairs, where nothing but their order tells which belongs to which


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text at ``start``: the stretches of it that are ``homes``, or its ``schools``."""

    start: int
    homes: tuple[tuple[int, int], ...] = ()
    schools: tuple[str, ...] = ()
    points: bool = False  # an arrow or a verb leads up to the school


def homes_over_schools(passage: Passage) -> tuple[list[Assignment], frozenset[int]]:
    """(what homes over schools assign, where the lines begin that it was read from).

    Where lines of homes and of schools take turns, but begin and end with homes, nobody knows which belong
    together: nothing is assigned.
    """
    found: list[Assignment] = []
    taken: set[int] = set()
    for run in _runs(passage):
        listed = passage.text[slice(*run[0].homes[0])] if run[0].homes else ""
        pairs = sum(bool(line.schools) for line in run)
        sure = pairs >= _SHORTEST or all(line.points for line in run if line.schools)
        unclear = bool(run[-1].homes)
        if not listed or not sure or (unclear and not _SEVERAL.search(listed)):
            continue
        taken |= {line.start for line in run}
        found += [] if unclear else _assigned(passage, run)
    return found, frozenset(taken)


def schools_beside_homes(passage: Passage) -> set[str]:
    """The schools of lines that stand over lines of homes, or under them."""
    runs = [run for run in _runs(passage) if any(line.homes for line in run)]
    return {school for run in runs for line in run for school in line.schools}


def _assigned(passage: Passage, run: Sequence[_Line]) -> list[Assignment]:
    found: list[Assignment] = []
    above: list[tuple[int, int]] = []
    for line in run:
        if line.homes:
            above += line.homes
        elif line.schools:
            found += [Assignment(passage, first, last, line.schools) for first, last in above]
            above = []
    return found


def _runs(passage: Passage) -> list[list[_Line]]:
    """The lines of homes and schools that follow each other, no school directly behind another."""
    runs: list[list[_Line]] = [[]]
    at = 0
    for text in passage.text.split("\n"):
        line = _line(fold(text), at, passage.text)
        if line is None and not _BESIDE.search(text):
            runs.append([])
        elif line is not None:
            if line.schools and runs[-1] and runs[-1][-1].schools:
                runs.append([])
            runs[-1].append(line)
        at += len(text) + 1
    return [run for run in runs if any(line.schools for line in run)]


def _line(folded: str, at: int, around: str) -> _Line | None:
    arrow = _ARROW.match(folded)
    begin = arrow.end() if arrow else len(folded) - len(without_numbering(folded))
    bare = _AT_END.sub("", folded[begin:])
    if schools := school_told(bare, around) or school_names(bare):
        return _Line(at, schools=schools, points=bool(arrow) or bare not in schools)
    if len(parted(bare, "。;")) != 1 or TOWN.fullmatch(bare):
        return None
    homes = homes_in(bare)
    return (
        _Line(at, tuple((at + begin + first, at + begin + last) for first, last in homes)) if homes else None
    )
