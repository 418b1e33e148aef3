"""How an item stands today and which other items it has to do with, for its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from index.facts.naming import ItemNames
from index.facts.validity import Standing, amendments, standings
from index.items import Item
from service.live import SnapshotLike


@dataclass(frozen=True, slots=True)
class Related:
    """One other document; ``item_id`` is "" where it is not among the published ones."""

    what: str
    title: str
    item_id: str = ""


class Relations:
    """The items of one snapshot on one day."""

    def __init__(self, snapshot: SnapshotLike, day: date) -> None:
        self._items = snapshot.items
        items = tuple(snapshot.items.values())
        self.standings: Mapping[str, Standing] = standings(items, day)
        self._amendments = amendments(items)
        self._names = ItemNames(items)

    def of(self, item: Item) -> list[Related]:
        """What changed the item, and what it changes, ends or gives again."""
        changed = [
            Related("本文件已被修改", self._items[later].title, later)
            for later in self._amendments.get(item.id, ())
            if self.standings[later].in_force
        ]
        return [
            *changed,
            *self._named("本文件修改", item.amends, item),
            *self._named("本文件废止", item.repeals, item),
            *self._named("本文件印发或转发", item.repeats, item),
        ]

    def _named(self, what: str, names: tuple[str, ...], item: Item) -> Iterator[Related]:
        for name in names:
            found = [other for other in self._names.find([name]) if other.id != item.id]
            if not found:
                yield Related(what, name)
            for other in found:
                yield Related(what, other.title, other.id)


class LatestRelations:
    """Those of the latest snapshot on the latest day; worked out once for each."""

    def __init__(self) -> None:
        self._of = ("", date.min)
        self._relations: Relations | None = None
        self._lock = Lock()

    def on(self, day: date, snapshot: SnapshotLike) -> Relations:
        with self._lock:
            if self._relations is None or self._of != (snapshot.id, day):
                self._relations = Relations(snapshot, day)
                self._of = (snapshot.id, day)
            return self._relations
