"""One reply to each message, however often WeChat delivers it.

WeChat waits five seconds for a reply, drops the connection and delivers the message again, twice. The first
delivery does the work; the others wait for its reply and give the same one, so that the follower gets it
on whichever connection is still open: an answer may take some fourteen seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from service.records.models import now
from service.records.wechat_messages import WechatMessages

PATIENCE_S = 4.5
"""How long a repeated delivery waits: just under the five seconds after which WeChat hangs up."""

HANGS_UP_S = 1.0
"""How much longer it is held where another delivery will follow, so that this one counts as failed."""

LAST_DELIVERY_S = 12.0
"""A delivery that is still waiting so long after the first one came is the third and last."""

_LOOK_EVERY_S = 0.05
_KEEP = timedelta(hours=1)
_FORGET_EVERY_S = 600.0


class Inbox:
    """The messages of the last hour, shared by all workers through the database."""

    def __init__(self, messages: WechatMessages) -> None:
        self._messages = messages
        self._forget_at = 0.0

    def reply(self, message_id: str, work: Callable[[], str], late: str) -> str | None:
        """The reply to a message: ``work()`` on its first delivery, that reply again on later ones.

        ``late`` is what the last delivery gets where the first is still at work; one before it gets
        None, after WeChat hung up. Where ``work`` raises, the claim is given back and the error goes on.
        """
        if not self._messages.claim(message_id):
            return self._repeated(message_id, late)
        self._forget_old()
        try:
            reply = work()
        except BaseException:
            self._messages.release(message_id)
            raise
        self._messages.settle(message_id, reply)
        return reply

    def _repeated(self, message_id: str, late: str) -> str | None:
        reply = self._wait(message_id, PATIENCE_S)
        if reply is not None:
            return reply
        first = self._messages.claimed_at(message_id)
        if first is None or now() - first >= timedelta(seconds=LAST_DELIVERY_S):
            return late
        return self._wait(message_id, HANGS_UP_S)

    def _wait(self, message_id: str, seconds: float) -> str | None:
        until = time.monotonic() + seconds
        while (reply := self._messages.reply(message_id)) is None and time.monotonic() < until:
            time.sleep(_LOOK_EVERY_S)
        return reply

    def _forget_old(self) -> None:
        if time.monotonic() >= self._forget_at:
            self._forget_at = time.monotonic() + _FORGET_EVERY_S
            self._messages.forget(now() - _KEEP)
