"""What a remark under or beside a list takes out of it: 「其中东湖花园3栋除外」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.facts.zones.entry import excluded
from index.facts.zones.head import Unread
from index.facts.zones.rule import Carve, ZoneRule
from index.facts.zones.spelling import fold

_TAKES_OUT = re.compile(r"不含|不包括|不包含|除外|以外|除了|不在")
_PEOPLE = re.compile(r"学生|子女|儿童|生源|人员|户籍|户口|家庭")
_WHAT = re.compile(
    r"^(?:其中)?(?:(?:不含|不包括|不包含|除了?)(?P<a>.+?)(?:除外|以外|外)?|(?P<b>.+?)(?:除外|不在内))$"
)


def limited_by(remark: str, rules: Sequence[ZoneRule]) -> list[ZoneRule]:
    """``rules`` of one list without what ``remark`` takes out.

    Where it takes out what cannot be read, the rules may be shown but no longer decide.
    """
    carves: list[Carve] = []
    for clause in re.split(r"[。;\n]", fold(remark)):
        text = clause.strip(" ,")
        if not _TAKES_OUT.search(text) or _PEOPLE.search(text):
            continue
        match = _WHAT.match(text)
        try:
            if match is None:
                raise Unread(text)
            carves += excluded(match["a"] or match["b"])
        except Unread:
            return [replace(rule, segment=rule.segment or text) if rule.name else rule for rule in rules]
    return [_without(rule, carves) for rule in rules]


def _without(rule: ZoneRule, carves: Sequence[Carve]) -> ZoneRule:
    own = [
        Carve("", carve.spans) if carve.name == rule.name and carve.spans else carve
        for carve in carves
        if rule.kind != "unread" and (carve.name == rule.name or rule.kind in _HOLDING_PLACES)
    ]
    return replace(rule, without=rule.without + tuple(own)) if own else rule


_HOLDING_PLACES = ("community", "village", "street_town", "estate")
