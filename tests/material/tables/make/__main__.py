"""Writes every file of the set and, beside them, the cells that are in them."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

from . import (
    old_sheet_files,
    outside_files,
    page_files,
    plain_files,
    sheet_files,
    web_files,
    word_files,
)

_PLACE = Path(__file__).resolve().parents[1]


def main() -> None:
    """Files of earlier runs that are no longer made are taken away."""
    folder = _PLACE / "files"
    folder.mkdir(exist_ok=True)
    names: set[str] = set()
    lines: list[str] = []
    made = (word_files, sheet_files, old_sheet_files, page_files, outside_files, web_files, plain_files)
    for one in chain.from_iterable(module.files() for module in made):
        if one.name in names:
            raise ValueError(f"two files are called {one.name}")
        names.add(one.name)
        (folder / one.name).write_bytes(one.data)
        lines += [json.dumps(known, ensure_ascii=False) for known in one.gold]
    for path in folder.iterdir():
        if path.name not in names:
            path.unlink()
    (_PLACE / "gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
