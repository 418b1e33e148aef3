"""Clauses that assign in so many words: 「某小区由甲校和乙校共同招生」「甲校毕业生对口升入乙校」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.facts.zones.clauses import parted
from index.facts.zones.homes import homes_and_schools
from index.facts.zones.row_lists import Assignment
from index.facts.zones.schools import school_names, short_names, without_numbering
from index.items import Passage

_SCHOOL = r"[^,;。:、]{2,28}?"
_ZONE = (
    r"(?:的?(?:服务区|学区|片区|施教区|招生(?:服务)?范围|服务范围|招生区域|入学范围|管辖|招收|招生|范围)+(?:内|的)?)?"
)
_CHILDREN = (
    r"(?:(?:全体|全部|所有)?的?)(?:适龄(?:儿童(?:、?少年)?|少年|子女|孩子|幼儿)|儿童(?:、?少年)?|(?:一年级|小学|符合条件的?)*新生|小学生|学生|生源|孩子|子女|幼儿(?!园)|小朋友"
    r"|住户|居民|业主|户籍)+"
)
_ALL = r"(?:统一|全部|一律|安排|可|应|均|都|也|则|仍|继续|暂时?|整体|成建制|原则上|20\d\d年(?:秋季)?起?|,)*"
_TAKEN_BY = re.compile(
    rf"(?P<what>[^;。:]{{2,300}}?)(?:片区|范围)?(?:的?{_CHILDREN})?,?{_ALL}由(?P<schools>[^,;。]+?)(?:共同|联合|统一|统筹|负责|暂时?)*"
    r"(?:招生|招收|接收|接纳|服务|安排(?:入学|就读)?)(?:入学|就读)?$"
)
_TAKEN_IN_WORDS = re.compile(
    r"(?P<what>[^,;。:]{2,60}?)(?:片区|范围)?由(?P<schools>[^,;。]+?)(?:共同|联合|统一)?(?:招生|招收|接收|服务)(?![^(,]{2})"
)
_GOES_ON = re.compile(
    r"^(?P<primary>[^;。:]+?)(?:的)?(?:六年级)?毕业生?,?(?:全部|直接|免试|对口|整体|相对|统一|就近)*(?:升入|直升|进入|就读|升)(?P<upper>[^,;。]+)$"
)
_UPPER = re.compile(r"^(?:对口|直升|升入)(?:的)?(?:初中|中学)(?:学校)?:(?P<upper>[^,;。]+)$")
_BELONGS = re.compile(
    rf"(?P<what>[^:]{{2,300}}?)(?:的?{_CHILDREN})?,?{_ALL}(?:不变,)?"
    rf"(?:划归|划入|划到|划给|划为|归入|归属于?|隶属于?|属于?|归|(?:的?对口(?:服务|招生)?(?:小学|学校)?)(?:为|是|:)?)(?:至|到|为)?(?P<schools>[^,;。:]{{2,60}}?)"
    rf"{_ZONE}$"
)
_TAKES = re.compile(
    rf"(?P<schools>{_SCHOOL})(?:主要|负责|今年|承担|具体|仅|只)*"
    r"(?:招(?:收|生范围为|生范围是)?|接收|接纳|服务于?)(?!区|范围|对象|半径|宗旨|方式|电话)(?P<what>(?!生|收的|聘).{3,}?)"
    rf"(?:(?:范围)?内?的?{_CHILDREN}(?:入学|就读|报名)?)?$"
)
_SENT_TO = re.compile(
    rf"(?P<what>[^;。:]{{2,300}}?)(?:因[^,;。:]{{2,20}}?|的?{_CHILDREN}|的(?=,))?,?(?P<all>{_ALL})"
    rf"(?:到|在|去|赴|由|入|进入?|划入|划归)(?P<schools>{_SCHOOL})(?:就读|入学|报名|上学|读书|招收|接收|登记|报到)(?:入学|登记)?$"
)
_TOGETHER = re.compile(
    r"(?P<schools>[^,;。:]{6,80}?)(?:实行)?(?:共同|联合)(?:招收|招生|划片|服务|接收)(?:范围|区域|片区|地段)?(?:为|是|包括)?:?(?P<what>.{2,})$"
)
_CHOICE = re.compile(
    rf"(?P<what>[^;。:]{{2,300}}?)(?:的?{_CHILDREN})?,?(?:可以?|均可|能)?在(?P<schools>[^,;。:]{{6,80}}?)(?:两校|两所(?:学校)?|三校)?(?:中|之间|当中|范围内)?"
    r"(?:自主|任意|自愿)?(?:选择|任选|选报|择一|选一)[^,;]{0,8}(?:,[^,;]*(?:派位|摇号|确定|入学))?$"
)
_LAST = r"[路街巷弄村组社队屯寨号栋幢座楼院厂区里坊镇乡期园苑府庭城湾居庄邸寓墅郡轩阁道段片)]"
_PLACE = (
    r"(?:大道|[路街巷弄村组社队屯寨号栋幢座楼院厂区里坊镇乡期园苑府庭城湾居庄邸寓墅郡轩阁]|胡同|社区|委会|大厦|广场"
    r"|\)|[单双]号)"
)
_COLON = re.compile(
    rf"(?P<what>[^:;]{{1,}}?{_PLACE}(?:全部|全体|全段)?):(?:对口|划入|划归|归)?(?P<schools>[^,;。:]{{2,60}})$"
)
_VERB = re.compile(
    rf"(?:(?<={_LAST})|(?<=以[上下前后内])|(?<=社区|大厦|广场|胡同))[到上去读念报在进](?=[^,;:。]{{3,40}}$)"
)
_NO_PLACE = re.compile(r"材料|报名|登记|申请|审核|[:。]")
_PATTERNS = (_TAKEN_BY, _TAKEN_IN_WORDS, _TAKES, _SENT_TO, _CHOICE, _BELONGS, _TOGETHER, _COLON)

_TOWN = re.compile(r"^(?P<town>[^:,;、()]{1,8}?(?:街道办事处|街道|镇|乡)):")
_CONDITION = re.compile(
    r"^(?:以下|下列)[^:]{0,12}:|^(?:凡|凡是|对|对于|其中|另外?|此外|将|家住(?:在)?|居住地?在|住在?(?![宅建房院址所])|住址在|户籍(?:所在地|地址)?(?:在|为|属于?)?|户口(?:所在地)?(?:在|为)?|房产在|(?:该|此|上述|四至)+(?:区域|范围|片区)内?的?)+,?"
)
_PEOPLE = re.compile(rf"(?:的|符合|条件|凡|其他|其余|{_CHILDREN})+")
# 「某路的适龄儿童，单号…」
_SAID_APART = re.compile(rf"(?P<place>[^,]+?)的?{_CHILDREN}(?:,|$)(?P<numbers>.*)$")
_NO_NAME = re.compile(
    r"^(?:第?[\d一二三四五六七八九十]+(?:期|组|社|队|号|栋|幢|座|楼|村民|居民|[-至到、及])|[单双奇偶][号数]?|[东南西北中][侧区苑院段])"
)
_STEM = re.compile(
    r"^(?P<stem>[^\d,;、()]{2,}?)(?:第?[\d一二三四五六七八九十]+(?:期|组|社|队|号|栋|幢|座|楼|村民|居民|[-至到、及])"
    r"|[单双奇偶]|[A-Z][-、区座栋]|[东南西北中][侧区苑院段]|\()"
)
# A clause that sends to a school or takes for one.
_NAMED = r"(?:小学校?|学校|中心校|完小|教学点|中学|幼儿园|校区|学部)"
_SENDS = re.compile(
    rf"(?:由|到|归|属于?|划[入归给到]|对口)[^,;:]{{1,24}}?{_NAMED}|{_NAMED}(?:主要|负责|只|仅)?(?:招(?:收|(?=[^生考聘教录标办商满]))|接收|服务(?!区|范围|半径))"
    rf"|(?:{_LAST}|以[上下前后内])[上去读念报进][^,;:、]{{2,24}}?{_NAMED}(?=$|[,;])|在[^,;:]{{2,24}}?{_NAMED}(?:就读|入学|报名|登记|中|之间|选择)"
)


_LIMITED_BEHIND = re.compile(r"除|不含|不包括|其余|其他|\d|[单双]号")


@dataclass(frozen=True, slots=True)
class _Said:
    """``schools`` for the places in ``text[start:end]``, which are ``list_text`` where that says less."""

    start: int
    end: int
    schools: tuple[str, ...]
    list_text: str | None = None


# 「甲小学招生范围为…，某村归乙小学」: what stands before 归 begins with another school's list.
_OF_ANOTHER = re.compile(rf"{_NAMED}的?(?:招生|服务|学区|片区|施教|划片|入学|范围)")


def sends(text: str) -> bool:
    """Whether folded ``text`` sends anyone to a school, outside brackets."""
    bare = re.sub(r"\([^()]*\)", "", text)
    for short in short_names():
        bare = bare.replace(short, "某小学")
    return bool(_SENDS.search(bare))


def statements(
    passage: Passage, folded: str, clause: tuple[int, int], at: int, schools: tuple[str, ...]
) -> list[Assignment]:
    """What one clause states, in words or in several parts between commas; [] where it is not understood
    as a whole. ``clause`` is its place in the ``folded`` line that stands at ``at`` of the passage;
    ``schools`` are those that it stands under.
    """
    start, end = clause
    start += len(folded[start:end]) - len(without_numbering(folded[start:end]).lstrip())
    text = folded[start:end]
    feeder = _feeders(text, schools)
    if feeder:
        primary, upper = feeder
        return [Assignment(passage, at + start, at + end, upper, "初中", feeders=primary)]
    choice = _MAY_CHOOSE.match(text)
    if choice and schools and (other := school_names(choice["schools"])):
        first, last = choice.span("what")
        both = tuple(dict.fromkeys((*schools, *other)))
        return [Assignment(passage, at + start + first, at + start + last, both)]
    of_towns = _FROM_TOWNS.match(text)
    if of_towns and (upper := school_names(of_towns["upper"])):
        first, last = of_towns.span("towns")
        return [Assignment(passage, at + start + first, at + start + last, upper, "初中")]
    if listed := homes_and_schools(folded, *clause, passage.text):
        return [Assignment(passage, at + one.start, at + one.end, one.schools) for one in listed]
    town = ""
    if (under := _TOWN.match(text)) and sends(text):
        town, start, text = under["town"], start + under.end(), text[under.end() :]
    said = None if _DIVIDES.match(text) else _said(text)
    found = [said] if said else _in_parts(text)
    at += start
    return [
        Assignment(passage, at + one.start, at + one.end, one.schools, town=town, list_text=one.list_text)
        for one in found
    ]


# 「某村学生可自愿选择乙中学」, under the list of 甲中学
_MAY_CHOOSE = re.compile(
    r"^(?P<what>[^,;。:]{2,40}?)的?(?:小学)?(?:毕业生|学生|适龄儿童|适龄少年|住户|业主)(?:的?子女)?,?[也还均]?可以?(?:自愿|自主|自行|申请)*"
    r"(?:选择|选报|填报|就读|到)(?:就读|到|升入)?(?P<schools>[^,;。:]{3,30}?)(?:就读|入学)?(?=$|,)"
)


# 「某镇、某乡小学毕业生升入甲中学，全员寄宿」
_FROM_TOWNS = re.compile(
    r"^(?P<towns>[一-鿿]{2,6}?[镇乡](?:[、和及][一-鿿]{2,6}?[镇乡])*)的?(?:各|所有|全部)?(?:小学|六年级)?的?(?:应届)?毕业生"
    r"(?:全部|统一|整体|均|一律|对口|直接|免试)*(?:升入|直升|升|到|进入)(?P<upper>[^,;。:]{3,30}?)(?:就读)?(?=$|,)"
)


def _feeders(text: str, schools: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    found = _UPPER.match(text) or _GOES_ON.match(text)
    if found is None:
        return None
    primary = school_names(found["primary"]) if found.re is _GOES_ON else schools
    upper = school_names(found["upper"])
    return (primary, upper) if primary and upper else None


def _said(text: str) -> _Said | None:
    """What the whole of ``text`` states as one."""
    skipped = _condition(text)
    for pattern in _PATTERNS:
        match = pattern.match(text, skipped)
        if not match:
            continue
        named = school_names(match["schools"])
        if not named or (pattern in (_TOGETHER, _CHOICE) and len(named) < 2):
            continue
        behind = text[match.end() :]
        if _LIMITED_BEHIND.search(behind) or sends(behind):
            continue
        start, end = match.span("what")
        what = text[start:end]
        if len(what) < 2 or sends(what) or _OF_ANOTHER.search(what):
            continue
        if _PEOPLE.fullmatch(what) or school_names(what):
            continue
        apart = _SAID_APART.match(what)
        if apart and (not apart["numbers"] or _NO_NAME.match(apart["numbers"])):
            return _Said(start, end, named, apart["place"] + apart["numbers"])
        return _Said(start, end, named)
    return _simply(text, skipped)


def _simply(text: str, start: int) -> _Said | None:
    """「某路1至50号到某小学」「某苑上某小学」: a place and its school with only a verb between them."""
    splits = [
        _Said(start, verb.start(), named)
        for verb in _VERB.finditer(text, start)
        if (named := school_names(text[verb.end() :]))
        and not sends(what := text[start : verb.start()])
        and not _NO_PLACE.search(what)
    ]
    splits = [one for one in splits if text[one.end] == "到"] or splits
    return splits[-1] if splits else None


def _condition(what: str) -> int:
    match = _CONDITION.match(what)
    return match.end() if match else 0


def _in_parts(text: str) -> list[_Said]:
    """「某苑一期归甲校，二期归乙校」: the parts between commas that each state something; [] where any
    does not. What a part leaves away of its place's name is taken from the one before."""
    parts = parted(text, ",")
    if divides := _DIVIDES.match(text):
        return _on_sides(text, divides["road"], parts[1:])
    found: list[_Said] = []
    stem, begin = "", 0
    for number, (_, end) in enumerate(parts):
        part = text[parts[number][0] : end]
        if not sends(part) and not _COLON.match(part):
            continue
        start = parts[begin][0]
        begin = number + 1
        said = _said(text[start:end])
        if said is None:
            return []
        own = said.list_text or text[start + said.start : start + said.end]
        if _NO_NAME.match(own):
            if not stem:
                return []
            found.append(_Said(0, end, said.schools, stem + own))
        else:
            named = _STEM.match(own)
            stem = named["stem"] if named else ""
            found.append(replace(said, start=start + said.start, end=start + said.end))
    return found if found and begin == len(parts) else []


# 「甲路以道路中心线为界，路北归甲校，路南归乙校」
_DIVIDES = re.compile(
    r"^以?(?P<road>[^,以()]{2,12}?(?:大道|[路街巷道]))以?(?:的?(?:道路|该?路)?中心线|该路)?为(?:分)?界,"
    r"(?=(?:道路|该路|[路街巷道])[东南西北])"
)
_SIDE = re.compile(
    r"^(?:道路|该路|[路街巷道])(?P<side>[东南西北])[侧边面]?的?(?:住户|居民|部分|区域|小区|门牌)*(?=[划归属由到对去])"
)


def _on_sides(text: str, road: str, parts: Sequence[tuple[int, int]]) -> list[_Said]:
    """The schools of the sides of a road that is named before them; [] where a part says anything else."""
    found: list[_Said] = []
    for start, end in parts:
        side = _SIDE.match(text[start:end])
        said = _said(f"{road}{side['side']}侧{text[start + side.end() : end]}") if side else None
        if side is None or said is None:
            return []
        found.append(_Said(0, end, said.schools, f"{road}{side['side']}侧"))
    return found
