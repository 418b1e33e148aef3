"""Puts the files of a set in their folders and notes beside them what is in them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .asking import Sheet, Tally, questions
from .checking import missing
from .listing import Listing, Pair, entries, pairs, read


@dataclass(frozen=True)
class Made:
    """One file: its folder and name, the list noted for it and the form in which that is set down.

    ``sort``: a list of ``this year``, an ``amendment`` to it or of ``last year``. ``joined``: a row's cells
    are one entry together. ``schools``: the columns with schools of a table by community or by road, and
    the stage of each.
    """

    folder: str
    file: str
    noted: str
    form: Callable[[Listing], bytes]
    sort: str = "this year"
    joined: bool = False
    schools: tuple[tuple[int, str], ...] = ()

    def pairs(self, listing: Listing) -> list[Pair]:
        """Every school with every entry of its zone in this file."""
        if not self.schools:
            return pairs(listing, joined=self.joined)
        first = self.schools[0][0]
        found: list[Pair] = []
        for row in listing.rows:
            rules = [" ".join(row[:first])] if self.joined else [one[1] for one in entries(row[first - 1])]
            found += [Pair(row[column], stage, rule) for rule in rules for column, stage in self.schools]
        return found


def write(place: Path, notes: Path, files: Sequence[Made], bureaus: Mapping[str, str]) -> Tally:
    """Writes the set to ``place`` from ``notes`` (``lists/`` and ``asked/``); ``bureaus`` holds the text of a
    folder's bureau.yaml. Returns what checking the questions came to."""
    sheets: dict[str, list[Sheet]] = {}
    lines: list[str] = []
    lost: list[str] = []
    for one in files:
        folder = place / one.folder
        if one.folder not in sheets:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            if one.folder in bureaus:
                (folder / "bureau.yaml").write_text(bureaus[one.folder], encoding="utf-8")
        listing = read(notes / "lists" / f"{one.noted}.txt")
        (folder / one.file).write_bytes(one.form(listing))
        known = one.pairs(listing)
        lost += missing(folder / one.file, known)
        sheets.setdefault(one.folder, []).append(Sheet(one.file, known, one.sort))
        lines += [
            _line(
                {
                    "list": one.folder,
                    "file": one.file,
                    "school": pair.school,
                    "stage": pair.stage,
                    "rule": pair.rule,
                    "kind": pair.kind,
                }
            )
            for pair in known
        ]
    (place / "pairs.jsonl").write_text("".join(lines), encoding="utf-8")
    tally = Tally(wrong=lost)
    asked = [
        _line(line)
        for number, (folder_name, its) in enumerate(sheets.items(), 1)
        for line in questions(notes / "asked" / f"{folder_name}.txt", its, number, tally)
    ]
    (place / "addresses.jsonl").write_text("".join(asked), encoding="utf-8")
    return tally


def _line(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False) + "\n"
