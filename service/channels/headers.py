"""Security headers on every response, one line in the log and one count for it."""

from __future__ import annotations

import time

import structlog
from flask import Flask, Response, g, request

from service.parts import Parts

log = structlog.get_logger(__name__)

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {}"
)

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def register_headers(app: Flask, parts: Parts) -> None:
    """A view may set a header of its own; what it set stays."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def finish(response: Response) -> Response:
        embedded = request.path == "/" and "embed" in request.args
        ancestors = parts.settings.embed_ancestors if embedded else "'none'"
        response.headers.setdefault("Content-Security-Policy", _POLICY.format(ancestors))
        if not embedded:
            response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        seconds = time.perf_counter() - g.get("began", time.perf_counter())
        route = request.url_rule.rule if request.url_rule else "-"
        method = request.method if request.method in _METHODS else "other"
        parts.metrics.served(method, route, response.status_code, seconds)
        log.info(
            "request",
            method=method,
            route=route,
            status=response.status_code,
            ms=round(seconds * 1000, 1),
        )
        return response
