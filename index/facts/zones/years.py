"""Which year's rules hold: the newest list of each region and stage, and the amendments on top of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from index.facts.zones.changes import says_a_change
from index.facts.zones.rule import ZoneRule
from index.facts.zones.spelling import place_key

_FEWEST = 3  # schools of an older list that make what names them all a new list


def _lists_unread(rules: Sequence[ZoneRule]) -> Iterator[tuple[str, str, int]]:
    """(region, stage, year) of lists that could not be read: they replace the older ones of their schools."""
    listed: dict[tuple[str, str], set[str]] = defaultdict(set)
    unread: dict[tuple[str, str, int, str], set[str]] = defaultdict(set)
    for rule in rules:
        schools = map(place_key, rule.schools)
        if rule.kind == "unread" and not rule.moved_from and not says_a_change(rule.quote):
            unread[rule.region, rule.stage, rule.year or 0, rule.item_id].update(schools)
        elif rule.kind != "unread" and not rule.moved_from:
            listed[rule.region, rule.stage].update(schools)
    for (region, stage, year, _), schools_of in unread.items():
        if len(schools_of & listed[region, stage]) >= _FEWEST:
            yield region, stage, year


def in_force(rules: Sequence[ZoneRule]) -> Callable[[ZoneRule, int | None], bool]:
    """A test of whether a rule holds in a year (None: the newest that there is).

    A list replaces the lists of earlier years of its region and stage, also one that could not be read. An
    amendment replaces nothing but what it moves: it holds beside the newest list that is not newer than
    itself. So does what could not be read. Rules without a year count as the oldest.
    """
    lists: dict[tuple[str, str], set[int]] = defaultdict(set)
    for rule in rules:
        if not rule.moved_from and rule.kind != "unread":
            lists[rule.region, rule.stage].add(rule.year or 0)
    for region, stage, year in _lists_unread(rules):
        lists[region, stage].add(year)

    def holds(rule: ZoneRule, year: int | None) -> bool:
        own = rule.year or 0
        if year is not None and own > year:
            return False
        reached = [one for one in lists[rule.region, rule.stage] if year is None or one <= year]
        newest = max(reached, default=0)
        beside = bool(rule.moved_from) or rule.kind == "unread"
        return own >= newest if beside else own == newest

    return holds
