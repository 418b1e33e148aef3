"""What a remark under or beside a list takes out of it: 「其中东湖花园3栋除外」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.facts.zones.entry import excluded
from index.facts.zones.head import Unread
from index.facts.zones.rule import Carve, ZoneRule
from index.facts.zones.spelling import fold, place_key

_LEAD = re.compile(r"^\s*(?:备?注|说明|附注)?[\d一二三四五六七八九]?[:.、]\s*(?:\d[.、])?")
_TAKES_OUT = re.compile(r"不含|不包括|不包含|除外|以外|除了|不在")
_PEOPLE = re.compile(r"学生|子女|儿童|生源|人员|户籍|户口|家庭")
_WHAT = re.compile(
    r"^(?:其中|但)*(?:(?:不含|不包括|不包含|除了?)(?P<a>.+?)(?:除外|以外|外)?|(?P<b>.+?)(?:除外|不在内))$"
)


def takes_out(remark: str) -> bool:
    """Whether a remark takes places out of a list, rather than to say something of people."""
    return bool(_TAKES_OUT.search(remark)) and not _PEOPLE.search(remark)


def limited_by(remark: str, rules: Sequence[ZoneRule], of_one_list: bool = True) -> list[ZoneRule]:
    """``rules`` without what ``remark`` takes out.

    Where it takes out what cannot be read, the rules that it names may be shown but no longer decide;
    all of them where it names none and stands in ``of_one_list``, not under a whole table.
    """
    carves: list[Carve] = []
    for clause in re.split(r"[。;\n]", fold(remark)):
        text = _LEAD.sub("", clause).strip(" ,")
        if not takes_out(text):
            continue
        match = _WHAT.match(text)
        try:
            if match is None:
                raise Unread(text)
            carves += excluded(match["a"] or match["b"])
        except Unread:
            rules = _undecided(text, rules, of_one_list)
    return [_without(rule, carves) for rule in rules]


def _undecided(text: str, rules: Sequence[ZoneRule], of_one_list: bool) -> list[ZoneRule]:
    key = place_key(text)
    named = {rule.name for rule in rules if rule.name and rule.name in key}
    return [
        replace(rule, segment=rule.segment or text)
        if rule.name in named or (rule.name and of_one_list and not named)
        else rule
        for rule in rules
    ]


def _without(rule: ZoneRule, carves: Sequence[Carve]) -> ZoneRule:
    own = [
        Carve("", carve.spans) if carve.name == rule.name and carve.spans else carve
        for carve in carves
        if rule.kind != "unread" and (carve.name == rule.name or rule.kind in _HOLDING_PLACES)
    ]
    return replace(rule, without=rule.without + tuple(own)) if own else rule


_HOLDING_PLACES = ("community", "village", "street_town", "estate")
