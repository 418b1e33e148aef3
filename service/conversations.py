"""One question of a citizen, from any channel: checked, answered, kept with its personal numbers masked."""

from __future__ import annotations

import json
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from service.answering.answer import Answer, Turn
from service.live import AssistantLike
from service.masking import mask, personal_numbers
from service.records import Records
from service.records.conversations import exchange
from service.records.models import Conversation, new_id, now
from service.settings import Settings
from service.telemetry import Metrics


class QuestionError(ValueError):
    """A question that cannot be asked. ``str(error)`` says why, in Chinese, to the citizen."""


class UnknownConversation(Exception):
    """There is no conversation with that id."""


@dataclass(frozen=True, slots=True)
class AskResult:
    """``json`` is the contract's object with its conversation and answer ids."""

    json: dict[str, Any]
    answer: Answer


class ConversationService:
    """Asks the assistant of the moment and keeps the exchange."""

    def __init__(
        self,
        assistant: Callable[[], AssistantLike],
        records: Records,
        settings: Settings,
        metrics: Metrics | None = None,
    ) -> None:
        self._assistant = assistant
        self._records = records
        self._settings = settings
        self._metrics = metrics
        self._swept: date | None = None

    def check(self, question: str, conversation_id: str | None) -> str:
        """The question as it will be asked. Raises QuestionError, UnknownConversation."""
        asked = clean(question)
        if not asked:
            raise QuestionError("请输入您想咨询的问题。")
        if len(asked) > self._settings.max_question_chars:
            raise QuestionError(
                f"问题请控制在 {self._settings.max_question_chars} 字以内，您输入了 {len(asked)} 字。"
            )
        if any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in asked):
            raise QuestionError("问题中含有无法识别的控制字符，请删去后重新提问。")
        if conversation_id and self._records.conversations.get(conversation_id) is None:
            raise UnknownConversation(conversation_id)
        return asked

    def ask(self, question: str, conversation_id: str | None, channel: str, sender: str = "") -> AskResult:
        """Answers a question within its conversation, or a new one where the id is None or "".

        ``sender`` is a keyed hash by which a channel finds the conversation again.
        Raises QuestionError, UnknownConversation, NoSnapshot.
        """
        asked = self.check(question, conversation_id)
        conversation = (
            self._records.conversations.get(conversation_id) if conversation_id else None
        ) or Conversation(channel=channel, sender=sender)
        began = time.perf_counter()
        answer = self._assistant().answer(asked, self._history(conversation.id))
        if self._metrics is not None:
            self._metrics.answered(channel, answer, time.perf_counter() - began)
        result = answer.to_json(conversation.id, new_id())
        self._records.conversations.add_exchange(
            conversation,
            *exchange(conversation.id, mask(asked), result["answer_id"], _without_echo(result, asked)),
        )
        self._sweep()
        return AskResult(result, answer)

    def _sweep(self) -> None:
        """Deletes conversations that are kept no longer, with the first question of a day."""
        today = now().date()
        if self._settings.keep_days and self._swept != today:
            self._swept = today
            self._records.conversations.forget(now() - timedelta(days=self._settings.keep_days))

    def _history(self, conversation_id: str) -> list[Turn]:
        if not self._settings.history_turns:
            return []
        turns = self._records.conversations.turns(conversation_id, self._settings.history_turns)
        return [Turn("user" if turn.role == "user" else "assistant", turn.text) for turn in turns]


def clean(text: str) -> str:
    """Text without what cannot be seen or stored: lone surrogates, zero-width signs; ends trimmed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if unicodedata.category(sign) not in {"Cs", "Cf"}).strip()


def _without_echo(result: dict[str, Any], asked: str) -> dict[str, Any]:
    """The answer's JSON with the asker's own numbers masked wherever it repeats them.

    Numbers that only the sources hold, such as a desk's mobile phone, are public and stay.
    """
    kept = json.dumps(result, ensure_ascii=False)
    for number in personal_numbers(asked):
        kept = kept.replace(json.dumps(number, ensure_ascii=False)[1:-1], mask(number))
    masked: dict[str, Any] = json.loads(kept)
    return masked
