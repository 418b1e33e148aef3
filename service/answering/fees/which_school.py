"""Where each school has its own sum and none is named: a question back, with the stages or schools to tap."""

from __future__ import annotations

from collections.abc import Sequence

from service.answering.answer import Answer
from service.answering.context import Context
from service.answering.fees.question import FeeQuestion
from service.answering.fees.statements import Statement, school_cell
from service.answering.stages import passage_stages
from service.answering.texts import text

_MOST = 12


def which_school(found: Sequence[Statement], asked: FeeQuestion, context: Context) -> Answer | None:
    """The question back; None where the sums are not those of several schools."""
    # 「市第二幼儿园」 may be a sort of school, but each row of the table is for one.
    schools = list(dict.fromkeys(school_cell(one.passage) or one.school for one in found))
    if asked.school or not all(schools) or len(schools) < 2:
        return None
    stages: list[str] = []
    for one in found:
        of_one = passage_stages(one.item, one.passage)
        stages += [stage for stage in of_one if len(of_one) == 1 and stage not in stages]
    if not asked.stage and not context.understood.stage and len(stages) > 1:
        return back("stage", stages)
    return back("school", schools) if len(schools) <= _MOST else None


def back(what: str, options: Sequence[str]) -> Answer:
    """The question back for the ``what`` (stage, school) that decides, with the ``options`` to tap."""
    return Answer(
        status="clarify",
        reason=f"{what}_missing",
        text=text(f"clarify.{what}"),
        options=tuple(options),
        notice=text("notice"),
    )
