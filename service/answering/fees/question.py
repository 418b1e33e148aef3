"""What a question of a charge asks: which charge, of whom, of which sort, and what of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from index.search.question import Term
from index.search.tokens import fold
from service.answering.bands import measures_in
from service.answering.context import Context, Understanding
from service.answering.fees.charges import IS_NOT, Words, charges_in, fee_words, qualities_in, spelled_right
from service.answering.fees.entry import entry_of, without_entry
from service.answering.fees.grades import NURSERY, grades_in, groups_in, rooms_in
from service.answering.fees.sites import sites_in
from service.answering.fees.statements import GENERIC, Statements
from service.answering.fees.weeks import weeks_in
from service.answering.period import period_of
from service.answering.understand import kinds_of, stage_of
from service.answering.vocabulary import households_in, in_full, vocabulary

# Questions about when, where and with which papers something is paid are no questions of its rate.
_ELSEWHERE = re.compile(
    r"什么时候|啥时候|几时|何时|几号|几月|哪天|截止|日期|电话|热线|举报|投诉|[找问]谁|去哪|在哪|哪里|地址"
    r"|材料(?!费)|怎么(?:交|缴|申请|报|办)"
    r"|有效|有用|作废|废止|到期|执行到|还执行|定了|[上下]?涨|上调|下调|降了|调整了|依据|文号|谁定|为什么|为啥|区别|怎么领|流程"
)
_OF_AID = re.compile(
    r"补助|补贴|资助|助学|奖学|贷款|补多少|领|发多少|救助|营养餐(?!.{0,4}(?:以外|外|之外))|奖"
)
_MONEY = re.compile(r"[收交缴花]|钱|费|价|[一每]个?(?:学期|月|学?年|天|[节次餐顿套])|几块|多少|贵")
_INSTITUTION = re.compile(
    r"(?P<core>[一-龥a-z\d]{1,10}?)(?P<sort>幼儿园|职业技术学校|职业技术学院|职业高中|职高|技校|高级中学"
    r"|实验学校|双语学校|外国语学校|外国语|学校|中学|小学|高中|初中|园(?!服|区))"
)
# Of these a county has one: it is named without a name.
_ONE_OF_A_KIND = re.compile(
    r"(?P<name>职业教育中心|职业技术学校|特殊教育学校|进修学校|技工学校|技师学院|卫生学校|体育学校|少年宫)"
)
_NUMBERED = re.compile(r"(?P<name>第[一二三四五六七八九十\d]{1,3}(?:高级|初级|实验)?(?:中学|小学|幼儿园))")
# Schools of their own that go by their place: 「某市外国语初中」 is no public school of the district.
_OF_A_SORT = re.compile(r"(?<=[一-龥])(?P<name>外国语|双语)(?=学校|[初高]中|[中小]学)")
_OF_THE_PLACE = re.compile(
    r"(?<![一-龥])(?P<name>[省市县区州](?:直属?)?(?:机关|实验|中心|第一)?(?:幼儿园|中学|小学))"
)
_CLASS = re.compile(
    r"(?:省|市|县|区)?(?:[一二三四五六七八九甲乙丙丁]|\d|[a-d])(?:级|类|档|等|星)(?!考)"
    r"|(?:省|市|县|区)?级?示范|(?:省|市)级?重点|未定级|没评级|没定级|不分类别|优质|合格|达标"
    r"|(?:\d{1,2}|[一二三四五六七八九十])号线"
)
_ROOM = re.compile(r"(?:[一二两三四五六七八九十]|\d{1,2})人间?")
_UNITS = (
    (re.compile(r"[一每这]?个?月"), re.compile(r"月")),
    (re.compile(r"(?:[一每这]个?)?学期"), re.compile(r"学期|生·期|元/期")),
    (re.compile(r"[一每]学?年|年级?学费"), re.compile(r"年")),
    (re.compile(r"[一每]天|[一每]日"), re.compile(r"[天日]")),
    (re.compile(r"[一每]?[顿餐]"), re.compile(r"[餐顿份]")),
    (re.compile(r"[一每][科门]"), re.compile(r"[科门]")),
    (re.compile(r"[一每](?:节|课时)"), re.compile(r"节|课时")),
    (re.compile(r"[一每]套"), re.compile(r"套")),
    (re.compile(r"[一每]次|单程"), re.compile(r"次|单程|趟")),
    (re.compile(r"月票|包月"), re.compile(r"月")),
)
_GAP = r"(?:(?!第)[一-龥]){0,4}?"  # 青禾市中学 is no 青禾市第二中学
_SORTS = {
    "高中": "(?:高中|高级中学|中学)",
    "职高": "(?:职高|职业高(?:级)?中)",
    "园": "幼?儿?园",
    "实验学校": "(?:实验)?(?:学校|小学|中学)",
    "双语学校": "(?:双语)?(?:学校|小学|中学)",
}
_KINDERGARTEN = re.compile(r"(?<![校家])园(?!区|林|艺)")
_HAN = re.compile(r"[一-龥a-z]+")
_EXAMS = {"中考", "高考", "学业考试", "自考", "成考", "考研", "专升本", "四六级", "普通话", "教师资格"}
_NO_HOUSEHOLDS = {"农村", "涉农"}  # of fees they tell kinds of schools and of subjects
_FIGURES = str.maketrans("123456789两", "一二三四五六七八九二")
_NAMING = ("n", "j", "l", "i", "b", "x", "vn")
_DENIED = re.compile(r"(?:(?<!是)不是|非|不属于|不要|不含|不上|不住|不在)[一-龥]{1,4}")


@dataclass(frozen=True, slots=True)
class FeeQuestion:
    """A question of a charge. Texts are folded and written in full.

    ``telling`` are words that name neither the charge nor the sort of school: whatever answers has to hold
    them. ``besides`` are other words: what holds more of them answers better. ``school`` is the name of a
    school or kindergarten without its place, "" where none is named; ``exact`` is the name with its sort.
    ``sites`` are kinds of places (县城, 乡镇), ``weeks`` those of a term after which a child left,
    ``measures`` what it measures (公里, 小时, 缺勤), see ``bands``. ``denied`` is how that is written which
    the question says it is not about (不是国际班, 不是低保).
    """

    text: str
    charges: dict[str, Words]
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
    text = in_full(spelled_right(fold(question)))
    if _ELSEWHERE.search(text) or (_OF_AID.search(text) and not re.search(r"[收交缴]|保教费|住宿费", text)):
        return None
    words = fee_words()
    plain = _DENIED.sub("", text)
    charges, qualities = charges_in(plain), qualities_in(plain)
    acts = frozenset(name for name, pattern in words.acts.items() if pattern.search(text))
    stage = stage_of(text)
    in_kindergarten = stage == "幼儿园" or _KINDERGARTEN.search(_without_regions(text, context)) is not None
    stage = "幼儿园" if in_kindergarten else "" if _EXAMS & set(qualities) else stage
    of_fees = charges or "fee" in kinds_of(text) or acts & {"refund", "relief"}
    if not of_fees or not (_MONEY.search(text) or acts):
        return None
    if in_kindergarten and "学费" in charges:
        charges["保教费"] = words.charges["保教费"]
    # 「要交多少钱」 names nothing at all.
    if not charges and ("allowed" in acts or not (stage or qualities or _INSTITUTION.search(text))):
        return None
    if not charges:
        implied = "保教费" if in_kindergarten else "学费"
        charges = {implied: words.charges[implied]}
    school, sort = _school(text, statements, context)
    named = (*_ONE_OF_A_KIND.finditer(text), *_NUMBERED.finditer(text))
    if not school:  # one that nothing is published of is still no other
        school = next((one["name"] for one in named if one["name"] not in statements.text), "")
    if not school and (of_sort := _OF_A_SORT.search(text)):
        school = of_sort["name"]
    measures = measures_in(text)
    left = "refund" in acts and not measures  # 「请了三周假」 is no third week of a term
    telling, besides = _telling(IS_NOT.sub("", text), school + sort, charges, qualities, context)
    return FeeQuestion(
        text=text,
        charges=charges,
        qualities=qualities,
        acts=acts,
        telling=telling,
        besides=besides,
        forms={term.word: term for term in context.snapshot.retriever.read(text).terms},
        school=school,
        mention=mention_of(school, sort) if school else None,
        exact=school + sort,
        classes=tuple(dict.fromkeys(_classes(text, statements))),
        rooms=frozenset(rooms_in(text)),
        units=tuple(stated for asked, stated in _UNITS if asked.search(text)),
        grades=frozenset(grades_in(text)),
        groups=frozenset(groups_in(text)),
        weeks=frozenset(weeks_in(text)) if left else frozenset(),
        measures=measures,
        sites=frozenset(sites_in(text)) if not school else frozenset(),
        households=frozenset(households_in(IS_NOT.sub("", text)) - _NO_HOUSEHOLDS),
        denied=_denied_in(text),
        stage=stage,
        entered=entry_of(text, context.today),
    )


def _denied_in(text: str) -> tuple[re.Pattern[str], ...]:
    """How what a question denies is stated: 「不是国际班」, 「不是低保户」."""
    said = " ".join(IS_NOT.findall(text))
    households = vocabulary().households
    named = [households[name] for name in sorted(households_in(said) - _NO_HOUSEHOLDS)]
    return (*(one.stated for one in qualities_in(said).values()), *named)


def carried_on(asked: FeeQuestion, statements: Statements, context: Context) -> FeeQuestion:
    """A later part of a message, of the school that an earlier part named: 「一中学费多少 住宿呢」."""
    if not context.continued or asked.school or asked.stage:
        return asked
    earlier = next((turn.content for turn in reversed(context.history) if turn.role == "user"), "")
    school, sort = _school(in_full(fold(earlier)), statements, context)
    if not school:
        return asked
    return replace(asked, school=school, mention=mention_of(school, sort), exact=school + sort)


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


def _classes(text: str, statements: Statements) -> Iterator[str]:
    """The classes named; 「榕东区A类」 is A类, but 「市一级」 is what the rates call 市一级."""
    for name in _CLASS.findall(text):
        prefixed = name[0] in "省市县区" and len(name) > 2 and spelled(name) not in spelled(statements.text)
        yield name[1:] if prefixed else name


def classes_in(words: str) -> set[str]:
    """The classes (省二级, A类) that folded words name."""
    return {found[0] for found in _CLASS.finditer(words)}


def mention_of(name: str, sort: str) -> re.Pattern[str]:
    """How a school is written out: 青禾高中 as 青禾高级中学, 河口乡幼儿园 as 河口乡中心幼儿园."""
    return re.compile(f"{re.escape(name)}{_GAP}{_SORTS.get(sort, re.escape(sort))}")


def spelled(words: str) -> str:
    """With single figures as Chinese numerals and 省级重点 as 省重点: 「1档」 and 「一档」 are one class."""
    plain = re.sub(r"(?<=[省市县区])级(?=示范|重点|优质)", "", words)
    plain = re.sub(r"[没未无](?:评|定)?(?:等级|级)", "未定级", plain)
    return re.sub(r"(?<!\d)[\d两](?!\d)", lambda figure: figure[0].translate(_FIGURES), plain)


def _school(text: str, statements: Statements, context: Context) -> tuple[str, str]:
    """(name without its place, sort) of the school that a text names and the material knows, or ("", "")."""
    for tried in dict.fromkeys((text, _without_regions(text, context))):
        for found in _INSTITUTION.finditer(tried):
            core, sort = found["core"], found["sort"]
            for start in range(len(core) - 1):
                name = core[start:]
                if GENERIC.fullmatch(name) or name not in statements.text:
                    continue
                if mention_of(name, sort).search(statements.text):
                    return name, sort
    for found in (*_ONE_OF_A_KIND.finditer(text), *_OF_THE_PLACE.finditer(text)):
        name = found["name"]
        if re.search(rf"(?<![一-龥]){name}" if name[0] in "省市县区州" else name, statements.text):
            return name, ""
    return "", ""


def _telling(
    text: str, school: str, charges: dict[str, Words], qualities: dict[str, Words], context: Context
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that name neither charge, sort of school nor household, and do not only ask; those that
    name something first."""
    covered = _covered(text, school, charges, qualities, context)
    splitter = context.snapshot.retriever.lexical.splitter
    tags = splitter.parts_of_speech(text)
    telling: list[str] = []
    besides: list[str] = []
    position = 0
    for word in splitter.words(text):
        position = text.index(word, position)
        place = range(position, position + len(word))
        position += len(word)
        if 2 * sum(place_ in covered for place_ in place) >= len(word) or len(word) < 2:
            continue
        names = _HAN.fullmatch(word) and tags.get(word, "n").startswith(_NAMING)
        (telling if names else besides).append(word)
    return tuple(dict.fromkeys(telling)), tuple(dict.fromkeys(besides))


def _covered(
    text: str, school: str, charges: dict[str, Words], qualities: dict[str, Words], context: Context
) -> set[int]:
    """The positions that are understood otherwise."""
    words = vocabulary()
    patterns = [
        *(one.asked for one in (*charges.values(), *qualities.values())),
        *words.stages.values(),
        *(pattern for name, pattern in words.households.items() if name not in _NO_HOUSEHOLDS),
        *(asked for asked, _ in _UNITS),
        *(re.compile(re.escape(name)) for name in (school, *_regions(context)) if len(name) > 1),
        fee_words().neutral,
        NURSERY,
        words.asking,
        _CLASS,
        _ROOM,
        _STORY,
    ]
    return {place for one in patterns for found in one.finditer(text) for place in range(*found.span())}


def _regions(context: Context) -> list[str]:
    names = {name for region in context.snapshot.bureau.regions for name in region.spoken}
    return sorted(names, key=len, reverse=True)


def _without_regions(text: str, context: Context) -> str:
    for name in _regions(context):
        if len(name) > 1:
            text = text.replace(fold(name), "")
    return text


# What people tell around their question: when, how long, how old.
_STORY = re.compile(
    r"[一二三四五六七八九十两\d]+(?:多)?(?:个)?(?:天|礼拜|星期|周|月|年|岁|点|公里|里|万|块|元)|开学后?|请假|生病|住院|转学|休学|退学|不[读上念]"
    r"|[去前今明]年|九月|新生|老生|年级|上学期|下学期|户口|户籍|外地|本地|中途|缺勤|[上下]半[年天]|家到|暂时|小区|附近|晚上|中午|早上|每天"
)
