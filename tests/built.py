"""A snapshot of a few files that a test writes down."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from index.build import build
from index.search.embedder import load_embedder
from index.snapshot import Snapshot, SnapshotStore


def snapshot_of(files: Mapping[str, str], folder: Path) -> Snapshot:
    """The snapshot built of ``files`` (name -> text), which are written below the empty ``folder``."""
    source, home = folder / "source", folder / "home"
    source.mkdir()
    for name, text in files.items():
        (source / name).write_text(text, encoding="utf-8")
    embedder = load_embedder()
    build([source], home, embedder)
    return SnapshotStore(home).open(embedder)
