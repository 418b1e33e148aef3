"""The product on one screen: the steps from a question to an answer, in order."""

from __future__ import annotations

import time
from copy import copy
from datetime import date
from typing import TYPE_CHECKING

from service.answering.answer import Answer, History, Turn
from service.answering.ask_back import AskBack
from service.answering.benefits import LookUpBenefits
from service.answering.caution import Caution
from service.answering.compose import Compose
from service.answering.context import Context, Step
from service.answering.desk_lookup import LookUpDesk
from service.answering.elsewhere import DeclineElsewhere
from service.answering.fees.lookup import LookUpFee
from service.answering.fit import matter_of
from service.answering.in_force import InForce
from service.answering.model.rewrite import Rewrite
from service.answering.model.word import Word
from service.answering.parts import join, split
from service.answering.rates import LookUpRate
from service.answering.recall import Recall
from service.answering.report import LookUpReport
from service.answering.school_profile import LookUpSchool
from service.answering.school_zone import LookUpSchoolZone
from service.answering.screen import Screen
from service.answering.search import Search
from service.answering.select import Select
from service.answering.standing_lookup import LookUpStanding
from service.answering.subsidies.lookup import LookUpSubsidy
from service.answering.trace import traced
from service.answering.understand import Understand
from service.answering.verify import Verify
from service.answering.weigh import Weigh
from service.answering.zones import LookUpZone

if TYPE_CHECKING:
    from index.snapshot import Snapshot
    from service.answering.model.calls import Budget, ModelCalls


class Assistant:
    """Answers questions from one snapshot. The same question gets the same answer.

    ``today`` is the day that answers are given for; None is the day of each question. Where a ``model`` is
    set, it words what was selected; whatever it does, an answer says no more than without one.
    """

    steps: tuple[Step, ...] = (
        Screen(),  # greetings, other people's data, attacks, what is out of scope
        Recall(),  # a follow-up is made whole from the conversation
        Rewrite(),  # only with a model: the same in its words, which may add nothing
        Understand(),  # kind, stage, region, year; what is in force for them
        DeclineElsewhere(),  # a district that is not this bureau's
        LookUpSchoolZone(),  # a school goes to what belongs to it
        LookUpSchool(),  # what a school's own entry states of it to that entry
        LookUpZone(),  # an address goes to the zone rules
        LookUpReport(),  # how many applied, were refused, … to the yearly report on open government
        LookUpStanding(),  # whether a named document still holds, to what ended it or to its own term
        LookUpBenefits(),  # what a family can get to all subsidies whose conditions it meets
        LookUpSubsidy(),  # one subsidy, whatever is asked of it, to the statement that agrees
        LookUpDesk(),  # a number, an address or hours to the offices that the documents name
        LookUpFee(),  # what is charged to the published rates
        LookUpRate(),  # a fee or a subsidy to the published rates
        Search(),  # everything else to the passages
        Weigh(),  # in force, right place, stage, kind and year; how sure that they answer
        Select(),  # the few verbatim pieces that answer
        Caution(),  # an address in a list that could not be read is no answer
        AskBack(),  # where the pieces differ by something the citizen did not say
        Word(),  # only with a model: the pieces in its words, each sentence checked against them
        Compose(),  # canned frame, quotes, citations; or 「未公开」 and the desk
    )
    verify: Step = Verify()  # whichever step answered: every quote verbatim, every figure quoted

    def __init__(
        self, snapshot: Snapshot, today: date | None = None, model: ModelCalls | None = None
    ) -> None:
        self.snapshot = snapshot
        self._model = model
        self._in_force = InForce(snapshot)
        self._today = today

    def with_model(self, model: ModelCalls | None) -> Assistant:
        """The same assistant over the same snapshot, with a model or without."""
        other = copy(self)
        other._model = model
        return other

    def answer(self, question: str, history: History = ()) -> Answer:
        """The answer to one message, which may hold two questions."""
        answers: list[Answer] = []
        budget = self._model.budget() if self._model else None
        for part in split(question, lambda piece: bool(matter_of(piece, self.snapshot).words)):
            answers.append(self._answer_one(part, history, bool(answers), budget))
            history = [*history, Turn("user", part)]  # a later part may lean on an earlier one
            if answers[-1].status == "answered":
                history = [*history, Turn("assistant", answers[-1].text)]
        return join(answers)

    def _answer_one(
        self, question: str, history: History, continued: bool, budget: Budget | None
    ) -> Answer:
        context = Context(
            question=question,
            history=history,
            continued=continued,
            snapshot=self.snapshot,
            in_force=self._in_force,
            today=self._today or date.today(),
            model=self._model,
            budget=budget,
        )
        timings: dict[str, float] = {}
        for step in (*self.steps, self.verify):
            if context.answer is None or step is self.verify:
                started = time.perf_counter()
                step(context)
                timings[step.name] = (time.perf_counter() - started) * 1000
        return traced(context, timings)
