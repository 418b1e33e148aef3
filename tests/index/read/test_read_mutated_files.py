"""The sample files, damaged in 300 ways: read, or refused with a reason; nothing crashes or hangs."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path

from index.sources import find_files
from index.workers import Limits, run
from measure.attempts import attempt, originals

_BUREAU = Path(__file__).resolve().parents[3] / "data" / "bureau"


def test_no_damage_does_harm() -> None:
    kinds = originals([file.path for file in find_files([_BUREAU]).files])
    outcomes = run(partial(attempt, kinds, None), range(300), Limits())
    assert [outcome for outcome in outcomes if outcome.failed] == []
    verdicts = Counter(outcome.results[-1].verdict for outcome in outcomes)
    # Both must happen often, else the damage is too small or too great to say anything.
    assert verdicts["read"] > 60
    assert verdicts["reported"] > 60
    assert all(
        outcome.results[-1].detail for outcome in outcomes if outcome.results[-1].verdict == "reported"
    )
