"""Whether a statement is for the stage, the boarding, the household and the tier asked about."""

from __future__ import annotations

import re
from dataclasses import replace

from index.facts.subsidies import SubsidyStatement
from index.items import Item, Passage
from service.answering.stages import passage_stages
from service.answering.subsidies.asked import Asked
from service.answering.subsidies.places import Places
from service.answering.subsidies.words import SUM, subsidy_words
from service.answering.vocabulary import households_in, on_the_other_side, vocabulary

_STAGE_OWN, _STAGE_ABOVE = 1.0, 0.8
_HOUSEHOLD_OWN, _HOUSEHOLD_ABOVE, _HARDSHIP = 1.6, 1.0, 0.6
_SIDE = 1.2
_SO_NAMED, _USUAL_NAME = 0.5, 3
_TIER = 1.5
_NOT_ASKED, _OF_OTHERS, _OF_SOME = 0.45, 1.2, 2.0
_ANY = "困难"
_BENEFIT = re.compile(r"补[助贴]|资助|助学|[助奖]金|减免|津贴")
_GRADES = re.compile(r"[一二三四五六]年级")
_ORDER = ("幼儿园", "小学", "初中", "高中", "大学")
_SPAN = re.compile(r"(幼儿园|小学|初中)(?:阶段)?[至到—\-~～](初中|高中|大学)")
_BESIDES = re.compile(r"另加|加发|增发|另行|另外|上浮|再加|另补|提高")
_IN_ITEM = 0.5
_PAPERS = re.compile(r"(?:低保|残疾|孤儿|特困|脱贫)(?:户|人)?(?:证|手册|金)|残疾人证")


def whom(
    asked: Asked,
    places: Places,
    statement: SubsidyStatement,
    item: Item,
    passage: Passage,
    item_text: str,
) -> float | None:
    """Stage, boarding and household; None where the statement is for others."""
    score = 0.0
    if asked.stage:
        own, stages = _stages(statement, item, passage)
        if stages and asked.stage not in stages:
            if not _in_a_clause_of_its_own(asked, statement.text):
                return None
            stages = set()
        elif not stages and not _speaks_of(asked.stage, item_text):
            return None
        if stages:
            score += _STAGE_OWN if own else _STAGE_ABOVE
            # 「随班就读」 and 「送教上门」 are of one stage.
            named = [found[0] for found in vocabulary().stages[asked.stage].finditer(asked.text)]
            score += _SO_NAMED * any(len(name) > _USUAL_NAME and name in places.own for name in named)
    if on_the_other_side(asked.text, statement.text) and not _BESIDES.search(statement.text):
        return None
    for side in (side for pair in vocabulary().contrasts for side in pair):
        if side.search(asked.text) and side.search(places.all):
            score += _SIDE
    theirs = households_in(_PAPERS.sub("", places.own))
    if asked.denied & theirs and _ANY not in theirs - asked.denied:
        return None
    above = households_in(places.head + places.title)
    if _is_for_some(places.title) and households_in(places.title) - asked.households - {_ANY, "农村"}:
        for_ones = asked.households or asked.givers or asked.named
        score -= _OF_OTHERS if for_ones else _OF_SOME  # a paper for certain families
    if asked.households:
        ours = asked.households - {_ANY} or asked.households
        if ours & theirs:
            score += _HOUSEHOLD_OWN
        elif ours != {_ANY} and theirs - {_ANY, "农村", "涉农"} and _ANY not in theirs:
            if not (_only_free(theirs, asked) or _for_all_beside(statement, passage)):
                return None
            score += _IN_ITEM if ours & households_in(item_text) else 0.0
        elif _ANY in theirs:
            score += _HARDSHIP
        elif ours & above:
            score += _HOUSEHOLD_ABOVE
        elif ours & households_in(item_text):
            score += _IN_ITEM
    elif theirs - {_ANY, "农村"} and len(theirs) <= 2:
        score -= _NOT_ASKED
    return score


def _in_a_clause_of_its_own(asked: Asked, said: str) -> bool:
    """Whether a clause of no stage is on the benefit asked about: 「高中以下交学校；新生路费交学区」."""
    stages, benefits = vocabulary().stages.values(), subsidy_words().benefits
    return any(
        any(benefits[name].named.search(clause) for name in asked.benefits)
        and not any(stage.search(clause) for stage in stages)
        for clause in re.split(r"[；;]", said)[1:]
    )


def _is_for_some(title: str) -> bool:
    """Whether all that a title names is for certain families: not 「山区学生交通补助、渔民助学金」."""
    parts = [part for part in re.split(r"[、和及与]", title) if _BENEFIT.search(part)]
    return all(households_in(part) - {_ANY} for part in parts)


def adds(said: str) -> bool:
    """Whether a clause gives something on top of what another gives."""
    return bool(_BESIDES.search(said))


def is_of_stage(stage: str, item: Item, passage: Passage) -> bool:
    """Whether a passage is for a stage, or for none in particular."""
    stages = passage_stages(item, passage)
    return not stage or not stages or stage in stages


def _speaks_of(stage: str, item_text: str) -> bool:
    """Whether a paper that names stages names this one; one that names none may be for all."""
    named = {name for name, pattern in vocabulary().stages.items() if pattern.search(item_text)}
    return not named or stage in named or ("义务教育" in item_text and stage in ("小学", "初中"))


def _for_all_beside(statement: SubsidyStatement, passage: Passage) -> bool:
    """Whether a sum stands beside those for certain households: 「每人2000元；孤儿每人6000元」."""
    parts = re.split(r"[；;。]", statement.text) if passage.kind != "row" else []
    return any(SUM.search(part) and not households_in(part) for part in parts)


def _only_free(theirs: set[str], asked: Asked) -> bool:
    """A clause on day, papers or place that names a household beside holds for the others too."""
    return "amount" not in asked.aspects and len(theirs) < 2 and bool(asked.aspects)


def _stages(statement: SubsidyStatement, item: Item, passage: Passage) -> tuple[bool, set[str]]:
    """Whether a statement itself names stages, and its stages: its own, else those it stands under.

    「一、二年级」 under 「中职」 are not those of a primary school.
    """
    above = passage_stages(item, replace(passage, text="", cells=()))
    own = passage_stages(
        replace(item, title=""),
        replace(passage, text=_GRADES.sub("", statement.text) if above else statement.text, heading=()),
    )
    for first, last in _SPAN.findall(statement.text):
        own |= set(_ORDER[_ORDER.index(first) : _ORDER.index(last) + 1])
    return bool(own), own or above


def tiers(asked: Asked, places: Places, item_text: str) -> float | None:
    """What the tiers asked about count for; None where the statement is of none that its item has."""
    score = 0.0
    for tier in asked.tiers:
        if any(name in places.own for name in _names_of(tier)):
            score += _TIER
        elif "困难" not in tier or tier in item_text:
            return None
    return score


def _names_of(tier: str) -> tuple[str, ...]:
    """A tier as papers may call it: 二等 is 二档."""
    return (tier, f"{tier[0]}档", f"{tier[0]}等") if tier[-1] in "档等" else (tier,)
