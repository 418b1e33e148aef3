"""Which passage that is not sure by itself is taken because no other comes near it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from built import snapshot_of
from index.search.question import Form, Term
from index.search.retriever import Hit
from service.answering.context import Context
from service.answering.fit import Matter
from service.answering.in_force import InForce
from service.answering.standing_out import stands_out

_RULES = """云台市教育局关于规范中小学管理的规定
云教发〔2026〕9号
一、学生不得带手机进校园，确有需要的由家长书面申请，进校后交班主任保管。
二、小学一、二年级不布置书面家庭作业，三至六年级每天不超过60分钟。
云台市教育局
2026年5月8日
"""


def _term(word: str, *official: str) -> Term:
    return Term(word, 3.0, tuple(Form((form,), 1.0) for form in (word, *official)))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """手机 asked about in words of one's own, its clause ahead of the one on homework."""
    folder: Path = tmp_path_factory.mktemp("alone")
    snapshot = snapshot_of({"规定.txt": _RULES}, folder)
    telephone, homework = (
        next(passage for passage in snapshot.passages.values() if word in passage.text)
        for word in ("手机", "作业")
    )
    return Context(
        question="娃揣个手机行不行",
        history=(),
        continued=False,
        snapshot=snapshot,
        in_force=InForce(snapshot),
        today=date(2026, 6, 15),
        hits=[Hit(0, telephone, 0.5, 1.0, 0.4, 0.6), Hit(1, homework, 0.3, 0.5, 0.1, 0.1)],
        scores={telephone.id: 0.5, homework.id: 0.2},
        fits={telephone.id: 0.6, homework.id: 0.1},
        matter=Matter(((_term("手机"), 3.0), (_term("揣"), 1.5)), ("手机",)),
    )


def test_a_passage_far_ahead_that_lacks_words_of_ones_own_is_taken(asked: Context) -> None:
    assert stands_out(asked.hits[0], asked)


def test_one_that_others_come_near_is_not(asked: Context) -> None:
    near = {**asked.scores, asked.hits[1].passage.id: 0.45}
    assert not stands_out(asked.hits[0], replace(asked, scores=near))


def test_one_that_lacks_what_papers_have_a_word_for_is_not(asked: Context) -> None:
    lost = Matter(((_term("手机"), 3.0), (_term("丢了", "遗失", "补办"), 1.5)), ("手机",))
    assert not stands_out(asked.hits[0], replace(asked, matter=lost))


def test_one_that_lacks_the_figure_asked_about_is_not(asked: Context) -> None:
    figure = Matter(((_term("手机"), 3.0), (_term("1000"), 0.5)), ("手机",))
    assert not stands_out(asked.hits[0], replace(asked, matter=figure))


def test_one_that_lacks_half_of_what_is_asked_in_one_word_is_not(asked: Context) -> None:
    rate = Matter(((_term("手机"), 3.0), (_term("中签率"), 3.0)), ("手机",))
    assert not stands_out(asked.hits[0], replace(asked, matter=rate))


def test_one_that_holds_no_word_that_names_the_matter_is_not(asked: Context) -> None:
    stage = Matter(((_term("手机"), 0.5), (_term("下河沿"), 0.3)), ("下河沿",))
    assert not stands_out(asked.hits[0], replace(asked, matter=stage))
