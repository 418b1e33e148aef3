"""Asks for the region or the stage before anything is decided."""

from __future__ import annotations

from collections.abc import Container, Sequence

from index.facts.zones.options import is_picked, option_texts
from index.facts.zones.region_marks import mark_of
from index.facts.zones.resolution import Match, Resolution
from index.facts.zones.rule import ZoneRule
from index.facts.zones.schools import is_same_school
from index.facts.zones.towns import places_over

_LONGEST = 20  # characters of a choice
_STAGES = ("幼儿园", "小学", "初中")
# What an address names, innermost first: a door or estate, a village or community, a town.
LEVELS = ({"road", "estate"}, {"village", "community"}, {"street_town"})


def asks_first(
    candidates: dict[str, list[ZoneRule]], stage: str, region: str, text: str = ""
) -> Resolution | None:
    """Asks for the region or the stage where the rules of a place differ by it.

    ``text`` is the question in normal spelling: a town that it names decides between places of one name.
    """
    for level in LEVELS:
        rules = [
            rule
            for found in candidates.values()
            for rule in found
            if rule.kind in level and (not stage or rule.stage in ("", stage))
        ]
        if not rules:
            continue
        regions = {rule.region for rule in rules}
        if not region and len(regions - {""}) > 1:
            return Resolution("needs_region", options=_regions(rules))
        phases = {rule.id for name, found in candidates.items() for rule in found if rule.name != name}
        if not region and len(regions) > 1 and _are_rivals(rules, phases):
            return _decided(rules, text) or Resolution("ambiguous", options=option_texts(_one_each(rules)))
        stages = {rule.stage for rule in rules if rule.stage}
        by_stage = {one: {s for rule in rules if rule.stage == one for s in rule.schools} for one in stages}
        if not stage and len(stages) > 1 and len(set(map(frozenset, by_stage.values()))) > 1:
            known = [one for one in _STAGES if one in stages]
            return Resolution("needs_stage", options=(*known, *sorted(stages - set(known))))
        return None
    return None


def _are_rivals(rules: Sequence[ZoneRule], phases: Container[str]) -> bool:
    """Whether the bureau's own list and that of one of its regions give a place to different schools, the
    one by its ``phases`` (ids of rules) and the other as a whole."""
    return any(
        (one.id in phases or other.id in phases)
        and (one.stage == other.stage or not one.stage or not other.stage)
        and not any(is_same_school(ours, theirs) for ours in one.schools for theirs in other.schools)
        for one in rules
        if one.region
        for other in rules
        if not other.region
    )


def _one_each(rules: Sequence[ZoneRule]) -> list[ZoneRule]:
    """For each school in each region the entry that says most."""
    longest: dict[tuple[str, tuple[str, ...]], ZoneRule] = {}
    for rule in sorted(rules, key=lambda rule: -len(rule.quote)):
        longest.setdefault((rule.region, rule.schools), rule)
    return [rule for rule in rules if rule in longest.values()]


def _decided(rules: Sequence[ZoneRule], text: str) -> Resolution | None:
    """What is listed of a place in the town that the question names, or the choice taken."""
    if picked := [rule for rule in rules if is_picked(rule, text)]:
        return Resolution("found", tuple(Match(rule, "exact") for rule in picked))
    meant = [rule for rule in rules if any(place in text for place in places_over(rule)[:1])]
    if not meant:
        return None
    if len({rule.schools for rule in meant}) > 1 or any(rule.within for rule in meant):
        return Resolution("ambiguous", options=option_texts(meant))
    return Resolution("found", tuple(Match(rule, "exact") for rule in meant))


def _regions(rules: Sequence[ZoneRule]) -> tuple[str, ...]:
    """The regions to choose from; where the lists mark the place with them, the place as written."""
    marked = {rule.region: rule.quote for rule in rules if mark_of(rule.quote, rule.region)}
    regions = {rule.region for rule in rules} - {""}
    short = all(len(marked.get(region, "")) <= _LONGEST for region in regions) and len(marked) == len(regions)
    return tuple(marked[region] if short else region for region in sorted(regions))


def common_region(candidates: dict[str, list[ZoneRule]]) -> str:
    """The one region that has every place of an address that names several; "" for none or many."""
    sets = [{rule.region for rule in found} for found in candidates.values() if found]
    common = set.intersection(*sets) if len(sets) > 1 else set()
    return common.pop() if len(common) == 1 else ""
