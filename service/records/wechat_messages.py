"""Messages that WeChat delivered, so that each is answered once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from service.records.database import Database
from service.records.models import WechatMessage


class WechatMessages:
    """WeChat delivers a message again while it waits; the first delivery does the work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, message_id: str) -> bool:
        """Whether this is the message's first delivery. Exactly one caller is told so."""
        try:
            with self._database.write() as session:
                session.add(WechatMessage(message_id=message_id))
        except IntegrityError:
            return False
        return True

    def settle(self, message_id: str, reply: str) -> None:
        """Keeps the reply for the message's further deliveries."""
        with self._database.write() as session:
            session.merge(WechatMessage(message_id=message_id, reply=reply))

    def release(self, message_id: str) -> None:
        """Gives a claim back, so that the next delivery may try again."""
        with self._database.write() as session:
            session.execute(delete(WechatMessage).where(WechatMessage.message_id == message_id))

    def reply(self, message_id: str) -> str | None:
        """The reply, None while it is being written."""
        with self._database.read() as session:
            message = session.get(WechatMessage, message_id)
            return None if message is None else message.reply

    def claimed_at(self, message_id: str) -> datetime | None:
        """When its first delivery came, None where there was none."""
        with self._database.read() as session:
            message = session.get(WechatMessage, message_id)
            return None if message is None else message.created_at

    def forget(self, before: datetime) -> None:
        """Deletes messages from before then; WeChat delivers none again after a minute."""
        with self._database.write() as session:
            session.execute(delete(WechatMessage).where(WechatMessage.created_at < before))
