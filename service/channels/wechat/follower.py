"""A follower of the official account: who it is (as a keyed hash), and the conversation that goes on."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass
from datetime import timedelta

from service.channels.wechat.envelope import Incoming
from service.channels.wechat.reply import compose, offered
from service.channels.wechat.texts import said
from service.conversations import ConversationService, QuestionError
from service.masking import mask, personal_numbers
from service.records import Records
from service.records.models import Conversation, now

CHANNEL = "wechat"
GOES_ON = timedelta(minutes=30)
"""How long after its last turn a conversation is taken up again."""

_CHOICE = re.compile(r"(?:选择?)?(?:第)?\s*(\d{1,2}|[一二两三四五六七八九十])\s*(?:个|项|号|条)?[.、。)）]?")
_NUMERALS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Keyed hashes (HMAC-SHA-256) in place of what WeChat calls a follower and a message."""

    key: bytes

    def sender(self, incoming: Incoming) -> str:
        """What the follower's conversations are found again by: 64 hexadecimal digits."""
        return self._hash("follower", incoming.follower)

    def message(self, incoming: Incoming) -> str:
        """The same for each delivery of one message; 64 hexadecimal digits.

        Events carry no id: sender, time and kind tell them apart.
        """
        if incoming.message_id:
            return self._hash("message", incoming.message_id)
        return self._hash("event", incoming.follower, incoming.created, incoming.event)

    def _hash(self, *parts: str) -> str:
        told_apart = "\0".join(("wechat", *parts)).encode()
        return hmac.new(self.key, told_apart, hashlib.sha256).hexdigest()


class Followers:
    """Answers followers' texts, each within its conversation."""

    def __init__(self, conversations: ConversationService, records: Records) -> None:
        self._conversations = conversations
        self._records = records

    def answer(self, text: str, sender: str, site: str) -> str:
        """The message for a follower's text. Raises NoSnapshot."""
        going_on = self._records.conversations.latest(CHANNEL, sender, now() - GOES_ON)
        asked = text
        if going_on is not None and (number := chosen(text)) is not None:
            options = self._options(going_on)
            if options and not 1 <= number <= len(options):
                return said("choose_between", count=len(options))
            asked = options[number - 1] if options else text
        try:
            result = self._conversations.ask(asked, going_on.id if going_on else None, CHANNEL, sender)
        except QuestionError as problem:
            return str(problem)
        reply = compose(result.json, site)
        for number_told in personal_numbers(asked):
            reply = reply.replace(number_told, mask(number_told))
        return reply

    def _options(self, conversation: Conversation) -> list[str]:
        """What the last answer offered to choose from."""
        last = self._records.conversations.turns(conversation.id, 1)
        return list(offered(last[0].answer)) if last else []


def chosen(text: str) -> int | None:
    """The number in a text that is nothing else (「2」「２」「第二个」「选2」), else None."""
    found = _CHOICE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    return _NUMERALS.get(found[1]) or int(found[1])
