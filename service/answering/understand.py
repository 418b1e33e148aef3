"""What a question asks: kind, stage, region, year, school, address. Rules over words, no model."""

from __future__ import annotations

from datetime import date

from service.answering.context import Context, Understanding
from service.answering.vocabulary import vocabulary

_LAST_MONTH = 7  # a school year ends in July


class Understand:
    """Sets ``context.understood``."""

    name = "understand"

    def __call__(self, context: Context) -> None:
        question = context.text
        year = year_of(question, context.today)
        context.understood = Understanding(
            kinds=kinds_of(question),
            stage=stage_of(question),
            region=_region_of(question, context),
            year=year,
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


def year_of(question: str, today: date) -> int | None:
    """The year asked about, None where the question names none (or a school class like 2015级)."""
    years, this_year = vocabulary().years, today.year
    named = years["named"].search(question)
    if named:
        figures = named.group(1)
        return int(figures) if len(figures) == 4 else 2000 + int(figures)
    if years["school_year"].search(question):  # the term that is under way
        return this_year - 1 if today.month <= _LAST_MONTH else this_year
    if years["this"].search(question):  # 「今年…，去年邻居…」 asks about this year
        return this_year
    if years["last"].search(question):
        return this_year - 1
    if years["next"].search(question):
        return this_year + 1
    return None


def _region_of(question: str, context: Context) -> str:
    """The region named, by its name, an alias, or its name without 市/县/区."""
    best: tuple[int, str] = (0, "")
    for region in context.snapshot.bureau.regions:
        for name in region.spoken:
            if len(name) >= 2 and name in question:
                best = max(best, (len(name), region.name))
    return best[1]
