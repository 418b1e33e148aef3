"""Calls of the model within a time budget: one retry, a breaker, few at once, and a count of each."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from service.answering.model.breaker import Breaker
from service.answering.model.client import Completion, LanguageModel, ModelFailed

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_AGAIN_AFTER_S = 0.2
_LEAST_SHARE = 0.02  # of the budget: less is not worth a call, and would be held against the model
_RETRIED = {"too_many", "server", "connection", "unreadable"}


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it ended. ``cost`` is in the currency of the prices that are set."""

    purpose: str
    outcome: str  # "answered", or why it brought nothing
    seconds: float
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float = 0.0


class Ledger(Protocol):
    """Keeps count of what the model was asked and of what became of its sentences."""

    def model_called(self, call: Call) -> None:
        """One call."""

    def sentence_judged(self, verdict: str) -> None:
        """One sentence: "kept", or why it was dropped."""


class NoLedger:
    """Counts nothing."""

    def model_called(self, call: Call) -> None:
        pass

    def sentence_judged(self, verdict: str) -> None:
        pass


@dataclass(frozen=True, slots=True)
class Terms:
    """How the model may be called. Prices are for a million tokens."""

    seconds: float = 8.0
    retries: int = 1
    at_once: int = 4
    failures: int = 3
    pause_seconds: float = 60.0
    price_in: float = 0.0
    price_out: float = 0.0


@dataclass(slots=True)
class Budget:
    """The seconds that the calls of one message may still take; time between them is not counted."""

    left: float


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        return max(0.0, self._ends - time.monotonic())


class ModelCalls:
    """The model as the steps of the answer flow use it. Safe to share by threads."""

    def __init__(self, model: LanguageModel, terms: Terms, ledger: Ledger | None = None) -> None:
        self.ledger: Ledger = ledger or NoLedger()
        self.name = model.name
        self._model = model
        self._terms = terms
        self._breaker = Breaker(terms.failures, terms.pause_seconds)
        self._slots = threading.BoundedSemaphore(terms.at_once)

    def budget(self) -> Budget:
        """That of one message."""
        return Budget(self._terms.seconds)

    def ask(
        self, purpose: str, messages: Sequence[BaseMessage], budget: Budget, share: float = 1.0
    ) -> str:
        """What the model says within a share of what is left of the budget, retries and all.

        Raises ModelFailed.
        """
        began = time.monotonic()
        try:
            completion = self._asked(messages, _Deadline(budget.left * share))
        except ModelFailed as failure:
            self.ledger.model_called(Call(purpose, failure.cause, time.monotonic() - began))
            raise
        finally:
            budget.left = max(0.0, budget.left - (time.monotonic() - began))
        terms = self._terms
        cost = (completion.tokens_in * terms.price_in + completion.tokens_out * terms.price_out) / 1e6
        spent = time.monotonic() - began
        tokens = completion.tokens_in, completion.tokens_out
        self.ledger.model_called(Call(purpose, "answered", spent, *tokens, cost))
        return completion.text

    def _asked(self, messages: Sequence[BaseMessage], deadline: _Deadline) -> Completion:
        for attempts_left in range(self._terms.retries, -1, -1):
            try:
                return self._once(messages, deadline)
            except ModelFailed as failure:
                wait = failure.wait or _AGAIN_AFTER_S
                if not attempts_left or failure.cause not in _RETRIED or wait >= deadline.left():
                    raise
                time.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, messages: Sequence[BaseMessage], deadline: _Deadline) -> Completion:
        seconds = deadline.left()
        if seconds < _LEAST_SHARE * self._terms.seconds:
            raise ModelFailed("late")
        if not self._breaker.allows():
            raise ModelFailed("paused")
        if not self._slots.acquire(blocking=False):
            self._breaker.gave_up()
            raise ModelFailed("busy")
        try:
            completion = self._in_time(messages, seconds)
        except ModelFailed:
            self._breaker.failed()
            raise
        self._breaker.succeeded()
        return completion

    def _in_time(self, messages: Sequence[BaseMessage], seconds: float) -> Completion:
        """The call in a thread of its own, left behind where it is late; its place is free when it ends."""
        done: queue.SimpleQueue[Completion | ModelFailed] = queue.SimpleQueue()

        def call() -> None:
            try:
                done.put(self._model.complete(messages, seconds))
            except ModelFailed as failure:
                done.put(failure)
            finally:
                self._slots.release()

        threading.Thread(target=call, name="language-model", daemon=True).start()
        try:
            outcome = done.get(timeout=seconds)
        except queue.Empty:
            raise ModelFailed("late") from None
        if isinstance(outcome, ModelFailed):
            raise outcome
        return outcome
