"""What may be asked of one school: how it is asked, which columns state it, and how a sentence does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.facts.desks.figures import CERTAIN
from service.answering.context import Context
from service.answering.school_entries import SchoolEntry


@dataclass(frozen=True, slots=True)
class Aspect:
    """How something is asked of a school, which columns state it, and how a sentence does."""

    asked: re.Pattern[str]
    column: re.Pattern[str]
    stated: re.Pattern[str]


_HOW_MANY = r"(?:多少|好多|几多|几|啥)个?"
ASPECTS = {
    "pupils": Aspect(
        re.compile(
            rf"[招收](?:收|生)?(?:计划)?{_HOW_MANY}(?:个?(?:人|名|位|学生|新生|娃娃?|小孩|孩子)|$)"
            rf"|招生(?:计划|人数|名额)(?:是|有)?(?:{_HOW_MANY}人?)?|计划招(?:收|生)?{_HOW_MANY}人?|{_HOW_MANY}(?:名额|学位)"
        ),
        re.compile(r"(?:招生|计划|招收)(?!.*(?:班|范围|区域|片|对象|地段|时间|电话))|^(?:人数|名额|学位)"),
        re.compile(r"[招计收规]\S{0,14}?\d+\s*(?:人|名)|\d+\s*个?班\s*\d+\s*人|计划\S{0,24}调整为\S{0,8}\d+人"),
    ),
    "score": Aspect(
        re.compile(
            r"(?:最低|录取|投档|统招|控制|中考)*(?:录取|控制)?(?:分数线?|最低分|分线|录取线)|(?:最低|录取|投档)(?:要|是|得|需要)?(?:多少|好多|几)分|多少分(?:才?能|可以|才)?(?:[上进]|录取)?"
        ),
        re.compile(r"(?:最低|录取).*分|分数线|录取线"),
        re.compile(r"(?:最低|录取|统招|投档)\S{0,8}\d{3}(?:\.\d+)?分"),
    ),
    "quota": Aspect(
        re.compile(rf"(?:名额分配|指标到校|指标生|定向生|配额生|自主招生|平行志愿|统招生?)(?:名额)?[有是招给占]?{_HOW_MANY}[人名]?"),
        re.compile(r"名额分配|指标|定向|配额|自主招生|平行志愿|统招"),
        re.compile(r"(?:名额分配|指标|定向|配额|自主招生|平行志愿|统招)\S{0,8}?\d+\s*[人名]"),
    ),
    "classes": Aspect(
        re.compile(rf"[招收开设]?{_HOW_MANY}班|班数"), re.compile(r"班"), re.compile(r"\d+\s*个?(?:教学)?班")
    ),
    "grades": Aspect(
        re.compile(
            r"(?:上|读|念|到|升)*[二三四五六]年级(?:以后|后|起|开始)?的?(?:还|就|要|该|得|是|能|可以)*(?:在|去|到|上|转|回)[去到]?"
            r"(?:哪里?|什么|啥|教学点|这里|那里|这儿|那儿)(?:读|念|上|的?学校|小学)?|(?:[读上念教]|最高)?到(?:了)?[哪几]个?年级|有哪?几个?年级|哪几个?年级"
            r"|几年级(?:开始|起)?(?:就|要|得|才)*(?:走|转|去[哪别]?)|(?:教学点)?[上读念]完(?:了|教学点)?(?:以后|后|再)?[去到上]哪[里儿]?"
        ),
        re.compile(r"年级"),
        re.compile(r"[一二三四五六]年级"),
    ),
    "boarding_from": Aspect(
        re.compile(r"(?:从|到|哪|几)[哪几]?年级(?:开始|起|才|能|可以)*(?:住校|寄宿|住宿|住)"),
        re.compile(r"起始|(?:住|宿).*年级"),
        re.compile(r"[一二三四五六七八九]年级\S{0,6}(?:住|寄宿)|(?:住|寄宿)\S{0,8}[一二三四五六七八九]年级"),
    ),
    "boarding": Aspect(
        re.compile(r"住不住(?:校|宿)?|有(?:没有)?宿舍|(?:能|可以|让|要|得)?(?:不能|不可以|不让)?(?:住校|寄宿|住宿(?!费))"),
        re.compile(r"寄宿|住宿(?!费)|住校"),
        re.compile(r"寄宿|住宿(?!费)|住校"),
    ),
    "phone": Aspect(
        re.compile(r"(?:咨询|联系|招生)?(?:电话|联系方式)(?:号码?)?|号码"),
        re.compile(r"电话|联系方式"),
        CERTAIN,
    ),
    "address": Aspect(
        re.compile(r"校址|地址|位置|在(?:哪|什么|啥)(?:里|儿|地方|条路|个位置|条街)?(?:$|呀|啊)|怎么走"),
        re.compile(r"校址|地址|位置"),
        re.compile(r"校址|地址|位于|坐落"),
    ),
}
_CHANGED = re.compile(r"停用|停止使用|变更|改为|更换|不再使用|原号码")
# Columns that may state anything, as their words tell.
_OF_ANYTHING = re.compile(r"备注|说明|附注|其他|^学段$")


def asked_in(question: str) -> dict[str, Aspect]:
    """What a folded question asks of a school, by the names of the aspects."""
    return {name: aspect for name, aspect in ASPECTS.items() if aspect.asked.search(question)}


def tells(entry: SchoolEntry, aspect: Aspect) -> bool:
    """Whether an entry states an aspect of its school."""
    if entry.cells:
        return any(cells_telling(entry.cells, aspect))
    return bool(aspect.stated.search(entry.quote))


def cells_telling(cells: tuple[tuple[str, str], ...], aspect: Aspect) -> Iterator[tuple[str, str]]:
    """The cells of a row that state an aspect."""
    for name, value in cells:
        said = aspect.stated if _OF_ANYTHING.search(name) else None
        named = aspect.column.search(name) and value.strip(" —-/")
        if (said.search(value) if said else named):
            yield name, value


def has_other_number(quote: str, context: Context) -> bool:
    """Whether a paper says that a number in ``quote`` is one no longer."""
    numbers = {match.group() for match in CERTAIN.finditer(quote)}
    return any(
        number in passage.text and _CHANGED.search(passage.text)
        for passage in context.snapshot.passages.values()
        for number in numbers
    )
