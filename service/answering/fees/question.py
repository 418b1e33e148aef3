"""What a question of a charge asks: which charge, of whom, of which sort, and what of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from index.search.question import Term
from index.search.tokens import fold
from service.answering.bands import measures_in
from service.answering.context import Context, Understanding
from service.answering.fees.charges import IS_NOT, Words, charges_in, fee_words, qualities_in, spelled_right
from service.answering.fees.class_words import classes_asked
from service.answering.fees.entry import entry_of, without_entry
from service.answering.fees.grades import grades_in, groups_in, rooms_in
from service.answering.fees.schools import INSTITUTION, mention_of, school_in, unpublished, without_regions
from service.answering.fees.sites import sites_in
from service.answering.fees.statements import Statements
from service.answering.fees.telling import NO_HOUSEHOLDS, UNITS, telling_words
from service.answering.fees.things import thing_in
from service.answering.fees.weeks import weeks_in
from service.answering.period import period_of
from service.answering.understand import kinds_of, stage_of
from service.answering.vocabulary import households_in, in_full, vocabulary

# Questions about when, where and with which papers something is paid are no questions of its rate.
_ELSEWHERE = re.compile(
    r"什么时候|啥时候|几时|何时|几号|几月|哪天|截止|日期|电话|热线|举报|投诉|[找问]谁|去哪|在哪|哪里|地址"
    r"|材料(?!费)|怎么(?:交|缴|申请|报|办)"
    r"|[什啥]么?菜|菜[单谱]|食谱|吃(?:什么|啥)|有效|有用|算数|作数|作废|废止|到期|试行|施行|执行到|还执行|定了|依据|文号|谁定|为什么|为啥|区别|怎么领|流程"
)
_OF_AID = re.compile(
    r"补助|补贴|资助|助学|奖学|贷款|[能可以]贷|贷(?:多少|好多|几)|补(?:多少|几|好多)|领|发多少|救助|营养餐(?!.{0,4}(?:以外|外|之外))|奖"
)
_MONEY = re.compile(r"[收交缴花]|钱|费|价|[一每]个?(?:学期|月|学?年|天|[节次餐顿套])|几块|多少|贵")
_HOW_MUCH = re.compile(r"多少|好多|几[块元多]")
_MAY = re.compile(r"能不能|可不可以|是否可以|合法|合理|违规|合规|允许|[吗么]$|乱收|自愿")
# 「中班一月多少」, 「托班比全日制贵多少」
_A_TERM = re.compile(
    r"(?:[一每]个?(?:月|学期|学?年))(?:要|得|收|交|是)?(?:多少|好多|几多)(?![人节天次个名位])|[贵多加](?:收|交)?(?:多少|几)(?![人个名])"
)
_KINDERGARTEN = re.compile(r"(?<![校家])园(?!区|林|艺)")
TAUGHT = Words(re.compile("学费"), re.compile("保教|保育(?!员)|学费"))
EXAMS = {"中考", "高考", "学业考试", "自考", "成考", "考研", "专升本", "四六级", "普通话", "教师资格"}
_DENIED = re.compile(r"(?:(?<!是)不是|非|不属于|不要|不含|不上|不住|不在)(?!了)[一-龥]{1,4}")


@dataclass(frozen=True, slots=True)
class FeeQuestion:
    """A question of a charge. Texts are folded and written in full.

    ``implied`` where no charge is named, and that for teaching is meant. ``telling`` are words that name
    neither the charge nor the sort of school: whatever answers has to hold them. ``besides`` are other
    words: what holds more of them answers better. ``school`` is the name of a school or kindergarten
    without its place, "" where none is named; ``exact`` is the name with its sort. ``sites`` are kinds of
    places (县城, 乡镇), ``weeks`` those of a term after which a child left, ``measures`` what it measures
    (公里, 小时, 缺勤), see ``bands``. ``denied`` is how that is written which the question says it is not
    about (不是国际班, 不是低保).
    """

    text: str
    charges: dict[str, Words]
    implied: bool
    qualities: dict[str, Words]
    acts: frozenset[str]
    telling: tuple[str, ...]
    besides: tuple[str, ...]
    forms: dict[str, Term]
    school: str
    mention: re.Pattern[str] | None
    exact: str
    classes: tuple[str, ...]
    rooms: frozenset[int]
    units: tuple[re.Pattern[str], ...]
    grades: frozenset[int]
    groups: frozenset[str]
    weeks: frozenset[int]
    measures: dict[str, tuple[float, float]]
    sites: frozenset[str]
    households: frozenset[str]
    denied: tuple[re.Pattern[str], ...]
    stage: str
    entered: date | None


def read_fee_question(question: str, statements: Statements, context: Context) -> FeeQuestion | None:
    """``question`` as one of a charge; None where it is of something else."""
    text = _asking_of_charges(in_full(spelled_right(fold(question))))
    if _ELSEWHERE.search(text) or (_OF_AID.search(text) and not re.search(r"[收交缴]|保教费|住宿费", text)):
        return None
    words = fee_words()
    plain = _DENIED.sub("", text)
    charges, qualities = charges_in(plain), qualities_in(plain)
    if EXAMS & set(qualities):  # who reads at one may sit for any
        qualities = {name: one for name, one in qualities.items() if name != "大学"}
    acts = frozenset(name for name, pattern in words.acts.items() if pattern.search(text))
    asks_sum = "relief" in acts or (_HOW_MUCH.search(text) and not _MAY.search(text))
    if asks_sum and not charges and "forced" not in acts:
        acts -= {"allowed"}  # 「最多能收多少」 and 「能少交点吗」
    stage = stage_of(text)
    in_kindergarten = stage == "幼儿园" or _KINDERGARTEN.search(without_regions(text, context)) is not None
    stage = "幼儿园" if in_kindergarten else "" if EXAMS & set(qualities) else stage
    of_fees = charges or "fee" in kinds_of(text) or acts & {"refund", "relief"}
    by_term = bool(_A_TERM.search(text)) and (in_kindergarten or INSTITUTION.search(text) is not None)
    if not (of_fees or by_term) or not (_MONEY.search(text) or acts):
        return None
    if in_kindergarten and "学费" in charges:  # what a kindergarten takes for teaching is called either
        del charges["学费"]
        charges["保教费"] = TAUGHT
    if not charges and not (stage or EXAMS & set(qualities) or INSTITUTION.search(text)):
        charges = thing_in(text, statements, context)
    # 「要交多少钱」 names nothing at all.
    if not charges and ("allowed" in acts or not (stage or qualities or INSTITUTION.search(text))):
        return None
    implied = not charges
    if not charges:
        taught = "保教费" if in_kindergarten else "考试费" if EXAMS & set(qualities) else "学费"
        charges = {taught: words.charges[taught]}
    school, sort = school_in(text, statements, context)
    school = school or unpublished(text, statements.text)
    measures = measures_in(text)
    left = "refund" in acts and not measures  # 「请了三周假」 is no third week of a term
    affirmed = _DENIED.sub("", IS_NOT.sub("", text))
    telling, besides = telling_words(affirmed, school + sort, charges, qualities, context)
    return FeeQuestion(
        text=text,
        charges=charges,
        implied=implied,
        qualities=qualities,
        acts=acts,
        telling=telling,
        besides=besides,
        forms={term.word: term for term in context.snapshot.retriever.read(text).terms},
        school=school,
        mention=mention_of(school, sort) if school else None,
        exact=school + sort,
        classes=tuple(dict.fromkeys(classes_asked(text, statements.text))),
        rooms=frozenset(rooms_in(text)),
        units=tuple(stated for asked, stated in UNITS if asked.search(text)),
        grades=frozenset(grades_in(text)),
        groups=frozenset(groups_in(text)),
        weeks=frozenset(weeks_in(text)) if left else frozenset(),
        measures=measures,
        sites=frozenset(sites_in(text)) if not school else frozenset(),
        households=frozenset(households_in(IS_NOT.sub("", text)) - NO_HOUSEHOLDS),
        denied=_denied_in(text),
        stage=stage,
        entered=entry_of(text, context.today),
    )


def _asking_of_charges(text: str) -> str:
    """A question that goes on from another, without what was asked before of place, day or papers."""
    *before, last = text.split(" ")
    return " ".join((*(one for one in before if not _ELSEWHERE.search(one)), last))


def _denied_in(text: str) -> tuple[re.Pattern[str], ...]:
    """How what a question denies is stated: 「不是国际班」, 「不是低保户」."""
    said = " ".join(IS_NOT.findall(text))
    households = vocabulary().households
    named = [households[name] for name in sorted(households_in(said) - NO_HOUSEHOLDS)]
    return (*(one.stated for one in qualities_in(said).values()), *named)


def carried_on(asked: FeeQuestion, statements: Statements, context: Context) -> FeeQuestion:
    """A later part of a message, of the school that an earlier part named: 「一中学费多少 住宿呢」."""
    if not context.continued or asked.school or asked.stage:
        return asked
    earlier = next((turn.content for turn in reversed(context.history) if turn.role == "user"), "")
    school, sort = school_in(in_full(fold(earlier)), statements, context)
    if not school:
        return asked
    return replace(asked, school=school, mention=mention_of(school, sort), exact=school + sort)


def names_more(asked: FeeQuestion) -> bool:
    """Whether a question names a class, a group, a room or another thing that tells one sum from the next."""
    return bool(asked.telling or asked.classes or asked.rooms or asked.groups or asked.sites)


def is_bare(asked: FeeQuestion) -> bool:
    """Whether a question names a charge and nothing that tells one sum of it from another."""
    named = asked.school or asked.stage or asked.households or asked.qualities or asked.acts or asked.grades
    more = asked.besides or asked.measures or names_more(asked)
    return len(asked.charges) == 1 and not (asked.implied or named or more)


def of_the_year_under_way(context: Context) -> Understanding:
    """What was understood, where a school year or term under way is asked about as a question of now."""
    period = context.understood.period
    if period is None or not period.first <= context.today <= period.last:
        return context.understood
    return replace(context.understood, period=None, year=None)


def asks_of_now(context: Context, understood: Understanding) -> bool:
    """Whether no other time than that of the question is asked about."""
    return understood.period is None or understood.period.day == context.today


def at_entry(context: Context) -> Understanding:
    """What was understood, without the year of entry being taken for the year asked about."""
    period = period_of(without_entry(fold(context.text)), context.today)
    return replace(context.understood, period=period, year=period.year if period else None)
