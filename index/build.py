"""The build flow: files -> read -> repair -> items -> passages + facts -> embed -> snapshot -> publish."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.bureau import Bureau
from index.catalogue import catalogue
from index.facts.desks import DeskFact, desks_document, read_desks
from index.facts.rates import Rate, read_rates
from index.facts.zones import ZoneRule, read_zones
from index.items import Item, Passage
from index.passages import cut
from index.read import read_file
from index.read.document import Document, UnreadableFile
from index.read.structure import outline
from index.repair import repair_document
from index.search.embedder import Embedder
from index.search.retriever import build_retriever
from index.snapshot import SnapshotStore, write_snapshot
from index.sources import find_bureau, find_files

Progress = Callable[[int, int, str], None]  # (done, of how many, what)


class NothingUsable(Exception):
    """No file could be used. ``skipped`` says why for each."""

    def __init__(self, skipped: list[dict[str, str]]) -> None:
        super().__init__("没有可用的公开材料")
        self.skipped = skipped


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: counts, and each file skipped with its reason."""

    snapshot: str
    files: int
    items: int
    passages: int
    facts: dict[str, int]
    skipped: list[dict[str, str]]
    seconds: float


def build(
    sources: Sequence[Path], home: Path, embedder: Embedder, progress: Progress = lambda *_: None
) -> BuildReport:
    """Builds a snapshot of ``sources`` in ``home`` and puts it in force.

    Raises NothingUsable where no file could be used; the snapshot in force then stays.
    """
    started = time.perf_counter()
    bureau = find_bureau(sources)
    documents, skipped = _read(sources, progress)
    if not documents:
        raise NothingUsable(skipped)
    listed = desks_document(bureau)
    gathered = _Gathered()
    for document in [*documents, *([listed] if listed else [])]:
        gathered.add(document, bureau)
    if not gathered.passages:
        raise NothingUsable(skipped)

    progress(0, 1, "建立索引")
    titles = {item.id: item.title for item in gathered.items}
    retriever = build_retriever(gathered.passages, titles, embedder, _names(bureau))
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
            "files": len({document.file for document in documents}),
            "items": len(gathered.items),
            "passages": len(gathered.passages),
            "facts": facts,
            "skipped": skipped,
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


def _read(sources: Sequence[Path], progress: Progress) -> tuple[list[Document], list[dict[str, str]]]:
    files = find_files(sources)
    documents: list[Document] = []
    skipped: list[dict[str, str]] = []
    for done, file in enumerate(files):
        progress(done, len(files), file.name)
        try:
            read = read_file(file.path, file.name)
        except UnreadableFile as reason:
            skipped.append({"file": file.name, "reason": str(reason)})
            continue
        documents.extend(outline(repair_document(document)) for document in read)
    progress(len(files), len(files), "")
    return documents, skipped


class _Gathered:
    """Items, passages and facts of the documents added so far."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.passages: list[Passage] = []
        self.zones: list[ZoneRule] = []
        self.rates: list[Rate] = []
        self.desks: list[DeskFact] = []
        self._per_file: Counter[str] = Counter()
        self._ids: set[str] = set()

    def add(self, document: Document, bureau: Bureau) -> None:
        item = catalogue(document, bureau, self._per_file[document.file])
        self._per_file[document.file] += 1
        if item.id in self._ids:  # an export that gives one id twice: the first stands
            return
        passages = cut(item, document)
        if not passages:
            return
        self._ids.add(item.id)
        self.items.append(item)
        self.passages.extend(passages)
        self.zones.extend(read_zones(item, passages))
        self.rates.extend(read_rates(item, passages))
        self.desks.extend(read_desks(item, passages, bureau))

    def facts(self) -> dict[str, int]:
        """How many facts of each kind; a rate that is both a fee and a subsidy counts as both."""
        return {
            "zones": len(self.zones),
            "fees": sum("fee" in rate.sides for rate in self.rates),
            "subsidies": sum("subsidy" in rate.sides for rate in self.rates),
            "desks": len(self.desks),
        }


def _names(bureau: Bureau) -> list[str]:
    """The bureau's own names, which the word splitter cannot know."""
    regions = [name for region in bureau.regions for name in (region.name, *region.aliases)]
    return [*regions, *bureau.terms.keys(), *bureau.terms.values()]
