"""An address goes to the published zone rules: looked up exactly, asked back, or declined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index.facts.validity import is_last_years
from index.facts.zones import Match, Mention, Resolution, ZoneIndex, normal
from index.items import Passage
from service.answering.answer import Answer
from service.answering.compose import citations, declined, not_disclosed
from service.answering.context import Context, Evidence
from service.answering.desks import desk_for
from service.answering.texts import text, texts
from service.answering.vocabulary import folded

_OTHER_KINDS = {"fee", "subsidy", "date", "materials", "contact", "duration"}
_QUOTE_LIMIT = 200  # school and entry further apart than this are quoted as two pieces

# How an address shows, whether or not any rule knows the place.
_ADDRESS = re.compile(
    r"\d+\s*(?:号|栋|幢|单元|组|弄)|[路街巷道里弄]\d|小区|花园|家园|公寓|社区|新村|[^哪本农]村|[一-龥]{2,}(?:路|街|巷|大道|苑|庭|府|湾|镇|乡)"
)
# Ways to ask that are no question of zones but where a listed place is named.
_ASKS_SO = re.compile(
    r"边[间个所度]|[上读念报]几小|(?:归|属于|划|对口|是).{1,14}(?:吗|么|不|没)$|怎么划|还是.{1,8}(?:小学|中学|学校)"
)
_SCHOOL = re.compile(r"学校|小学|中学|幼儿园|幼稚园|公办园|上学|读书|入学|入园")
# 「某某场上哪个小学」: what stands before the question ends like a place that no list knows.
_PLACE = re.compile(
    r"(?P<name>[一-龥\dA-Za-z]{1,9}"
    r"[路街巷道里弄村镇乡场园苑庭府城湾区号厂院楼庄寨屯组队居寓邸座坊台坪坝湖桥营店堡沟])"
    r"(?:的|那边|这边|这里|附近|业主|住户|职工|居民|孩子|小孩|小朋友|娃娃?|子女|今年|小学|初中)*"
    r"(?:上|读|念|划|归|属于?|是|对口|去|在)[到在给入]?(?:哪|什么|啥|几|那)"
)
_DOOR = re.compile(r"[一-龥A-Z]{2,}\d+(?:号楼|号院|号|栋|幢|组|弄)(?!线|文)")
_NO_NAME = re.compile(
    r"(?:城区|农村|学区|片区|辖区|小区|县城|城里|村里|家里|市区|[本各外我]区|[乡城]镇|地区)$"
)
_PARTICLES = re.compile(r"[的吧呢啊呀哦是那个]|[，。！？,.!?]")
_AT_HOME = re.compile(
    r"我家|我们家|俺家|咱家|住|户口|房子|房产|孩子|娃|小孩|儿子|女儿|闺女|宝宝|[上读念去]哪"
)
_WHICH_SCHOOL = re.compile(
    r"(?:[上读念去归属分划].{0,6}(?:哪|什么|啥|那)|(?:哪|什么|啥|那).{0,4}(?:小学|初中|中学|学校|学区|片区))"
    r"|划片|学区|对口|片区"
)


class LookUpZone:
    """Ends the flow for a question of which school an address belongs to."""

    name = "zones"

    def __call__(self, context: Context) -> None:
        zones = context.holding.zones
        asked = "zone" in context.understood.kinds
        regions = {region.name for region in context.snapshot.bureau.regions}
        places = [place for place in zones.places_in(context.text) if place.name not in regions]
        if places:
            named = "、".join(place.name for place in places)
            context.understood = replace(context.understood, address=named)
        if "contact" in context.understood.kinds:  # 「某县划片问哪个电话」
            asked = asked and any(place.numbers for place in places)
        asked = asked or bool(_ASKS_SO.search(context.text))
        if places and (asked or _only_an_address(places, context)):
            context.answer = _answer(_resolve(zones, context), context)
        elif asked and _is_yet_to_come(context):
            context.answer = not_disclosed(context)
        elif asked and _WHICH_SCHOOL.search(context.text):
            said = zones.without_schools(context.text)
            if _ADDRESS.search(said) or (said == normal(context.text) and _names_something(said)):
                context.answer = _unknown_place(context)
            elif context.holding.rules and _AT_HOME.search(context.text) and len(context.text) <= 40:
                context.answer = _ask("needs_address", (), context)
        elif context.holding.rules and _is_a_door(context):
            context.answer = _unknown_place(context)


def names_an_address(question: str) -> bool:
    """Whether a question names a road, an estate, a village or a house number."""
    return bool(_ADDRESS.search(normal(question)))


def _is_yet_to_come(context: Context) -> bool:
    """Whether the zones of a year to come are asked for, which no item states."""
    year = context.understood.year
    return year is not None and year > context.today.year and not context.holding.rules


def _only_an_address(places: Sequence[Mention], context: Context) -> bool:
    """「健康路8号一年级」: a listed place and a stage or a number, and nothing else that is asked."""
    others = set(context.understood.kinds) & _OTHER_KINDS
    tells = bool(context.understood.stage) or any(place.numbers for place in places)
    return not others and (tells or bool(_SCHOOL.search(context.text)))


def _is_a_door(context: Context) -> bool:
    """「某某国际12栋 小学」 of a place that no list knows, where nothing else is asked."""
    others = set(context.understood.kinds) & _OTHER_KINDS
    return not others and bool(context.understood.stage) and bool(_DOOR.search(normal(context.text)))


def _names_something(text: str) -> bool:
    """Whether a question of which school names what ends like a place, though no list knows it."""
    place = _PLACE.search(text)
    return place is not None and not _NO_NAME.search(place["name"])


def _resolve(zones: ZoneIndex, context: Context) -> Resolution:
    understood = context.understood

    def resolve(stage: str) -> Resolution:
        year = understood.year or context.today.year
        return zones.resolve(context.text, stage=stage, region=understood.region, year=year)

    resolution = resolve(understood.stage)
    chosen = _chosen(resolution, context)
    if chosen:
        return Resolution("found", chosen)
    if resolution.status == "needs_stage":
        # 学校 is no word for a kindergarten: where only one stage of school is left, it is meant.
        schools = [stage for stage in resolution.options if stage != "幼儿园"]
        if len(schools) == 1:
            return resolve(schools[0])
    return resolution


def _chosen(resolution: Resolution, context: Context) -> tuple[Match, ...]:
    """The rules of the one choice that a citizen's reply to a question back names (「双号的」「北区」)."""
    reply = _PARTICLES.sub("", folded(context.question))
    named = [option for option in resolution.options if reply and reply in option]
    if not context.history or len(named) != 1:
        return ()
    rules = [rule for rule in context.holding.rules if rule.quote == named[0]]
    return tuple(Match(rule, "chosen") for rule in rules if rule.kind != "unread")


def _answer(resolution: Resolution, context: Context) -> Answer:
    match resolution.status:
        case "found":
            return _found(resolution.matches, context)
        case "boundary_only":
            evidence = _evidence(resolution.matches, context)
            return _worded("zone.boundary", evidence, context)
        case "none":
            return _unknown_place(context)
        case asks:
            return _ask(asks, resolution.options, context)


def _found(matches: Sequence[Match], context: Context) -> Answer:
    if not context.understood.region:  # the desk of the region that the address turned out to be in
        context.understood = replace(context.understood, region=matches[0].rule.region)
    evidence = _evidence(matches, context)
    stages = {match.rule.stage for match in matches}
    shared = len({match.rule.schools for match in matches}) > 1 or any(
        len(match.rule.schools) > 1 for match in matches
    )
    shared = shared and len(stages) == 1  # a primary and a junior middle school are no shared zone
    return _worded("zone.shared" if shared else "zone.found", evidence, context)


def _evidence(matches: Iterable[Match], context: Context) -> Mapping[Evidence, str]:
    """Each match's school and entry, as its passage has them, with the schools that the passage leaves
    to its heading or to one before it."""
    found: dict[Evidence, str] = {}
    for match in matches:
        passage = context.snapshot.passages[match.rule.passage_id]
        elsewhere = [school for school in match.rule.schools if school not in passage.text]
        for school in elsewhere:
            before = _naming(school, passage, context)
            if before is not None:
                found.setdefault(Evidence(before, school, 1.0), "")
        over = [school for school in elsewhere if _naming(school, passage, context) is None]
        for quote in _quotes(passage.text, match.rule.schools, match.rule.quote):
            found.setdefault(Evidence(passage, quote, 1.0), "、".join(over))
    return found


def _naming(school: str, passage: Passage, context: Context) -> Passage | None:
    """The passage before ``passage`` that names its school; None where none does but its heading."""
    before = [
        one
        for one in context.snapshot.passages_of(passage.item_id)
        if one.position < passage.position and school in one.text
    ]
    return before[-1] if before else None


def _quotes(text: str, schools: Sequence[str], entry: str) -> list[str]:
    """Verbatim pieces of ``text`` that name the schools and state the entry, in one where they are near."""
    at = text.index(entry)
    named = [_nearest(text, school, at) for school in schools if school in text]
    start = min([at, *named])
    end = max(
        [at + len(entry), *(place + len(school) for place, school in zip(named, schools, strict=False))]
    )
    if end - start <= _QUOTE_LIMIT:
        return [text[start:end]]
    return [*(school for school in schools if school in text), entry]


def _nearest(text: str, school: str, at: int) -> int:
    """Where ``school`` stands nearest to position ``at``."""
    places = [match.start() for match in re.finditer(re.escape(school), text)]
    return min(places, key=lambda place: abs(place - at))


def _worded(lead: str, found: Mapping[Evidence, str], context: Context) -> Answer:
    evidence = list(found)
    first = context.snapshot.items[evidence[0].passage.item_id]
    lines = [text(lead)]
    if context.understood.year is None and is_last_years(first, context.today):
        lines.insert(0, text("last_year"))
    lines += [
        f"{school}：{piece.quote}[{n}]" if school else f"{piece.quote}[{n}]"
        for n, (piece, school) in enumerate(found.items(), 1)
    ]
    return Answer(
        status="answered",
        reason="zone",
        text="\n".join(lines),
        citations=citations(evidence, context),
        follow_ups=texts("follow_ups.zone"),
        desk=desk_for(context),
        notice=text("notice"),
    )


def _unknown_place(context: Context) -> Answer:
    return declined("zone_not_found", text("zone.none"), context)


def _ask(what: str, options: Iterable[str], context: Context) -> Answer:
    return Answer(
        status="clarify",
        reason={"ambiguous": "zone_ambiguous"}.get(what, f"zone_{what}"),
        text=text(f"zone.{what}"),
        options=tuple(options),
        notice=text("notice"),
    )
