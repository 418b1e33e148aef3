"""The made errors are errors, the same ones for the same seed, and their measure tells good from bad."""

from __future__ import annotations

from random import Random

import pytest
from pypinyin import lazy_pinyin

from index.items import Passage
from index.search.measure import QuestionSet, Ranking

from .typed import measure
from .typing_errors import ERRORS

_QUESTION = "普通高中助学金怎么申请需要什么材料"


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_changes_a_question_the_same_way_for_a_seed(kind: str) -> None:
    wrong = {ERRORS[kind](_QUESTION, Random(seed)) for seed in range(8)}
    assert _QUESTION not in wrong
    assert wrong == {ERRORS[kind](_QUESTION, Random(seed)) for seed in range(8)}


@pytest.mark.parametrize("kind", ERRORS)
def test_nothing_to_type_wrongly_stays(kind: str) -> None:
    assert ERRORS[kind]("12?", Random(1)) == "12?"


def test_what_each_error_leaves_as_it_is() -> None:
    for seed in range(20):
        sounding = ERRORS["same_sound"](_QUESTION, Random(seed))
        assert sum(a != b for a, b in zip(sounding, _QUESTION, strict=True)) == 1
        assert sorted(ERRORS["swapped"](_QUESTION, Random(seed))) == sorted(_QUESTION)
        assert len(ERRORS["missing"](_QUESTION, Random(seed))) == len(_QUESTION) - 1
        typed = ERRORS["pinyin"](_QUESTION, Random(seed))
        assert "".join(lazy_pinyin(typed)) == "".join(lazy_pinyin(_QUESTION))


def test_a_search_that_knows_only_clean_questions_keeps_nothing() -> None:
    given = QuestionSet([Passage("a", "a", 0, "text", "助学金")], [("1", _QUESTION, ["a"])])

    def literal(question: str) -> Ranking:
        return [(0, 1.0)] if question == _QUESTION else []

    assert [one.share("ndcg@10") for one in measure(given, literal)] == [0.0] * len(ERRORS)
    assert [one.share("ndcg@10") for one in measure(given, lambda _: [(0, 1.0)])] == [1.0] * len(ERRORS)
