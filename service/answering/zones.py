"""An address goes to the published zone rules: looked up exactly, asked back, or declined."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.facts.validity import is_last_years
from index.facts.zones import Match, Resolution
from service.answering.answer import Answer
from service.answering.compose import citations, not_disclosed
from service.answering.context import Context, Evidence
from service.answering.desks import desk_for
from service.answering.texts import text, texts

_ROW_LIMIT = 160  # a row this short is quoted whole; of a longer one the school and the entry

# How an address shows, whether or not any rule knows the place.
_ADDRESS = re.compile(
    r"\d+\s*(?:号|栋|幢|单元|组|弄)|[路街巷道里弄]\d|小区|花园|家园|公寓|社区|新村|[^哪本农]村|[一-龥]{2,}(?:路|街|巷|大道|苑|庭|府|湾|镇|乡)"
)
_AT_HOME = re.compile(r"我家|我们家|俺家|咱家|住|户口|房子|房产|孩子|娃|小孩|儿子|女儿|闺女|宝宝|[上读念去]哪")
_WHICH_SCHOOL = re.compile(
    r"(?:[上读念去归属分划].{0,6}(?:哪|什么|啥|那)|(?:哪|什么|啥|那).{0,4}(?:小学|初中|中学|学校|学区|片区))"
    r"|划片|学区|对口|片区"
)


class LookUpZone:
    """Ends the flow for a question of which school an address belongs to."""

    name = "zones"

    def __call__(self, context: Context) -> None:
        if "zone" not in context.understood.kinds:
            return
        zones = context.holding.zones
        understood = context.understood
        if zones.places_in(context.text):
            resolution = zones.resolve(
                context.text,
                stage=understood.stage,
                region=understood.region,
                year=understood.year or context.today.year,
            )
            context.answer = _answer(resolution, context)
        elif _WHICH_SCHOOL.search(context.text) and context.holding.has_zones:
            if _ADDRESS.search(context.text):
                context.answer = _unknown_place(context)
            elif _AT_HOME.search(context.text) and len(context.text) <= 40:
                context.answer = _ask("needs_address", (), context)


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


def _found(matches: Iterable[Match], context: Context) -> Answer:
    evidence = list(dict.fromkeys(_evidence(matches, context)))
    shared = any(len(match.rule.schools) > 1 for match in matches) or (
        len({school for match in matches for school in match.rule.schools}) > 1
        and not context.understood.stage == ""
    )
    return _worded("zone.shared" if shared else "zone.found", evidence, context)


def _evidence(matches: Iterable[Match], context: Context) -> Iterable[Evidence]:
    """Each match's passage: whole where it is short, else the school's cell and the entry."""
    for match in matches:
        passage = context.snapshot.passages[match.rule.passage_id]
        if len(passage.text) <= _ROW_LIMIT:
            yield Evidence(passage, passage.text, 1.0)
            continue
        for school in match.rule.schools:
            cell = next((f"{name}：{value}" for name, value in passage.cells if school in value), school)
            if cell in passage.text and len(cell) <= _ROW_LIMIT:
                yield Evidence(passage, cell, 1.0)
            elif school in passage.text:
                yield Evidence(passage, school, 1.0)
        yield Evidence(passage, match.rule.quote, 1.0)


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
