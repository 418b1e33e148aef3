"""What lists say of a place in words that no rule was read from: to show, and to claim nothing against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from index.facts.zones.asking import LEVELS
from index.facts.zones.leavings import places_of
from index.facts.zones.mentions import normal
from index.facts.zones.names import kind_of
from index.facts.zones.options import MOST
from index.facts.zones.resolution import Match, Resolution
from index.facts.zones.rule import ZoneRule
from index.facts.zones.schools import is_same_school
from index.facts.zones.sides import told

_MOST_SHOWN = 3
Holds = Callable[[ZoneRule], bool]
Numbered = Mapping[str, Mapping[str, int]]  # by name of a place: unit -> number


class UnreadLists:
    """The unread rules of a snapshot by the places that they name, each cut to the piece that names it."""

    def __init__(self, rules: Iterable[ZoneRule]) -> None:
        self._by_name: dict[str, list[ZoneRule]] = defaultdict(list)
        for rule in rules:
            for name, part in places_of(rule):
                self._by_name[name].append(part)

    @property
    def names(self) -> frozenset[str]:
        """The places that are named."""
        return frozenset(self._by_name)

    def contested(
        self, found: Resolution, places: Numbered, region: str, text: str, holds: Holds
    ) -> Resolution:
        """``found``, or what must be asked because an unread rule may give the place to another school."""
        rules = [match.rule for match in found.matches]
        innermost = max((_level(rule.name) for rule in rules if rule.name), default=0)
        near = {name: numbers for name, numbers in places.items() if _level(name) <= innermost}
        said = self._of(near, text, holds)
        rivals = [one for one in said if all(_contests(one, rule) for rule in rules)]
        if not rivals:
            return found
        if not all(one.schools for one in rivals):
            return Resolution("none")  # it belongs to no school yet
        picked = [one for one in rivals if one.moved_from or normal(_option(one)) in text]
        if picked:
            return _show(picked)
        regions = {rule.region for rule in (*rules, *rivals)} - {""}
        if not region and len(regions) > 1:
            return Resolution("needs_region", options=tuple(sorted(regions)))
        options = tuple(dict.fromkeys(map(_option, (*rules, *rivals))))
        if any(normal(_option(rule)) in text for rule in rules):
            return found
        return Resolution("ambiguous", options=options[:MOST])

    def shown(self, places: Numbered, region: str, text: str, holds: Holds) -> Resolution | None:
        """What is said of places that no rule decides, to show or to choose from; None for nothing."""
        said = self._of(places, text, holds)
        if not said or not all(one.schools for one in said):
            return None
        regions = {one.region for one in said} - {""}
        if not region and len(regions) > 1:
            return Resolution("needs_region", options=tuple(sorted(regions)))
        said = [one for one in said if normal(_option(one)) in text] or said
        if len({one.schools for one in said}) > 1 or len(said) > _MOST_SHOWN:
            return Resolution("ambiguous", options=tuple(dict.fromkeys(map(_option, said)))[:MOST])
        return _show(said)

    def _of(self, places: Numbered, text: str, holds: Holds) -> list[ZoneRule]:
        """The parts about the places that may hold the address: those that say the opposite are none."""
        return [
            part
            for name, numbers in places.items()
            for part in self._by_name.get(name, ())
            if holds(part)
            and part.verdict(numbers) != "no"
            and not (part.segment and told(part.segment, name, text) == "no")
        ]


def _level(name: str) -> int:
    return next(at for at, kinds in enumerate(LEVELS) if kind_of(name) in kinds)


def _show(said: Iterable[ZoneRule]) -> Resolution:
    return Resolution("boundary_only", tuple(Match(one, "shown") for one in said))


def _option(rule: ZoneRule) -> str:
    """An entry to choose, led by its schools, so that a choice taken is known again."""
    return f"{'、'.join(rule.schools)}：{rule.quote}"


def _contests(unread: ZoneRule, found: ZoneRule) -> bool:
    """Whether an unread rule may give the place of the rule ``found`` to another school.

    A list that states the number of an address plainly is not contested by another line of its own, but
    by a change.
    """
    if found.stage and unread.stage and found.stage != unread.stage:
        return False
    plain = unread.item_id == found.item_id and not unread.moved_from
    if plain and (found.within or any(not c.name for c in found.without)):
        return False
    if unread.moved_from or not unread.schools:
        return True
    return not all(
        any(is_same_school(one, other) for other in found.schools) for one in unread.schools
    )
