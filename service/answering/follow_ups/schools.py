"""The schools that the assistant's answer to an address named: what is asked next may be about them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.facts.zones.schools import is_same_school
from service.answering.context import Context

_QUOTED = re.compile(r"\[\d+\]\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Named:
    """A school that an answer named. ``stage`` and ``region`` as its zone rule has them."""

    name: str
    stage: str
    region: str


def schools_answered(answer: str, context: Context, home: str = "") -> tuple[Named, ...]:
    """The schools whose entries an answer quotes, as they stand; () where it quotes none. Of a sentence that
    gives several places' schools those of the longest place that the question ``home`` names."""
    found: dict[tuple[int, str], Named] = {}
    for line in answer.splitlines():
        if not _QUOTED.search(line):
            continue
        quoted = [
            rule
            for rule in context.holding.rules
            if rule.kind != "unread" and rule.quote in line and all(school in line for school in rule.schools)
        ]
        named = [rule for rule in quoted if len(rule.name) > 1 and rule.name in home]
        if named:
            quoted = [max(named, key=lambda rule: len(rule.name))]
        if quoted:  # a row that lists other schools beside its own names its own first
            rule = min(quoted, key=lambda rule: line.find(rule.schools[0]))
            for school in rule.schools:
                found.setdefault((len(found), school), Named(school, rule.stage, rule.region))
    return tuple({one.name: one for one in found.values()}.values())


def feeds_on(school: Named, context: Context) -> bool:
    """Whether the rules state which school the pupils of ``school`` go on to."""
    return bool(next_schools(school, context))


def next_schools(school: Named, context: Context) -> tuple[Named, ...]:
    """The schools that the pupils of ``school`` go on to, as the rules state it."""
    return tuple(
        Named(name, rule.stage, rule.region)
        for rule in context.holding.rules
        if rule.kind == "feeder" and is_same_school(rule.name, school.name)
        if not (rule.region and school.region) or rule.region == school.region
        for name in rule.schools
    )
