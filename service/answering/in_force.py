"""What holds on a day, worked out once per day and period: the items' standing and the zone rules."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.facts.amendments import changed_passages, read_changes
from index.facts.period import Period
from index.facts.raises import raised, read_raises
from index.facts.stopped import stopped_in
from index.facts.validity import Standing, amendments, standings
from index.facts.zones import ZoneIndex, ZoneRule
from index.items import Item
from index.snapshot import Snapshot

_KEPT = 8  # a few years asked about, on today and yesterday


@dataclass(frozen=True, slots=True)
class Holding:
    """The standing of every item, and an index over the zone rules of those in force.

    ``amended`` are the ids of items that an item in force changes, each with the ids of those items.
    ``replaced`` and ``touched`` are the ids of passages that an amendment in force changes, as a whole or
    in some words, each with the id of the passage that says so. ``stopped`` are the ids of passages that
    stand under words by which they no longer hold (a sheet 「2025（已停用）」).
    """

    standings: Mapping[str, Standing]
    amended: Mapping[str, frozenset[str]]
    replaced: Mapping[str, str]
    touched: Mapping[str, str]
    stopped: frozenset[str]
    zones: ZoneIndex
    rules: tuple[ZoneRule, ...]


class InForce:
    """Holdings of one snapshot, by day and the time asked about (None: today's rules)."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._stopped = frozenset[str]().union(
            *(stopped_in(item, snapshot.passages_of(item.id)) for item in snapshot.items.values())
        )
        self._holdings: dict[tuple[date, Period | None], Holding] = {}
        self._lock = threading.Lock()

    def on(self, today: date, period: Period | None) -> Holding:
        """What holds on ``today``; with ``period``, what held, or will hold, in that time."""
        with self._lock:
            key = (today, period)
            if key not in self._holdings:
                if len(self._holdings) >= _KEPT:
                    self._holdings.pop(next(iter(self._holdings)))
                self._holdings[key] = self._work_out(today, period)
            return self._holdings[key]

    def _work_out(self, today: date, period: Period | None) -> Holding:
        items = tuple(self._snapshot.items.values())
        found = standings(items, today, period)
        amended = {
            item_id: frozenset(later for later in changes if found[later].in_force)
            for item_id, changes in amendments(items).items()
        }
        replaced, touched = self._changed(items, found)
        self._raise(found, period.day if period else today, replaced, touched)
        rules = tuple(
            rule
            for rule in self._snapshot.zones
            if found[rule.item_id].in_force and not (period is None and rule.passage_id in self._stopped)
        )
        return Holding(found, amended, replaced, touched, self._stopped, ZoneIndex(rules), rules)

    def _changed(
        self, items: Sequence[Item], found: Mapping[str, Standing]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """The passages that amendments in force change; a later amendment wins."""
        replaced: dict[str, str] = {}
        touched: dict[str, str] = {}
        passages_of = self._snapshot.passages_of
        for older, changes in amendments(items).items():
            for later in changes:
                if found[later].in_force:
                    whole, part = changed_passages(passages_of(older), read_changes(passages_of(later)))
                    replaced |= whole
                    touched |= part
        return replaced, touched

    def _raise(
        self, found: Mapping[str, Standing], day: date, replaced: dict[str, str], touched: dict[str, str]
    ) -> None:
        """Adds the passages of rates whose sums a notice in force changes without naming their paper."""
        snapshot = self._snapshot
        raises = [
            one
            for one in read_raises(snapshot.items, snapshot.passages.values())
            if found[one.item_id].state in ("in_force", "not_yet")  # it tells itself from when it holds
        ]
        rated = dict.fromkeys(rate.passage_id for rate in snapshot.rates)
        whole, part = raised(raises, snapshot.items, (snapshot.passages[one] for one in rated), day)
        replaced |= {one: by for one, by in whole.items() if one not in replaced}
        touched |= {one: by for one, by in part.items() if one not in touched}
