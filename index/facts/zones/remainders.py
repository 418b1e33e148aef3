"""Whose the rest of a village is, where a whole town is listed without some of its groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from index.facts.zones.mentions import Mention
from index.facts.zones.resolution import Match, Resolution
from index.facts.zones.rule import Verdict, ZoneRule, unit_sort

_HOLDERS = ("street_town", "community", "village")


class Remainders:
    """「某镇（某村5—9组除外）」: the village's other groups are the town's, though nothing lists them."""

    def __init__(self, rules: Sequence[ZoneRule]) -> None:
        self._by_name: dict[str, list[ZoneRule]] = defaultdict(list)
        for rule in rules:
            for carve in rule.without:
                if carve.name and carve.spans and rule.kind in _HOLDERS:
                    self._by_name[carve.name].append(rule)

    def found(self, mentions: Sequence[Mention], holds: Callable[[ZoneRule], bool]) -> Resolution | None:
        """The town's school for a place of which it leaves out other numbers; None where none is sure."""
        for mention in mentions:
            rules = [rule for rule in self._by_name.get(mention.name, ()) if holds(rule)]
            verdicts = {_verdict(rule, mention) for rule in rules}
            if verdicts == {"yes"} and len({rule.schools for rule in rules}) == 1:
                return Resolution("found", tuple(Match(rule, mention.how) for rule in rules))
        return None


def _verdict(rule: ZoneRule, mention: Mention) -> Verdict:
    """Whether the numbers of a village are among those that a rule for all of its town leaves in."""
    spans = [span for carve in rule.without if carve.name == mention.name for span in carve.spans]
    given = {unit_sort(unit) for unit in mention.numbers}
    if not spans or not {span.sort for span in spans} <= given:
        return "open"
    return "no" if any(span.holds(mention.numbers) for span in spans) else "yes"
