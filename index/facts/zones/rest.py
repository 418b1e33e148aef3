"""「其余各组」「全镇其余各村」: what is left of a village or a town once the other schools have theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.facts.zones import names
from index.facts.zones.head import Reading
from index.facts.zones.numbers import UNITS
from index.facts.zones.rule import Carve, ZoneRule
from index.facts.zones.spelling import arabic, place_key

_REST = re.compile(
    r"^(?P<of>[^()]*?)(?:辖区|境内|范围)?内?的?(?P<rest>(?:其余|其他|其它|剩余)的?(?:各|所有|全部)?个?(?:行政|自然)?"
    r"(?P<what>(?:村民|居民)?小?组|社|队|楼栋|号楼|栋|幢|门牌号?|号|村(?:、?(?:社区|居委会|居))?|社区(?:、?村)?|居委会|村\(社区\)))"
    r"(?:住户|居民)?$"
)
_EXTENT = r"(?:全[域境]|辖区|辖域|域|境|行政区域|所辖区域|范围)内?"
_SELF = re.compile(
    rf"^(?:(?:本|该|全|整个|我)(?P<of>镇|乡|街道)(?:{_EXTENT})?|(?P<kind>镇|乡|街道){_EXTENT})(?=$|\(|的?(?:各|所有|全部|全体))"
)
_MEMBERS = re.compile(r"^(?:各|所有|全部|全体)(?:个|行政|自然)*(?:村|屯|嘎查|社区)[^\d]{0,6}$")
_UNIT = {"组": "组", "社": "组", "队": "组", "栋": "栋", "楼": "栋", "幢": "栋", "牌": "号", "号": "号"}
_IN_TOWNS = ("village", "community")


def of_its_town(text: str, town: str) -> str:
    """``text`` of an entry with the name of ``town``, the one it stands under, for 「本镇」「镇辖区」
    and 「各村」."""
    if names.kind_of(town) == "street_town" and _MEMBERS.match(text):
        return town + text
    match = _SELF.match(text)
    return town + text[match.end() :] if match and town.endswith(match["of"] or match["kind"]) else text


def read_rest(text: str, town: str) -> Reading | None:
    """「某村其余各组」「其余村」 (of ``town``) as its village or town, with words for its segment that
    ``rests_settled`` puts into what is left out; None for anything else."""
    match = _REST.match(arabic(text))
    if not match:
        return None
    what = match["what"]
    last = what.rstrip(")")[-1]
    of = place_key(of_its_town(match["of"], town)) if match["of"] else town
    if not of or not names.is_name(of) or re.search("[及与]", of):
        return None
    if ("村" in what and "村民" not in what) or "社区" in what or "居委" in what:
        if names.kind_of(of) != "street_town":
            return None
        kinds = (("村",) if "村" in what else ()) + (("社区",) if "社区" in what or "居" in what else ())
        members = () if len(kinds) > 1 else kinds
        return Reading("street_town", of, segment=match["rest"], members=members)
    unit = _UNIT.get(last) or UNITS.get(what, "")
    return Reading(names.kind_of(of), of, segment=match["rest"]) if unit else None


def rests_settled(rules: Sequence[ZoneRule]) -> list[ZoneRule]:
    """``rules`` of one document with what the other schools have left out of each rest.

    A rest stays undecided (its segment says so) where some of what the others have was not read, or
    nobody has anything of its place.
    """
    rests = [rule for rule in rules if _is_rest(rule)]
    if not rests:
        return list(rules)
    unread = [place_key(rule.quote) for rule in rules if rule.kind == "unread"]
    return [_settled(rule, rules, unread) if rule in rests else rule for rule in rules]


def _is_rest(rule: ZoneRule) -> bool:
    return bool(rule.segment) and bool(_REST.fullmatch(rule.segment))


def _settled(rest: ZoneRule, rules: Iterable[ZoneRule], unread: Sequence[str]) -> ZoneRule:
    others = [
        rule
        for rule in rules
        if rule.schools != rest.schools and rule.kind != "unread" and rule.stage in ("", rest.stage)
    ]
    if rest.kind == "street_town":
        taken = [rule for rule in others if rule.kind in _IN_TOWNS and _may_be_in(rule, rest)]
        missed = any(re.search("[村社组]", quote) for quote in unread)
        carves = tuple(Carve(rule.name, rule.within + rule.doubtful) for rule in taken)
    else:
        named = [rule for rule in others if rule.name.startswith(rest.name)]
        taken = [rule for rule in named if rule.name == rest.name]
        missed = any(rest.name in quote for quote in unread)
        carves = tuple(Carve(rule.name.removeprefix(rest.name) and rule.name, rule.within) for rule in named)
        missed = missed or any(not rule.within or rule.doubtful or rule.without for rule in taken)
    shared = any(rule.name == rest.name and _is_rest(rule) for rule in others)
    if missed or shared or not (taken or carves) or any(rule.segment for rule in taken):
        return rest
    return replace(rest, segment="", without=rest.without + carves)


def _may_be_in(rule: ZoneRule, rest: ZoneRule) -> bool:
    return not rule.parent or rest.name in rule.parent or rule.parent in rest.name
