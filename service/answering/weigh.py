"""Weighs what was found by what was asked: in force, right place, stage, kind and year, and by fit."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date
from itertools import combinations

from index.catalogue.years import year_of
from index.facts.period import Period
from index.facts.repealed_sums import ends_its_sums
from index.items import Item, Passage
from index.search.retriever import Hit
from index.search.tokens import fold
from index.text import sentences
from service.answering.borne_out import not_borne_out, tells_its_day
from service.answering.context import Context
from service.answering.fees.charges import is_of_another_sort
from service.answering.fit import matter_of, searched
from service.answering.numbered import is_of_another_number, names_no_such, names_number
from service.answering.sort_of_answer import answer_to, defining_sentence, lacking, names_no_day
from service.answering.told import not_told
from service.answering.vocabulary import on_the_other_side, vocabulary

_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_DAY = re.compile(r"20\d\d年\d{1,2}月\d{1,2}[日号]")  # 「2020年9月3号生的」 heads no year
_SCHOOL_YEAR = re.compile(r"(20\d\d)\s*(?:[—–\-－~～至/]+\s*(?:20)?\d\d\s*学年|学年)")
_NUMBER_YEAR = re.compile(r"[〔\[(（【](20\d\d)[〕\])）】]")  # 〔2024〕31号 is no year that a rule is for
# 「2022年核定」 dates a rule, it is not the year that it is for.
_DATES_RULE = re.compile(
    r"20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|核定|审定|核准|批准|修订|修正|制定|印发|公布|发布)"
)
_LAST_YEAR = re.compile(r"去年|上年度?|上一年度?")
_SUM = re.compile(r"\d+(?:\.\d+)?元")
_WITHIN = re.compile(r"（[^（）]*）")
_STAGE_COLUMN = re.compile(r"学段|教育阶段|^阶段$")
# The examination at the end of one stage is asked for by the name of the next one's: 中考.
_TO_SENIOR = re.compile(r"初中(?:毕业生?)?(?:学业|升学)")
_STAGE_CELL = re.compile(
    r"(?:^|(?<=[（(]))(幼儿园|小学|初中|高中|中职)(?:生|学生|阶段|学段)?(?:$|(?=[）)]$))"
)
_STAGE_NAMES = {"特教": "特殊教育"}  # the catalogue's, where the vocabulary has another
_OPENING = 4  # passages that say whom a paper is for
_ANY_BENEFIT = ("生活", "困难", "学生", "贫困", "国家", "政府")  # said of benefits of all names
_BENEFIT = re.compile(r"[助奖]学金|贷款")
_BETWEEN = re.compile(r"[\s、，,；;：:（）()/｜]+|[—–~～-]+")

# 「录取结果公布后3个工作日内」 says nothing of the day when results are told.
_FROM_AN_EVENT = re.compile(
    r"[^,，。;；:：\n]{2,24}(?:之日起|[之以]?[后前])的?\d+个?(?:工作日|自然日|日|天|周|(?<=个)月)(?:之?内|以内)?"
)
OTHER_NUMBER = "编号或批次不是所问的"
_BEFORE = re.compile(
    r"^(?:那么?|请问)?(?:以前|之前|原来|从前|过去)|(?:以前|原来|从前|过去|原先)(?:的|是|收|交|都|每|一个|多少|几)"
    r"|往年|前几年|(?<!高)[旧老]的?(?:标准|收费|价|表|版|规定|办法)|原标准|调整前|[涨降]价?[了之以]?前"
    r"|还(?:执行|有效|管用|算数|作数)|停用|停止执行|作废|废止|失效|有效吗"
)

_CURRENT = re.compile(r"现行[^。；]{0,40}(?:规定|标准为|办法为|执行)|(?:至今|仍然?|继续)有效|目前执行")
_PROPOSED = re.compile(r"拟|建议|征求|调整为|修改为|降为|提高到")

_STATES = {
    "expired": "已过有效期",
    "repealed": "已被废止",
    "draft": "征求意见稿，尚未定稿",
    "not_yet": "尚未施行",
    "past_year": "已有新年度的规定",
    "other_year": "不是所问年度",
}

# How much each sign speaks for or against a passage that matches the words.
_RIGHT_KIND, _WRONG_KIND = 1.25, 0.8
_RIGHT_SECTION = 1.3
_RIGHT_STAGE, _WRONG_STAGE, _OTHER_STAGES = 1.1, 0.55, 0.8
_RIGHT_REGION, _LOCAL_ONLY = 1.2, 0.35
_WRONG_SIDE = 0.5
_NOTE = 0.65  # a note qualifies its table; alone it seldom answers
_LAST_YEARS = 0.7
_NAMED_YEAR = 1.2
_NAMED_ABOVE = 1.5
_DEFINED = 2.0
_TELLS_DAY = 1.6
_OWN_NUMBER = 1.4
_NO_DAY = 0.75
_OWN_CELL = 0.3  # for a row whose cells are just what is asked: 小班 before 托小班

# Logistic regression over (share of the matter in the passage, cosine, search score, logarithm of
# the weight), fitted on questions whose answer is, and is not, in the material of two bureaus.
_CONFIDENCE = (3.1, 1.1, 4.0, 2.5)
_INTERCEPT = -4.7


class Weigh:
    """Orders ``context.hits`` by how sure it is that they answer; says why others are left out."""

    name = "weigh"

    def __call__(self, context: Context) -> None:
        context.matter = matter_of(context.text, context.snapshot)
        for hit in context.hits:
            item = context.snapshot.items[hit.passage.item_id]
            reason = excluded(item, hit.passage, context)
            if reason:
                context.left_out[hit.passage.id] = reason
            context.scores[hit.passage.id] = _confidence(hit, item, context)
        _pass_on(context)
        titled = [(hit.passage, context.snapshot.items[hit.passage.item_id].title) for hit in context.hits]
        if names_no_such(context.text, titled):
            context.left_out |= {hit.passage.id: OTHER_NUMBER for hit in context.hits}
        context.hits.sort(key=lambda hit: -context.scores[hit.passage.id])


def _pass_on(context: Context) -> None:
    """The wording that an amendment put in a clause's place answers what the clause answered."""
    known = {hit.passage.id for hit in context.hits}
    for hit in tuple(context.hits):
        later = context.holding.replaced.get(hit.passage.id, "")
        passage = context.snapshot.passages.get(later)
        if passage is None or excluded(context.snapshot.items[passage.item_id], passage, context):
            continue
        context.scores[later] = max(context.scores.get(later, 0.0), context.scores[hit.passage.id])
        context.fits[later] = max(context.fits.get(later, 0.0), context.fits[hit.passage.id])
        context.left_out.pop(later, None)
        if later not in known:
            known.add(later)
            context.hits.append(replace(hit, passage=passage))


def _confidence(hit: Hit, item: Item, context: Context) -> float:
    """0 to 1: how sure it is that a passage answers the question."""
    said = searched(hit.passage, item.title)
    if "date" in context.understood.kinds:
        said = _FROM_AN_EVENT.sub("", said)
    fit = context.matter.held_by(said)
    context.fits[hit.passage.id] = fit
    signs = (fit, hit.cosine, hit.score, math.log(weight(item, hit.passage, context)))
    drawn = _INTERCEPT + sum(value * sign for value, sign in zip(_CONFIDENCE, signs, strict=True))
    return 1 / (1 + math.exp(-drawn))


def excluded(item: Item, passage: Passage, context: Context) -> str:
    """Why a passage may not answer this question; "" where it may."""
    return (
        does_not_apply(item, passage, context)
        or lacking(passage, context.understood.kinds, context.text)
        or not_borne_out(item, passage, context)
    )


def does_not_apply(item: Item, passage: Passage, context: Context) -> str:
    """Why a passage does not hold for the day, year, place or benefit asked about; "" where it does."""
    standing = context.holding.standings[item.id]
    ended = _ends_what_held(context.understood.period, item, passage)
    was = _was_of(context.understood.period, passage, context)
    looks_back = ended or was or _tells_of(context.understood.period, standing.state, item, passage)
    current = standing.state == "draft" and tells_current(passage)
    if not (standing.in_force or looks_back or current):
        return _STATES[standing.state]
    if passage.id in context.holding.replaced:
        return "已被修改"
    if passage.id in context.holding.stopped and not asks_of_before(context):
        return "已停止执行"
    if passage.kind == "frame":
        return "文头或落款"
    untold = not_told(context.text, item, passage)
    if untold:
        return untold
    if is_of_another_number(context.text, passage, item.title):
        return OTHER_NUMBER
    if _other_benefit(item, passage, context):
        return "是另一项资助"
    if _other_charge(item, passage, context):
        return "是另一种收费"
    year = context.understood.year
    this_year = context.today.year
    period = context.understood.period
    if period is not None and not (ended or was) and not is_of(period, item, passage, context.today):
        return _STATES["other_year"]
    if year in (None, this_year) and _is_over(passage, context.today):
        return _STATES["past_year"]
    if year == this_year and passage.kind == "row" and _years_before(passage, this_year):
        return _STATES["past_year"]
    asked = context.understood.region
    parents = context.snapshot.bureau.parents_of(asked)
    if asked and item.region and item.region != asked and item.region not in parents:
        return f"是{item.region}的规定"
    return ""


def asks_of_before(context: Context) -> bool:
    """Whether what held before is asked for (以前, 旧标准, 去年), or whether something still holds."""
    period = context.understood.period
    return bool(_BEFORE.search(context.text)) or (period is not None and period.last < context.today)


def tells_current(passage: Passage) -> bool:
    """Whether a passage of a draft tells the rule that it is to change (「现行办法规定…，至今有效」), and
    none of the sums or days that are proposed."""
    said = sentences(passage.text)
    proposes = any(_PROPOSED.search(one) and re.search(r"\d", one) for one in said)
    return not proposes and any(_CURRENT.search(one) for one in said)


def _was_of(period: Period | None, passage: Passage, context: Context) -> bool:
    """Whether a passage stands in a part that holds no longer, of the year asked about (「2025（旧）」)."""
    if period is None or passage.id not in context.holding.stopped:
        return False
    return any(str(period.year) in place for place in (*passage.heading, passage.text.partition("｜")[0]))


def _tells_of(period: Period | None, state: str, item: Item, passage: Passage) -> bool:
    """Whether a paper that came out after the time asked about looks back on it: 「2025年近视率45.6%」."""
    if period is None or state != "not_yet" or item.valid_from is not None:
        return False
    return str(period.year) in _NUMBER_YEAR.sub("", _DATES_RULE.sub("", passage.text))


def _ends_what_held(period: Period | None, item: Item, passage: Passage) -> bool:
    """Whether a paper that has begun since the time asked about ends the sum of that time.

    「原标准（每月780元）自2024年9月1日起停止执行」; what it ends is no older than its number says.
    """
    if period is None or item.valid_from is None or item.valid_from <= period.last or passage.kind != "text":
        return False
    ending = [said for said in sentences(passage.text) if ends_its_sums(_WITHIN.sub(_joined, said), _SUM)]
    issued = [int(year) for said in ending for year in _NUMBER_YEAR.findall(said)]
    return bool(ending) and min(issued, default=period.year) <= period.year


def _joined(bracketed: re.Match[str]) -> str:
    """What stands in brackets is of the clause before them."""
    return bracketed[0].replace("，", "、")


def _other_benefit(item: Item, passage: Passage, context: Context) -> bool:
    """Whether a benefit is asked for by its name and the sum in the passage is that of another."""
    if "subsidy" not in context.understood.kinds or "元" not in passage.text:
        return False
    place = searched(passage, item.title)
    asked = _BENEFIT.findall(context.text)
    if asked and not any(name in place for name in asked):
        return True
    # 路费 in 「路费补助」 is the name of the benefit.
    return any(
        f"{term.word}{kind}" in context.text and not term.found_in(place)
        for term, _ in context.matter.terms
        for kind in ("补助", "补贴")
        if term.word in context.matter.words and term.word not in _ANY_BENEFIT
    )


def _other_charge(item: Item, passage: Passage, context: Context) -> bool:
    """Whether a charge is asked for by what makes it another one (民办, 国际班, 自考) than the passage's."""
    if "fee" not in context.understood.kinds or not re.search("[元费]", passage.text):
        return False
    if "subsidy" in context.understood.kinds and "费" not in passage.text:
        return False  # 「大学贷款一年最多能贷多少」 asks of no charge
    return is_of_another_sort(context.text, searched(passage, item.title))


def is_of(period: Period, item: Item, passage: Passage, today: date) -> bool:
    """Whether an item that holds in a period, or the part of it that a passage stands in, is of that time.

    A heading that names years decides; what holds for several years is of each of them. Of the future is
    only what says so by its term: that today's rule will be the same then is not disclosed.
    """
    headed = _headed(passage)
    if headed:
        return period.year in headed
    if year_of(item) == period.year or item.school_year == period.year:
        return True
    own = _DATES_RULE.sub("", passage.text)
    if passage.kind == "row" and (of_row := set(_YEAR.findall(own))) and str(period.year) not in of_row:
        return False  # a row of another year in a paper for several
    if any(str(period.year) in _NUMBER_YEAR.sub("", place) for place in (item.title, own)):
        return True
    begins = item.valid_from or item.written or item.published or _numbered(item)
    if begins is not None and begins.year == period.year + 1 and _LAST_YEAR.search(own):
        return True
    if period.first > today:
        lasts = item.valid_to is not None and item.valid_to >= period.last
        return lasts or (begins is not None and begins > today)
    if passage.kind == "row" and _YEAR.search(own):
        return False
    return period.day == today or (begins is not None and begins <= period.last)


def _numbered(item: Item) -> date | None:
    """The end of the year of a document's number: by then a rule without any other date was issued."""
    found = _NUMBER_YEAR.search(item.document_number)
    return date(int(found[1]), 12, 31) if found else None


def _headed(passage: Passage) -> set[int]:
    """The years that the nearest heading names which names any, a school year by its first."""
    for heading in reversed(passage.heading):
        spans = {int(found) for found in _SCHOOL_YEAR.findall(heading)}
        named = spans or {int(found) for found in _YEAR.findall(_DAY.sub("", heading))}
        if named:
            return named
    return set()


def _is_over(passage: Passage, today: date) -> bool:
    """Whether a passage stands under a school year that has ended, in a paper that holds several."""
    ended = {
        int(found) for heading in passage.heading[-1:] for found in _SCHOOL_YEAR.findall(heading)
    }
    return bool(ended) and date(max(ended) + 1, 8, 31) < today


def weight(item: Item, passage: Passage, context: Context) -> float:
    """What a passage's score is multiplied by: 1 where nothing speaks for or against it."""
    understood = context.understood
    factor = _kind_weight(passage, understood.kinds, context.text)
    if passage.kind == "note":
        factor *= _NOTE
    if "definition" in understood.kinds and defining_sentence(passage.text, named_by(context)):
        factor *= _DEFINED
    if tells_its_day(context.text, passage):
        factor *= _TELLS_DAY
    if names_no_day(context.text, passage.text):
        factor *= _NO_DAY
    if names_number(context.text, passage, item.title):
        factor *= _OWN_NUMBER
    if understood.stage:
        stage = passage_stages(item, passage)
        if understood.stage in stage:
            factor *= _RIGHT_STAGE
        elif stage:
            factor *= _WRONG_STAGE
        elif _is_of_other_stages(item, understood.stage, context):
            factor *= _OTHER_STAGES
    if understood.region:
        if item.region == understood.region or understood.region in passage.text:
            factor *= _RIGHT_REGION
        elif any(r.parent and r.name in passage.text for r in context.snapshot.bureau.regions):
            factor *= _WRONG_SIDE
    elif context.snapshot.bureau.is_part(item.region):
        factor *= _LOCAL_ONLY
    if any(word in heading for heading in passage.heading[-1:] for word in context.matter.words):
        factor *= _NAMED_ABOVE
    if passage.kind == "row":
        factor *= 1 + _OWN_CELL * context.matter.named_by(_elements(passage))
    own = passage.text + "".join(passage.heading[-1:])
    if on_the_other_side(context.text, own):
        factor *= _WRONG_SIDE
    if understood.year is not None and understood.year in (item.school_year, year_of(item)):
        factor *= _NAMED_YEAR
    if understood.year in (None, context.today.year) and is_older(item, passage, context):
        factor *= _LAST_YEARS
    return factor


def named_by(context: Context) -> list[str]:
    """The words and runs of words that a question names its matter by, as they stand in it, longest first."""
    words = [term.word for term, _ in context.matter.terms]
    spans = combinations(range(len(words) + 1), 2)
    runs = {run for start, end in spans if (run := "".join(words[start:end])) in context.text}
    return sorted(runs, key=lambda run: (-len(run), run))


def _elements(passage: Passage) -> set[str]:
    """What the cells of a row list, each by itself."""
    return {element for _, value in passage.cells for element in _BETWEEN.split(fold(value)) if element}


def is_older(item: Item, passage: Passage, context: Context) -> bool:
    """Whether an item or a passage speaks of earlier years only."""
    year = context.today.year
    own = year_of(item)
    standing = item.valid_from is not None and str(own) not in item.title
    if own is not None and own < year and not standing:
        return True
    dated = passage.kind == "row" or "date" in context.understood.kinds
    return dated and _years_before(passage, year)


def _years_before(passage: Passage, year: int) -> bool:
    """Whether a passage names years, all of them before ``year``."""
    named = [int(found) for found in _YEAR.findall(passage.text)]
    return bool(named) and max(named) < year


def _kind_weight(passage: Passage, kinds: tuple[str, ...], question: str) -> float:
    """Whether a passage holds what the kinds of question ask for, and stands where they are answered."""
    words = vocabulary()
    place = passage.place
    asked = [kind for kind in kinds if kind in words.aspects] or list(kinds)
    if "subsidy" in kinds:  # 「补助多少钱」 asks for an amount to get, not to pay
        asked = ["subsidy", *(kind for kind in asked if kind not in ("fee", "condition"))]
    answered = [kind for kind in asked if kind in words.answers]
    factor = 1.0
    if answered:  # of two things asked, a piece that answers one is right
        held = any(answer_to(kind, question).search(place + passage.text) for kind in answered)
        factor = _RIGHT_KIND if held else _WRONG_KIND
    sections = [words.sections[kind] for kind in asked if kind in words.sections]
    if place.strip() and any(section.search(place) for section in sections):
        factor *= _RIGHT_SECTION
    return factor


def _is_of_other_stages(item: Item, asked: str, context: Context) -> bool:
    """Whether a paper opens with other stages than the one asked about."""
    opening = context.snapshot.passages_of(item.id)[:_OPENING]
    named = set[str]().union(*(passage_stages(item, passage) for passage in opening))
    return bool(named) and asked not in named


def passage_stages(item: Item, passage: Passage) -> set[str]:
    """The stages a passage is about: its own, its nearest heading's, the title's, else the item's."""
    column = next((value for name, value in passage.cells if _STAGE_COLUMN.search(name)), "")
    for place in (column, passage.text, *reversed(passage.heading), item.title):
        found = {stage for stage, pattern in vocabulary().stages.items() if pattern.search(place)}
        if "中小学" in place:
            found |= {"小学", "初中", "高中"}
        if "初中" in found and _TO_SENIOR.search(place):
            found.add("高中")
        if "义务教育" in place and not found & {"小学", "初中"}:
            found |= {"小学", "初中"}
        if found:
            # 「学段：义务教育；对象：小学」 is for the narrower of the two.
            cells = {stage for _, cell in passage.cells for stage in _STAGE_CELL.findall(cell)}
            return cells & found or found
    return {_STAGE_NAMES.get(stage, stage) for stage in item.stages}
