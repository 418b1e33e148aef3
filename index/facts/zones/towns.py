"""The towns and communities that places are in, to tell places of one name apart."""

from __future__ import annotations

import re

from index.facts.zones.mentions import Mention
from index.facts.zones.names import kind_of
from index.facts.zones.rule import ZoneRule

_PLACE_OVER = re.compile(r".+?(?:街道办事处|街道|镇|乡|社区|居委会|村|$)")


def places_over(rule: ZoneRule) -> list[str]:
    """The towns and communities that the rule's place is in, the outermost first."""
    return [part for part in _PLACE_OVER.findall(rule.parent) if len(part) >= 2]


def in_same_town(rule: ZoneRule, mention: Mention, towns: set[str]) -> bool:
    """Whether the town named with a place is not another than the rule's."""
    over = [place for place in places_over(rule) if kind_of(place) == "street_town"]
    if not over:
        return True
    before = mention.before.rstrip()
    if before.endswith(("镇", "乡", "街道")):
        return before.endswith(tuple(over))
    return not towns or bool(towns & set(over))
