"""Snapshots: immutable folders named by their content, published by switching one pointer file."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from index.bureau import Bureau
from index.facts.desks import DeskFact
from index.facts.rates import Rate
from index.facts.subsidies import SubsidyStatement, read_subsidies
from index.facts.zones import ZoneRule
from index.items import Item, Passage
from index.search.embedder import Embedder
from index.search.retriever import Retriever
from index.store import read_lines, write_lines

FORMAT = 3


class NoSnapshot(Exception):
    """Nothing has been published here, or the snapshot asked for does not exist."""


class WrongEmbedder(Exception):
    """The snapshot was built with another embedder than the one that is set."""


@dataclass(frozen=True)
class Snapshot:
    """One opened snapshot. ``items`` and ``passages`` are by id, in reading order."""

    id: str
    bureau: Bureau
    items: Mapping[str, Item]
    passages: Mapping[str, Passage]
    zones: tuple[ZoneRule, ...]
    rates: tuple[Rate, ...]
    desks: tuple[DeskFact, ...]
    retriever: Retriever
    manifest: Mapping[str, Any]
    _by_item: dict[str, list[Passage]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for passage in self.passages.values():
            self._by_item[passage.item_id].append(passage)

    def passages_of(self, item_id: str) -> list[Passage]:
        """The passages of an item in reading order; [] for an unknown item."""
        return self._by_item.get(item_id, [])

    def says(self, words: str) -> bool:
        """Whether any passage has ``words`` to the letter."""
        return any(words in passage.text for passage in self.passages.values())

    @cached_property
    def subsidies(self) -> tuple[SubsidyStatement, ...]:
        """What the items say of subsidies, in reading order."""
        return tuple(read_subsidies(self.items, self.passages.values()))

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """The bureau's own short names -> official names."""
        return self.bureau.terms


class SnapshotStore:
    """The snapshots of one home folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._folder = home / "snapshots"
        self._pointer = home / "current"

    def current_id(self) -> str:
        """The id of the snapshot in force. Raises NoSnapshot."""
        try:
            return self._pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError as missing:
            raise NoSnapshot(f"{self.home} 中还没有发布快照，请先运行 wenjiao build") from missing

    def list(self) -> list[dict[str, Any]]:
        """The manifests of all snapshots, newest first."""
        manifests = [
            json.loads(path.read_text(encoding="utf-8"))
            for path in self._folder.glob("*/manifest.json")
            if not path.parent.name.startswith(".")
        ]
        return sorted(manifests, key=lambda manifest: str(manifest["built"]), reverse=True)

    def publish(self, snapshot_id: str) -> None:
        """Puts a snapshot in force: atomic, readers see the old one or the new one."""
        if snapshot_id.startswith(".") or not (self._folder / snapshot_id / "manifest.json").is_file():
            raise NoSnapshot(f"没有编号为 {snapshot_id} 的快照")
        fresh = self._pointer.with_name(f".current-{os.getpid()}")
        with fresh.open("w", encoding="utf-8") as pointer:
            pointer.write(snapshot_id + "\n")
            pointer.flush()
            os.fsync(pointer.fileno())
        fresh.replace(self._pointer)

    def open(self, embedder: Embedder, snapshot_id: str | None = None) -> Snapshot:
        """Opens a snapshot, the one in force by default. Raises NoSnapshot, WrongEmbedder."""
        chosen = snapshot_id or self.current_id()
        folder = self._folder / chosen
        if not (folder / "manifest.json").is_file():
            raise NoSnapshot(f"没有编号为 {chosen} 的快照")
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise NoSnapshot(f"快照 {chosen} 由另一版本的程序生成，请重新运行 wenjiao build")
        if manifest["embedder"]["fingerprint"] != embedder.fingerprint:
            raise WrongEmbedder(
                f"快照 {chosen} 由向量模型 {manifest['embedder']['name']}"
                f"（{manifest['embedder']['fingerprint'][:8]}）生成，当前设置的是 {embedder.name}"
                f"（{embedder.fingerprint[:8]}）：请改回 WENJIAO_EMBEDDER，或用当前模型重新运行 wenjiao build"
            )
        items = {item.id: item for item in read_lines(folder / "items.jsonl", Item)}
        passages = read_lines(folder / "passages.jsonl", Passage)
        titles = {item.id: item.title for item in items.values()}
        return Snapshot(
            id=chosen,
            bureau=Bureau.from_dict(json.loads((folder / "bureau.json").read_text(encoding="utf-8"))),
            items=items,
            passages={passage.id: passage for passage in passages},
            zones=tuple(
                ZoneRule.from_dict(json.loads(line))
                for line in (folder / "zones.jsonl").read_text(encoding="utf-8").splitlines()
            ),
            rates=tuple(read_lines(folder / "rates.jsonl", Rate)),
            desks=tuple(read_lines(folder / "desks.jsonl", DeskFact)),
            retriever=Retriever.load(folder / "search", passages, titles, embedder),
            manifest=manifest,
        )

    @contextmanager
    def building(self) -> Iterator[Path]:
        """An empty folder to build in, gone afterwards; one build at a time.

        A build that is killed leaves a hidden folder, which the next build removes.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self.home / ".build.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left_over in self._folder.glob(".building-*"):
                shutil.rmtree(left_over)
            folder = Path(tempfile.mkdtemp(prefix=".building-", dir=self._folder))
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def adopt(self, folder: Path, manifest: dict[str, Any]) -> str:
        """Gives a built folder its manifest and the name of its content, and returns that name."""
        digest = hashlib.sha256()
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
        snapshot_id = digest.hexdigest()[:16]
        target = self._folder / snapshot_id
        if not target.exists():
            manifest = {"id": snapshot_id, "format": FORMAT, **manifest}
            (folder / "manifest.json").write_text(
                json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8"
            )
            folder.chmod(0o755)
            folder.rename(target)
        return snapshot_id


def write_snapshot(
    folder: Path,
    bureau: Bureau,
    items: list[Item],
    passages: list[Passage],
    zones: list[ZoneRule],
    rates: list[Rate],
    desks: list[DeskFact],
    retriever: Retriever,
) -> None:
    """Writes everything but the manifest into ``folder``."""
    write_lines(folder / "items.jsonl", items)
    write_lines(folder / "passages.jsonl", passages)
    write_lines(folder / "rates.jsonl", rates)
    write_lines(folder / "desks.jsonl", desks)
    with (folder / "zones.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(rule.to_dict(), ensure_ascii=False) + "\n" for rule in zones)
    (folder / "bureau.json").write_text(
        json.dumps(bureau.to_dict(), ensure_ascii=False, sort_keys=True), encoding="utf-8"
    )
    retriever.save(folder / "search")
