"""For those who run the service: is it alive, is it ready, how is it doing, what can be asked of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template
from flask_openapi3.openapi import OpenAPI

from service.parts import Parts


def health_blueprint(parts: Parts) -> Blueprint:
    """/healthz, /readyz, /metrics and the API's documents. None of them is counted against a rate."""
    health = Blueprint("health", __name__)
    parts.limiter.exempt(health)

    @health.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @health.get("/readyz")
    def readyz() -> dict[str, str]:
        return {"status": "ready", "snapshot": parts.live.snapshot().id}

    @health.get("/metrics")
    def metrics() -> Response:
        return Response(parts.metrics.text(), content_type=parts.metrics.content_type)

    @health.get("/openapi.json")
    def openapi_document() -> Response:
        return jsonify(_document())

    @health.get("/openapi")
    def openapi_page() -> str:
        return render_template("site/openapi.html", document=_document())

    return health


def _document() -> dict[str, Any]:
    assert isinstance(current_app, OpenAPI)
    document: dict[str, Any] = current_app.api_doc
    return document
