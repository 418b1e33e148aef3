"""A model that keeps failing is left alone, then tried by one call."""

from __future__ import annotations

from service.answering.model.breaker import Breaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_opens_after_failures_in_a_row_only() -> None:
    breaker = Breaker(2, 10.0, Clock())
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert breaker.allows()
    breaker.failed()
    assert not breaker.allows()


def test_after_the_pause_one_call_tries() -> None:
    clock = Clock()
    breaker = Breaker(1, 10.0, clock)
    breaker.failed()
    clock.now = 9.9
    assert not breaker.allows()
    clock.now = 10.0
    assert breaker.allows()
    assert not breaker.allows()  # the one is under way
    breaker.failed()
    assert not breaker.allows()
    clock.now = 20.0
    assert breaker.allows()
    breaker.succeeded()
    assert breaker.allows()
    assert breaker.allows()


def test_a_call_that_was_not_made_lets_another_try() -> None:
    clock = Clock()
    breaker = Breaker(1, 10.0, clock)
    breaker.failed()
    clock.now = 10.0
    assert breaker.allows()
    breaker.gave_up()
    assert breaker.allows()
