"""Stretches and sides of a road that no number decides, and whether a question says which one it means."""

from __future__ import annotations

import re

from index.facts.zones.rule import Verdict
from index.facts.zones.spelling import place_key

_OPPOSITE = {"东": "西", "西": "东", "南": "北", "北": "南"}
_DIRECTION = re.compile(r"以([东南西北])|([东南西北])(?:侧|边|面|头|段|路段)")
_ASKED = re.compile(
    r"(?:[以往朝向]|靠(?!近))([东南西北])|([东南西北])(?:侧|边|面|头)|。[路街道巷]([东南西北])(?=$|[\s,.的住那这上读念去归是孩小])"
)
_BETWEEN = re.compile(r"^(?P<one>[^至到,]{2,}?)(?:至|到|-)(?P<other>[^至到,]{2,}?)(?:之间|段|路段)?$")
_CORNER = re.compile(r"(?:交叉口|交汇处|路口|[路街道巷](?=口)|口)$")


def told(segment: str, road: str, text: str) -> Verdict:
    """Whether ``text`` (in normal spelling) names the ``segment`` of ``road``, or the opposite one.

    "open" where it does not say: for 「明珠桥以东」 the bridge has to be named too, for 「甲路口至乙路口」
    both ends.
    """
    key, around = place_key(segment), text.replace(road, "。")
    between = _BETWEEN.match(key)
    if between:
        ends = (_CORNER.sub("", between["one"]), _CORNER.sub("", between["other"]))
        return "yes" if all(len(end) >= 2 and end in around for end in ends) else "open"
    meant = {first or second for first, second in _DIRECTION.findall(key)}
    asked = {"".join(found) for found in _ASKED.findall(around)}
    if len(meant) != 1 or len(asked) != 1:
        return "open"
    (ours,), (theirs,) = meant, asked
    landmark = re.split(r"以[东南西北]|[东南西北](?:侧|边|面|头|段)", key)[0]
    near = not landmark or landmark in around or f"{landmark[-1]}{theirs}" in around
    if not near or theirs not in (ours, _OPPOSITE[ours]):
        return "open"
    return "yes" if theirs == ours else "no"
