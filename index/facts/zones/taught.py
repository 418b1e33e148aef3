"""Where the pupils of a primary school go on to that no list of feeders names: in a school of nine years they
stay, and those of a town's schools go where the town as a whole does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from index.facts.zones.going_on import asks_of_going_on, spoken_names
from index.facts.zones.mentions import Mention
from index.facts.zones.names import kind_of
from index.facts.zones.resolution import Match, Resolution
from index.facts.zones.rule import ZoneRule
from index.facts.zones.schools import town_of
from index.facts.zones.spelling import place_key
from index.facts.zones.towns import places_over

_SHORTEST = 5  # 某某村小学 is a place's, 某某小学 may be anybody's


class Taught:
    """The schools of the rules; ``regions`` are names that may be left away before a school's."""

    def __init__(self, rules: Sequence[ZoneRule], regions: Iterable[str]) -> None:
        places = [rule for rule in rules if rule.kind not in ("feeder", "unread")]
        self._above = [rule for rule in places if rule.stage == "初中"]
        self._below: dict[str, list[ZoneRule]] = defaultdict(list)
        before = sorted(regions, key=len, reverse=True)
        for rule in places:
            if rule.stage == "小学" and len(rule.schools) == 1:
                self._below[place_key(rule.schools[0])].append(rule)
        self._known: dict[str, set[str]] = defaultdict(set)
        for school in self._below:
            for name in spoken_names(school, before):
                self._known[name].add(school)

    def named(self, text: str) -> list[Mention]:
        """The one school that a question (in normal spelling) about going on names."""
        if not asks_of_going_on(text):
            return []
        for name in sorted(self._known, key=lambda name: (-len(name), name)):
            at = text.find(name) if len(name) >= _SHORTEST else -1
            if at >= 0:
                return [Mention(name, at, at + len(name), how="school")]
        return []

    def from_named(self, named: Sequence[Mention], holds: Callable[[ZoneRule], bool]) -> Resolution:
        """Where the pupils of the school in ``named`` go on to."""
        meant = {school for mention in named for school in self._known[mention.name]}
        if len(meant) != 1:
            return Resolution("none")
        (school,) = meant
        above = list(filter(holds, self._above))
        stays = [rule for rule in above if school in map(place_key, rule.schools)]
        over = {place for rule in self._below[school] for place in places_over(rule)}
        towns = {place_key(town_of(school)), *(place for place in over if kind_of(place) == "street_town")}
        whole = [rule for rule in above if rule.kind == "street_town" and rule.name in towns]
        rules = stays or (whole if len({rule.schools for rule in whole}) == 1 else [])
        if not rules:
            return Resolution("none")
        return Resolution("found", tuple(Match(rule, "feeder") for rule in rules))
