"""Lines of two things with an arrow between them: 「某苑——某小学」「甲小学→乙中学、丙中学」; and where
the pupils of the school over a line go: 「可派位：乙中学、丙中学」."""

from __future__ import annotations

import re

from index.facts.zones.homes import homes_and_schools
from index.facts.zones.row_lists import Assignment
from index.facts.zones.schools import is_school, school_names, stage_of, without_numbering
from index.items import Passage

_ARROW = re.compile(r"\s*(?:-{2,}>?|[-=]>|[→⇒➔➜➡►»👉\ufe0f]+|>{1,3})\s*")
_WAYS = (
    r"(?:可|均|全部|随机|电脑|对口|直升|升入|派位|摇号|对应|升学|升)+(?:的)?(?:初中|中学)?(?:学校)?(?:为|是)?"
)
_SENDS = re.compile(
    rf"(?:(?P<primary>[^:,;。]{{3,40}}?):?)?{_WAYS}(?::|(?<=[入升为是]))(?P<upper>[^:;。]{{4,}})$"
)
_TAKES_FROM = re.compile(
    r"(?P<upper>[^:,;。]{3,40}?)的?(?:对口|直升|派位|摇号|生源|接收)+的?小学(?:学校)?(?:为|是|有)?:(?P<primary>[^:;。]{4,})$"
)
# 「乙中学对口甲小学、丁小学，2026年起增加丙小学（原对口戊中学）」
_TAKES_ALL_OF = re.compile(
    r"(?P<upper>[^:,;。、]{2,28}?(?:中学|学校|初中部?|附中|[一二三四五六七八九十]中))(?:的|:)?"
    r"(?:对口(?:招收|接收|服务)?|直升)(?:的)?(?:小学|生源)?(?:学校)?(?:为|是|有|包括)?:?(?P<primary>[^:;。]{3,})$"
)
# 「甲小学、丁小学对口乙中学」
_ALL_GO_TO = re.compile(
    r"(?P<primary>[^:;。]{3,60}?(?:小学|学校|小|校区|小学部))(?:的?(?:应届)?(?:毕业生|学生))?"
    r"(?:整体|全部|统一|均)*(?:对口|直升)(?:升入|入|到)?(?P<upper>[^:,;。]{2,40})$"
)
_ADDED = re.compile(
    r"^(?:[自从]?20\d\d年(?:秋季)?(?:学期)?起?,?)?(?:新增|增加|增补|另?增|还有|以及|及|和)?(?:对口)?的?"
)
_LEAVERS = re.compile(r"的?(?:六年级|6年级)?(?:应届)?(?:毕业生|毕业学生)$")
_WAS = re.compile(r"\(原[^()]*\)")


def paired(
    passage: Passage, folded: str, clause: tuple[int, int], at: int, over: tuple[str, ...]
) -> list[Assignment]:
    """What one clause of ``folded`` (at ``at`` of the passage) pairs; [] where it does not.

    ``over`` are the schools that the clause stands under.
    """
    text = folded[slice(*clause)]
    bare = without_numbering(text)
    start, end = at + clause[1] - len(bare), at + clause[1]
    sides = _ARROW.split(bare)
    if len(sides) == 2 and (schools := school_names(sides[1])):
        if primary := school_names(sides[0]):
            return _going_on(passage, start, end, primary, schools)
        if sides[0] and not any(map(is_school, re.split("[、,]", sides[0]))):
            listed = homes_and_schools(folded, *clause, passage.text)
            return [Assignment(passage, at + one.start, at + one.end, one.schools) for one in listed] or [
                Assignment(passage, start, start + len(sides[0].rstrip()), schools)
            ]
    takes = _TAKES_FROM.match(bare)
    if takes and (upper := school_names(takes["upper"])):
        return _going_on(passage, start, end, school_names(takes["primary"]), upper)
    all_of = _TAKES_ALL_OF.match(bare)
    if all_of and (upper := school_names(all_of["upper"])):
        return _going_on(passage, start, end, _all_named(all_of["primary"]), upper)
    go_to = _ALL_GO_TO.match(bare)
    if go_to and (upper := school_names(go_to["upper"])) and {"初中"} == set(map(stage_of, upper)):
        return _going_on(passage, start, end, _all_named(go_to["primary"]), upper)
    if told := _in_clauses(bare):
        return _going_on(passage, start, end, told[1], told[0])
    sends = _SENDS.match(bare)
    if sends and (upper := school_names(sends["upper"])):
        return _going_on(passage, start, end, school_names(sends["primary"] or "") or over, upper)
    return []


# 「甲中学，计划招收8个班400人，接收乙小学、丙小学毕业生，不寄宿」
_PUPILS = re.compile(
    r"^(?:主要)?(?:招收|接收|对口|面向)(?:招收|接收)?(?P<primary>[^,]{3,}?)的?(?:六年级|6年级)?(?:应届)?(?:毕业生|毕业学生)$"
)
_OF_ITSELF = re.compile(
    r"^(?:计划|招生计划|[^,]{0,6}\d+个?班|(?:不|可|全部|均)?(?:可以)?寄宿|[^,]{0,6}(?:电话|校址|地址)|位于)"
)


def _in_clauses(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """(school, primary schools) of a sentence that names the school, says how many it takes, and whose
    pupils."""
    first, *others = text.split(",")
    upper = school_names(first)
    told = [part for part in others if not _OF_ITSELF.match(part.strip())]
    pupils = _PUPILS.match(told[0].strip()) if upper and len(told) == 1 and len(upper) == 1 else None
    primary = _all_named(pupils["primary"]) if pupils else ()
    return (upper, primary) if primary else None


def _all_named(listed: str) -> tuple[str, ...]:
    """The primary schools that a list names, those that a year added among them; () where it holds
    anything else."""
    listed = _LEAVERS.sub("", _WAS.sub("", listed))
    parts = [_ADDED.sub("", part.strip()) for part in listed.split(",")]
    named = [school_names(part) for part in parts]
    of_primary = all(name and all(stage_of(one) == "小学" for one in name) for name in named)
    return tuple(one for name in named for one in name) if of_primary else ()


def _going_on(
    passage: Passage, start: int, end: int, primary: tuple[str, ...], upper: tuple[str, ...]
) -> list[Assignment]:
    """Primary schools and where their pupils go on to; [] where the one or the other is of another stage."""
    below, above = set(map(stage_of, primary)), set(map(stage_of, upper))
    if not primary or not below <= {"小学", ""} or not above <= {"初中", ""} or "初中" not in above | below:
        return []
    return [Assignment(passage, start, end, upper, "初中", feeders=primary)]
