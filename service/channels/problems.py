"""Errors as problem details (RFC 9457), or as a page for a browser. Nothing internal is said."""

from __future__ import annotations

import structlog
from flask import Flask, Response, current_app, render_template, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as WerkzeugResponse

from service.conversations import QuestionError, UnknownConversation
from service.live import NoSnapshot
from service.records.feedback import UnknownAnswer

log = structlog.get_logger(__name__)

_TITLES = {
    400: ("请求有误", "请求的内容无法识别，请检查后重试。"),
    401: ("需要登录", "请先登录。"),
    403: ("没有权限", "您没有权限进行这项操作。"),
    404: ("没有找到", "没有找到您要的内容，它可能已被更新或移除。"),
    405: ("不支持的请求方法", "这个地址不支持这种请求方法。"),
    413: ("内容过长", "提交的内容过长，请缩短后重试。"),
    415: ("内容类型有误", "请以 JSON 格式（application/json）提交。"),
    422: ("请求有误", "提交的内容不符合要求，请检查后重试。"),
    429: ("请求过于频繁", "您的操作过于频繁，请稍候一分钟再试。"),
    500: ("服务出错", "服务暂时出现问题，请稍后再试。"),
    503: ("服务准备中", "咨询服务正在准备，请稍后再试。"),
}


def problem(status: int, detail: str = "") -> Response:
    """An ``application/problem+json`` response; ``detail`` is in Chinese, for a citizen."""
    body = problem_body(status, detail)
    response = Response(current_app.json.dumps(body), status, content_type="application/problem+json")
    response.headers["Cache-Control"] = "no-store"
    return response


def problem_body(status: int, detail: str = "") -> dict[str, object]:
    """The fields of a problem."""
    title, usual = _TITLES.get(status) or _TITLES[400 if status < 500 else 500]
    return {"type": "about:blank", "title": title, "status": status, "detail": detail or usual}


def unprocessable(error: ValidationError) -> Response:
    """The problem of a body that has the wrong fields or types."""
    fields = "、".join(dict.fromkeys(str(part["loc"][0]) for part in error.errors() if part["loc"]))
    return problem(422, f"提交的内容不符合要求，请检查：{fields}。" if fields else "")


def register_problems(app: Flask) -> None:
    """Has every error of the app answered so."""
    app.register_error_handler(QuestionError, lambda error: _answer(422, str(error)))
    app.register_error_handler(
        UnknownConversation, lambda _: _answer(404, "这段对话已不存在，请重新开始提问。")
    )
    app.register_error_handler(UnknownAnswer, lambda _: _answer(404, "没有找到要评价的回答。"))
    app.register_error_handler(NoSnapshot, lambda _: _answer(503))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _http(error: HTTPException) -> WerkzeugResponse:
    if error.code is None or error.code < 400:
        return error.get_response()  # a redirect
    response = _answer(error.code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    return response


def _unexpected(error: Exception) -> Response:
    log.error("request_failed", route=str(request.url_rule), exc_info=error)
    return _answer(500)


def _answer(status: int, detail: str = "") -> Response:
    wants = request.accept_mimetypes
    if request.path.startswith("/api/") or wants["text/html"] <= wants["application/problem+json"]:
        return problem(status, detail)
    page = render_template("site/problem.html", **problem_body(status, detail))
    return Response(page, status, content_type="text/html; charset=utf-8")
