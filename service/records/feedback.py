"""What citizens thought of answers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from service.records.database import Database
from service.records.models import Feedback, Message, now


class UnknownAnswer(Exception):
    """There is no answer with that id."""


class FeedbackStore:
    """One word on one answer; a later one replaces it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, answer_id: str, helpful: bool, comment: str = "") -> None:
        """Stores it. Raises UnknownAnswer."""
        known = select(Message.number).where(Message.id == answer_id, Message.role == "assistant")
        with self._database.write() as session:
            if session.scalar(known) is None:
                raise UnknownAnswer(answer_id)
            given = session.get(Feedback, answer_id)
            if given is None:
                session.add(Feedback(answer_id=answer_id, helpful=helpful, comment=comment))
            else:
                given.helpful, given.comment, given.created_at = helpful, comment, now()

    def of(self, answer_id: str) -> Feedback | None:
        with self._database.read() as session:
            return session.get(Feedback, answer_id)

    def recent(self, helpful: bool | None = None, limit: int = 50, offset: int = 0) -> list[Feedback]:
        """The latest first; each with its answer as ``message``."""
        chosen = select(Feedback).order_by(Feedback.created_at.desc()).limit(limit).offset(offset)
        if helpful is not None:
            chosen = chosen.where(Feedback.helpful == helpful)
        with self._database.read() as session:
            return list(session.scalars(chosen).unique())

    def counts(self, since: datetime) -> tuple[int, int]:
        """How many found an answer helpful, and how many did not, since then."""
        chosen = (
            select(Feedback.helpful, func.count())
            .where(Feedback.created_at >= since)
            .group_by(Feedback.helpful)
        )
        with self._database.read() as session:
            by_word = dict(session.execute(chosen).all())
        return by_word.get(True, 0), by_word.get(False, 0)
