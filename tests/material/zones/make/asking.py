"""Questions of people who live there, as they are noted down in ``asked/*.txt``.

``问题 => 学校+学校 标记…``: schools by any part of the name that only one has. Where there is none, the
letters ``c``, ``n``, ``a`` are the statuses that are right (clarify, no_answer, answered). Marks: ``-``
leaves out the neighbours' schools, ``!学校`` adds one, ``~学校`` is asked of last year's list, ``@路名12号``
is the house where the question writes it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .judge import Home, arabic, covers, name
from .listing import Pair

_STATUS = {"a": "answered", "c": "clarify", "n": "no_answer"}


@dataclass(frozen=True)
class Sheet:
    """One list's pairs, the file they stand in, and what sort of list that is: of this year, an amendment
    to it, or of last year."""

    file: str
    pairs: list[Pair]
    sort: str = "this year"


@dataclass
class Tally:
    """What checking came to: questions seen, those worked out from the entries as well, what is wrong."""

    asked: int = 0
    worked_out: int = 0
    wrong: list[str] = field(default_factory=list)


def questions(path: Path, sheets: list[Sheet], number: int, tally: Tally) -> Iterator[dict[str, Any]]:
    """The lines of one folder; ``number`` goes into their ids."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    for at, line in enumerate(lines, 1):
        question, _, answer = line.partition(" => ")
        known = _Asked(question.strip(), answer.split(), sheets)
        known.check(tally)
        yield {
            "id": f"zone-{number:02}-{at:02}",
            "kind": "zone",
            "question": known.question,
            "status": known.status,
            "must": known.must,
            "must_not": known.must_not(),
            "list": path.stem,
        }


class _Asked:
    def __init__(self, question: str, marks: list[str], sheets: list[Sheet]) -> None:
        self.question = question
        self.sheets = sheets
        first, *rest = marks
        statuses = [_STATUS[sign] for sign in first] if re.fullmatch(r"[acn]+", first) else ["answered"]
        self.status: str | list[str] = statuses[0] if len(statuses) == 1 else statuses
        self.old = first.startswith("~")
        self.names = sorted({pair.school for sheet in sheets for pair in sheet.pairs})
        self.must = (
            []
            if re.fullmatch(r"[acn]+", first)
            else [self._school(key) for key in first.strip("~").split("+")]
        )
        self.neighbours = "-" not in rest
        self.added = [self._school(mark[1:]) for mark in rest if mark.startswith("!")]
        given = [mark[1:] for mark in rest if mark.startswith("@")]
        self.home = self._home(given[0] if given else question)

    def _school(self, key: str) -> str:
        exact = [one for one in self.names if one == key]
        found = (
            exact
            or [one for one in self.names if one.endswith(key)]
            or [one for one in self.names if key in one]
        )
        if len(found) != 1:
            raise ValueError(f"{self.question}: {key} is {found}")
        return found[0]

    def _pairs(self) -> list[Pair]:
        """The entries that hold for the question: of its year, its district and its stage."""
        stages = {pair.stage for sheet in self.sheets for pair in sheet.pairs if pair.school in self.must}
        stages = stages or {stage for stage in ("小学", "初中") if stage in self.question}
        sheets = [sheet for sheet in self.sheets if (sheet.sort == "last year") == self.old]
        pairs = [pair for sheet in sheets for pair in sheet.pairs]
        places = {pair.school[:2] for pair in pairs if pair.school[:2] in self.question}
        return [
            pair
            for pair in pairs
            if (not stages or pair.stage in stages) and (not places or pair.school[:2] in places)
        ]

    def _home(self, text: str) -> Home | None:
        text = arabic(text)
        names = {name(pair.rule) for sheet in self.sheets for pair in sheet.pairs}
        for one in sorted(names, key=lambda one: (-len(one), one)):
            found = re.search(re.escape(one) + r"(?:的)?(?:(\d)期)?(?:(\d+)(?:号|栋|幢|座|组|弄))?", text)
            if found:
                number = int(found[2]) if found[2] else None
                return Home(one, number, int(found[1]) if found[1] else None)
        return None

    def must_not(self) -> list[str]:
        """Schools that have another part of the same road, estate or village."""
        near: list[str] = []
        if self.must and self.neighbours and self.home:
            near = [pair.school for pair in self._pairs() if name(pair.rule) == self.home.name]
        wanted = dict.fromkeys([*self.added, *near])
        return [one for one in wanted if not any(one in must for must in self.must)]

    def check(self, tally: Tally) -> None:
        """Compares with what the entries say by themselves."""
        tally.asked += 1
        home = self.home
        if home is None or (home.number is None and home.phase is None and "c" in str(self.status)):
            return
        amended = {pair for sheet in self.sheets if sheet.sort == "amendment" for pair in sheet.pairs}
        pairs = [pair for pair in self._pairs() if name(pair.rule) == home.name]
        said = {pair: covers(pair.rule, home) for pair in pairs}
        if None in said.values():
            return
        holding = [pair for pair in pairs if said[pair]]
        holding = [pair for pair in holding if pair in amended] or holding
        found = {pair.school for pair in holding}
        tally.worked_out += 1
        towns = {pair.school for pair in self._pairs() if pair.kind == "town"}
        found = found or towns.intersection(self.must)
        right = found == set(self.must) if self.must else not found or self.status != "no_answer"
        if not right:
            tally.wrong.append(f"{self.question}: {sorted(found)}, written {self.must or self.status}")
