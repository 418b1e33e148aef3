"""What the benches measure with is the same every time, and shaped as it says."""

from __future__ import annotations

import numpy as np

from bench import made_up


def test_texts_and_questions_are_the_same_for_a_seed() -> None:
    texts = list(made_up.texts(50))
    assert texts == list(made_up.texts(50))
    assert texts != list(made_up.texts(50, seed=9))
    assert made_up.questions(texts, 5) == made_up.questions(texts, 5)
    assert len(set(texts)) == 50
    passages = made_up.MadeUpPassages(texts)
    assert [passage.text for passage in passages] == texts


def test_vectors_lie_together_as_those_of_texts_do() -> None:
    held = made_up.vectors(1500, 128)
    asked = made_up.questions_of(held, 40)
    assert np.allclose(np.linalg.norm(held, axis=1), 1, atol=1e-5)
    cosines = held @ held.T
    assert 0.1 < cosines[~np.eye(len(held), dtype=bool)].mean() < 0.4
    nearest = (asked @ held.T).max(axis=1)
    assert 0.3 < float(np.median(nearest)) < 0.8
