"""What a question asks: kind, stage, region, year, school, address. Rules over words, no model."""

from __future__ import annotations

import re

from index.bureau import Region
from service.answering.context import Context, Understanding
from service.answering.period import period_of
from service.answering.spelled import respelled
from service.answering.vocabulary import vocabulary

_OF_A_NAME = re.compile(
    r"(?P<behind>[市县区旗州])?(?P<number>第[一二三四五六七八九十]{1,3})?"
    r"(?P<sort>(?:[初高]级|实验|中心|职业|技术|完全|双语|外国语|民族|特殊教育)*)(?:小学|中学|学校|幼儿园)"
)
_SORTS_OF_PLACE = "市县区旗州镇乡道"


class Understand:
    """Puts slips of the input method right, and sets ``context.understood``."""

    name = "understand"

    def __call__(self, context: Context) -> None:
        question = context.text = respelled(context.text, context.snapshot)
        period = period_of(question, context.today)
        context.understood = Understanding(
            kinds=kinds_of(question),
            stage=stage_of(question),
            region=_region_of(question, context) or _home(context),
            year=period.year if period else None,
            period=period,
        )


def kinds_of(question: str) -> tuple[str, ...]:
    """The kinds of question that the words speak of, in the order of the lexicon."""
    return tuple(kind for kind, pattern in vocabulary().kinds.items() if pattern.search(question))


def stage_of(question: str) -> str:
    """The stage of schooling that is named last: 「小学毕业升初中」 is about 初中."""
    found = [
        (match.end(), stage)
        for stage, pattern in vocabulary().stages.items()
        for match in pattern.finditer(question)
    ]
    return max(found)[1] if found else ""


def _home(context: Context) -> str:
    """A county bureau's own county, whose rules go before those of the prefecture; else ""."""
    bureau = context.snapshot.bureau
    return bureau.home if bureau.parents_of(bureau.home) else ""


def _region_of(question: str, context: Context) -> str:
    """The region named, by its name, an alias, or its name without 市/县/区; a part before its whole."""
    best: tuple[bool, int, str] = (False, 0, "")
    for region in context.snapshot.bureau.regions:
        for name in region.spoken:
            if len(name) >= 2 and _is_said(name, region, question, context):
                best = max(best, (bool(region.parent), len(name), region.name))
    return best[2]


def _is_said(name: str, region: Region, question: str, context: Context) -> bool:
    """Whether a question names a region otherwise than in a school's name: 「某某高级中学」 is called so, and
    「某某市第三中学」 is one of the whole bureau's. 「某某县第三中学」 lies in a part of it."""
    snapshot = context.snapshot
    for place in re.finditer(re.escape(name), question):
        school = _OF_A_NAME.match(question, place.end())
        if school is None or not (school["number"] or school["sort"]):
            return True
        of_part = snapshot.bureau.is_part(region.name)
        if of_part and (school["number"] or school["behind"] or name[-1] in _SORTS_OF_PLACE):
            return True
        if not snapshot.says(f"{name}{school[0]}"):
            return True
    return False
