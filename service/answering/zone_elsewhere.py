"""Whether a paper of another region tells of the same place and a school, though no rule was read from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.facts.zones import Mention, Resolution, normal
from index.facts.zones.boundaries import begins, ends
from index.facts.zones.schools import is_same_school, schools_named_in, stage_of
from index.facts.zones.spelling import fold
from index.facts.zones.towns import places_over
from index.items import Item
from service.answering.context import Context

_ENROLMENT = re.compile(r"招生|入学|新生|[一七]年级|幼升小|小升初|入园|学区|划片|片区|施教区")
_SENTENCE = re.compile(r"[。；;！？!?\n]")
# What else places and schools are named for in one sentence.
_OTHER = re.compile(
    r"电\s*话|地\s*址|校\s*址|地\s*点|位于|坐落|地处|校车|班车|线路|站点|考[点场]|接种|体检|托管|活动|比赛|参观|捐|公里"
)
_DOOR = re.compile(r"^\s*\d+\s*号")


def asked_for_region(found: Resolution, places: Sequence[Mention], context: Context) -> Resolution:
    """``found``, or the question of which region is meant where the papers in force of another one name the
    place with a school that is not among those found."""
    rules = [match.rule for match in found.matches]
    regions = {rule.region for rule in rules}
    chosen = any(match.how == "chosen" or match.rule.kind == "feeder" for match in found.matches)
    said = normal(context.text)
    in_town = any(place in said for rule in rules for place in places_over(rule))
    if found.status != "found" or "" in regions or chosen or in_town:
        return found
    names = {rule.name for rule in rules if rule.name} & {place.name for place in places}
    # Where the lists of several regions have the place, the look-up told them apart already.
    known = regions | {rule.region for rule in context.holding.rules if rule.name in names}
    others = {
        item.region
        for item in context.snapshot.items.values()
        if item.region and item.region not in known and _is_of_enrolment(item, context)
        if any(_names_with_school(name, item, rules[0].stage, found, context) for name in names)
    }
    return Resolution("needs_region", options=tuple(sorted(regions | others))) if others else found


def _is_of_enrolment(item: Item, context: Context) -> bool:
    return bool(_ENROLMENT.search(item.title)) and context.holding.standings[item.id].in_force


def _names_with_school(name: str, item: Item, stage: str, found: Resolution, context: Context) -> bool:
    known = [school for match in found.matches for school in match.rule.schools]
    for passage in context.snapshot.passages_of(item.id):
        if passage.kind not in ("text", "row") or name not in normal(passage.text):
            continue
        for sentence in [passage.text] if passage.cells else _SENTENCE.split(passage.text):
            said = normal(sentence)
            if _OTHER.search(sentence) or not _names(name, said):
                continue
            of_stage = [one for one in schools_named_in(fold(sentence)) if stage_of(one) in ("", stage)]
            if any(not any(is_same_school(one, other) for other in known) for one in of_stage):
                return True
    return False


def _names(name: str, said: str) -> bool:
    """Whether a sentence names a place as such: no part of a longer name, no house on a road."""
    for match in re.finditer(re.escape(name), said):
        behind = match.end()
        if begins(said, match.start(), name) and ends(said, behind, name) and not _DOOR.match(said[behind:]):
            return True
    return False
