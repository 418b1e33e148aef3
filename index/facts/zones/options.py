"""Choices to offer when an address is not enough, worded so that a choice taken is known again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.facts.zones.mentions import normal
from index.facts.zones.rule import ZoneRule
from index.facts.zones.spelling import as_written, fold

MOST = 12
_LONGEST = 40


def option_texts(rules: Iterable[ZoneRule]) -> tuple[str, ...]:
    """The entries to choose from, as published; led by their schools where the words do not differ, and by
    the town or region that each place is in where these do."""
    listed = list(rules)
    apart = len({_where(rule) for rule in listed}) > 1
    schools: dict[str, list[str]] = {}
    placed = False  # whether a town or region had to be put in front
    for rule in listed:
        entry = _entry(rule, apart)
        placed = placed or entry != _entry(rule)
        known = schools.setdefault(entry, [])
        known.extend(school for school in rule.schools if school not in known)
    if all(map(_tells, schools)) and not placed:
        return tuple(schools)[:MOST]
    if len(schools) == 1:
        return tuple(f"{school}：{text}" for text, names in schools.items() for school in names)[:MOST]
    return tuple(f"{'、'.join(names)}：{text}" for text, names in schools.items())[:MOST]


def _where(rule: ZoneRule) -> str:
    """The region that a rule is of, else the town that its place is in."""
    town = _TOWN.match(rule.parent)
    return rule.region or (town.group() if town else "")


_TOWN = re.compile(r"[^、,;]{1,8}?(?:街道|镇|乡)")


def is_picked(rule: ZoneRule, text: str) -> bool:
    """Whether ``text`` (in normal spelling) holds the choice that ``option_texts`` gave for ``rule``."""
    entry = normal(_entry(rule))
    if entry not in text:
        return False
    return _tells(entry) or (":" in text and any(normal(school) in text for school in rule.schools))


def _tells(entry: str) -> bool:
    """Whether an entry's words stand in no free question: it has the brackets of a list."""
    return "(" in fold(entry)


def _entry(rule: ZoneRule, apart: bool = False) -> str:
    """The entry, or of one that lists several places what it says of the rule's own; where places are
    ``apart``, with the town or region in front that neither it nor its school names."""
    text, where = _own_entry(rule), _where(rule)
    named = not apart or where in text or any(where in school for school in rule.schools)
    return text if named else f"{where}{text}"


def _own_entry(rule: ZoneRule) -> str:
    folded = fold(rule.quote)
    written = as_written(rule.name, rule.quote)
    if written == rule.name and written not in rule.quote:
        return rule.quote  # 「某苑一期、二期」, of the second
    if len(rule.quote) <= _LONGEST and "、" not in rule.quote.split(written)[0]:
        return rule.quote
    text = written
    at = rule.quote.find(written) + len(written)
    if at >= len(written) and folded[at : at + 1] == "(" and ")" in folded[at:]:
        text += rule.quote[at : folded.index(")", at) + 1]
    return rule.parent + text
