"""What a question asks: kind, stage, region, year, school, address. Rules over words, no model."""

from __future__ import annotations

import re

from service.answering.context import Context, Understanding
from service.answering.vocabulary import vocabulary


class Understand:
    """Sets ``context.understood``."""

    name = "understand"

    def __call__(self, context: Context) -> None:
        question = context.text
        year = year_of(question, context.today.year)
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


def year_of(question: str, this_year: int) -> int | None:
    """The year asked about, None where the question names none (or a school class like 2015级)."""
    years = vocabulary().years
    named = years["named"].search(question)
    if named:
        figures = named.group(1)
        return int(figures) if len(figures) == 4 else 2000 + int(figures)
    if years["last"].search(question):
        return this_year - 1
    if years["next"].search(question):
        return this_year + 1
    if years["this"].search(question):
        return this_year
    return None


def _region_of(question: str, context: Context) -> str:
    """The region named, by its name, an alias, or its name without 市/县/区."""
    best: tuple[int, str] = (0, "")
    for region in context.snapshot.bureau.regions:
        for name in (region.name, *region.aliases, re.sub(r"[市县区州]$", "", region.name)):
            if len(name) >= 2 and name in question:
                best = max(best, (len(name), region.name))
    return best[1]
