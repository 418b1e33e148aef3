"""On which side of its bounds an area lies, and whether a question says that it means another one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.facts.zones.rule import ZoneRule
from index.facts.zones.spelling import place_key

_OPPOSITE = {"东": "西", "西": "东", "南": "北", "北": "南"}
# 「某渠往北」「某路的西边」, not 「某路北段」 or 「某路南街」
_ASKED = (
    r"(?:的|以|往|向|朝|靠|偏|再|过|了|沿|,)*([东南西北])(?:[边侧面头部方走]|(?=$|[\s,.、。;?？的那这住片区]))"
)


def not_contradicted(rules: Iterable[ZoneRule], text: str) -> list[ZoneRule]:
    """``rules`` without those on the other side of a bound than ``text`` (in normal spelling) says."""
    return [rule for rule in rules if not _contradicted(rule, text)]


def _contradicted(rule: ZoneRule, text: str) -> bool:
    quote = place_key(rule.quote)
    for landmark in rule.landmarks:
        asked = set(re.findall(re.escape(landmark) + _ASKED, text))
        lies = _sides(landmark, quote)
        if len(asked) == len(lies) == 1 and _OPPOSITE[asked.pop()] in lies:
            return True
    return False


def _sides(landmark: str, quote: str) -> set[str]:
    """The sides of ``landmark`` that the area is on: 「某路以东」「某路东侧」, 「西至某路」."""
    name = re.escape(landmark)
    lies = set(re.findall(rf"{name}(?:、[^,;以]{{1,12}})?(?:以([东南西北]))", quote))
    lies |= set(re.findall(rf"{name}([东南西北])[侧边面]", quote))
    bounded = re.findall(
        rf"([东南西北])[面边侧部]?(?:至|起|到|邻|临|以|靠|抵|接|止于?|界|为|是|自|从|[:,])*{name}", quote
    )
    return lies | {_OPPOSITE[side] for side in bounded}
