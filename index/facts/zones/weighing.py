"""Weighs the rules of one named place against its numbers and the other places named with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.facts.zones.mentions import Mention
from index.facts.zones.names import PART, kind_of
from index.facts.zones.options import is_picked
from index.facts.zones.rule import Span, Verdict, ZoneRule
from index.facts.zones.schools import is_same_school
from index.facts.zones.sides import told

Weight = Literal["yes", "missing", "several", "open", "no"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """``rules`` decide ("yes"), or need a number ("missing"), a choice ("several") or can only be shown
    ("open"). ``left_out`` are the schools that expressly exclude the place."""

    mention: Mention
    status: Weight
    rules: tuple[ZoneRule, ...]
    left_out: frozenset[str] = frozenset()
    said: bool = False  # whether the question names the very side or stretch of a road that is listed
    parts: tuple[str, ...] = ()  # segments that ``rules`` leave out and the address may be in


def weigh(mention: Mention, rules: Sequence[ZoneRule], mentions: Sequence[Mention], text: str) -> Weighed:
    """What ``rules`` (all of the mention's name) say of it."""
    picked = [rule for rule in rules if is_picked(rule, text)]
    if picked:
        return Weighed(mention, "yes", tuple(picked))
    verdicts = [(rule, _verdict(rule, mention, mentions, text)) for rule in rules]
    left_out = frozenset(
        school for rule in rules if _excludes(rule, mention, mentions) for school in rule.schools
    )
    said = [rule for rule, verdict in verdicts if verdict == "yes" and rule.segment and not rule.within]
    if said:  # the question names the very side or stretch
        return Weighed(mention, "yes", tuple(said), left_out, said=True)
    named = {other.name for other in mentions}
    yes = [rule for rule, verdict in verdicts if verdict == "yes"]
    missing = [rule for rule, verdict in verdicts if verdict == "missing"]
    opened = [rule for rule, verdict in verdicts if verdict == "open"]
    by_former = [rule for rule in yes if any(_is_named(former, named, text) for former in rule.former)]
    if by_former:
        return Weighed(mention, "yes", tuple(by_former), left_out)
    if _of_several_regions(rules) and (possible := (*yes, *missing, *opened)):
        # A county's road and the prefecture's of the same name: the number does not tell which.
        several = len({rule.schools for rule in possible}) > 1
        return Weighed(mention, "several" if several else "open", possible, left_out)
    if any(rule.within for rule in yes):
        return Weighed(mention, "yes", tuple(_most_certain(_likeliest(yes, mention))), left_out)
    status: Weight
    schools = {school for rule in yes for school in rule.schools}
    rivals = [rule for rule in (*missing, *opened) if not set(rule.schools) <= schools]
    limited = [rule for rule in yes if rule.former and any(rule.schools != other.schools for other in yes)]
    if yes and rivals:  # of the rest of a road a change says where it stays: that stands for the list
        stays = [rule for rule in missing if rule.moved_from and set(rule.schools) <= schools]
        stayed = {school for rule in stays for school in rule.schools}
        yes = [rule for rule in yes if not set(rule.schools) <= stayed] + stays
    if yes and (rivals or limited):
        status = "missing" if any(rule in missing for rule in rivals) else "several"
        return Weighed(mention, status, tuple(dict.fromkeys((*yes, *rivals))), left_out)
    if yes and _in_several_towns(yes):
        return Weighed(mention, "several", tuple(yes), left_out)
    if yes:
        return Weighed(mention, "yes", tuple(yes), left_out)
    if missing:
        return Weighed(mention, "missing", (*missing, *opened), left_out)
    parts = tuple(dict.fromkeys(part for rule in opened for part in _parts_left_out(rule)))
    if parts:
        return Weighed(mention, "several", tuple(opened), left_out, parts=parts)
    if opened:
        status = "yes" if _only_taker(opened, verdicts) else "open"
        return Weighed(mention, status, tuple(opened), left_out)
    return Weighed(mention, "no", (), left_out)


def _of_several_regions(rules: Sequence[ZoneRule]) -> bool:
    """Whether the lists of a place are of different regions; a bureau's own list and that of one of its
    towns are not."""
    regions = {rule.region for rule in rules}
    own_and_town = len(regions) == 2 and "" in regions and kind_of(max(regions)) == "street_town"
    return len(regions) > 1 and not own_and_town


def _only_taker(opened: Sequence[ZoneRule], verdicts: Sequence[tuple[ZoneRule, Verdict]]) -> bool:
    """Whether a border number (101号 of 「101号以后」) can only be this entry's: the other entries of the
    place end before it (「1—99号」), so that nobody else takes it."""
    others = [verdict for rule, verdict in verdicts if rule not in opened]
    border = len(opened) == 1 and bool(opened[0].doubtful) and not opened[0].segment
    return border and bool(others) and all(verdict == "no" for verdict in others)


def agreed(decided: Sequence[Weighed]) -> set[str] | None:
    """The schools that all places named decide on; None where they contradict each other."""
    sets = [{school for rule in one.rules for school in rule.schools} for one in decided]
    smallest = min(sets, key=len)
    return smallest if all(smallest <= one for one in sets) else None


def overridden(rules: Sequence[ZoneRule], mention: Mention) -> list[ZoneRule]:
    """``rules`` without those that an amendment among them moves the place away from."""
    right = [rule for rule in rules if set(rule.schools) <= set(rule.moved_from)]
    rules = [rule for rule in rules if not any(_is_put_right(rule, line) for line in right)]
    moves = [rule for rule in rules if rule.moved_from and rule.verdict(mention.numbers) == "yes"]
    return [rule for rule in rules if not any(_is_moved(rule, move) for move in moves)]


def _is_put_right(rule: ZoneRule, line: ZoneRule) -> bool:
    """Whether the correction ``line`` stands for what the list said of the same school and place."""
    older = not rule.moved_from and (rule.year or 0) <= (line.year or rule.year or 0)
    return older and rule.stage in ("", line.stage) and rule.schools == line.schools


def _is_moved(rule: ZoneRule, move: ZoneRule) -> bool:
    """Whether ``move`` takes the place from ``rule``'s schools ("" stands for whichever it had)."""
    if rule is move or (rule.moved_from and (rule.year or 0) >= (move.year or 0)):
        return False
    if set(rule.schools) == set(move.schools) or (move.stage and rule.stage and move.stage != rule.stage):
        return False
    return "" in move.moved_from or any(
        is_same_school(old, school) for old in move.moved_from for school in rule.schools
    )


def _verdict(rule: ZoneRule, mention: Mention, mentions: Sequence[Mention], text: str) -> Verdict:
    if _excludes(rule, mention, mentions):
        return "no"
    verdict = rule.verdict(mention.numbers)
    if rule.segment and verdict != "no" and not rule.within:
        return told(rule.segment, mention.name, text)
    if rule.members and verdict == "yes":
        return _of_its_members(rule, text[mention.end :])
    if verdict != "yes":
        return verdict
    # 「某路（南段除外）」 and an address that does not say which segment it is in.
    if _parts_left_out(rule) and not mention.part and not _HAMLET_BEHIND.match(text[mention.end :]):
        return "open"
    partly = [
        other
        for carve in rule.without
        for other in mentions
        if carve.name == other.name and carve.spans and not other.numbers
    ]
    return "missing" if partly else "yes"


def _of_its_members(rule: ZoneRule, after: str) -> Verdict:
    """Of 「某镇各村」: whether what is named behind the town is one of them."""
    kind = member_named(after)
    if not kind:  # a 乡 has nothing but villages
        return "yes" if rule.name.endswith("乡") and "村" in rule.members else "open"
    return "yes" if kind in rule.members else "no"


def member_named(after: str) -> str:
    """The kind (村, 社区, 路 …) of the place that the text behind a town or community goes on to name."""
    named = _MEMBER.match(after)
    return _IN_COUNTRY.sub("村", named["kind"]) if named else ""


_MEMBER = re.compile(
    r"^(?:的|里|上|下面)?[^\s,。、的哪]{1,6}?(?P<kind>村委会|村|屯|寨|嘎查|社区|居委会|小区|[路街巷]|花园|家园|公寓|[苑府庭城湾])"
)
_IN_COUNTRY = re.compile(r"村委会|屯|寨|嘎查")


def _parts_left_out(rule: ZoneRule) -> list[str]:
    hamlets = rule.kind == "village"
    return [
        carve.name
        for carve in rule.without
        if (carve.name.startswith(rule.name) and PART.search(carve.name))
        or (hamlets and not carve.spans and _HAMLET.search(carve.name))
    ]


_HAMLET = re.compile(r"(?:组|屯|寨|湾|庄|坪|坳|片|湾子)$")
_HAMLET_BEHIND = re.compile(r"^[^\s,。的上读念去归哪]{1,4}(?:组|屯|寨|湾|庄|坪|坳)|^第?\d+(?:组|社|队)")


def _most_certain(rules: Sequence[ZoneRule]) -> list[ZoneRule]:
    """Without the villages that a list has as a whole, where it gives the groups asked about to another
    school: 「某村；…某村6—10组」."""
    numbered = [rule for rule in rules if rule.within]
    return [
        rule
        for rule in rules
        if rule.within
        or rule.kind != "village"
        or not any(one.item_id == rule.item_id and one.stage == rule.stage for one in numbered)
    ]


def _likeliest(rules: Sequence[ZoneRule], mention: Mention) -> list[ZoneRule]:
    """Without the ranges that a number lies in but whose ends are both of the other parity, where
    another entry lists the number plainly: 「13号—139号」 beside 「双号2—86号」 is the odd side."""
    plain = [rule for rule in rules if not _on_other_side(rule, mention)]
    return plain or list(rules)


def _on_other_side(rule: ZoneRule, mention: Mention) -> bool:
    spans = [s for s in rule.within if s.unit in mention.numbers and mention.numbers[s.unit] in s]
    return bool(spans) and all(
        span.unit == "号"
        and span.parity == ""
        and span.high is not None
        and span.low % 2 == span.high % 2 != mention.numbers[span.unit] % 2
        for span in spans
    )


def _excludes(rule: ZoneRule, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the rule leaves out what is named, by number, by segment or by another place."""
    if rule.leaves_out(mention.numbers):
        return True
    for carve in rule.without:
        if carve.name and carve.name == mention.name + mention.part:
            return True
        for other in mentions:
            if carve.name == other.name and (not carve.spans or _holds(carve.spans, other)):
                return True
    return False


def _holds(spans: Iterable[Span], mention: Mention) -> bool:
    return any(span.holds(mention.numbers) for span in spans)


def _is_named(former: str, named: set[str], text: str) -> bool:
    return former in text or any(former.startswith(name) for name in named)


def _in_several_towns(rules: Sequence[ZoneRule]) -> bool:
    """Whether one name stands for places in different towns, with different schools."""
    named = ("village", "community", "estate", "road")
    towns = {rule.parent for rule in rules if kind_of(rule.name) in named}
    schools = {rule.schools for rule in rules}
    return len(towns) > 1 and len(schools) > 1
