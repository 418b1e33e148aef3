"""对话与反馈: what citizens asked lately, masked before it was stored, and what they thought of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, abort, render_template, request

from service.console.access import needs
from service.console.showing import STATUSES
from service.console.try_out import TryForm
from service.parts import Parts
from service.records import Records
from service.records.models import Feedback, Message, now

_PER_PAGE = 30
_COUNTED = timedelta(days=30)
_WORDS = {"helpful": True, "unhelpful": False}
_FILTERS = [("", "全部"), *STATUSES.items(), ("helpful", "有帮助"), ("unhelpful", "没帮助")]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A stored question with its answer and the citizen's word on it."""

    channel: str
    question: Message
    answer: Message
    feedback: Feedback | None


def add_conversations(console: Blueprint, parts: Parts) -> None:
    """/console/conversations, a list or one conversation."""
    records = parts.records

    @console.get("/conversations")
    @needs("viewer")
    def conversations() -> str:
        page = max(request.args.get("page", 1, type=int), 1)
        shown = request.args.get("show", "")
        found = _exchanges(records, shown, (page - 1) * _PER_PAGE)
        since = now() - _COUNTED
        return render_template(
            "console/conversations.html",
            exchanges=found[:_PER_PAGE],
            more=len(found) > _PER_PAGE,
            page=page,
            shown=shown,
            statuses=STATUSES,
            filters=_FILTERS,
            by_status=records.conversations.answers_by_status(since),
            words=records.feedback.counts(since),
            form=TryForm(formdata=None),
        )

    @console.get("/conversations/<conversation_id>")
    @needs("viewer")
    def conversation(conversation_id: str) -> str:
        found = records.conversations.get(conversation_id)
        if found is None:
            abort(404)
        turns = records.conversations.turns(conversation_id)
        words = {turn.id: records.feedback.of(turn.id) for turn in turns if turn.role == "assistant"}
        return render_template("console/conversation.html", conversation=found, turns=turns, words=words)


def _exchanges(records: Records, shown: str, offset: int) -> list[Exchange]:
    """One page and the first row of the next: of one status, of one word of feedback, or all."""
    limit = _PER_PAGE + 1
    if shown in _WORDS:
        given = records.feedback.recent(_WORDS[shown], limit, offset)
        pairs = [(_asked(records, word.message), word.message) for word in given]
    else:
        pairs = records.conversations.exchanges(shown if shown in STATUSES else None, limit, offset)
    return [_exchange(records, asked, answered) for asked, answered in pairs]


def _exchange(records: Records, question: Message, answer: Message) -> Exchange:
    conversation = records.conversations.get(answer.conversation_id)
    channel = conversation.channel if conversation else ""
    return Exchange(channel, question, answer, records.feedback.of(answer.id))


def _asked(records: Records, answer: Message) -> Message:
    turns = records.conversations.turns(answer.conversation_id)
    return [turn for turn in turns if turn.role == "user" and turn.number < answer.number][-1]
