"""The HTTP API: questions, feedback, passages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from http import HTTPStatus
from typing import Any

import structlog
from flask import Response, abort, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from flask_openapi3.types import ResponseDict
from werkzeug.exceptions import BadRequest

from index.items import Item
from service.channels.problems import problem_body
from service.channels.schemas import (
    ChatAnswer,
    ChatRequest,
    FeedbackReceived,
    FeedbackRequest,
    PassageOut,
    PassagePath,
)
from service.channels.sources import source_path
from service.conversations import clean
from service.live import NoSnapshot
from service.masking import mask
from service.parts import Parts

log = structlog.get_logger(__name__)

_PROBLEM = {"content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
_PROBLEMS = (400, 404, 413, 415, 422, 429, 500, 503)


def api_blueprint(parts: Parts) -> APIBlueprint:
    """The routes under /api/v1."""
    api = APIBlueprint("api", __name__, url_prefix="/api/v1", abp_responses=_problems())
    questions = Tag(name="咨询", description="提问与评价")
    sources = Tag(name="来源", description="被引用的公开内容")
    limit = f"{parts.settings.chat_per_minute} per minute"
    limit_chat = parts.limiter.shared_limit(
        limit, scope="chat", exempt_when=lambda: not parts.settings.chat_per_minute
    )

    @api.before_request
    def read_json() -> None:
        if request.method not in {"POST", "PUT", "PATCH"}:
            return
        if not request.is_json:
            abort(415)
        try:
            request.get_json()
        except RecursionError:  # thousands of nested brackets
            raise BadRequest from None

    @api.post("/chat", tags=[questions], summary="提一个问题", responses={200: ChatAnswer})
    @limit_chat
    def chat(body: ChatRequest) -> dict[str, Any]:
        return parts.conversations.ask(body.question, body.conversation_id, "api").json

    @api.post(
        "/chat/stream",
        tags=[questions],
        summary="提一个问题，以服务器发送事件（SSE）返回",
        description="事件依次为 status（进度）、answer（完整回答，同 /chat）、done；出错时为 error。",
        responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
    )
    @limit_chat
    def chat_stream(body: ChatRequest) -> Response:
        parts.conversations.check(body.question, body.conversation_id)
        parts.live.snapshot()
        return Response(
            _events(parts, body),
            content_type="text/event-stream; charset=utf-8",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    @api.post("/feedback", tags=[questions], summary="评价一个回答", responses={200: FeedbackReceived})
    def feedback(body: FeedbackRequest) -> dict[str, str]:
        parts.records.feedback.give(body.answer_id, body.helpful, mask(clean(body.comment)))
        parts.metrics.judged(body.helpful)
        return {"status": "ok"}

    @api.get(
        "/passages/<path:passage_id>", tags=[sources], summary="一段被引用的原文", responses={200: PassageOut}
    )
    def passage(path: PassagePath) -> dict[str, Any]:
        snapshot = parts.live.snapshot()
        found = snapshot.passages.get(path.passage_id)
        if found is None:
            abort(404)
        return {
            "id": found.id,
            "item_id": found.item_id,
            "position": found.position,
            "kind": found.kind,
            "text": found.text,
            "original": found.original,
            "heading": list(found.heading),
            "source": source_path(found.item_id, found.id),
            "item": _item(snapshot.items[found.item_id]),
        }

    return api


def _problems() -> ResponseDict:
    return {status: {"description": HTTPStatus(status).phrase, **_PROBLEM} for status in _PROBLEMS}


def _events(parts: Parts, body: ChatRequest) -> Iterator[str]:
    yield _event("status", {"step": "searching", "text": "正在查找公开内容……"})
    try:
        result = parts.conversations.ask(body.question, body.conversation_id, "api")
    except NoSnapshot:
        yield _event("error", problem_body(503))
    except Exception:  # the outermost edge: the response has begun, no error handler sees this
        log.exception("stream_failed")
        yield _event("error", problem_body(500))
    else:
        yield _event("answer", result.json)
    yield _event("done", {})


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _item(item: Item) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(item).items()
        if name not in {"amends", "repeals", "repeats", "lengthens_to"}
    }
