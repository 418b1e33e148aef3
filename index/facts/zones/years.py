"""Which year's rules hold: the newest list of each region and stage, and the amendments on top of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from index.facts.zones.rule import ZoneRule


def in_force(rules: Sequence[ZoneRule]) -> Callable[[ZoneRule, int | None], bool]:
    """A test of whether a rule holds in a year (None: the newest that there is).

    A list replaces the lists of earlier years of its region and stage. An amendment replaces nothing
    but what it moves: it holds beside the newest list that is not newer than itself. So does what could
    not be read. Rules without a year count as the oldest.
    """
    lists: dict[tuple[str, str], set[int]] = defaultdict(set)
    for rule in rules:
        if not rule.moved_from and rule.kind != "unread":
            lists[rule.region, rule.stage].add(rule.year or 0)

    def holds(rule: ZoneRule, year: int | None) -> bool:
        own = rule.year or 0
        if year is not None and own > year:
            return False
        reached = [one for one in lists[rule.region, rule.stage] if year is None or one <= year]
        newest = max(reached, default=0)
        beside = bool(rule.moved_from) or rule.kind == "unread"
        return own >= newest if beside else own == newest

    return holds
