"""Changes to a list that could not be read: what they name is no longer sure, and is shown instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.facts.zones.rule import ZoneRule
from index.facts.zones.spelling import fold, place_key

# The schools that a clause closes: 「甲校并入乙校」「撤销甲校，…」.
_CLOSED = re.compile(r"(?P<merged>[^,;]+?)(?:并入|合并[到至])|撤[销并](?P<ended>[^,;]+)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A clause of a change, the places that it names, and the words for the school that it closes."""

    rule: ZoneRule
    places: frozenset[str]
    closed: str

    @classmethod
    def of(cls, rule: ZoneRule, known: Iterable[str]) -> Doubt:
        """The doubt that the unread ``rule`` casts on the ``known`` places."""
        text = place_key(rule.quote)
        ended = _CLOSED.search(fold(rule.quote))
        closed = place_key(ended["merged"] or ended["ended"]) if ended else ""
        closed = place_key(rule.moved_from[0]) or closed
        return cls(rule, frozenset(name for name in known if _names(text, name)), closed)

    @property
    def takes_over(self) -> bool:
        """Whether it is understood: the whole zone of a school goes to those of the rule."""
        return bool(self.rule.moved_from[0])

    def is_about(self, rule: ZoneRule) -> bool:
        """Whether the change may concern an entry of a list that is not newer than it."""
        if rule.moved_from or (self.rule.year or rule.year or 0) < (rule.year or 0):
            return False
        if self.takes_over:
            old = place_key(self.rule.moved_from[0])
            return rule.stage in ("", self.rule.stage) and any(
                school.endswith(old) or old.endswith(school) for school in map(place_key, rule.schools)
            )
        if self.rule.region not in ("", rule.region) or self.rule.stage not in ("", rule.stage):
            return False
        closed = any(place_key(school) in self.closed for school in rule.schools)
        return closed or rule.name in self.places


def _names(text: str, name: str) -> bool:
    """Whether ``text`` names a place, and not only a school that is called after it (某某街小学)."""
    return name in text and bool(re.search(rf"{re.escape(name)}(?!小学|中学|学校|幼儿园)", text))


def is_doubt(rule: ZoneRule) -> bool:
    """Whether ``rule`` is a change that was not understood."""
    return rule.kind == "unread" and bool(rule.moved_from)
