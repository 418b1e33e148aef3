"""Of the statements that fit a question those that its other words single out: sort, line, place, duty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from index.bureau import BUREAU_FILE
from index.facts.desks import DeskFact
from index.search.tokens import fold
from service.answering.context import Context
from service.answering.desk_names import SPECIAL_SCHOOL
from service.answering.duties import asked_duties, desk_vocabulary
from service.answering.vocabulary import vocabulary

_AT_NIGHT, _DAY_AND_NIGHT = re.compile(r"24\s*小时|半夜|夜里|晚上"), re.compile(r"24\s*小时|昼夜|全天")
_NUMERAL = r"([1-9一二三四五六七八九])"
_GRADE = re.compile(rf"{_NUMERAL}年级")
_GRADES = re.compile(rf"{_NUMERAL}(?:年级)?\s*[—–\-－~～至到]+\s*{_NUMERAL}年级")
# The line by its very name: 「校车服务电话」.
_LINE = re.compile(r"[一-龥]{2,10}?(?:服务|咨询|投诉|举报|监督|报名|办公|值班|求助)(?:电话|热线|专线)")
# Authorities outside education: 「哪个股」 without their name asks for one of the bureau's own.
_OUTSIDE = re.compile(
    r"(?:发展(?:和)?改革|发改|物价|市场监督管理|市场监管|财政|公安|民政|卫生健康|人力资源(?:和)?社会保障|人社)(?:局|委)"
)
_COMPLAINS, _TAKES_COMPLAINTS = re.compile(r"举报|投诉"), re.compile(r"举报|投诉|监督|意见")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A statement and how much (0 to 1) of what names the office in the question it holds."""

    fact: DeskFact
    held: float
    before: DeskFact | None = None  # what was said of the office before it changed
    changed: Mapping[str, DeskFact] = field(default_factory=dict)  # what was announced since, by aspect

    @property
    def words(self) -> str:
        """What says of the office what it is, in what was said last and before."""
        facts = (self.fact, *((self.before,) if self.before else ()))
        return " ".join(word for fact in facts for word in (fact.label, fact.desk.name))

    @property
    def region(self) -> str:
        """The place that the office is for: a notice need not name it."""
        return self.fact.desk.region or (self.before.desk.region if self.before else "")


def of_sort(question: str, found: list[Ranked]) -> list[Ranked]:
    """Of those found the ones of the very sort asked for (投诉, 哪个股, 半夜), where there are any."""
    if _COMPLAINS.search(question):
        found = [one for one in found if _TAKES_COMPLAINTS.search(one.words)] or found
    sort = desk_vocabulary().sorts.search(question)
    exact = [one for one in found if sort and sort[1] in one.words]
    if not _OUTSIDE.search(question):
        exact = [one for one in exact if not _OUTSIDE.search(one.fact.label)] or exact
    if _AT_NIGHT.search(question):
        exact = [one for one in exact or found if _DAY_AND_NIGHT.search(one.fact.statement)]
    return exact or found


def of_line(question: str, found: list[Ranked]) -> list[Ranked]:
    """Of those found the ones that give the line by the name that it is asked for by, where there are any."""
    line = _LINE.search(question)
    if not line or any(one.fact.changes for one in found):
        return found
    return [one for one in found if line[0] in fold(one.fact.statement)] or found


def of_duty(question: str, found: list[Ranked]) -> list[Ranked]:
    """Of several rows of one office those whose own duties are asked about, where there are any."""
    for duty in asked_duties(question):
        having = [one for one in found if duty.level(" ".join(_topics(one))) in (0, 1)]
        offices = {_office(one) for one in having}
        found = [one for one in found if one in having or _office(one) not in offices or not _topics(one)]
    return found


def _topics(one: Ranked) -> tuple[str, ...]:
    return (one.before or one.fact).desk.topics


def _office(one: Ranked) -> tuple[str, str]:
    fact = one.before or one.fact
    return fact.item_id, fact.desk.name


def of_special_school(question: str, found: list[Ranked], context: Context) -> list[Ranked]:
    """Where the school for disabled children is asked for itself, what is said of it, not of its matter."""
    if not SPECIAL_SCHOOL.search(question):
        return found
    items = context.snapshot.items
    return [
        one
        for one in found
        if SPECIAL_SCHOOL.search(f"{one.fact.desk.name} {items[one.fact.item_id].title} {one.fact.label}")
    ]


def of_grade(question: str, found: list[Ranked]) -> list[Ranked]:
    """Of several campuses' numbers those of the campus that has the asked grade (1—3年级)."""
    asked = _GRADE.search(question)
    if not asked:
        return found
    grade = _figure(asked[1])
    told = [(one, _GRADES.search(one.fact.label)) for one in found]
    having = [one for one, has in told if has and _figure(has[1]) <= grade <= _figure(has[2])]
    return having or [one for one, has in told if not has]


def _figure(numeral: str) -> int:
    return "一二三四五六七八九".find(numeral) + 1 or int(numeral)


def of_stage(found: list[Ranked], stage: str) -> list[Ranked]:
    """Of a row with a column for each stage the asked stage's own."""
    if not stage:
        return found
    names = vocabulary().stages[stage]
    rows = {one.fact.passage_id for one in found if one.fact.cells and names.search(one.fact.label)}
    return [one for one in found if one.fact.passage_id not in rows or names.search(one.fact.label)]


def published(found: list[Ranked], wanted: set[str], context: Context) -> list[Ranked]:
    """Of what gives the same number or place a published document before the list in bureau.yaml."""
    items = context.snapshot.items
    if not found or items[found[0].fact.item_id].file != BUREAU_FILE:
        return found
    own = found[0].fact.desk
    same = [
        one
        for one in found[1:]
        if items[one.fact.item_id].file != BUREAU_FILE
        and (one.fact.desk.phone == own.phone if "phone" in wanted else own.address in one.fact.statement)
    ]
    return [*same[:1], *(one for one in found if one not in same[:1])]


def of_region(found: list[Ranked], context: Context) -> list[Ranked]:
    """The asked region's own before those of what it belongs to; without one, the prefecture's own."""
    bureau, asked = context.snapshot.bureau, context.understood.region
    if asked:
        own = [one for one in found if one.region == asked]
        if bureau.is_part(asked):
            return own
        return [one for one in found if not bureau.is_part(one.region)]
    return [one for one in found if not bureau.is_part(one.region)] or found
