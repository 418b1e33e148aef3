"""Repair is held to its bars on text of our own, damaged by a program that knows nothing of the repair."""

from __future__ import annotations

from random import Random

import pytest

from measure.damage import EXACT, LOSSY
from measure.repair import (
    EXACT_BAR,
    LOSSY_BAR,
    Score,
    documents_of,
    measure_pairs,
    own_sentences,
)

SEED = 7


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    documents = documents_of(own_sentences(), 8, Random(SEED))
    return measure_pairs(documents, SEED)


@pytest.mark.parametrize("kind", [*EXACT, *LOSSY])
def test_most_damage_is_undone(scores: dict[str, Score], kind: str) -> None:
    score = scores[kind]
    assert score.before > 0
    assert score.fall >= (EXACT_BAR if kind in EXACT else LOSSY_BAR)


def test_the_same_seed_gives_the_same_damage() -> None:
    text = documents_of(own_sentences(), 1, Random(SEED))[0]
    for damage in {**EXACT, **LOSSY}.values():
        assert damage(text, Random(SEED)) == damage(text, Random(SEED))
