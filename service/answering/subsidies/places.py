"""Where a statement, what it stands under and the rest of its paper name a benefit or a case."""

from __future__ import annotations

from dataclasses import dataclass

from service.answering.subsidies.words import Concept

_OWN, _HEAD, _TITLE, _OPENING, _ELSEWHERE = 3.0, 2.7, 2.4, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Paper:
    """Folded: all that an item says, what it amends included; and its clauses on who is in which tier."""

    text: str
    tiers: str


@dataclass(frozen=True, slots=True)
class Places:
    """Folded: a statement and what it stands under."""

    own: str
    head: str
    title: str
    opening: str

    def credit(self, concept: Concept) -> float:
        places = ((self.own, _OWN), (self.head, _HEAD), (self.title, _TITLE), (self.opening, _OPENING))
        return next((credit for place, credit in places if concept.named.search(place)), 0.0)

    @property
    def all(self) -> str:
        return "\n".join((self.own, self.head, self.title, self.opening))
