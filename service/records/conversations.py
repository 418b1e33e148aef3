"""Conversations and their turns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select

from service.records.database import Database
from service.records.models import Conversation, Json, Message, now


class Conversations:
    """Stores what was asked and answered, already masked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def turns(self, conversation_id: str, limit: int | None = None) -> list[Message]:
        """The conversation's last ``limit`` turns (all where None), oldest first."""
        chosen = (
            select(Message)
            .where(Message.conversation_id == conversation_id)
            .order_by(Message.number.desc())
            .limit(limit)
        )
        with self._database.read() as session:
            return list(reversed(session.scalars(chosen).all()))

    def add_exchange(self, conversation: Conversation, question: Message, answer: Message) -> None:
        """Stores a question with its answer; makes the conversation where it is new."""
        with self._database.write() as session:
            conversation.updated_at = now()
            session.merge(conversation)
            session.flush()
            session.add(question)
            session.flush()
            session.add(answer)

    def get(self, conversation_id: str) -> Conversation | None:
        with self._database.read() as session:
            return session.get(Conversation, conversation_id)

    def latest(self, channel: str, sender: str, since: datetime) -> Conversation | None:
        """The conversation of a sender that was still going on after ``since``."""
        chosen = (
            select(Conversation)
            .where(
                Conversation.channel == channel,
                Conversation.sender == sender,
                Conversation.updated_at >= since,
            )
            .order_by(Conversation.updated_at.desc())
            .limit(1)
        )
        with self._database.read() as session:
            return session.scalars(chosen).first()

    def answer(self, answer_id: str) -> Message | None:
        """The answer with that id."""
        chosen = select(Message).where(Message.id == answer_id, Message.role == "assistant")
        with self._database.read() as session:
            return session.scalars(chosen).first()

    def recent(self, channel: str | None = None, limit: int = 50, offset: int = 0) -> Sequence[Conversation]:
        """Conversations, the latest first."""
        chosen = select(Conversation).order_by(Conversation.updated_at.desc()).limit(limit).offset(offset)
        if channel is not None:
            chosen = chosen.where(Conversation.channel == channel)
        with self._database.read() as session:
            return session.scalars(chosen).all()

    def answers_by_status(self, since: datetime) -> dict[str, int]:
        """How many answers there were of each status since then."""
        chosen = (
            select(Message.status, func.count())
            .where(Message.role == "assistant", Message.created_at >= since)
            .group_by(Message.status)
        )
        with self._database.read() as session:
            return dict(session.execute(chosen).all())

    def exchanges(
        self, status: str | None = None, limit: int = 50, offset: int = 0
    ) -> list[tuple[Message, Message]]:
        """(question, answer) pairs, the latest first; only answers of that status where one is given."""
        chosen = select(Message).where(Message.role == "assistant")
        if status is not None:
            chosen = chosen.where(Message.status == status)
        chosen = chosen.order_by(Message.number.desc()).limit(limit).offset(offset)
        with self._database.read() as session:
            pairs = []
            for answer in session.scalars(chosen):
                asked = session.scalars(
                    select(Message)
                    .where(
                        Message.conversation_id == answer.conversation_id,
                        Message.role == "user",
                        Message.number < answer.number,
                    )
                    .order_by(Message.number.desc())
                    .limit(1)
                ).one()
                pairs.append((asked, answer))
            return pairs

    def forget(self, before: datetime) -> int:
        """Deletes conversations that ended before then, with their turns and feedback; how many."""
        with self._database.write() as session:
            gone = session.execute(delete(Conversation).where(Conversation.updated_at < before))
            return int(getattr(gone, "rowcount", 0))


def exchange(conversation_id: str, question: str, answer_id: str, answer: Json) -> tuple[Message, Message]:
    """The two turns of one exchange; ``answer`` is the contract's JSON."""
    asked = Message(conversation_id=conversation_id, role="user", text=question)
    answered = Message(
        conversation_id=conversation_id,
        role="assistant",
        text=answer["answer"],
        status=answer["status"],
        reason=answer["reason"],
        answer=answer,
        id=answer_id,
    )
    return asked, answered
