"""What a question asks: kind, stage, region, year, school, address. Rules over words, no model."""

from __future__ import annotations

from service.answering.context import Context, Understanding
from service.answering.period import period_of
from service.answering.spelled import respelled
from service.answering.vocabulary import vocabulary


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
            if len(name) >= 2 and name in question:
                best = max(best, (bool(region.parent), len(name), region.name))
    return best[2]
