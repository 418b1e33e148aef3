"""The towns and communities that places are in, to tell places of one name apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from index.facts.zones.mentions import Mention
from index.facts.zones.names import kind_of
from index.facts.zones.rule import ZoneRule

_PLACE_OVER = re.compile(r".+?(?:街道办事处|街道|镇|乡|社区|居委会|村|$)")


def places_over(rule: ZoneRule) -> list[str]:
    """The towns and communities that the rule's place is in, the outermost first."""
    return [part for part in _PLACE_OVER.findall(rule.parent) if len(part) >= 2]


_STEM = re.compile(r"(?:街道|镇|乡)$")


def in_town_said(
    candidates: Mapping[str, Sequence[ZoneRule]], mentions: Iterable[Mention], text: str
) -> dict[str, list[ZoneRule]]:
    """``candidates`` without the places of other towns, where ``text`` says without 镇 or 乡 which of the
    towns that have a place of that name is meant: 「东窑铺的孟家屯」."""
    found = {name: list(rules) for name, rules in candidates.items()}
    for mention in mentions:
        rules = found[mention.name]
        around = f"{text[: mention.start]} {text[mention.end :]}"
        towns = {place for rule in rules for place in places_over(rule) if kind_of(place) == "street_town"}
        said = {town for town in towns if len(stem := _STEM.sub("", town)) >= _SHORTEST and stem in around}
        if len(towns) > 1 and len(said) == 1:
            found[mention.name] = [rule for rule in rules if said & set(places_over(rule))]
    return found


_SHORTEST = 2


def in_same_town(rule: ZoneRule, mention: Mention, towns: set[str]) -> bool:
    """Whether the town named with a place is not another than the rule's."""
    over = [place for place in places_over(rule) if kind_of(place) == "street_town"]
    if not over:
        return True
    before = mention.before.rstrip()
    if before.endswith(("镇", "乡", "街道")):
        return before.endswith(tuple(over))
    return not towns or bool(towns & set(over))
