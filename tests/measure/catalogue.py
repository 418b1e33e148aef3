"""`python -m tests.measure.catalogue [--wrong]`: how many fields of known documents are catalogued right.

Each set is a folder of documents and a file of known fields, a line a document. Fields that a
document does not state count as well: nothing must be found there.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from index.build import build
from index.items import Item
from index.search.embedder import load_embedder
from index.snapshot import SnapshotStore

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = ROOT / "tests" / "material"
SETS = (
    (ROOT / "data" / "bureau", MATERIAL / "sample_catalogue.jsonl"),
    (MATERIAL / "documents" / "files", MATERIAL / "documents" / "gold.jsonl"),
)
BAR = 0.95
_DATES = ("written", "published", "valid_from", "valid_to")
_NAMES = ("amends", "repeals")
FIELDS = (
    "title", "document_number", "index_number", "issuer", *_DATES, "school_year", "region", "stages",
    "standing", *_NAMES, "same_as",
)  # fmt: skip


@dataclass
class Score:
    """Fields known and right, by the field's name."""

    known: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right.total() / self.known.total() if self.known else 0.0


def measure(source: Path, gold: Path) -> Score:
    """Builds ``source`` and compares its items with the lines of ``gold``."""
    with tempfile.TemporaryDirectory() as home:
        embedder = load_embedder()
        build([source], Path(home), embedder)
        return score(gold, list(SnapshotStore(Path(home)).open(embedder).items.values()))


def score(gold: Path, items: list[Item]) -> Score:
    of_file: dict[str, Item] = {}
    for one in items:
        for file in (one.file, *one.other_files):
            of_file.setdefault(file, one)
        of_file[f"{one.file}#{one.id}"] = one
    result = Score()
    for line in gold.read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        file, record = known["file"], known.get("record") or ""
        item = of_file.get(f"{file}#{record}" if record else file)
        for name in FIELDS:
            if name not in known:
                continue
            # Of two files of one document, the one that was kept gives the fields.
            if name != "same_as" and known.get("same_as") and item and item.file != file:
                continue
            got = _found(item, name, file) if item else "not read"
            others = known.get("also", {}).get(name, [])  # what a careful person might say as well
            right = any(_same(name, one, got) for one in (known[name], *others))
            result.known[name] += 1
            result.right[name] += right
            if not right:
                result.wrong.append(
                    f"{file}{'#' + record if record else ''} {name}: {known[name]!r} read as {got!r}"
                )
    return result


def _found(item: Item, name: str, file: str) -> Any:
    if name == "same_as":
        return sorted({item.file, *item.other_files} - {file})
    value = getattr(item, name)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _same(name: str, known: Any, got: Any) -> bool:
    if name == "same_as":
        return (got == [known]) if known else not got
    if name in (*_NAMES, "stages"):
        return isinstance(got, list) and {_plain(one) for one in known} == {_plain(one) for one in got}
    if name == "issuer":
        return isinstance(got, str) and set(_plain(known).split("、")) == set(_plain(got).split("、"))
    if isinstance(known, str) and isinstance(got, str):
        return _plain(known) == _plain(got)
    return bool(known == got)


def _plain(text: str) -> str:
    """Without blanks, differences of width and of brackets: 〔2026〕 and [2026] are one number."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return text.translate(str.maketrans("〔〕【】", "[][]")).strip("《》")


def main() -> None:
    """Prints one line a field and set, and with ``--wrong`` every field that was missed."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("source", nargs="?", type=Path)
    arguments.add_argument("gold", nargs="?", type=Path)
    arguments.add_argument("--wrong", action="store_true")
    options = arguments.parse_args()
    sets = ((options.source, options.gold),) if options.gold else SETS
    every = Score()
    for source, gold in sets:
        one = measure(source, gold)
        every.known += one.known
        every.right += one.right
        print(f"{source.name}: {one.right.total()} of {one.known.total()} fields right, {one.share:.1%}")
        if options.wrong:
            print("\n".join(f"    {line}" for line in one.wrong))
    print(f"{'field':18}{'known':>7}{'right':>7}{'share':>8}")
    for name in FIELDS:
        known, right = every.known[name], every.right[name]
        if known:
            print(f"{name:18}{known:7}{right:7}{right / known:8.1%}")
    print(f"{'all':18}{every.known.total():7}{every.right.total():7}{every.share:8.1%}")
    print(f"bar: {BAR:.0%} of all fields")


if __name__ == "__main__":
    main()
