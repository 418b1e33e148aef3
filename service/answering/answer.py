"""What the assistant gives back, and its JSON form (the same on every channel)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from index.items import Desk

Status = Literal["answered", "clarify", "no_answer", "refused", "error"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation's history."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered source. ``quote`` is a verbatim part of the passage it names."""

    n: int
    item_id: str
    passage_id: str
    file: str
    title: str
    document_number: str
    issuer: str
    published: str | None
    valid_from: str | None
    valid_to: str | None
    in_force: bool
    heading: str
    quote: str
    url: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that was considered, for the console's try-out page."""

    passage_id: str
    item_title: str
    heading: str
    text: str
    score: float
    used: bool
    why: str  # why it was left out, in Chinese; "" where it was used


@dataclass(frozen=True, slots=True)
class Trace:
    """What happened inside, for staff: never shown to citizens."""

    understood: tuple[tuple[str, str], ...] = ()  # (label in Chinese, value)
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``text`` is plain text with marks [1] [2] that point into ``citations``."""

    status: Status
    reason: str
    text: str
    citations: tuple[Citation, ...] = ()
    options: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    desk: Desk | None = None
    notice: str = ""
    generated: bool = False
    timings_ms: dict[str, float] = field(default_factory=dict)
    trace: Trace = Trace()

    def to_json(self, conversation_id: str = "", answer_id: str = "") -> dict[str, Any]:
        """The contract's JSON object, without the trace."""
        return {
            "conversation_id": conversation_id,
            "answer_id": answer_id,
            "status": self.status,
            "reason": self.reason,
            "answer": self.text,
            "citations": [_plain(citation) for citation in self.citations],
            "options": list(self.options),
            "follow_ups": list(self.follow_ups),
            "desk": _desk(self.desk),
            "notice": self.notice,
            "generated": self.generated,
            "timings_ms": {step: round(ms, 2) for step, ms in self.timings_ms.items()},
        }


def _plain(citation: Citation) -> dict[str, Any]:
    return {name: getattr(citation, name) for name in citation.__slots__}


def _desk(desk: Desk | None) -> dict[str, str] | None:
    if desk is None:
        return None
    return {"name": desk.name, "phone": desk.phone, "hours": desk.hours, "address": desk.address}


History = Sequence[Turn]
