"""An address goes to the published zone rules: looked up exactly, asked back, or declined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.facts.validity import is_last_years
from index.facts.zones import Match, Mention, Resolution, ZoneIndex
from service.answering.answer import Answer
from service.answering.compose import citations, not_disclosed
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
        if places and (asked or _only_an_address(places, context)):
            context.answer = _answer(_resolve(zones, context), context)
        elif asked and _is_yet_to_come(context):
            context.answer = not_disclosed(context)
        elif asked and _WHICH_SCHOOL.search(context.text) and context.holding.rules:
            if _ADDRESS.search(context.text):
                context.answer = _unknown_place(context)
            elif _AT_HOME.search(context.text) and len(context.text) <= 40:
                context.answer = _ask("needs_address", (), context)


def _is_yet_to_come(context: Context) -> bool:
    """Whether the zones of a year to come are asked for, which no item states."""
    year = context.understood.year
    return year is not None and year > context.today.year and not context.holding.rules


def _only_an_address(places: Sequence[Mention], context: Context) -> bool:
    """「健康路8号一年级」: a listed place and a stage or a number, and nothing else that is asked."""
    others = set(context.understood.kinds) & _OTHER_KINDS
    return not others and (bool(context.understood.stage) or any(place.numbers for place in places))


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
            evidence = list(_evidence(resolution.matches, context))
            return _worded("zone.boundary", evidence, context)
        case "none":
            return _unknown_place(context)
        case asks:
            return _ask(asks, resolution.options, context)


def _found(matches: Sequence[Match], context: Context) -> Answer:
    if not context.understood.region:  # the desk of the region that the address turned out to be in
        context.understood = replace(context.understood, region=matches[0].rule.region)
    evidence = list(dict.fromkeys(_evidence(matches, context)))
    stages = {match.rule.stage for match in matches}
    shared = len({match.rule.schools for match in matches}) > 1 or any(
        len(match.rule.schools) > 1 for match in matches
    )
    shared = shared and len(stages) == 1  # a primary and a junior middle school are no shared zone
    return _worded("zone.shared" if shared else "zone.found", evidence, context)


def _evidence(matches: Iterable[Match], context: Context) -> Iterable[Evidence]:
    """Each match's school and entry, as its passage has them."""
    for match in matches:
        passage = context.snapshot.passages[match.rule.passage_id]
        for quote in _quotes(passage.text, match.rule.schools, match.rule.quote):
            yield Evidence(passage, quote, 1.0)


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


def _worded(lead: str, evidence: list[Evidence], context: Context) -> Answer:
    first = context.snapshot.items[evidence[0].passage.item_id]
    lines = [text(lead)]
    if context.understood.year is None and is_last_years(first, context.today):
        lines.insert(0, text("last_year"))
    lines += [f"{piece.quote}[{n}]" for n, piece in enumerate(evidence, 1)]
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
    declined = not_disclosed(context)
    return Answer(
        status="no_answer",
        reason="zone_not_found",
        text=text("zone.none") + declined.text[declined.text.find("您可以咨询") :],
        desk=declined.desk,
        notice=declined.notice,
    )


def _ask(what: str, options: Iterable[str], context: Context) -> Answer:
    return Answer(
        status="clarify",
        reason={"ambiguous": "zone_ambiguous"}.get(what, f"zone_{what}"),
        text=text(f"zone.{what}"),
        options=tuple(options),
        notice=text("notice"),
    )
