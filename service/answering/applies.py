"""Whether a passage holds for the day, the year, the place, the benefit or the charge asked about."""

from __future__ import annotations

import re
from datetime import date

from index.catalogue.years import year_of
from index.facts.period import Period
from index.facts.repealed_sums import ends_its_sums
from index.items import Item, Passage
from index.text import sentences
from service.answering.context import Context
from service.answering.fees.charges import is_of_another_sort
from service.answering.fit import searched
from service.answering.numbered import is_of_another_number
from service.answering.told import not_told

_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_DAY = re.compile(r"20\d\d年\d{1,2}月\d{1,2}[日号]")  # 「2020年9月3号生的」 heads no year
_SCHOOL_YEAR = re.compile(r"(20\d\d)\s*(?:[—–\-－~～至/]+\s*(?:20)?\d\d\s*学年|学年)")
_NUMBER_YEAR = re.compile(r"[〔\[(（【](20\d\d)[〕\])）】]")  # 〔2024〕31号 is no year that a rule is for
# 「2022年核定」 dates a rule, it is not the year that it is for.
_DATES_RULE = re.compile(
    r"20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|核定|审定|核准|批准|修订|修正|制定|印发|公布|发布)"
)
_LAST_YEAR = re.compile(r"去年|上年度?|上一年度?")
_LOOKS_BACK = re.compile(r"(?<![比较同于])(?:去年|上年度?|上一年度?)(?!同期|相比|以来|底前)[^。；]*\d")
_SUM = re.compile(r"\d+(?:\.\d+)?元")
_PARTNER = re.compile(
    r"[与和同跟]([一-龥]{4,16}(?:学院|大学|学校|中学|公司))(?:联[办合]|合[办作]|共[建办]|贯通|对接|共同)"
)
_WITHIN = re.compile(r"（[^（）]*）")
_ANY_BENEFIT = ("生活", "困难", "学生", "贫困", "国家", "政府")  # said of benefits of all names
_BENEFIT = re.compile(r"[助奖]学金|贷款")
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
    if _is_of_partner(passage, context.text):
        return "写的是另一所学校"
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


def _is_of_partner(passage: Passage, question: str) -> bool:
    """Whether a row is that of a school which only works with the one that is asked about: 「与某职业
    技术学院联办」."""
    partners = _PARTNER.findall(passage.text) if passage.kind == "row" else ()
    return any(name in question and passage.text.count(name) == 1 for name in partners)


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
    if period is None or item.valid_from is not None:
        return False
    if state == "other_year":
        return year_of(item) == period.year + 1 and bool(_LOOKS_BACK.search(passage.text))
    if state != "not_yet":
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
    begun = begins.year if begins is not None else year_of(item)
    if begun == period.year + 1 and _LAST_YEAR.search(own):
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
