"""Questions that staff keep to try after each change."""

from __future__ import annotations

from sqlalchemy import select

from service.records.database import Database
from service.records.models import TestQuestion, now


class TestQuestions:
    """The kept questions, with how they last went."""

    __test__ = False  # not for pytest to collect

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, question: TestQuestion) -> TestQuestion:
        with self._database.write() as session:
            session.add(question)
        return question

    def all(self) -> list[TestQuestion]:
        """Every question, oldest first."""
        with self._database.read() as session:
            return list(session.scalars(select(TestQuestion).order_by(TestQuestion.id)))

    def get(self, question_id: int) -> TestQuestion | None:
        with self._database.read() as session:
            return session.get(TestQuestion, question_id)

    def tried(self, question_id: int, passed: bool, outcome: str) -> None:
        """Notes how a question went; one that was removed meanwhile is passed over."""
        with self._database.write() as session:
            question = session.get(TestQuestion, question_id)
            if question is not None:
                question.passed, question.outcome, question.tried_at = passed, outcome, now()

    def remove(self, question_id: int) -> bool:
        """Whether there was one to remove."""
        with self._database.write() as session:
            question = session.get(TestQuestion, question_id)
            if question is None:
                return False
            session.delete(question)
            return True
