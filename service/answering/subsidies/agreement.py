"""How well a statement agrees with what a question about a subsidy names; None where it speaks against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.catalogue.years import year_of
from index.facts.desks.figures import CERTAIN
from index.facts.subsidies import SubsidyStatement
from index.items import Item, Passage
from index.search.tokens import fold
from service.answering.applies import does_not_apply
from service.answering.bands import is_outside
from service.answering.context import Context
from service.answering.fees.charges import charges_in, fee_words
from service.answering.rates import is_past
from service.answering.stages import passage_stages
from service.answering.subsidies.asked import Asked, spelled
from service.answering.subsidies.aspects import (
    alike,
    answers,
    like_heading,
    met_by,
    of_paying,
    of_term,
    periods,
)
from service.answering.subsidies.places import Paper, Places
from service.answering.subsidies.whom import tiers, whom
from service.answering.subsidies.words import subsidy_words
from service.answering.vocabulary import households_in

_OWN, _HEAD, _TITLE, _OPENING, _ELSEWHERE = 3.0, 2.7, 2.4, 2.0, 1.0
_TITLED = 3.6
_CASE = 0.7  # of the credits above
_TELLING = 0.4
_OF_STORY = 0.5
_FOUND = 0.3  # of a long word at least half its pairs of characters
_REGION, _LOCAL = 1.5, 1.2
_PAST = 2.5
_USUAL = 0.5
_NOT_ASKED = 0.45
_CASE_NOT_ASKED = 1.0
# Benefits that nobody means who does not name them.
_OF_THEIR_OWN = {"贷款", "入伍资助", "路费", "营养餐", "新生资助", "奖学金", "奖励"}
_ANOTHER = 1.5
_NAMED_NOT_ASKED, _OF_ANOTHER_NAME = 0.6, 1.2
# Who asks whether two benefits go together is not told a sum.
_DECIDING = {"combine", "paid", "review", "repay", "stop", "apply", "missing", "lost"}
_SOFT = "whether"  # that it may be had is said in many ways
_ALL_OTHERS = re.compile(r"(?:各|其他|其它|国家|市级|省级|学校)[项类种]?[^，。；]{0,4}(?:资助|补助|奖助)")
_LESS = re.compile(r"[免减]")
_REFUSED = re.compile(r"(?:不得|不准|严禁|禁止|不能)[^，。；]{0,16}(?:减免|免收|免交|少收)")
# Who is of two sorts of family asks what the rule on such families says.
_OF_TWO = re.compile(
    r"[两二多几][种类个项](?:及|或者?)?(?:以上)?[^，。；]{0,8}(?:家庭|类型|情形|条件|身份)|同时符合"
)
_BOTH_SORTS = 1.2
_OF_PLACE = {"where", "who", "how"}
_TEACHING = {"学费", "保教费"}
_OF_ONE_STAGE = 0.5
_TOWN = re.compile(r"[一-龥]{2,3}(?:镇|乡|街道)")
_TOWNSMEN = re.compile(r"(?<![各本该])([一-龥]{2}(?:镇|乡|街道))户?籍")
_TOWN_ONLY = 1.2
# What a question of day, papers or appeal is told by the paper it is about, not by each of its clauses.
_WHOSE = {"本科", "专科", "研究生", "民办", "单亲", "留守", "大病", "本省", "外省"}
_SUMS = {"amount", "whether"}
_FORMERLY = re.compile(
    r"(?:学期|学年|年度?)(?:及|之|及其)?(?:以|之)?前(?!提|申|向|交|报|办|完)|原(?:标准|来的?标准|为每)"
)
# 「高职（专科）：800元」 is not for who asks of 本科.
_OF_DEGREE = re.compile(r"本科|本专科|[一二]本(?!通)|一流")
_OF_COLLEGE = re.compile(r"专科|大专|高职")
_BESIDE = re.compile(
    r"[,，、]?(?:可|不)?(?:以|得|能)?(?:与|和|同)[^,;，。；]{2,16}(?:同时|一并|重复|叠加|兼)[^,;，。；]*"
)
_IN_QUOTES = re.compile(r"[“「『][^”」』]{1,12}[”」』]")


@dataclass(frozen=True, slots=True)
class Agreement:
    """A statement that nothing in the question speaks against. ``met``: the aspects that it answers."""

    statement: SubsidyStatement
    passage: Passage
    item: Item
    score: float
    met: frozenset[str]


def agreement(
    statement: SubsidyStatement, asked: Asked, context: Context, paper: Paper
) -> Agreement | None:
    """How ``statement`` of ``paper`` agrees with the question."""
    passage = context.snapshot.passages[statement.passage_id]
    item = context.snapshot.items[statement.item_id]
    if does_not_apply(item, passage, context) or not _is_givers(asked, item, paper):
        return None
    if passage.kind == "row" and not _OF_PLACE & set(asked.aspects) and _names_number(passage):
        return None  # a directory of who is in charge
    if is_outside(asked.measures, fold(statement.text)):
        return None
    if asked.households and "combine" not in asked.aspects and _REFUSED.search(statement.text):
        return None  # 「不得以…名义减免」 gives nobody anything
    places = Places(
        spelled(fold(statement.text)),
        spelled(fold(" ".join((*passage.heading, passage.lead)))),
        fold(item.title),
        fold(statement.opening),
    )
    parts = (
        _benefits(asked, places, paper.text, asked.known),
        _cases(asked, places, paper),
        _words(asked, places, paper),
        whom(asked, places, statement, item, passage, paper.text),
        tiers(asked, places, paper.text),
        _where(asked, places, paper, item, passage, context),
    )
    if any(part is None for part in parts):
        return None
    if not asked.names_one and passage.kind == "row" and "amount" not in asked.aspects:
        return None  # a row is on its own benefit, and none is named
    met = met_by(asked, places, passage)
    wanted = set(asked.aspects) & _DECIDING or set(asked.aspects) - {_SOFT}
    if wanted and not wanted & met:
        return None
    spared = _LESS.search(_BESIDE.sub("", places.own)) and asked.households <= households_in(places.all)
    if asked.to_pay and not spared:
        return None
    if asked.to_pay and _is_of_another_charge(asked, places):
        return None
    score = sum(part or 0.0 for part in parts) + sum(answers(name, asked, places) for name in met)
    score += like_heading(asked, passage) + periods(asked, places)
    score += of_paying(asked, places) + alike(asked, places) + of_term(asked, places)
    if asked.to_pay and not asked.stage and len(passage_stages(item, passage)) == 1:
        score -= _OF_ONE_STAGE
    if "combine" in asked.aspects and len(asked.households) > 1 and _OF_TWO.search(statement.text):
        score += _BOTH_SORTS
    if context.understood.year in (None, context.today.year) and is_past(item, passage, context):
        score -= _PAST
    own = year_of(item)
    if own is not None and own == context.understood.year and own < context.today.year:
        score += _PAST  # what was done in a year that is over is said by that year's paper
    if context.understood.year is None and _FORMERLY.search(places.own):
        score -= _PAST
    return Agreement(statement, passage, item, score, met)


def _names_number(passage: Passage) -> bool:
    """Whether a row gives a telephone number and no sum."""
    return any(CERTAIN.fullmatch(value.strip()) for _, value in passage.cells) and "元" not in passage.text


def _is_of_another_charge(asked: Asked, places: Places) -> bool:
    """Whether a statement is on other charges than the one to be paid: teaching, where none is named."""
    charges = fee_words().charges
    theirs = {name for name, words in charges.items() if words.stated.search(places.own)}
    ours = set(charges_in(asked.text)) or _TEACHING
    ours |= _TEACHING if ours & _TEACHING else set()
    return bool(theirs) and not theirs & ours


def _is_givers(asked: Asked, item: Item, paper: Paper) -> bool:
    """Whether who is said to give is spoken of in the paper, or has issued it."""
    givers = subsidy_words().givers
    return all(givers[name].named.search(paper.text + fold(item.issuer)) for name in asked.givers)


def _benefits(asked: Asked, places: Places, item_text: str, names: Sequence[str]) -> float | None:
    """None where a benefit that is named is not this one."""
    words = subsidy_words()
    score = 0.0
    if "combine" not in asked.aspects:
        places = replace(places, own=_BESIDE.sub("", places.own))  # 「可与助学金同时享受」 is of another one
    own = {name for name, one in words.benefits.items() if one.named.search(places.own + places.head)}
    for name in asked.benefits:
        concept = words.benefits[name]
        credit = places.credit(concept)
        if not credit:
            # What a clause says of no benefit in particular is said of all that its paper is on.
            others = any(places.credit(words.benefits[other]) for other in asked.benefits if other != name)
            others = others or bool(asked.named)
            if "combine" in asked.aspects and others and _ALL_OTHERS.search(places.own):
                continue
            if "lost" in asked.aspects and not own:
                continue  # the card is one for all that is paid
            if own - {"奖励"} or not concept.named.search(item_text) or asked.aspects == ("amount",):
                return None
            credit = _ELSEWHERE
        score += credit
    others_named = any(name in places.own for name in names if name not in asked.named)
    others_named = others_named and "combine" not in asked.aspects
    for name in asked.named:
        if name not in places.own and others_named:
            return None
        if name not in places.all:
            if name not in item_text or _SUMS & set(asked.aspects) - {_SOFT}:
                return None
            score += _ELSEWHERE
            continue
        # A paper that has a benefit's name for its title says more of it than one that mentions it.
        score += _TITLED if name in places.title else _OWN if name in places.own else _HEAD
    usual = words.usual.get(asked.stage, "")
    if not asked.benefits and not asked.named and usual in own:
        score += _USUAL
    other = own - set(asked.benefits) - ({usual} if not asked.benefits else set())
    above = {name for name, one in words.benefits.items() if one.named.search(places.title + places.head)}
    score -= _NOT_ASKED * min(len(other), 2)
    if not asked.benefits:
        if "贷款" in above | own and "combine" not in asked.aspects:
            return None  # nobody who asks what is given means a loan
        if (above - {usual}) & _OF_THEIR_OWN:
            score -= _ANOTHER
    if not asked.named:
        score -= _OF_ANOTHER_NAME * any(name in places.title for name in names)
        score -= _NAMED_NOT_ASKED * any(name in places.head + places.own for name in names)
    return score


def _cases(asked: Asked, places: Places, paper: Paper) -> float | None:
    words = subsidy_words()
    score = 0.0
    if any(other.search(places.own) and not ours.search(places.own) for ours, other in _levels(asked)):
        return None
    for name in asked.cases:
        credit = places.credit(words.cases[name])
        if not credit:
            of_paper = name in _WHOSE and not _SUMS & set(asked.aspects)
            if not of_paper or not words.cases[name].named.search(paper.text):
                return None
            credit = _ELSEWHERE
        score += _CASE * credit
    others = [
        name
        for name in ("大病", "灾害", "单亲", "留守", "转学", "休学", "博士", "双份")
        if name not in asked.cases and words.cases[name].named.search(places.own)
    ]
    return score - _CASE_NOT_ASKED * bool(others)


def _levels(asked: Asked) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """How the level asked about and the other one are written, where one of them is asked about."""
    at = [name for name in ("本科", "专科") if name in asked.cases]
    if len(at) != 1:
        return []
    return [(_OF_DEGREE, _OF_COLLEGE) if at == ["本科"] else (_OF_COLLEGE, _OF_DEGREE)]


def _words(asked: Asked, places: Places, paper: Paper) -> float | None:
    """The words that no pattern knows: nouns have to be found, those that say whose tier it is beside it."""
    score = 0.0
    everything = places.all
    tiered = bool(subsidy_words().tier.search(places.own))
    for term in asked.telling:
        found = term.found_in(everything)
        if found < _FOUND and "combine" in asked.aspects:
            found = _OF_STORY * term.found_in(paper.text)  # where the family lives is not said again
        if found < _FOUND and tiered and asked.households:
            found = term.found_in(paper.tiers)
        if found < _FOUND:
            return None
        score += _TELLING * term.idf * max(term.found_in(places.own), 0.8 * found)
    beside = [(term.idf, term.found_in(places.own + places.head)) for term in asked.other]
    # Whether something may be is said of much: with nothing else to go by, its words have to be found.
    open_only = set(asked.aspects) <= {_SOFT} and not (asked.named or asked.cases or asked.telling)
    if open_only and sum(idf * found for idf, found in beside) < _FOUND * sum(idf for idf, _ in beside):
        return None
    return score + sum(0.15 * idf * found for idf, found in beside)


def _where(
    asked: Asked, places: Places, paper: Paper, item: Item, passage: Passage, context: Context
) -> float | None:
    """The asked place's own before the prefecture's; another place's never."""
    bureau, region = context.snapshot.bureau, context.understood.region
    everything = places.all + item.region
    if "combine" in asked.aspects:
        everything += paper.text
    if any(place not in everything for place in asked.places):
        return None
    score = _REGION * len(asked.places)
    if any(town[:2] not in asked.text for town in _towns(places.own, passage)):
        score -= _TOWN_ONLY
    parts = [one for one in bureau.regions if bureau.is_part(one.name)]
    own = _IN_QUOTES.sub("", places.own)  # an app or a fund may be called after the place
    named = {one.name for one in parts if any(name in own for name in one.spoken if len(name) > 1)}
    if region and bureau.is_part(region):
        if item.region == region or region in named:
            # Of an island or a town of it, by its own name: what names it, too.
            aliases = next((one.aliases for one in parts if one.name == region), ())
            apart = [name for name in aliases if len(name) > 1 and not region.startswith(name)]
            closer = any(name in asked.text and name in own for name in apart)
            return score + _REGION + _LOCAL * closer
        return None if named else score
    if named or bureau.is_part(item.region):
        score -= _LOCAL
    return score


def _towns(own: str, passage: Passage) -> list[str]:
    """The towns for whose people alone a statement is."""
    return [value for _, value in passage.cells if _TOWN.fullmatch(value)] + _TOWNSMEN.findall(own)
