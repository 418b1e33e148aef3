"""A question about a subsidy goes to the statement of the papers that agrees with all that it names.

What agrees in benefit, stage, boarding, household and case, and holds the kind of answer asked for, is
given as sure: no other statement of the material could be meant. Where a word of the question is found
in none of them, nothing is given, and the search goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.search.tokens import fold
from service.answering.benefits import beside
from service.answering.compose import composed, not_disclosed
from service.answering.context import Context, Evidence
from service.answering.desk_changes import is_of_office
from service.answering.duties import asks_hours_of_office
from service.answering.stages import passage_stages
from service.answering.subsidies.agreement import Agreement, agreement
from service.answering.subsidies.asked import Asked, asked_in
from service.answering.subsidies.aspects import answers_well
from service.answering.subsidies.places import Paper
from service.answering.subsidies.whom import adds, is_of_stage
from service.answering.subsidies.words import SUM, subsidy_words
from service.answering.texts import text
from service.answering.vocabulary import households_in

_ALIKE = 0.4
_MOST = 5
_SHORT = 16  # characters: a name, not the list of families that a tier is for
_OF_STAGE = 1.0
_LEAST = 1.5
_OF_A_NOTICE = {"when"}
_SOFT = "whether"  # what is said at all says it
_MISSING = "missing"


class LookUpSubsidy:
    """Ends the flow where the papers on subsidies hold a statement that is surely meant."""

    name = "subsidies"

    def __call__(self, context: Context) -> None:
        asked = asked_in(context)
        if asked is None or "contact" in context.understood.kinds or beside(context.text):
            return
        if asks_hours_of_office(context.text):
            return
        if not (asked.about or asked.stage) and not set(asked.aspects) - {"amount"}:
            return  # 「补助多少钱」 names no benefit at all
        if asked.unknown:
            context.answer = not_disclosed(context)  # another programme's sum is no answer
            return
        agreeing = _agreeing(asked, context)
        if not agreeing and _MISSING in asked.aspects:
            # Where no paper says what to do then, it says when money is paid.
            asked = replace(asked, aspects=tuple({*asked.aspects, "paid"} - {_MISSING}))
            agreeing = _agreeing(asked, context)
        if not agreeing or agreeing[0].score < _LEAST:
            return
        chosen = _of_each_stage(agreeing, asked, context) or _chosen(agreeing, asked)
        if not chosen or any(is_of_office(one.passage.id, one.statement.text, context) for one in chosen):
            return
        context.lead = text("several") if len(chosen) > 1 else ""
        chosen = _with_all_tiers(chosen, agreeing, asked)
        chosen += _of_other_papers(chosen, asked, context)
        context.evidence = [Evidence(one.passage, one.statement.text, one.score) for one in chosen]
        context.evidence += _tier_of(chosen, asked, context) or _added_for(chosen, asked, context)
        context.answer = composed(context)


def _agreeing(asked: Asked, context: Context) -> list[Agreement]:
    """The statements that nothing speaks against, best first."""
    papers: dict[str, Paper] = {}
    found = []
    for statement in context.snapshot.subsidies:
        if statement.item_id not in papers:
            papers[statement.item_id] = _paper(statement.item_id, context)
        one = agreement(statement, asked, context, papers[statement.item_id])
        if one is not None:
            found.append(one)
    return sorted(found, key=lambda one: -one.score)


def _paper(item_id: str, context: Context) -> Paper:
    """What an item says; an amendment speaks in the words of what it amends."""
    snapshot, words = context.snapshot, subsidy_words()
    amended = [one for one, by in context.holding.amended.items() if item_id in by]
    ids = [item_id, *(one for one in amended if one in snapshot.items)]
    texts = [f"{p.place} {p.text}" for one in ids for p in snapshot.passages_of(one)]
    tiers = [
        one.text
        for one in snapshot.subsidies
        if one.item_id in ids and words.defines.search(one.text) and words.tier.search(one.text)
    ]
    titles = [snapshot.items[one].title for one in ids]
    return Paper(fold("\n".join((*titles, *texts))), fold("\n".join(tiers)))


def _chosen(agreeing: Sequence[Agreement], asked: Asked) -> list[Agreement]:
    """The best statement and those of its paper that the question does not tell from it; then what
    answers the other things asked."""
    best = agreeing[0]
    alike = [
        one
        for one in agreeing
        if one.score >= best.score - _ALIKE and one.item.id == best.item.id and one.met == best.met
    ]
    if len(alike) > _MOST:
        return []
    chosen = sorted(alike, key=lambda one: (one.passage.position, one.passage.text.find(one.statement.text)))
    for aspect in asked.aspects:
        if aspect == _SOFT or any(answers_well(aspect, asked, one.statement.text) for one in chosen):
            continue
        of_paper = [one for one in agreeing if aspect in one.met and one.item.id == best.item.id]
        well = [one for one in of_paper if answers_well(aspect, asked, one.statement.text)]
        met = any(aspect in one.met for one in chosen)
        chosen += [one for one in (well or ([] if met else of_paper))[:1] if one not in chosen]
    return chosen


def _of_each_stage(agreeing: Sequence[Agreement], asked: Asked, context: Context) -> list[Agreement]:
    """The best statement of each stage, where a benefit of several is asked for and none is named; ()."""
    told = asked.stage or asked.named or asked.cases or asked.households or asked.tiers or asked.telling
    if told or context.understood.stage or set(asked.aspects) - {_SOFT} != {"amount"}:
        return []
    found: dict[str, Agreement] = {}
    for one in agreeing:
        stages = passage_stages(one.item, one.passage)
        near = one.score >= agreeing[0].score - _OF_STAGE
        if near and SUM.search(one.statement.text) and len(stages) == 1:
            found.setdefault(stages.pop(), one)
    return list(found.values()) if 1 < len(found) <= _MOST else []


def _with_all_tiers(
    chosen: list[Agreement], agreeing: Sequence[Agreement], asked: Asked
) -> list[Agreement]:
    """With the rows that differ from those chosen by their tier alone, where the question names none: all
    tiers answer, or the one of the family, never a part of them."""
    if asked.tiers or asked.households - {"困难"} or asked.cases:
        return chosen
    benefits = {key for one in chosen if (key := _without_tier(one))}
    found = [one for one in agreeing if one not in chosen and _without_tier(one) in benefits]
    if not found or len(chosen) + len(found) > _MOST:
        return chosen
    return sorted([*chosen, *found], key=lambda one: one.passage.position)


def _without_tier(one: Agreement) -> tuple[str, ...]:
    """What a row is of, but for its tier; () where it has none."""
    tier = subsidy_words().tier
    named = [fold(value) for _, value in one.passage.cells if not SUM.search(value) and len(value) <= _SHORT]
    tiered = next((value for value in named if tier.search(value)), "")
    if one.passage.kind != "row" or not tiered:
        return ()
    names = tuple(name for name, _ in one.passage.cells)
    first = "" if named[0] == tiered else named[0]
    return (one.item.id, *one.passage.heading, *names, tier.sub("", tiered), first)


def _of_other_papers(chosen: Sequence[Agreement], asked: Asked, context: Context) -> list[Agreement]:
    """What the paper of the sum leaves open of a benefit that is named: a table of all sums has no days,
    those are in the year's notice."""
    if not (asked.benefits or asked.named):
        return []
    found: list[Agreement] = []
    for aspect in _OF_A_NOTICE & set(asked.aspects):
        if any(aspect in one.met or answers_well(aspect, asked, one.statement.text) for one in chosen):
            continue
        of_aspect = _agreeing(replace(asked, aspects=(aspect,)), context)
        surely = [one for one in of_aspect if one.score >= _LEAST]
        found += [one for one in surely[:1] if one not in found]
    return found


def _added_for(chosen: Sequence[Agreement], asked: Asked, context: Context) -> list[Evidence]:
    """The clause that gives the family's household more than the sums that are quoted."""
    households = asked.households - {"困难"}
    if "amount" not in asked.aspects or households & households_in("".join(o.statement.text for o in chosen)):
        return []
    shown = {one.passage.id for one in chosen} | set(context.holding.replaced)
    return [
        Evidence(context.snapshot.passages[one.passage_id], one.text, chosen[0].score)
        for one in context.snapshot.subsidies
        if one.item_id == chosen[0].item.id
        and one.passage_id not in shown
        and adds(one.text)
        and households & households_in(one.text)
    ][:1]


def _tier_of(chosen: Sequence[Agreement], asked: Asked, context: Context) -> list[Evidence]:
    """The clause that puts the family's household in one of the tiers that are quoted."""
    words = subsidy_words()
    households = asked.households - {"困难"}
    quoted = "".join(one.statement.text for one in chosen)
    if not households or households & households_in(quoted):
        return []
    tiers = set(words.tier.findall(quoted))
    for statement in context.snapshot.subsidies:
        said = statement.text
        passage = context.snapshot.passages[statement.passage_id]
        if statement.item_id != chosen[0].item.id or not words.defines.search(said):
            continue
        if passage.kind == "row" and any(one.passage.kind == "row" for one in chosen):
            continue  # the next row of the table is for others
        if households & households_in(said) and tiers & set(words.tier.findall(said)):
            if not is_of_stage(asked.stage, context.snapshot.items[statement.item_id], passage):
                continue
            replaced = passage.id in context.holding.replaced or passage.id in {c.passage.id for c in chosen}
            return [] if replaced else [Evidence(passage, said, chosen[0].score)]
    return []
