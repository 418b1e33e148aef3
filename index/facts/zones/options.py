"""Choices to offer when an address is not enough, worded so that a choice taken is known again."""

from __future__ import annotations

from collections.abc import Iterable

from index.facts.zones.mentions import normal
from index.facts.zones.rule import ZoneRule
from index.facts.zones.spelling import as_written, fold

MOST = 12
_LONGEST = 40


def option_texts(rules: Iterable[ZoneRule]) -> tuple[str, ...]:
    """The entries to choose from, as published; led by their schools where the words do not differ."""
    schools: dict[str, list[str]] = {}
    for rule in rules:
        known = schools.setdefault(_entry(rule), [])
        known.extend(school for school in rule.schools if school not in known)
    if all(map(_tells, schools)):
        return tuple(schools)[:MOST]
    if len(schools) == 1:
        return tuple(f"{school}：{text}" for text, names in schools.items() for school in names)[:MOST]
    return tuple(f"{'、'.join(names)}：{text}" for text, names in schools.items())[:MOST]


def is_picked(rule: ZoneRule, text: str) -> bool:
    """Whether ``text`` (in normal spelling) holds the choice that ``option_texts`` gave for ``rule``."""
    entry = normal(_entry(rule))
    if entry not in text:
        return False
    return _tells(entry) or (":" in text and any(normal(school) in text for school in rule.schools))


def _tells(entry: str) -> bool:
    """Whether an entry's words stand in no free question: it has the brackets of a list."""
    return "(" in fold(entry)


def _entry(rule: ZoneRule) -> str:
    """The entry, or of one that lists several places what it says of the rule's own."""
    folded = fold(rule.quote)
    written = as_written(rule.name, rule.quote)
    if len(rule.quote) <= _LONGEST and "、" not in rule.quote.split(written)[0]:
        return rule.quote
    text = written
    at = rule.quote.find(written) + len(written)
    if at >= len(written) and folded[at : at + 1] == "(" and ")" in folded[at:]:
        text += rule.quote[at : folded.index(")", at) + 1]
    return rule.parent + text
