"""A school goes to its published zone: 「第一小学的招生范围」, 「二小收哪些小区」."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from index.facts.zones import ZoneRule, normal
from service.answering.context import Context, Evidence
from service.answering.zone_wording import ask_for, worded

_ASKS = re.compile(
    r"(?:招生|服务|划片|学区|片区|施教|入学|就近)的?(?:范围|区域|片区|区|地段)"
    r"|[收招管辖]了?(?:哪些|哪几个|哪里|什么|啥|那些)(?!时候|人|学生|班|条件|材料|专业|费)"
    r"|有(?:哪些|哪几个|什么|啥)(?:小区|村|社区|路|街道?|楼盘|地方|片)|[招收]的?是?哪[里儿]?的(?=$|孩子|学生|人|娃)"
    r"|(?:包括|覆盖|对应|划了?)(?:哪些|哪几个|什么|啥)"
    r"|(?:片区|学区|范围|地段)(?:是|有|包括|在)?(?:哪|什么|啥)|哪个?片区"
    r"|对口的?(?:是|有)?(?:哪些|哪几所|什么|啥)小学"
    r"|哪些(?:小区|村|路|街道?|地方|社区).{0,6}(?:[读上归]|属于|划到|能|可以|对口)"
)
_ASKS_EITHER = re.compile(r"怎么划片?")  # of a school its zone, of a road its school
_REGION = re.compile(r"^[一-鿿]{2,3}?[市县区旗]")
_MOST = 12  # pieces of one answer
_LONGEST = 480


class LookUpSchoolZone:
    """Ends the flow for a question of what belongs to a school that the zone rules name."""

    name = "school_zone"

    def __call__(self, context: Context) -> None:
        zones = context.holding.zones
        either = bool(_ASKS_EITHER.search(context.text)) and not zones.roads_and_schools(context.text)
        if not _ASKS.search(context.text) and not either:
            return
        if any(place.numbers for place in zones.places_in(zones.without_schools(context.text))):
            return  # an address is asked about, and a school beside it
        named = _named(context)
        regions = {rule.region for rule in named}
        if len(_bodies(named)) > 1 and len(regions) > 1:
            context.answer = ask_for("needs_region", sorted(regions - {""}))
        elif named:
            found = _evidence(named, context)
            if found:
                found |= _moved_away(named, context)
                context.answer = worded("zone.range", found, context)


def _named(context: Context) -> list[ZoneRule]:
    """The newest rules of the school whose name stands in the question, in full or without its region."""
    said = normal(context.text)
    best, rules = 0, list[ZoneRule]()
    region, stage = context.understood.region, context.understood.stage
    for rule in context.holding.rules:
        if region and rule.region and rule.region not in (region, context.snapshot.bureau.home):
            continue
        length = max((_length_in(said, school) for school in rule.schools), default=0)
        if length > best:
            best, rules = length, [rule]
        elif length and length == best:
            rules.append(rule)
    if any(rule.stage == stage for rule in rules):
        rules = [rule for rule in rules if rule.stage in (stage, "")]
    newest = max((rule.year or 0 for rule in rules), default=0)
    return [rule for rule in rules if rule.year is None or rule.year == newest]


def _length_in(said: str, school: str) -> int:
    """How many characters of a school's name stand in a question: all, or all behind its region; else 0."""
    full, said = (re.sub(r"[()]", "", words) for words in (normal(school), said))
    short = _REGION.sub("", full)
    return next((len(name) for name in (full, short) if len(name) > 3 and name in said), 0)


def _bodies(rules: Iterable[ZoneRule]) -> set[tuple[str, ...]]:
    return {rule.schools for rule in rules}


def _evidence(rules: Sequence[ZoneRule], context: Context) -> dict[Evidence, str]:
    """The school's row, or the piece of text from its name to its last entry, by passage."""
    by_passage: dict[str, list[ZoneRule]] = defaultdict(list)
    for rule in rules:
        by_passage[rule.passage_id].append(rule)
    found: dict[Evidence, str] = {}
    for passage_id, entries in by_passage.items():
        passage = context.snapshot.passages[passage_id]
        school = entries[0].schools[0]
        over = "" if school in passage.text else school
        others = [r for r in context.holding.rules if r.passage_id == passage_id and r not in entries]
        for quote in _quotes(passage.text, school, entries, others):
            found[Evidence(passage, quote, 1.0)] = over
    found = {piece: over for piece, over in found.items() if not _is_said_again(piece, over, found)}
    return dict(list(found.items())[:_MOST]) if len(found) <= _MOST else {}


def _is_said_again(piece: Evidence, over: str, found: Mapping[Evidence, str]) -> bool:
    """Whether a line of a list by estates says what the row of the school says."""
    others = (one.quote for one in found if one.passage.id != piece.passage.id)
    return bool(over) and any(over in quote and piece.quote in quote for quote in others)


def _moved_away(rules: Sequence[ZoneRule], context: Context) -> dict[Evidence, str]:
    """What later notices take from the school: its list still names it."""
    schools = {school for rule in rules for school in rule.schools}
    moves = (rule for rule in context.holding.rules if schools & set(rule.moved_from))
    passages = {rule.passage_id: context.snapshot.passages[rule.passage_id] for rule in moves}
    return {Evidence(one, one.text, 1.0): "" for one in passages.values() if len(one.text) <= _LONGEST}


def _quotes(text: str, school: str, entries: Sequence[ZoneRule], others: Sequence[ZoneRule]) -> list[str]:
    """One verbatim piece where no other school's entry stands in it, else each entry by itself."""
    own = [(text.find(rule.quote), rule.quote) for rule in entries]
    own = [(at, quote) for at, quote in own if at >= 0]
    if not own:
        return []
    first = min(at for at, _ in own)
    named = text.rfind(school, 0, first + 1)
    start = named if named >= 0 else first
    end = max(at + len(quote) for at, quote in own)
    strange = [rule for rule in others if school not in rule.schools]
    mixed = any(start <= text.find(rule.quote) < end for rule in strange)
    if not mixed and end - start <= _LONGEST:
        return [text[start:end]]
    return list(dict.fromkeys(quote for _, quote in own))
