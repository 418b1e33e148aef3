"""The build flow: files -> readings (read, repair, item, passages, facts) -> embed -> snapshot -> publish."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.bureau import Bureau
from index.duplicates import merge
from index.facts.desks import DeskFact, desks_document
from index.facts.rates import Rate
from index.facts.zones import ZoneRule
from index.items import Item, Passage
from index.reading import Reading, read_document, read_sources
from index.search.embedder import Embedder
from index.search.lexicon import lexicon
from index.search.retriever import build_retriever
from index.snapshot import SnapshotStore, write_snapshot
from index.sources import Skipped, find_bureau, shown
from index.workers import Limits

Progress = Callable[[int, int, str], None]  # (done, of how many, what)


class NothingUsable(Exception):
    """No file could be used. ``skipped`` says why for each."""

    def __init__(self, skipped: list[dict[str, str]]) -> None:
        super().__init__("没有可用的公开材料")
        self.skipped = skipped


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts, each file skipped with its reason, and each that lacks something.

    ``merged`` names each file whose document is the same as that of another, and the one that was kept.
    """

    snapshot: str
    files: int
    items: int
    passages: int
    facts: dict[str, int]
    skipped: list[dict[str, str]]
    incomplete: list[dict[str, str]]
    merged: list[dict[str, str]]
    seconds: float


def build(
    sources: Sequence[Path],
    home: Path,
    embedder: Embedder,
    progress: Progress = lambda *_: None,
    limits: Limits = Limits(),  # noqa: B008 - immutable
) -> BuildReport:
    """Builds a snapshot of ``sources`` in ``home`` and puts it in force; ``limits`` are a file's.

    Raises NothingUsable where no file could be used; the snapshot in force then stays.
    """
    started = time.perf_counter()
    bureau = find_bureau(sources)
    readings = read_sources(sources, bureau, limits, progress)
    listed = desks_document(bureau)
    gathered = _Gathered()
    documents, merged = merge(readings.documents)
    for reading in documents:
        gathered.add(reading)
    if listed:
        gathered.add(read_document(listed, bureau))
    skipped = _listed(readings.skipped)
    if not readings.documents or not gathered.passages:
        raise NothingUsable(skipped)

    progress(0, 1, "建立索引")
    titles = {item.id: item.title for item in gathered.items}
    retriever = build_retriever(gathered.passages, titles, embedder, _words(bureau, gathered.rates))
    facts = gathered.facts()
    store = SnapshotStore(home)
    with store.building() as folder:
        write_snapshot(
            folder,
            bureau,
            gathered.items,
            gathered.passages,
            gathered.zones,
            gathered.rates,
            gathered.desks,
            retriever,
        )
        counts: dict[str, Any] = {
            "files": len({reading.item.file for reading in readings.documents}),
            "items": len(gathered.items),
            "passages": len(gathered.passages),
            "facts": facts,
            "skipped": skipped,
            "incomplete": _listed([*readings.incomplete, *gathered.repeated]),
            "merged": [asdict(one) for one in merged],
        }
        snapshot_id = store.adopt(
            folder,
            {
                "built": datetime.now(UTC).isoformat(timespec="seconds"),
                "bureau": bureau.name,
                "embedder": {"name": embedder.name, "fingerprint": embedder.fingerprint},
                **counts,
            },
        )
        store.publish(snapshot_id)
    progress(1, 1, "建立索引")
    return BuildReport(snapshot=snapshot_id, seconds=round(time.perf_counter() - started, 2), **counts)


class _Gathered:
    """Items, passages and facts of the documents added so far."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.passages: list[Passage] = []
        self.zones: list[ZoneRule] = []
        self.rates: list[Rate] = []
        self.desks: list[DeskFact] = []
        self.repeated: list[Skipped] = []
        self._ids: set[str] = set()

    def add(self, reading: Reading) -> None:
        if not reading.passages:
            return
        item = reading.item
        if item.id in self._ids:  # an export that gives one id twice: the first stands
            self.repeated.append(Skipped(item.file, f"编号 {shown(item.id)} 重复，只取第一篇"))
            return
        self._ids.add(item.id)
        self.items.append(item)
        self.passages.extend(reading.passages)
        self.zones.extend(reading.zones)
        self.rates.extend(reading.rates)
        self.desks.extend(reading.desks)

    def facts(self) -> dict[str, int]:
        """How many facts of each kind; a rate that is both a fee and a subsidy counts as both."""
        return {
            "zones": len(self.zones),
            "fees": sum("fee" in rate.sides for rate in self.rates),
            "subsidies": sum("subsidy" in rate.sides for rate in self.rates),
            "desks": len(self.desks),
        }


def _listed(entries: Sequence[Skipped]) -> list[dict[str, str]]:
    return [{"file": entry.name, "reason": entry.reason} for entry in entries]


def _words(bureau: Bureau, rates: Sequence[Rate]) -> list[str]:
    """Words that the splitter cannot know: the field's, the bureau's own names, what is charged or paid."""
    charges = [name for rate in rates for name in rate.names]
    return [*lexicon().words, *bureau.names, *charges]
