from __future__ import annotations

from pathlib import Path

import pytest

from index.search.lexical import LexicalIndex
from index.search.lexicon import Lexicon, lexicon
from index.search.question import _ONE_OFF, Question, read_question
from index.search.ranking import FoldedText, coverage, window_coverage
from index.search.spelling import Spelling, sound
from index.search.tokens import Splitter

TEXTS = ["入学报名材料：户口簿", "住宿费收费标准", "年满6周岁的儿童入学", "资助政策宣传", "贵州省的民办学校"]


@pytest.fixture(scope="module")
def lexical() -> LexicalIndex:
    return LexicalIndex.build(TEXTS, Splitter())


@pytest.fixture(scope="module")
def spelling(lexical: LexicalIndex) -> Spelling:
    return Spelling.of(lexical.vocabulary, lexical.frequency)


def _read(text: str, lexical: LexicalIndex, spelling: Spelling, lists: Lexicon | None = None) -> Question:
    return read_question(text, lexical, lists or lexicon(), spelling)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("怎么如学", "入学"), ("首费", "收费"), ("报明", "报名"), ("自助政策", "资助"), ("资住政策", "资助")],
)
def test_words_of_the_same_sound_are_looked_up(
    written: str, meant: str, lexical: LexicalIndex, spelling: Spelling
) -> None:
    question = _read(written, lexical, spelling)
    forms = {part for term in question.terms for form in term.forms for part in form.parts}
    assert meant in forms


def test_a_word_as_typed_counts_less_for_another_one(lexical: LexicalIndex, spelling: Spelling) -> None:
    def credit(written: str) -> float:
        terms = _read(written, lexical, spelling).terms
        return max(form.credit for term in terms for form in term.forms if form.parts == ("资助",))

    assert credit("自助政策") < credit("资住政策") < credit("资助政策")


def test_a_word_that_the_material_uses_is_left_alone(lexical: LexicalIndex, spelling: Spelling) -> None:
    known = next(word for word in ("入学", "收费", "报名") if word in lexical)
    (term,) = [term for term in _read(known, lexical, spelling).terms if term.word == known]
    assert not any(form.credit == _ONE_OFF for form in term.forms)


@pytest.mark.parametrize(
    ("one", "other"), [("入学", "如学"), ("职中", "之中"), ("南区", "兰区"), ("应聘", "印聘")]
)
def test_sounds_that_speakers_mix_up_are_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_different_words_sound_different() -> None:
    assert sound("报名") != sound("保密")


def test_short_everyday_words_begin_and_end_where_words_do() -> None:
    lists = Lexicon(frozenset(), {"贵": ("收费标准",), "办学校": ("办学许可",), "要带啥": ("材料",)})
    assert lists.phrases_in(["贵州", "民办学校"]) == []
    assert lists.phrases_in(["学费", "贵", "吗"]) == ["贵"]
    assert lists.phrases_in(["入学", "要", "带", "啥"]) == ["要带啥"]


@pytest.mark.parametrize("asked", ["六岁能上学吗", "6岁能上学吗", "6周岁能上学吗"])
def test_ages_are_read_in_figures(asked: str, lexical: LexicalIndex, spelling: Spelling) -> None:
    terms = _read(asked, lexical, spelling).terms
    assert coverage(terms, FoldedText.of("", "年满6周岁的儿童入学")) > 0.9
    assert coverage(terms, FoldedText.of("", "年满16周岁")) < 0.9


def test_two_ages_in_one_are_not_one_figure(lexical: LexicalIndex, spelling: Spelling) -> None:
    assert all(
        "23" not in form.parts[0]
        for term in _read("二三岁的", lexical, spelling).terms
        for form in term.forms
    )


def test_a_figure_is_found_whole(lexical: LexicalIndex, spelling: Spelling) -> None:
    terms = _read("12号", lexical, spelling).terms
    assert coverage(terms, FoldedText.of("", "人民路12号")) == 1.0
    assert coverage(terms, FoldedText.of("", "人民路112号")) == 0.0


def test_nothing_asked_covers_nothing(lexical: LexicalIndex, spelling: Spelling) -> None:
    assert coverage(_read("请问怎么办呢", lexical, spelling).terms, FoldedText.of("标题", "入学")) == 0.0


def test_the_best_two_sentences_count_not_the_sum_of_far_ones() -> None:
    marks = {"入学": 1.0, "报名": 1.0, "材料": 2.0}
    near = FoldedText.of("", "入学报名。材料如下。其他。其他。")
    far = FoldedText.of("", "入学。其他。报名。其他。材料。")
    assert window_coverage(marks, near) == 1.0
    assert window_coverage(marks, far) == pytest.approx(0.5)
    assert window_coverage(marks, FoldedText.of("入学报名", "其他。材料。")) == 1.0


def test_the_word_lists_are_well_formed(tmp_path: Path) -> None:
    lists = lexicon()
    assert len(lists.everyday) > 150
    assert not lists.stopwords & {"材料", "学费", "电话", "报名"}
    (tmp_path / "stopwords.txt").write_text("请问\n", encoding="utf-8")
    (tmp_path / "everyday.tsv").write_text("没有官方说法\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"everyday\.tsv"):
        lexicon(tmp_path)


@pytest.mark.parametrize(
    ("asked", "official"),
    [
        ("娃名字登错了", {"姓名", "更正"}),
        ("转到县城念要带啥", {"转学", "材料"}),
        ("想接着贷几号去", {"续贷"}),
        ("书包里揣着手机让进校门不", {"携带"}),
        ("通融一下嘛到底收不收", set()),
    ],
)
def test_single_everyday_words_compose(
    asked: str, official: set[str], lexical: LexicalIndex, spelling: Spelling
) -> None:
    terms = _read(asked, lexical, spelling).terms
    assert official <= {"".join(form.parts) for term in terms for form in term.forms}
    assert not {term.word for term in terms} & {"通融", "一下", "到底"}
