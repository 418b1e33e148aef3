"""Names of schools and of the bureau itself in questions for a number or an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from index.bureau import Bureau
from index.facts.desks import DeskFact
from index.items import Item
from index.search.tokens import Splitter, fold

SCHOOL = re.compile(r"(?:小学|中学|学校|幼儿园|高中|职高|校区|分校|教学点)(?:[（(][^（）()]*[）)])?$")
_SCHOOL_OVER = re.compile(
    r"^([一-龥]{2,20}?(?:小学|中学|学校|幼儿园|中心校))(?:（[^）]*）)?(?=(?:19|20)\d\d|招生|简介|简章|$)"
)
SORT_OF_SCHOOL = re.compile(
    r"第[一二三四五六七八九十]{1,3}|实验|中心|公办|民办|特殊教育|职业|技术|初级|高级|完全|九年一贯制|寄宿制"
    r"|小学|中学|学校|幼儿园|高中|职高|校区|分校|教学点|[市县区州镇乡村]|[（(].*"
)
# A kindergarten that is asked for is no primary school, and no primary school is a kindergarten.
_KINDS = (
    (re.compile(r"幼儿园$"), re.compile(r"幼儿园")),
    (re.compile(r"(?<!中)小学$"), re.compile(r"小学")),
    (re.compile(r"(?<!小)中学$"), re.compile(r"[初高]中|[一-龥]中学|[一二三四五六七八九十]中")),
)
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:[初高]级|实验|职业|完全|中心)*(?:中学|小学|幼儿园|学校)"
)
_TELLS = re.compile(r"第[一二三四五六七八九十]|实验|中心|特殊教育")
# Where a paper speaks of a school, the offices that it names are the school's.
SAYS_OF_ITSELF = re.compile(r"(?:我|本|该)[校园]|学校(?:坐落|位于|地址|简介)|校址")
# 「某音乐培训中心」, 「某艺术学校」: what is listed as allowed or inspected is no office.
_OF_MANY = re.compile(r"(?:乡镇|农村|各)(?:中小)?学校")
_RUN_BY_OTHERS = re.compile(
    r"培训|辅导|俱乐部|公司|工作室|琴行|[画棋书]院|艺术(?!股|科|教育)|舞蹈|美术|音乐|跆拳道|编程|托育|早教|银行|医院"
)
_VOCATIONAL = re.compile(r"职(?:业|教)[一-龥]{0,6}(?:中心|学院)$")
_KEEPS_WATCH = re.compile(r"监管|管理|[科股处]$|教师|进修|双减|办公室")
_ELSEWHERE = re.compile(
    r"([一-龥]{2,6}?[市县区州盟旗省])(?=教育|教体|教科|招生|考试|人力|人事|学生资助|社会事业)"
)
_SHORT_NAME = re.compile(r"[一-龥]{2,8}?(?:[科股室处办院馆站校园]|中心(?!校))(?![一-龥]{0,1}[科股室处])")
_SHORTEST_NAME = 3
# A place seldom has two of them, and nobody calls them by their full name.
SPECIAL_SCHOOL = re.compile(
    r"特殊(?:教育)?学校|特教(?:学校|中心校?)|特校|[聋盲]哑?(?:人|童)?学?校|培智学校|启[智聪明]学校"
)
IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
# A school is asked for as such; the rest of what ends an office's name says only that it is one.
_OFFICE = re.compile(r"(?:[科股室处办院馆站队]|中心)$")
_SAYS_NO_NAME = re.compile(
    r"(?:服务|政务|办事|便民|行政|审批|接待|管理|教育|中心|办公|[县市区局科股室处办院站]|大厅)+|.*[哪那什么啥个].*"
)
_BUREAU = re.compile(
    r"教育[和、]?(?:体育|科技|科学|文化|卫生|工作)?(?:[和、]?体育)?(?:局|委员会)|教[体科文]局|教委|[市县区州]局|局里|你们(?:单位|局|那)"
)


def is_office(name: str, bureau: Bureau) -> bool:
    """Whether a desk's name is that of an office of the bureau or of its places: no school, nothing that is
    run by others, no other place's authority."""
    if not name or SCHOOL.search(name) or _VOCATIONAL.search(name):
        return False
    if _RUN_BY_OTHERS.search(name) and not _KEEPS_WATCH.search(name):
        return False
    elsewhere = _ELSEWHERE.match(name)
    return elsewhere is None or any(elsewhere[1] in region.spoken for region in bureau.regions)


def is_another_school(fact: DeskFact, item: Item, question: str, bureau: Bureau) -> bool:
    """Whether a statement is a school's and the (folded) question does not name that school."""
    over = _SCHOOL_OVER.match(item.title) or _SCHOOL_OVER.match(item.issuer)
    name = fact.desk.name if SCHOOL.search(fact.desk.name) else over[1] if over else ""
    if not name:
        return False
    if _OF_MANY.fullmatch(name):
        return False
    if _is_of_another_kind(name, question):
        return True
    if SPECIAL_SCHOOL.search(question) and SPECIAL_SCHOOL.search(name):
        return False
    own = bare(folded(name), bureau)
    core = SORT_OF_SCHOOL.sub("", own)
    if not core and not _TELLS.search(own):
        return False  # 「全市小学」 is no school
    return own not in question and not (len(core) >= 2 and core in question)


def _is_of_another_kind(name: str, question: str) -> bool:
    own = next((asked for ending, asked in _KINDS if ending.search(name)), None)
    others = (asked for _, asked in _KINDS if asked is not own)
    return own is not None and not own.search(question) and any(one.search(question) for one in others)


def in_full(question: str, names: Iterable[str], splitter: Splitter, bureau: Bureau) -> str:
    """The question with offices' short names written out: 基教科 as 基础教育科 where one office alone may be
    called so. What is an office's name as it stands is left."""
    known = {bare(name, bureau) for name in names} - {""}
    for found in _SHORT_NAME.finditer(question) if known else ():
        for start in range(found.start(), found.end() - _SHORTEST_NAME + 1):
            short = question[start : found.end()]
            meant = [name for name in known if short == name or _is_short_for(short, name, splitter)]
            if any(short in name for name in known):
                break
            if len(meant) == 1:
                return question[:start] + meant[0] + question[found.end() :]
    return question


def named_offices(question: str, names: Iterable[str], splitter: Splitter, bureau: Bureau) -> set[str]:
    """The (bare) names of the offices that the question calls by their name, or by a part or short form of
    it; empty where it calls none so."""
    known = {bare(IN_BRACKETS.sub("", name), bureau) for name in names} - {""}
    known = {name for name in known if _OFFICE.search(name)}
    for found in _SHORT_NAME.finditer(question):
        for start in range(found.start(), found.end() - _SHORTEST_NAME + 1):
            short = bare(question[start : found.end()], bureau)
            if len(short) < _SHORTEST_NAME or _SAYS_NO_NAME.fullmatch(short) or not _OFFICE.search(short):
                continue
            meant = {
                name for name in known if name.endswith(short) or _is_short_for(short, name, splitter)
            }
            if meant:
                return meant
    return set()


def of_names(fact: DeskFact, names: set[str], bureau: Bureau) -> bool:
    """Whether a statement is of one of the offices by these (bare) names."""
    if bare(IN_BRACKETS.sub("", fact.desk.name), bureau) in names:
        return True
    return fact.changes and any(name in fact.label for name in names)


def _is_short_for(short: str, name: str, splitter: Splitter) -> bool:
    """Whether ``short`` leaves out words of ``name`` (资助中心), or is made of its characters in their order:
    one of each word, or no gap over two; the first, but for a word left out, and the last are its own."""
    if short[-1] != name[-1] or len(short) >= len(name):
        return False
    if re.search(".*".join(map(re.escape, re.findall("..?", short))) + "$", name):
        return True
    if short[0] != name[0]:
        return False
    if re.search(".{0,2}".join(map(re.escape, short)), name):
        return True
    firsts = iter("".join(word[0] for word in splitter.words(name)))
    return all(character in firsts for character in short[:-1])


def names_numbered(question: str, label: str) -> bool:
    """Whether ``label`` has every school by number (第一中学) that the question names."""
    return all(name in folded(label) for name in _NUMBERED.findall(question))


def is_of_bureau(question: str, words: str) -> bool:
    """Whether the question is for the bureau itself and ``words`` name it or its general office."""
    return bool(_BUREAU.search(question)) and bool(_BUREAU.search(words))


def bare(name: str, bureau: Bureau) -> str:
    """An office's name without the place or bureau that it is of."""
    for region in bureau.regions:
        name = name.removeprefix(region.name)
    return re.sub(r"^[市县区州省全]?(?:教育(?:体育)?局|教体局|教育委员会|教委)?(?=[一-龥]{2})", "", name)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """``fold``, remembered: the same statements are compared with every question."""
    return fold(text)

