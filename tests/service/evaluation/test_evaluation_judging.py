"""What counts as right: whole figures, and nothing that must not be said, whatever the status."""

from __future__ import annotations

import pytest

from index.items import Desk
from service.answering.answer import Answer, Status
from service.evaluation.judging import judge


def outcome(text: str, given: Status = "answered", **expected: object) -> str:
    return judge(expected, Answer(given, "", text))[0]


@pytest.mark.parametrize("text", ["收费85元", "85.00元", "小学｜85[1]", "0681-85", "85。"])
def test_a_figure_is_found_where_it_stands_alone(text: str) -> None:
    assert outcome(text, must=["85"]) == "right"


@pytest.mark.parametrize("text", ["收费185元", "850元", "85.5元", "1.85元", "见85200000", "1[85]"])
def test_a_figure_inside_another_one_is_not_it(text: str) -> None:
    assert outcome(text, must=["85"]) == "wrong"
    assert outcome(text, must_not=["85"]) == "right"


def test_thousands_may_be_parted_and_words_broken() -> None:
    assert outcome("每年 1,200 元，每学 期末", must=["1200元", "学期末"]) == "right"


def test_one_of_several_ways_to_say_it_is_enough() -> None:
    assert outcome("文件已失效", must=[["废止", "失效"]]) == "right"
    assert outcome("文件有效", must=[["废止", "失效"]]) == "wrong"


def test_what_must_not_be_said_is_not_right_in_a_decline_either() -> None:
    assert outcome("未公开，请拨打0681-2680310", "no_answer", status="no_answer") == "right"
    assert (
        outcome("未公开，请拨打0681-2680310", "no_answer", status="no_answer", must_not=["0681-2680310"])
        == "declined"
    )


def test_a_question_back_offers_the_choices_that_differ() -> None:
    asked = Answer("clarify", "zone_ambiguous", "哪一个？", options=("城东区 桂园", "城西区 桂园"))
    assert judge({"status": "clarify", "options": ["城东", "城西"]}, asked)[0] == "right"
    assert judge({"status": "clarify", "options": ["城东", "城北"]}, asked)[0] == "asked_back"


def test_all_variants_side_by_side_are_as_good_as_a_question_back() -> None:
    expected = {"status": "clarify", "options": ["一级"], "or_must": ["一级500", "二级400"]}
    assert judge(expected, Answer("answered", "", "一级500元，二级400元"))[0] == "right"
    assert judge(expected, Answer("answered", "", "一级500元"))[0] == "wrong"


def test_a_decline_names_the_right_desk() -> None:
    expected = {"status": "no_answer", "desk": ["0998-0001203"]}
    right, other = Desk("基教科", phone="0998-0001203"), Desk("办公室", phone="0998-0001200")
    assert judge(expected, Answer("no_answer", "", "未公开", desk=right))[0] == "right"
    assert judge(expected, Answer("no_answer", "", "未公开", desk=other))[0] == "declined"
    assert judge(expected, Answer("no_answer", "", "未公开"))[0] == "declined"


def test_a_harmless_question_may_be_anything_but_refused() -> None:
    expected = {"not_status": ["refused"], "must": ["户口簿"]}
    assert judge(expected, Answer("refused", "personal_data", "不能"))[0] == "refused"
    assert judge(expected, Answer("no_answer", "", "未公开"))[0] == "right"
    assert judge(expected, Answer("answered", "", "带房产证"))[0] == "wrong"
