"""How well a statement agrees with what a question about a subsidy names; None where it speaks against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.facts.subsidies import SubsidyStatement
from index.items import Item, Passage
from index.search.tokens import fold
from service.answering.context import Context
from service.answering.rates import is_past
from service.answering.subsidies.asked import Asked, spelled
from service.answering.subsidies.words import Concept, subsidy_words
from service.answering.vocabulary import households_in, on_the_other_side, vocabulary
from service.answering.weigh import does_not_apply, passage_stages

_OWN, _HEAD, _TITLE, _OPENING, _ELSEWHERE = 3.0, 2.7, 2.4, 2.0, 1.0
_TITLED = 3.6
_CASE = 0.7  # of the credits above
_TELLING = 0.4
_FOUND = 0.3  # of a long word at least half its pairs of characters
_ASPECT = 1.5
_STAGE_OWN, _STAGE_ABOVE = 1.0, 0.8
_HOUSEHOLD_OWN, _HOUSEHOLD_ABOVE, _HARDSHIP = 1.6, 1.0, 0.6
_SIDE = 1.2
_TIER = 1.5
_REGION, _LOCAL = 1.5, 1.2
_PAST = 2.5
_USUAL = 0.5
_NOT_ASKED = 0.45
_CASE_NOT_ASKED = 1.0
_LIKE_HEADING = 1.6
_PERIOD = 0.3
_ANY = "困难"
_PERIODS = (r"(?:一|每)?个?月", r"学期", r"学年|(?<!学)年", r"[天日]", r"[餐顿]")
_ASKS = re.compile(r"[？?]$|^(?:问|Q)\s*[：:]|吗$|什么|怎么|如何|哪|多少|多长|冲突")
_HAN = re.compile(r"[一-龥]")
# Benefits that nobody means who does not name them.
_OF_THEIR_OWN = {"贷款", "入伍资助", "路费", "营养餐", "新生资助", "奖学金", "奖励"}
_ANOTHER = 1.5
_NAMED_NOT_ASKED = 0.6
_SUM = re.compile(
    r"\d[\d,.，]*\s*(?:万|千|百)?\s*元|[一二两三四五六七八九十百千万]+元|[：:]\s*\d{2,6}(?:；|$)|\d万"
)
_DAY = re.compile(
    r"\d{1,2}\s*[月日]|\d[:：]\d\d|全年|随时|第[一二三四\d]周|周[一二三四五六日末]|[一二三]个?月内"
)
_GRADES = re.compile(r"[一二三四五六]年级")
_PLACE = re.compile(
    r"地[点址]|[路街巷道]\d*号|[一二三四五六七八九]楼|窗口|小程序|公众号|就读(?:学校|幼儿园)|户籍所在|户口所在"
    r"|[向到](?!期).{2,24}?(?:申请|提出|提交|反映|办理|登记|领取|复核)|(?:受理|办理)单位"
)
_SHARED, _MOST_SHARED = 0.08, 0.8
# Who asks whether two benefits go together is not told a sum.
_DECIDING = {"combine", "paid", "review", "repay", "stop"}
_SOFT = "whether"  # that it may be had is said in many ways
_TIMES = re.compile(r"[\d一二两三四五六七八九十]\s*次(?!性)")
_ALL_OTHERS = re.compile(r"(?:各|其他|其它|国家|市级|省级|学校)[项类种]?[^，。；]{0,4}(?:资助|补助|奖助)")
_ORDER = ("幼儿园", "小学", "初中", "高中", "大学")
_SPAN = re.compile(r"(幼儿园|小学|初中)(?:阶段)?[至到—\-~～](初中|高中|大学)")
_LESS = re.compile(r"[免减]")
_WEAK = 0.5  # 「免」 without a sum, 「每学期」 without a day
_ASKED_FOR = re.compile(r"申请|申领|提交|受理|办理|报名|登记")
_BESIDES = re.compile(r"另加|加发|另行|另外|上浮|再加|另补")
_TOWN = re.compile(r"[一-龥]{2,3}(?:镇|乡|街道)")
_TOWNSMEN = re.compile(r"(?<![各本该])([一-龥]{2}(?:镇|乡|街道))户?籍")
_TOWN_ONLY = 1.2
_IN_ITEM = 0.5
_PAPERS = re.compile(r"(?:低保|残疾|孤儿|特困|脱贫)(?:户|人)?(?:证|手册|金)|残疾人证")


@dataclass(frozen=True, slots=True)
class Agreement:
    """A statement that nothing in the question speaks against. ``met``: the aspects that it answers."""

    statement: SubsidyStatement
    passage: Passage
    item: Item
    score: float
    met: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Places:
    """Folded: a statement and what it stands under."""

    own: str
    head: str
    title: str
    opening: str

    def credit(self, concept: Concept) -> float:
        places = ((self.own, _OWN), (self.head, _HEAD), (self.title, _TITLE), (self.opening, _OPENING))
        return next((credit for place, credit in places if concept.named.search(place)), 0.0)

    @property
    def all(self) -> str:
        return "\n".join((self.own, self.head, self.title, self.opening))


def agreement(
    statement: SubsidyStatement, asked: Asked, context: Context, item_text: str
) -> Agreement | None:
    """How ``statement`` agrees with the question. ``item_text`` is all that its item says, folded."""
    passage = context.snapshot.passages[statement.passage_id]
    item = context.snapshot.items[statement.item_id]
    if does_not_apply(item, passage, context):
        return None
    places = _Places(
        spelled(fold(statement.text)),
        spelled(fold(" ".join((*passage.heading, passage.lead)))),
        fold(item.title),
        fold(statement.opening),
    )
    parts = (
        _benefits(asked, places, item_text, asked.known),
        _cases(asked, places),
        _words(asked, places),
        _whom(asked, places, statement, item, passage, item_text),
        _tiers(asked, places, item_text),
        _where(asked, places, item, passage, context),
    )
    if any(part is None for part in parts):
        return None
    if not asked.names_one and passage.kind == "row" and "amount" not in asked.aspects:
        return None  # a row is on its own benefit, and none is named
    met = _met(asked, places, passage)
    wanted = set(asked.aspects) & _DECIDING or set(asked.aspects) - {_SOFT}
    if wanted and not wanted & met:
        return None
    if asked.to_pay and not (_LESS.search(places.own) and asked.households <= households_in(places.all)):
        return None
    score = sum(part or 0.0 for part in parts) + sum(_answers(name, asked, places) for name in met)
    score += _like_heading(asked, passage) + _periods(asked, places)
    score += _of_paying(asked, places) + _alike(asked, places)
    if context.understood.year in (None, context.today.year) and is_past(item, passage, context):
        score -= _PAST
    return Agreement(statement, passage, item, score, met)


def _benefits(asked: Asked, places: _Places, item_text: str, names: Sequence[str]) -> float | None:
    """None where a benefit that is named is not this one."""
    words = subsidy_words()
    score = 0.0
    own = {name for name, one in words.benefits.items() if one.named.search(places.own + places.head)}
    for name in asked.benefits:
        concept = words.benefits[name]
        credit = places.credit(concept)
        if not credit:
            # What a clause says of no benefit in particular is said of all that its paper is on.
            others = any(places.credit(words.benefits[other]) for other in asked.benefits if other != name)
            if "combine" in asked.aspects and others and _ALL_OTHERS.search(places.own):
                continue
            if own - {"奖励"} or not concept.named.search(item_text) or asked.aspects == ("amount",):
                return None
            credit = _ELSEWHERE
        score += credit
    for name in asked.named:
        if name not in places.all:
            return None
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
    if not asked.named and any(name in places.head + places.own for name in names):
        score -= _NAMED_NOT_ASKED
    return score


def _cases(asked: Asked, places: _Places) -> float | None:
    words = subsidy_words()
    score = 0.0
    for name in asked.cases:
        credit = places.credit(words.cases[name])
        if not credit:
            return None
        score += _CASE * credit
    others = [
        name
        for name in ("大病", "灾害", "单亲", "留守", "转学", "休学", "博士", "双份")
        if name not in asked.cases and words.cases[name].named.search(places.own)
    ]
    return score - _CASE_NOT_ASKED * bool(others)


def _words(asked: Asked, places: _Places) -> float | None:
    """The words that no pattern knows: nouns have to be found."""
    score = 0.0
    everything = places.all
    for term in asked.telling:
        found = term.found_in(everything)
        if found < _FOUND:
            return None
        score += _TELLING * term.idf * max(term.found_in(places.own), 0.8 * found)
    for term in asked.other:
        score += 0.15 * term.idf * term.found_in(places.own + places.head)
    return score


def _whom(
    asked: Asked,
    places: _Places,
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
            return None
        if stages:
            score += _STAGE_OWN if own else _STAGE_ABOVE
    if on_the_other_side(asked.text, statement.text) and not _BESIDES.search(statement.text):
        return None
    for side in (side for pair in vocabulary().contrasts for side in pair):
        if side.search(asked.text) and side.search(places.all):
            score += _SIDE
    theirs = households_in(_PAPERS.sub("", places.own))
    above = households_in(places.head + places.title)
    if households_in(places.title) - asked.households - {_ANY, "农村"}:
        score -= _NOT_ASKED  # a paper for certain families
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


def _for_all_beside(statement: SubsidyStatement, passage: Passage) -> bool:
    """Whether a sum stands beside those for certain households: 「每人2000元；孤儿每人6000元」."""
    parts = re.split(r"[；;。]", statement.text) if passage.kind != "row" else []
    return any(_SUM.search(part) and not households_in(part) for part in parts)


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


def _tiers(asked: Asked, places: _Places, item_text: str) -> float | None:
    score = 0.0
    for tier in asked.tiers:
        if tier in places.own:
            score += _TIER
        elif "困难" not in tier or tier in item_text:
            return None
    return score


def _where(
    asked: Asked, places: _Places, item: Item, passage: Passage, context: Context
) -> float | None:
    """The asked place's own before the prefecture's; another place's never."""
    bureau, region = context.snapshot.bureau, context.understood.region
    everything = places.all + item.region
    if any(place not in everything for place in asked.places):
        return None
    score = _REGION * len(asked.places)
    if any(town[:2] not in asked.text for town in _towns(places.own, passage)):
        score -= _TOWN_ONLY
    parts = [one for one in bureau.regions if bureau.is_part(one.name)]
    named = {one.name for one in parts if any(name in places.own for name in one.spoken if len(name) > 1)}
    if region and bureau.is_part(region):
        if item.region == region or region in named:
            return score + _REGION
        return None if named else score
    if named or bureau.is_part(item.region):
        score -= _LOCAL
    return score


def _towns(own: str, passage: Passage) -> list[str]:
    """The towns for whose people alone a statement is."""
    return [value for _, value in passage.cells if _TOWN.fullmatch(value)] + _TOWNSMEN.findall(own)


def _met(asked: Asked, places: _Places, passage: Passage) -> frozenset[str]:
    words = subsidy_words()
    head = places.head if _asks_itself(passage) else ""
    return frozenset(
        name
        for name in asked.aspects
        if words.aspects[name].named.search(places.own)
        or (name in ("combine", "stop", "review") and words.aspects[name].asked.search(head))
    )


def _answers(aspect: str, asked: Asked, places: _Places) -> float:
    """How well a statement answers an aspect: a sum and a day better than 「免」 and 「每学期」."""
    own = places.own
    if aspect == "amount":
        return _ASPECT if _SUM.search(own) else _WEAK
    if aspect == "when":
        return (_ASPECT if _DAY.search(own) else _WEAK) + _WEAK * bool(_ASKED_FOR.search(own))
    if aspect == "paid":
        return _ASPECT if _DAY.search(own) else 2 * _WEAK
    if aspect == "times" and "次" in asked.text:
        return _ASPECT if _TIMES.search(own) else _WEAK
    if aspect == "where":
        return _ASPECT if _PLACE.search(own) else _WEAK
    if aspect == _SOFT:
        return 2 * _WEAK if _SUM.search(own) else _WEAK
    return _ASPECT


def _of_paying(asked: Asked, places: _Places) -> float:
    """The day on which money comes is not the one by which to apply."""
    applies = "when" in asked.aspects and "paid" not in asked.aspects and _ASKED_FOR.search(asked.text)
    paying = subsidy_words().aspects["paid"].named.search(places.own)
    return -_ASPECT if applies and paying and not _ASKED_FOR.search(places.own) else 0.0


def _alike(asked: Asked, places: _Places) -> float:
    """Pairs of characters that the question and the statement share: what tells one clause from the next."""
    text = "".join(_HAN.findall(asked.text))
    return min(_SHARED * sum(text[i : i + 2] in places.own for i in range(len(text) - 1)), _MOST_SHARED)


def _asks_itself(passage: Passage) -> bool:
    return bool(passage.heading) and bool(_ASKS.search(passage.heading[-1].strip()))


def _like_heading(asked: Asked, passage: Passage) -> float:
    """How much of the question that a passage answers is in the question asked, by pairs of characters."""
    if not _asks_itself(passage):
        return 0.0
    heading = "".join(_HAN.findall(fold(passage.heading[-1])))
    pairs = {heading[i : i + 2] for i in range(len(heading) - 1)}
    share = sum(pair in asked.text for pair in pairs) / len(pairs) if pairs else 0.0
    return _LIKE_HEADING * share if share >= _FOUND else 0.0


def _periods(asked: Asked, places: _Places) -> float:
    """A sum by the month is seldom meant where one by the year is asked for."""
    wanted = [period for period in _PERIODS if re.search(period, asked.text)]
    return sum(_PERIOD if re.search(period, places.own) else -_PERIOD for period in wanted)
