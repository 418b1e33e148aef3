"""What the steps hand on to each other while one question is being answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from index.facts.period import Period
from index.items import Passage
from index.search.retriever import Hit
from index.snapshot import Snapshot
from service.answering.answer import Answer, History
from service.answering.fit import Matter
from service.answering.in_force import Holding, InForce

if TYPE_CHECKING:
    from service.answering.model.calls import Budget, ModelCalls


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a question was understood to ask. "" and () where it does not say.

    ``kinds`` are the kinds of question that its words speak of, the leading one first.
    ``address`` are the listed places that it names. ``year`` is a year that it names, in figures or as
    去年 and the like, ``period`` the time that is meant by it.
    """

    kinds: tuple[str, ...] = ()
    stage: str = ""
    region: str = ""
    year: int | None = None
    period: Period | None = None
    address: str = ""

    @property
    def kind(self) -> str:
        """The leading kind, "other" where none was recognised."""
        return self.kinds[0] if self.kinds else "other"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim piece of a passage that answers (part of) the question. ``goes_on`` where it belongs to
    the piece before it, of the same passage."""

    passage: Passage
    quote: str
    score: float
    goes_on: bool = False


@dataclass
class Context:
    """One question on its way. A step that sets ``answer`` ends the flow."""

    question: str
    history: History
    continued: bool  # whether it is a later part of a message that holds several questions
    snapshot: Snapshot
    in_force: InForce
    today: date
    model: ModelCalls | None = None  # words the answer where one is set
    budget: Budget | None = None  # the time that the model has for this message
    text: str = ""  # the question made whole from the conversation
    leans: bool = False  # whether it had to be made whole
    understood: Understanding = Understanding()
    hits: list[Hit] = field(default_factory=list)
    scores: dict[str, float] = field(default_factory=dict)  # passage id -> score after weighing
    matter: Matter = field(default_factory=lambda: Matter((), ()))
    fits: dict[str, float] = field(default_factory=dict)  # passage id -> share of the matter it holds
    left_out: dict[str, str] = field(default_factory=dict)  # passage id -> why, in Chinese
    evidence: list[Evidence] = field(default_factory=list)
    lead: str = ""  # canned words over the quotes
    wording: str = ""  # what the model did, for staff
    answer: Answer | None = None

    @property
    def holding(self) -> Holding:
        """What holds for the day and year of this question."""
        return self.in_force.on(self.today, self.understood.period)


class Step(Protocol):
    """One step of the answer flow."""

    name: str

    def __call__(self, context: Context) -> None:
        """Reads and completes ``context``."""
