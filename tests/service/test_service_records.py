"""The stores, on a real database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from service.records import Records, open_records
from service.records.conversations import exchange
from service.records.database import upgrade
from service.records.feedback import UnknownAnswer
from service.records.models import Base, Conversation, TestQuestion, new_id, now
from service.records.users import UserError, UserExists, WeakPassword
from service.settings import Settings


@pytest.fixture
def records(settings: Settings) -> Iterator[Records]:
    records = open_records(settings)
    yield records
    records.close()


def _add(
    records: Records, conversation: Conversation, question: str, answer: str, status: str = "answered"
) -> str:
    answer_id = new_id()
    payload = {"answer": answer, "status": status, "reason": ""}
    records.conversations.add_exchange(conversation, *exchange(conversation.id, question, answer_id, payload))
    return answer_id


def test_the_migrations_make_the_tables_of_the_models(records: Records) -> None:
    with records.database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_migrating_again_changes_nothing(settings: Settings, records: Records) -> None:
    records.users.add("zhang", "long enough", "admin")
    upgrade(settings.database)
    assert [user.name for user in records.users.all()] == ["zhang"]


def test_workers_that_start_together_migrate_once(settings: Settings) -> None:
    settings.home.mkdir()
    problems: list[Exception] = []

    def start() -> None:
        try:
            open_records(settings).close()
        except Exception as problem:
            problems.append(problem)

    workers = [threading.Thread(target=start) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert problems == []


def test_sqlite_writes_ahead(records: Records) -> None:
    with records.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_turns_come_back_in_order_the_last_ones_first_kept(records: Records) -> None:
    conversation = Conversation(channel="api")
    for number in range(3):
        _add(records, conversation, f"question {number}", f"answer {number}")
    turns = records.conversations.turns(conversation.id, 4)
    assert [(turn.role, turn.text) for turn in turns] == [
        ("user", "question 1"),
        ("assistant", "answer 1"),
        ("user", "question 2"),
        ("assistant", "answer 2"),
    ]
    assert len(records.conversations.turns(conversation.id)) == 6


def test_exchanges_pair_an_answer_with_its_question(records: Records) -> None:
    one, other = Conversation(channel="api"), Conversation(channel="wechat")
    _add(records, one, "first", "found")
    _add(records, other, "second", "nothing", status="no_answer")
    _add(records, one, "third", "nothing", status="no_answer")
    pairs = records.conversations.exchanges(status="no_answer")
    assert [question.text for question, _ in pairs] == ["third", "second"]
    assert records.conversations.answers_by_status(now() - timedelta(hours=1)) == {
        "answered": 1,
        "no_answer": 2,
    }
    assert [found.id for found in records.conversations.recent("wechat")] == [other.id]


def test_a_sender_finds_the_conversation_that_goes_on(records: Records) -> None:
    conversation = Conversation(channel="wechat", sender="hash")
    _add(records, conversation, "question", "answer")
    recent = now() - timedelta(minutes=30)
    found = records.conversations.latest("wechat", "hash", recent)
    assert found is not None
    assert found.id == conversation.id
    assert records.conversations.latest("wechat", "other", recent) is None
    assert records.conversations.latest("wechat", "hash", now() + timedelta(minutes=1)) is None


def test_concurrent_exchanges_are_all_kept(records: Records) -> None:
    conversation = Conversation(channel="api")
    _add(records, conversation, "first", "answer")
    threads = [
        threading.Thread(target=_add, args=(records, conversation, f"question {n}", f"answer {n}"))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(records.conversations.turns(conversation.id)) == 18


def test_forgotten_conversations_take_their_turns_and_feedback_along(records: Records) -> None:
    conversation = Conversation(channel="api")
    answer_id = _add(records, conversation, "question", "answer")
    records.feedback.give(answer_id, helpful=False, comment="why")
    assert records.conversations.forget(now() - timedelta(days=1)) == 0
    assert records.conversations.forget(now() + timedelta(seconds=1)) == 1
    assert records.conversations.answer(answer_id) is None
    assert records.feedback.recent() == []


def test_the_last_word_on_an_answer_counts(records: Records) -> None:
    answer_id = _add(records, Conversation(channel="api"), "question", "answer")
    records.feedback.give(answer_id, helpful=True)
    records.feedback.give(answer_id, helpful=False, comment="outdated")
    (given,) = records.feedback.recent(helpful=False)
    assert (given.comment, given.message.text) == ("outdated", "answer")
    assert records.feedback.counts(now() - timedelta(hours=1)) == (0, 1)


def test_a_question_cannot_be_judged_nor_what_does_not_exist(records: Records) -> None:
    conversation = Conversation(channel="api")
    _add(records, conversation, "question", "answer")
    question_id = records.conversations.turns(conversation.id)[0].id
    for unknown in (question_id, "nothing"):
        with pytest.raises(UnknownAnswer):
            records.feedback.give(unknown, helpful=True)


def test_a_user_logs_in_with_the_password_only(records: Records) -> None:
    records.users.add(" zhang ", "correct horse", "editor")
    user = records.users.authenticate("zhang", "correct horse")
    assert user is not None
    assert user.role == "editor"
    assert "correct horse" not in user.password_hash
    assert records.users.authenticate("zhang", "wrong horse") is None
    assert records.users.authenticate("nobody", "correct horse") is None


def test_accounts_that_cannot_be_made(records: Records) -> None:
    records.users.add("zhang", "long enough", "admin")
    with pytest.raises(UserExists):
        records.users.add("zhang", "long enough", "viewer")
    with pytest.raises(WeakPassword):
        records.users.add("wang", "short", "viewer")
    with pytest.raises(UserError):
        records.users.add("wang", "long enough", "king")
    with pytest.raises(UserError):
        records.users.add("  ", "long enough", "viewer")


def test_one_active_admin_always_remains(records: Records) -> None:
    only = records.users.add("zhang", "long enough", "admin")
    for change in ({"role": "viewer"}, {"active": False}):
        with pytest.raises(UserError):
            records.users.change(only.id, **change)
    assert records.users.authenticate("zhang", "long enough") is not None
    records.users.add("wang", "long enough", "admin")
    records.users.change(only.id, active=False)
    assert records.users.authenticate("zhang", "long enough") is None


def test_test_questions_keep_how_they_went(records: Records) -> None:
    kept = records.test_questions.add(TestQuestion(question="何时报名", expected_text="6月20日"))
    records.test_questions.tried(kept.id, passed=False, outcome="no_answer")
    (read,) = records.test_questions.all()
    assert (read.passed, read.outcome, read.tried_at is not None) == (False, "no_answer", True)
    assert records.test_questions.remove(kept.id)
    assert not records.test_questions.remove(kept.id)


def test_one_delivery_of_a_message_does_the_work(records: Records) -> None:
    claims: list[bool] = []
    threads = [
        threading.Thread(target=lambda: claims.append(records.wechat_messages.claim("1"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claims) == [False, False, False, True]
    assert records.wechat_messages.reply("1") is None
    records.wechat_messages.settle("1", "reply")
    assert records.wechat_messages.reply("1") == "reply"


def test_the_audit_log_is_read_latest_first(records: Records) -> None:
    records.audit.note("zhang", "publish", "snapshot 1")
    records.audit.note("wang", "rollback", "snapshot 0", {"why": "typo"})
    assert [(entry.actor, entry.detail) for entry in records.audit.recent()] == [
        ("wang", {"why": "typo"}),
        ("zhang", {}),
    ]
    assert records.audit.recent()[0].at.tzinfo is not None
