"""What a question about a subsidy names: benefits, what befell the family, households, what is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.search.question import Term
from index.search.tokens import fold
from index.snapshot import Snapshot
from service.answering.bands import measures_in
from service.answering.context import Context
from service.answering.fees.charges import charges_in
from service.answering.subsidies.words import subsidy_words
from service.answering.understand import stage_of
from service.answering.vocabulary import households_in, vocabulary

# In quotes and called a benefit: 「“春晖”助学」, not the name of an app or a word that is explained.
_QUOTED = re.compile(
    r"[“「『\"]([^“”「」『』\"]{2,10})[”」』\"](?=[^，。；]{0,4}(?:助|奖|资|补|基金|计划|行动|工程|项目|公益|慈善|圆梦))"
    r"|[“「『\"]([^“”「」『』\"]{1,8}(?:助学|奖学|[助奖]金|计划|行动|工程|项目|圆梦|基金|资助))[”」』\"]"
)
# What stands before these words names a programme; 「什么计划」 names none.
_CALLED = re.compile(r"计划|工程|行动|圆梦|助学|奖学|资助|基金|扶助|关爱|奖励|专项")
# 「配眼镜的补贴」 is for what stands before it; of that alone anything can be said.
_GIVEN_FOR = re.compile(r"的?(?:补贴|补助|津贴|补偿)")
_DENIED = re.compile(
    r"(?:不是|没有?|并非|非|不属于?|够不上|算不上|评不上)(?:什么|办|评|列入|纳入|享受|吃|拿)?([^，。、的]{2,5})"
)
_PLACE = re.compile(
    r"([^\W\d了到在的去给从是向和跟或要让找由]{2,3})(?:镇|乡|街道|村|苏木)(?!里|级|学|的孩子|委|民|办)"
)
# Where papers go is asked, not which.
_HANDED_IN = re.compile(
    r"(?:材料|申请表?|资料|东西|表)[^，。]{0,2}(?:[交送递寄][到给去往在]?|报到)(?:哪|谁|什么地方)"
)
_EXEMPT = re.compile(
    r"(?:交不交|收不收|免不免|(?:要不要|用不用|需不需要|还要|[要用])[交缴])(?:钱|学费|保教费|费)"
    r"(?!.{0,6}(?:多少|几))"
)
_SAME_SOUND = 0.9
# What is charged as well as remitted: 「学费多少」 asks for no subsidy.
_ALSO_CHARGED = {"免学费", "保教费减免", "营养餐", "路费"}
_LESS = re.compile(r"[免减补]")
_TO_GET = re.compile(r"(?:[补给加发奖领][了过]?|能拿)(?:多少|几|好多|啥|什么)")
_TO_PAY = re.compile(
    r"(?<!领)(?:要不要|要|用|花|付|掏|给)(?:花|付|出|掏)?钱(?!多少)|[交收缴](?![什啥哪材证给表回到])"
    r"|(?<!免学)(?<!生活)(?<!路)费"
)
_OWED = re.compile(
    r"[交收缴](?:什么|啥|哪些|些)(?![材证资])|(?<![保])[托餐]|课后|暑期|寒假|校车|研学|春游|军训"
)
_LONGEST = 6
_GRADE = re.compile(r"[一二三四五六]年级")
_OPEN = {"amount", "whether"}  # whatever is not known may be what decides
_HALF = 0.5
_SHORT = 2  # characters: such a word is all in what is known
_STORY = 2  # words that all have to be found: enough to know a case by
_ANY_HOUSEHOLD = "困难"
_ITS_OWN_BENEFIT = {"贷款", "入伍资助", "新生资助", "奖学金"}
_ITS_OWN_CASE = {"博士", "研究生", "单亲", "留守", "大病", "灾害"}
# What families get that is no money: marks, lessons at home.
_NO_MONEY = re.compile(
    r"[多几]少?分(?![钱之])|[给加]分|送课|送教|上门(?:送|教|上课|辅导)|随班|课时|资源教室"
)
# What a charge costs that is no teaching, whoever is spared the fees: 「免学费的话材料费一年多少」.
_CHARGED = re.compile(
    r"(?:材料|书本|教材|作业本|校服|军训|保险|体检|空调|取暖|实习|报名|考试|水电)费[^，。？补助减免贴]{0,6}(?:多少|几[块元]|好多)"
)
_TO_COLLEGE = re.compile(r"大学|省[内外]|外省|新生|考上|录取")
_LEVELS = {"本科", "专科", "研究生", "博士"}
_ADMITTED = re.compile(r"考[上取进到]|录取")
_NO_FAMILY = {"农村", "涉农"}  # where one lives, what one learns
_TIER = re.compile(r"(?<![\d第])([1-4])(?=[等档类级])")
_FIGURES = dict(zip("1234", "一二三四", strict=True))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the words of subsidies; () and "" where it does not say.

    ``benefits``, ``cases`` and ``aspects`` are names of the lexicon's. ``named`` are benefits by a proper
    name that the material has. ``telling`` are words that have to be found besides, ``other`` ones that
    only speak for a statement. ``general`` where it speaks of subsidies at all. ``known`` are all proper
    names of the material. ``to_pay`` where it asks whether something has to be paid. ``denied`` are
    households that the family is said not to be, ``measures`` what it measures (``bands``), ``givers``
    who is said to pay, ``unknown`` the names of programmes, givers and benefits that stand nowhere in
    the material.
    """

    text: str
    benefits: tuple[str, ...]
    named: tuple[str, ...]
    cases: tuple[str, ...]
    aspects: tuple[str, ...]
    tiers: tuple[str, ...]
    places: tuple[str, ...]
    measures: dict[str, tuple[float, float]]
    stage: str
    households: frozenset[str]
    telling: tuple[Term, ...]
    other: tuple[Term, ...]
    general: bool
    known: tuple[str, ...]
    to_pay: bool
    denied: frozenset[str]
    givers: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def names_one(self) -> bool:
        """Whether it says which benefit, at which stage or for which family, more than 「困难」."""
        told = self.benefits or self.named or self.cases or self.givers or self.telling or self.stage
        return bool(told or self.households - {"困难"})

    @property
    def about(self) -> bool:
        """Whether it says which benefit, or for whom."""
        told = self.benefits or self.named or self.cases or self.givers or self.telling
        return bool(told or self.households)


def asked_in(context: Context) -> Asked | None:
    """What the question asks of subsidies, None where it speaks of none."""
    words, snapshot = subsidy_words(), context.snapshot
    text = _as_meant(context.text, snapshot)
    benefits = tuple(name for name, one in words.benefits.items() if one.asked.search(text))
    known = proper_names(snapshot)
    named = tuple(name for name in known if name in text)
    cases = tuple(name for name, one in words.cases.items() if one.asked.search(text))
    aspects = tuple(name for name, one in words.aspects.items() if one.asked.search(text))
    if "where" in aspects and _HANDED_IN.search(text):
        aspects = tuple(name for name in aspects if name != "papers")
    if context.leans:  # 「利息谁出」 after 「能贷多少」 asks for no sum
        last = fold(context.question)
        said = tuple(name for name, one in words.aspects.items() if one.asked.search(last))
        aspects = said if set(said) - _OPEN else aspects
    givers = tuple(name for name, one in words.givers.items() if one.asked.search(text))
    general = bool(words.general.search(text))
    # A later question that names its benefit is not about the charge that the one before named.
    alone = fold(context.question) if context.continued else text
    whole = not any(one.asked.search(alone) for one in words.benefits.values())
    telling, other = _words_beside(text if whole else alone, snapshot, aspects, named)
    denied = frozenset(name for said in _DENIED.findall(text) for name in households_in(said))
    denied -= {_ANY_HOUSEHOLD}
    households = frozenset(households_in(text)) - denied
    to_college = "路费" in benefits and bool(_TO_COLLEGE.search(text))
    lesser = to_college or bool(_LESS.search(text) or _TO_GET.search(text) or households)
    spoken = bool(named or general or set(benefits) - _ALSO_CHARGED)
    reduced = bool(set(benefits) & _ALSO_CHARGED) and lesser
    told = len(telling) >= _STORY and bool(_TO_GET.search(text)) and not _TO_PAY.search(text)
    family = households - _NO_FAMILY and aspects and not _TO_PAY.search(text) and not _OWED.search(text)
    admitted = set(cases) & _LEVELS and _ADMITTED.search(text) and _TO_GET.search(text)
    if _CHARGED.search(text):
        return None
    if _NO_MONEY.search(text) and not (benefits or named or general):
        return None
    exempt = bool(households - _NO_FAMILY - {_ANY_HOUSEHOLD}) and _asks_to_be_exempt(text)
    if not (spoken or reduced or told or family or admitted or exempt):
        return None
    return Asked(
        text=text,
        benefits=benefits,
        named=named,
        cases=cases,
        aspects=aspects,
        tiers=tuple(dict.fromkeys(words.tier.findall(spelled(text)))),
        places=tuple(_PLACE.findall(_without_spoken(text, snapshot))),
        measures=measures_in(text),
        stage=stage_of(_GRADE.sub("", text)) or context.understood.stage,
        households=households,
        telling=telling,
        other=other,
        general=general,
        known=known,
        to_pay=exempt or (bool(_TO_PAY.search(text)) and not spoken and not _LESS.search(text)),
        denied=denied,
        givers=givers,
        unknown=_unknown(text, _of_their_own(benefits, cases, givers), telling, snapshot),
    )


def _asks_to_be_exempt(text: str) -> bool:
    """Whether a folded question is whether teaching has to be paid for: 「孤儿上幼儿园交不交钱」."""
    named = set(charges_in(text)) <= {"学费", "保教费"} and not _OWED.search(text)
    return named and bool(_EXEMPT.search(text))


def _without_spoken(text: str, snapshot: Snapshot) -> str:
    """Without the places of the bureau by their short names: 「苏滩牧业村」 is no village of that name."""
    short = (fold(name) for name in snapshot.bureau.spoken if len(name) > 1)
    for name in sorted(short, key=len, reverse=True):
        text = re.sub(rf"{re.escape(name)}(?!镇|乡|街道|村|苏木)", " ", text)
    return text


def spelled(text: str) -> str:
    """With the figure of a tier as a numeral: 「1档」 is 「一档」."""
    return _TIER.sub(lambda figure: _FIGURES[figure[1]], text)


def proper_names(snapshot: Snapshot) -> tuple[str, ...]:
    """What the papers call benefits by a name of their own (「春蕾计划」), in quotes or titles."""
    found: dict[str, None] = {}
    for statement in snapshot.subsidies:
        place = snapshot.passages[statement.passage_id].place
        said = f"{snapshot.items[statement.item_id].title} {place} {statement.text}"
        found |= dict.fromkeys(fold(first or second) for first, second in _QUOTED.findall(said))
    return tuple(name for name in found if not subsidy_words().general.fullmatch(name))


def _of_their_own(
    benefits: Sequence[str], cases: Sequence[str], givers: Sequence[str]
) -> dict[str, re.Pattern[str]]:
    """How papers name what is asked for, where nothing else can stand for it."""
    words = subsidy_words()
    named = {name: words.benefits[name].named for name in benefits if name in _ITS_OWN_BENEFIT}
    named |= {name: words.cases[name].named for name in cases if name in _ITS_OWN_CASE}
    return named | {name: words.givers[name].named for name in givers}


def _unknown(
    text: str, own: Mapping[str, re.Pattern[str]], terms: Sequence[Term], snapshot: Snapshot
) -> tuple[str, ...]:
    """Of ``own`` and the names of programmes (雨露 in 「雨露计划」) those that no passage holds."""
    named = [term for term in terms if _is_called(term.word, text)]
    if not named and not own:
        return ()
    places = [
        fold(f"{snapshot.items[passage.item_id].title} {snapshot.items[passage.item_id].issuer} "
             f"{passage.place} {passage.text}")
        for passage in snapshot.passages.values()
    ]
    return (
        *(name for name, pattern in own.items() if not any(pattern.search(place) for place in places)),
        *(term.word for term in named if not any(term.found_in(place) >= _HALF for place in places)),
    )


def _is_called(word: str, text: str) -> bool:
    """Whether ``word`` is the name of a programme: 雨露 in 「雨露计划」, 「阳光工程」."""
    if len(word) < _SHORT:
        return False
    ends = [found.end() for found in re.finditer(re.escape(word), text)]
    behind = any(_CALLED.match(text, end) or _GIVEN_FOR.match(text, end) for end in ends)
    return behind or bool(_CALLED.search(word, _SHORT))


def _as_meant(question: str, snapshot: Snapshot) -> str:
    """The question with words written by their sound (资住) as they are meant."""
    text = fold(question)
    for term in snapshot.retriever.read(question).terms:
        meant = [form for form in term.forms if form.credit == _SAME_SOUND]
        known = snapshot.retriever.lexical.splitter.is_word(term.word)
        if meant and (not known or subsidy_words().matter.search("".join(meant[0].parts))):
            text = text.replace(term.word, "".join(meant[0].parts))
    return text


def _words_beside(
    text: str, snapshot: Snapshot, aspects: tuple[str, ...], names: tuple[str, ...]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The words that no pattern of the lexicon covers: nouns, which have to be found, and the rest."""
    words, general = subsidy_words(), vocabulary()
    groups = (words.benefits, words.cases, words.givers, words.aspects)
    patterns = [
        words.general,
        words.tier,
        words.story,
        general.asking,
        *general.stages.values(),
        *general.households.values(),
        *(side for pair in general.contrasts for side in pair),
        *general.years.values(),
        *(one.asked for group in groups for one in group.values()),
    ]
    # What a pattern leaps over (「有…补贴吗」) is no part of what it knows.
    spans = [found.span() for one in patterns for found in one.finditer(text)]
    covered = {place for span in spans if span[1] - span[0] <= _LONGEST for place in range(*span)}
    regions = snapshot.bureau.spoken
    covered |= {
        place for name in regions for found in re.finditer(re.escape(name), text)
        for place in range(*found.span())
    }
    named = [one.asked for group in (words.benefits, words.cases, words.givers) for one in group.values()]
    known = {place for one in named for found in one.finditer(text) for place in range(*found.span())}
    lexical = snapshot.retriever.lexical
    speech = lexical.splitter.parts_of_speech(text)
    telling: list[Term] = []
    other: list[Term] = []
    for term in snapshot.retriever.read(text).terms:
        if any(term.word in name for name in names):
            continue
        places = [
            place for found in re.finditer(re.escape(term.word), text) for place in range(*found.span())
        ]
        share = sum(place in covered for place in places) / len(places) if places else 1.0
        if share > _HALF or (len(places) <= _SHORT and not known.isdisjoint(places)):
            continue
        if share and term.word not in lexical and not lexical.splitter.is_word(term.word):
            continue  # 「生免」: no word, but the border of two
        tag = speech.get(term.word) or "n"
        noun = tag[:1] in "njlib" or tag in ("vn", "an")
        unheard = tag[:1] == "v" and term.word not in lexical and len(term.forms) == 1
        unheard = unheard and set(aspects) <= _OPEN
        (telling if (noun or unheard) and not term.word.isdecimal() else other).append(term)
    return tuple(telling), tuple(other)


