"""`python -m tests.measure.tables [FOLDER] [--wrong]`: how many cells of known tables stand under
the right headings once their files were read.

FOLDER holds ``files/`` and ``gold.jsonl``; a line there: {"file", "table", "caption", "rows":
[{"cells": {heading: value}, "section"}], "notes"}.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.read import read_file
from index.read.document import Document, Paragraph, Table, UnreadableFile
from index.read.structure import outline
from index.repair import repair_document

TABLES = Path(__file__).resolve().parents[1] / "material" / "tables"
BAR = 0.97
# A sub-heading inside a table is known under this heading, the table's title and notes under theirs.
_SECTION, _CAPTION, _NOTE = "<小标题>", "<表名>", "<注>"

_Cells = frozenset[tuple[str, str]]


@dataclass
class Score:
    """Cells known, cells found under their heading, and rows read that no table has."""

    known: int = 0
    right: int = 0
    invented: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.right / self.known if self.known else 0.0


def measure(folder: Path) -> dict[str, Score]:
    """The score of each file in ``folder``, by the file's name."""
    known: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        table = json.loads(line)
        known[table["file"]].append(table)
    return {name: score(tables, read_rows(folder / "files" / name)) for name, tables in known.items()}


def read_rows(path: Path) -> list[_Cells]:
    """The rows that reading finds, each with its sub-heading, its table's title and notes."""
    try:
        documents = read_file(path, path.name)
    except UnreadableFile:
        return []
    return [row for document in documents for row in _rows(outline(repair_document(document)), path.name)]


def score(tables: Sequence[Mapping[str, Any]], rows: Sequence[_Cells]) -> Score:
    """Each known row is compared with the unused read row that has most of its cells."""
    result = Score()
    unused = list(rows)
    particulars = frozenset(cell for row in rows if len(row) == 1 for cell in row)
    for table in tables:
        found: set[tuple[str, str]] = set()
        for row in table["rows"]:
            cells = {(_plain(name), _plain(value)) for name, value in row["cells"].items() if _plain(value)}
            if row.get("section"):
                cells.add((_SECTION, _plain(row["section"])))
            if table.get("kind") == "particulars":
                got = cells & (particulars | frozenset(c for one in rows for c in one))
            else:
                best = max(unused, key=lambda one: len(cells & one), default=frozenset())
                got = cells & best
                if got:
                    unused.remove(best)
                    found |= best
            _count(result, table, cells, got)
        # Title and notes are the table's: they count once, wherever in it they stand.
        everywhere = found | particulars
        about = {(_NOTE, _plain(note)) for note in table.get("notes", ())}
        if table.get("caption") and table.get("kind") != "particulars":
            about.add((_CAPTION, _plain(table["caption"])))
        _count(result, table, about, {one for one in about if _holds(one, everywhere)})
    result.invented = sum(len(row - _about(row)) > 1 for row in unused)
    return result


def _count(
    result: Score, table: Mapping[str, Any], cells: set[tuple[str, str]], got: set[tuple[str, str]]
) -> None:
    result.known += len(cells)
    result.right += len(got)
    result.wrong += [
        f"{table['file']} {table['table']}: {name} = {value}" for name, value in sorted(cells - got)
    ]


def _holds(one: tuple[str, str], cells: set[tuple[str, str]]) -> bool:
    """A title may carry its unit line behind it, a note may be one of several lines."""
    return any(name == one[0] and (one[1] in text or (text and text in one[1])) for name, text in cells)


def _about(row: _Cells) -> _Cells:
    return frozenset(cell for cell in row if cell[0] in (_SECTION, _CAPTION, _NOTE))


def _rows(document: Document, file: str) -> Iterator[_Cells]:
    blocks = document.blocks
    title = {(_CAPTION, _plain(document.title))} if document.title else set()
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            label, colon, value = block.text.partition("：")
            if colon and len(label) <= 40:
                yield frozenset({(_plain(label), _plain(value))})
        elif isinstance(block, Table):
            before = blocks[position - 1] if position else None
            about = {(_NOTE, _plain(note)) for note in block.notes} | title
            about.add((_CAPTION, _plain(block.caption)))
            if before is not None and not isinstance(before, Table):
                about.add((_CAPTION, _plain(before.text)))
            for row in block.rows:
                cells = {
                    (_plain(name), _plain(value))
                    for name, value in zip(block.header or [""] * len(row.cells), row.cells, strict=False)
                    if _plain(value)
                }
                section = {(_SECTION, _plain(row.section))} if row.section else set()
                yield frozenset(cells | section | about)


def _plain(text: str) -> str:
    """Without blanks and differences of width: neither is what a table says."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).rstrip(":")


def main() -> None:
    """Prints one line a format, and with ``--wrong`` every cell that was missed."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", nargs="?", type=Path, default=TABLES)
    arguments.add_argument("--wrong", action="store_true")
    options = arguments.parse_args()
    scores = measure(options.folder)
    formats: dict[str, Score] = defaultdict(Score)
    for name, one in scores.items():
        for key in (Path(name).suffix, "all"):
            formats[key].known += one.known
            formats[key].right += one.right
            formats[key].invented += one.invented
        if options.wrong:
            print(f"{name}: {one.right}/{one.known}, {one.invented} rows too many")
            print("\n".join(f"    {line}" for line in one.wrong))
    print(f"{'format':8}{'cells':>8}{'right':>8}{'share':>8}{'rows too many':>15}")
    for key in sorted(formats, key=lambda key: (key == "all", key)):
        one = formats[key]
        print(f"{key:8}{one.known:8}{one.right:8}{one.share:8.1%}{one.invented:15}")
    print(f"bar: {BAR:.0%} of all cells")


if __name__ == "__main__":
    main()
