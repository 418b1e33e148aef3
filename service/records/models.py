"""The tables of the service. Texts of citizens are masked before they get here."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, MetaData, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, relationship

Json = dict[str, Any]


def new_id() -> str:
    """An id that cannot be guessed: 32 hexadecimal digits."""
    return uuid.uuid4().hex


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, aware of its zone also where the database (SQLite) forgets it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """Typed tables with named constraints, so that migrations can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Instant, Json: JSON, str: Text}  # noqa: RUF012 - read by SQLAlchemy


class Conversation(Base):
    """One citizen's thread of questions on one channel.

    ``sender`` is a keyed hash that a channel (WeChat) finds the thread again by, else "".
    """

    __tablename__ = "conversations"

    channel: Mapped[str] = mapped_column(String(20), index=True)
    sender: Mapped[str] = mapped_column(String(64), index=True, default="")
    id: Mapped[str] = mapped_column(String(32), primary_key=True, default_factory=new_id)
    created_at: Mapped[datetime] = mapped_column(default_factory=now)
    updated_at: Mapped[datetime] = mapped_column(default_factory=now, index=True)


class Message(Base):
    """One turn: a question (role "user") or an answer (role "assistant").

    ``answer`` is the answer's JSON form, empty for a question; its ``id`` is the ``answer_id``.
    """

    __tablename__ = "messages"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, init=False)
    conversation_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[str] = mapped_column(String(10))
    text: Mapped[str]
    status: Mapped[str] = mapped_column(String(20), default="", index=True)
    reason: Mapped[str] = mapped_column(String(60), default="")
    answer: Mapped[Json] = mapped_column(default_factory=dict)
    id: Mapped[str] = mapped_column(String(32), unique=True, default_factory=new_id)
    created_at: Mapped[datetime] = mapped_column(default_factory=now, index=True)


class Feedback(Base):
    """What a citizen thought of one answer; the latest word counts."""

    __tablename__ = "feedback"

    answer_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True
    )
    helpful: Mapped[bool] = mapped_column(index=True)
    comment: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default_factory=now, index=True)

    message: Mapped[Message] = relationship(init=False, repr=False, viewonly=True, lazy="joined")


class User(Base):
    """A member of the bureau's staff. ``role`` is one of ``users.ROLES``."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, init=False)
    name: Mapped[str] = mapped_column(String(60), unique=True)
    password_hash: Mapped[str] = mapped_column(repr=False)
    role: Mapped[str] = mapped_column(String(10))
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default_factory=now)


class TestQuestion(Base):
    """A question that staff keep, with what its answer must be, to try after each change.

    ``expected_text`` must occur in the answer and ``unwanted_text`` must not, line by line; one of the
    files in ``expected_source`` must be cited; "" asks for nothing. ``kind`` is what the question is
    counted under. ``passed`` is None until it was tried.
    """

    __tablename__ = "test_questions"
    __test__ = False  # not for pytest to collect

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, init=False)
    question: Mapped[str]
    expected_status: Mapped[str] = mapped_column(String(20), default="answered")
    expected_text: Mapped[str] = mapped_column(default="")
    expected_source: Mapped[str] = mapped_column(default="")
    unwanted_text: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(String(20), default="other")
    note: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(String(60), default="")
    passed: Mapped[bool | None] = mapped_column(default=None)
    outcome: Mapped[str] = mapped_column(default="")
    tried_at: Mapped[datetime | None] = mapped_column(default=None)
    created_at: Mapped[datetime] = mapped_column(default_factory=now)


class WechatMessage(Base):
    """A message that WeChat delivered; it delivers one up to three times. ``reply`` is None until written."""

    __tablename__ = "wechat_messages"

    message_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    reply: Mapped[str | None] = mapped_column(default=None)
    created_at: Mapped[datetime] = mapped_column(default_factory=now, index=True)


class Audit(Base):
    """Who of the staff did what, to what, and when. Rows are added, never changed."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True, init=False)
    actor: Mapped[str] = mapped_column(String(60), index=True)
    action: Mapped[str] = mapped_column(String(60), index=True)
    subject: Mapped[str] = mapped_column(default="")
    detail: Mapped[Json] = mapped_column(default_factory=dict)
    at: Mapped[datetime] = mapped_column(default_factory=now, index=True)
