from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.tokens import Splitter, document_numbers, fold, pairs


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２６年ＡＢ", "2026年ab"),
        ("鄉鎮義務教育", "乡镇义务教育"),
        ("入\u200b学\ufeff", "入学"),
        ("（一）", "(一)"),
    ],
)
def test_folds_what_looks_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(deadline=None)
@given(st.text(alphabet="入学報名１２Ａb，。（） ", max_size=30))
def test_how_a_text_is_typed_does_not_change_its_tokens(text: str) -> None:
    typed = "\u200b".join(text)
    assert (
        Splitter().tokens(fold(typed)) == Splitter().tokens(fold(text)) == Splitter().tokens(fold(fold(text)))
    )


@pytest.mark.parametrize(
    "written", ["某教发〔2024〕12号", "某教发[2024]12号", "某教发（2024）012号", "2024年第12号文"]
)
def test_a_document_number_is_one_token_whatever_its_brackets(written: str) -> None:
    assert document_numbers(fold(written)) == ["2024/12"]
    assert "2024/12" in Splitter().tokens(fold(written))


def test_pairs_do_not_cross_punctuation() -> None:
    assert pairs("入学，报名") == ["#入学", "#报名"]


def test_names_of_the_bureau_are_words() -> None:
    name = "青石桥雨花沟"
    assert name not in Splitter().words(f"{name}怎么划片")
    assert Splitter([name]).words(f"{name}怎么划片")[0] == name


def test_punctuation_and_blanks_are_no_words() -> None:
    assert Splitter().words("，。 ？！（）…") == []
