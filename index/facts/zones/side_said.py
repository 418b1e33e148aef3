"""The side of a road that is told by its numbers in place of a number: 「双塔路单号上哪个小学」."""

from __future__ import annotations

import re

from index.facts.zones.rule import Parity, Span, ZoneRule

_SIDE = re.compile(r"(?<![快运订])(?P<side>[单双奇偶])(?:数)?(?:号|门牌|数|的?(?:一)?[侧边])")


def parity_said(text: str) -> Parity:
    """The side that ``text`` (in normal spelling) tells; "" for none or both."""
    sides = {match["side"] for match in _SIDE.finditer(text)}
    if not sides or (sides & set("单奇") and sides & set("双偶")):
        return ""
    return "odd" if sides & set("单奇") else "even"


def has_side(rule: ZoneRule, parity: Parity, whole: bool = False) -> bool:
    """Whether the entry has numbers on that side of its road; all of them where ``whole``."""
    spans = [span for span in rule.within if span.unit == "号" and span.parity in ("", parity)]
    return any(not whole or _is_whole(span) for span in spans) and not (whole and rule.without)


def _is_whole(span: Span) -> bool:
    return span.low <= 2 and span.high is None
