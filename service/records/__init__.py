"""What the service keeps: conversations, feedback, staff, test questions, the audit log."""

from __future__ import annotations

from service.records.audit import AuditLog
from service.records.conversations import Conversations
from service.records.database import Database, upgrade
from service.records.feedback import FeedbackStore
from service.records.test_questions import TestQuestions
from service.records.users import Users
from service.records.wechat_messages import WechatMessages
from service.settings import Settings

__all__ = ["Records", "open_records"]


class Records:
    """The stores of one database, whose tables are up to date."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        self.conversations = Conversations(self.database)
        self.feedback = FeedbackStore(self.database)
        self.users = Users(self.database)
        self.test_questions = TestQuestions(self.database)
        self.wechat_messages = WechatMessages(self.database)
        self.audit = AuditLog(self.database)

    def close(self) -> None:
        """Closes its connections."""
        self.database.engine.dispose()


def open_records(settings: Settings) -> Records:
    """The records that the settings point to; makes or migrates the tables first."""
    upgrade(settings.database)
    return Records(settings.database)
