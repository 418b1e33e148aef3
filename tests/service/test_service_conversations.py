"""A question is checked, answered within its conversation, and kept without personal numbers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask_openapi3.openapi import OpenAPI
from hypothesis import given
from hypothesis import strategies as st

from sample_service import SampleLive
from service.answering.answer import Turn
from service.conversations import ConversationService, QuestionError, UnknownConversation, clean
from service.live import NoSnapshot
from service.parts import Parts
from service.records.models import Conversation, now


@pytest.fixture
def parts(app: OpenAPI) -> Parts:
    kept: Parts = app.extensions["wenjiao"]
    return kept


def test_both_turns_are_kept_under_the_ids_of_the_answer(parts: Parts) -> None:
    result = parts.conversations.ask("小学几岁入学？", None, "api")
    question, answer = parts.records.conversations.turns(result.json["conversation_id"])
    assert (question.role, question.text) == ("user", "小学几岁入学？")
    assert (answer.role, answer.id, answer.status) == ("assistant", result.json["answer_id"], "answered")
    assert answer.answer == result.json
    assert answer.text == result.answer.text


def test_a_follow_up_is_read_with_the_turns_before(parts: Parts, live: SampleLive) -> None:
    first = parts.conversations.ask("小学几岁入学？", None, "api")
    for _ in range(4):
        parts.conversations.ask("材料呢？", first.json["conversation_id"], "api")
    question, history = live.sample.asked[-1]
    assert question == "材料呢？"
    assert len(history) == 6
    assert history[-1] == Turn("assistant", "报名须提交30项材料。[1]")
    assert live.sample.asked[1][1][0] == Turn("user", "小学几岁入学？")


def test_conversations_do_not_see_each_other(parts: Parts, live: SampleLive) -> None:
    parts.conversations.ask("小学几岁入学？", None, "api")
    parts.conversations.ask("材料呢？", None, "api")
    assert live.sample.asked[-1][1] == ()


def test_personal_numbers_are_used_but_not_kept(parts: Parts, live: SampleLive) -> None:
    said = "复述：孩子身份证510101201909154321，电话138 1234 5678"
    result = parts.conversations.ask(said, None, "api")
    assert live.sample.asked[0][0] == said
    question, answer = parts.records.conversations.turns(result.json["conversation_id"])
    assert question.text == "复述：孩子身份证［身份证号已隐去］，电话［手机号已隐去］"
    assert "［身份证号已隐去］，电话［手机号已隐去］" in answer.text
    assert "510101201909154321" not in str(answer.answer)
    assert "138 1234 5678" not in str(answer.answer)


def test_the_number_of_a_disclosed_source_stays(parts: Parts) -> None:
    result = parts.conversations.ask("人民路", None, "api")
    _, answer = parts.records.conversations.turns(result.json["conversation_id"])
    assert answer.answer == result.json


@pytest.mark.parametrize("question", ["", "  \n\t ", "\u200b\u200d", "好" * 501, "a\x00b", "\x1b[31m红"])
def test_what_cannot_be_asked_is_refused_in_chinese(parts: Parts, live: SampleLive, question: str) -> None:
    with pytest.raises(QuestionError, match=r"[一-龥]"):
        parts.conversations.ask(question, None, "api")
    assert live.sample.asked == []


def test_the_longest_question_is_answered(parts: Parts, live: SampleLive) -> None:
    parts.conversations.ask("  " + "好" * 500 + "\r\n", None, "api")
    assert live.sample.asked[0][0] == "好" * 500


def test_an_unknown_conversation_is_not_begun(parts: Parts, live: SampleLive) -> None:
    with pytest.raises(UnknownConversation):
        parts.conversations.ask("小学", "0" * 32, "api")
    assert live.sample.asked == []


def test_nothing_is_kept_where_there_is_no_snapshot(parts: Parts, live: SampleLive) -> None:
    live.ready = False
    with pytest.raises(NoSnapshot):
        parts.conversations.ask("小学", None, "api")
    assert parts.records.conversations.recent() == []


def test_without_history_a_question_stands_alone(parts: Parts, live: SampleLive) -> None:
    settings = parts.settings.model_copy(update={"history_turns": 0})
    service = ConversationService(live.assistant, parts.records, settings)
    first = service.ask("小学几岁入学？", None, "api")
    service.ask("材料呢？", first.json["conversation_id"], "api")
    assert live.sample.asked[-1][1] == ()


def test_old_conversations_are_deleted_with_the_first_question_of_a_day(parts: Parts) -> None:
    old = parts.conversations.ask("小学几岁入学？", None, "api").json["conversation_id"]
    with parts.records.database.write() as session:
        kept = session.get(Conversation, old)
        assert kept is not None
        kept.updated_at = now() - timedelta(days=parts.settings.keep_days, minutes=1)
    ConversationService(SampleLive().assistant, parts.records, parts.settings).ask("材料", None, "api")
    assert parts.records.conversations.get(old) is None
    assert len(parts.records.conversations.recent()) == 1


@given(st.text(st.characters(), max_size=60))
def test_clean_text_can_be_stored_and_stays_clean(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean(cleaned) == cleaned
