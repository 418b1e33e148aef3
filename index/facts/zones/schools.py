"""Names of schools and the stage of schooling that words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from index.facts.zones.bullets import SYMBOL
from index.facts.zones.spelling import place_key, without_note_mark

_SUFFIX = (
    r"(?:小学校?|中学校?|学校|分校|校区|幼儿园|幼稚园|附小|附中|附幼|[一二三四五六七八九十]+[小中幼]|实小|实中|中心校|子弟校|完小|村小|教学点"
    r"|初中|初级中学|教育集团|[小中]学部|[初高]中部|学部|本部|分部)"
)
_HAN = "㐀-鿿𠀀-𳎯"  # with the rare characters that names of places have
_SCHOOL = re.compile(
    rf"[{_HAN}A-Za-z0-9·“”\"]{{1,28}}?{_SUFFIX}(?:[{_HAN}]{{0,12}}{_SUFFIX})?(?:\([^()]{{1,30}}\))*$"
)
_GENERIC = re.compile(
    r"^(?:公办|民办|初级|高级|完全|九年一贯制|城区|乡镇|农村|城镇|县城|市区|市直|直属|各|本|该|此|这|那|哪|什么|一|个|家|所|所有|义务教育|阶段|其他|其它|普通|招生|划片|对口|原|现|学区|就近|附近|邻近|临近|周边|相应"
    r"|片区|服务|新建|优质|指定|对应|相关|有关|所属|所在|上述|以上|下列|同类|中心|城市|全县|全市|全区|区属|[一二三四五六七八九十\d]+所|公立|私立|的"
    r"|升入|毕业|就读|录取|接收|直升|派位|摇号|随机|升学|升读|初中|小学|小升初)*"
    rf"{_SUFFIX}$"
)
_NUMBERING = re.compile(
    rf"^(?:{SYMBOL}|\s)*(?:(?:\d\ufe0f?\u20e3)+|(?i:no|part)[.\s]*\d{{1,2}}[.\s]*|0\d[\s|丨]*|\(?[\d一二三四五六七八九十]{{1,3}}\)?[.、)]|[①-⑳]|·|[-*]+\s+"
    r"|第[一二三四五六七八九十\d]+[片学]区[:：]?|[(][一二三四五六七八九十\d]+[)])?(?:{SYMBOL}|\s)*"
)
_STAGES = (
    ("幼儿园", re.compile(r"幼儿园|学前|幼稚园|入园|附幼")),
    ("小学", re.compile(r"小学|小一|一年级|幼升小|附小|实小|完小|[一二三四五六七八九十]小$")),
    ("初中", re.compile(r"初中|初级中学|七年级|小升初|初一|中学|附中|[一二三四五六七八九十]中$")),
)
_SEVERAL = re.compile(r"[、,;/\n]|(?<=[学校园])(?:和|与|及|\s)(?=[一-鿿])")


_SENDING = re.compile(r"对口|直升|派位|摇号")  # 「某中学对口小学」
# What is said of children and of enrolment ends in 学校 too: 「…自愿报名一所民办学校」.
_CLAUSE = re.compile(
    r"^(?:的|该|随|到|就读|划[到入归给]|对应)|可以?(?:申请|填报|报名|选择|参加|到|在)|申请|就读|报名|材料|审核|咨询|^将(?!军)|交[到至]|填报|报考|参加|符合|政策|具有|学籍|户籍|户口|办理|适龄|毕业"
    r"|随迁|家长|关于|[读念上]了|优先|统筹|^未被|(?<!大)学生|升入|空余|紧张|[列纳转]入|调整|公布|所辖|.的(?:学校|小学|中学)$|^因|^现将|[一二三四五六七八九两]年小学|为做好|不再|是否|如何|怎么|哪[所些个]|弟弟|妹妹|孩子|划[为分定][一二三四五六七八九十两\d]"
    r"|[这那哪该此]一?[所个间](?:学校|小学|中学)$|\d号|也[上去读归是属]"
    r"|(?<!第)(?:同一|另一|其他|其它|任[何一]|某|一|两|多|若干|几)(?:所|个|间)?(?:公办|民办|或|小学|初中)*学校$"
    r"|(?:[公民]办(?:或|和|、)?[公民]办|市属|[市区县]直属)(?:小学|中学|初中|学校)$"
)
# What brackets behind a name say of how or for whom a school is: no part of its name.
_REMARK = re.compile(
    r"\([^()]*(?:除外|户籍|共享|共同|多校|单校|摇号|直升|对口|对应|新建|新办|计划|招收|个班|九年一贯制|十二年一贯制|学区|片区|施教区|派位|暂|筹|撤|公办|民办)[^()]*\)"
)


_ZONE_BEHIND = re.compile(r"(?:学区|片区|施教区)$")


def school_names(text: str) -> tuple[str, ...]:
    """The schools that ``text`` (half-width marks) is a list of; () where any part is no school's name."""
    parts = [_NUMBERING.sub("", part).strip() for part in _outside_brackets(_without_remarks(text))]
    parts = [without_note_mark(_ZONE_BEHIND.sub("", part)) for part in parts if part]
    return tuple(parts) if parts and all(map(is_school, parts)) else ()


def _without_remarks(text: str) -> str:
    return _REMARK.sub("", text) if "(" in text else text


def _outside_brackets(text: str) -> list[str]:
    if "(" in text and re.search(r"\([^)]*[、,;/]", text):
        return [text]
    return _SEVERAL.split(text)


def schools_named_in(question: str) -> tuple[str, ...]:
    """The schools that a question of a list (「问：某小学招哪些地方的孩子？」) names."""
    named = (_BEFORE_NAME.sub("", match.group()) for match in _IN_QUESTION.finditer(question))
    return tuple(dict.fromkeys(name for name in named if is_school(name) and not _OF_REGION.fullmatch(name)))


_OF_REGION = re.compile(r"[^县市区旗]{1,4}[县市区旗](?:小学|中学|学校|初中|幼儿园)")  # any of its schools


_IN_QUESTION = re.compile(
    rf"[{_HAN}\d]{{2,24}}?(?:小学|中学|学校|幼儿园|中心校|子弟校|完小|教学点|校区)(?:\([^()]{{2,6}}\))?(?![一-鿿]{{0,1}}(?:部|校区))"
)
_BEFORE_NAME = re.compile(
    r"^.*?(?:(?:哪|什么).*?)?(?:划到|划给|划入|划归|属于|归|对口|报|上|读|去|在|[和与及问])(?=[^到给入归于]{3,})"
    r"|^(?:请问|关于|今年|我们?|问)+"
)


_CALLED_SO: ContextVar[frozenset[str]] = ContextVar("called_so", default=frozenset())


@contextmanager
def called_so(short_names: Iterable[str]) -> Iterator[None]:
    """While it lasts, ``short_names`` (「实小」), which the document at hand explains, are schools' names."""
    token = _CALLED_SO.set(frozenset(short_names))
    try:
        yield
    finally:
        _CALLED_SO.reset(token)


def short_names() -> frozenset[str]:
    """The short names that the document at hand explains."""
    return _CALLED_SO.get()


def is_school(name: str) -> bool:
    """Whether ``name`` is that of a certain school, not 「公办小学」 or 「各学校」."""
    return name in short_names() or _is_a_name(name)


@lru_cache(maxsize=4096)  # a table names its schools in row after row
def _is_a_name(name: str) -> bool:
    bare = re.sub(r"\([^()]*\)", "", name) if "(" in name else name
    return (
        bool(_SCHOOL.fullmatch(name))
        and not _GENERIC.match(bare)
        and not _SENDING.search(bare)
        and not _CLAUSE.search(bare)
    )


def is_same_school(one: str, other: str) -> bool:
    """Whether two names may be one school's: one leaves away the region in front, or the marks differ."""
    ours, theirs = place_key(one), place_key(other)
    return bool(ours and theirs) and (ours in theirs or theirs in ours)


def names_schools(text: str) -> bool:
    """Whether ``text`` speaks of schools at all, be it a certain one or 「各公办小学」."""
    return bool(re.search(rf"{_SUFFIX}$", text))


def without_numbering(text: str) -> str:
    """``text`` without the 1. or （一） of a list in front."""
    return _NUMBERING.sub("", text)


def town_of(school: str) -> str:
    """The town that a school is named after (「某县某镇中心小学」); "" for none."""
    match = re.match(r"(?:.*[县市区旗州])?(?P<town>[^县市区旗州]{1,4}?[镇乡])(?=.{2})", school)
    return match["town"] if match else ""


@lru_cache(maxsize=4096)
def stage_of(text: str) -> str:
    """The one stage that ``text`` speaks of; "" for none or several."""
    found = {stage for stage, pattern in _STAGES if pattern.search(text)}
    return found.pop() if len(found) == 1 else ""
