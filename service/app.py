"""Puts the service together."""

from __future__ import annotations

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from werkzeug.middleware.proxy_fix import ProxyFix

from service.channels.api import api_blueprint
from service.channels.headers import register_headers
from service.channels.health import health_blueprint
from service.channels.problems import register_problems, unprocessable
from service.channels.schemas import Problem
from service.channels.site.pages import site_blueprint
from service.channels.wechat import register_wechat
from service.console import register_console
from service.conversations import ConversationService
from service.live import Live
from service.parts import Parts
from service.records import open_records
from service.settings import Settings
from service.telemetry import Metrics, configure_logging


def create_app(settings: Settings, live: Live | None = None) -> OpenAPI:
    """The whole service as one WSGI application; ``live`` is the snapshot in home where not given."""
    settings.home.mkdir(parents=True, exist_ok=True)
    configure_logging(settings.log_level)
    app = OpenAPI(
        __name__,
        info=Info(
            title="问教 API", version="1.0.0", description="依据已公开的材料回答教育咨询，逐句注明出处。"
        ),
        doc_ui=False,
        validation_error_model=Problem,
        validation_error_callback=unprocessable,
        static_folder=None,
    )
    app.config.update(
        SECRET_KEY=settings.key(),
        MAX_CONTENT_LENGTH=settings.max_body_bytes,
        SESSION_COOKIE_NAME="wenjiao",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.cookie_secure,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.merge_slashes = False  # an item's id may be an address
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    metrics = Metrics()
    parts = _parts(app, settings, live or _live(settings, metrics), metrics)
    app.extensions["wenjiao"] = parts
    register_headers(app, parts)
    register_problems(app)
    app.register_api(api_blueprint(parts))
    app.register_blueprint(site_blueprint(parts))
    register_wechat(app, parts)
    register_console(app, parts)
    app.register_blueprint(health_blueprint(parts))
    return app


def _parts(app: OpenAPI, settings: Settings, live: Live, metrics: Metrics) -> Parts:
    records = open_records(settings)
    limit = settings.requests_per_minute
    return Parts(
        settings=settings,
        records=records,
        live=live,
        conversations=ConversationService(live.assistant, records, settings, metrics),
        metrics=metrics,
        limiter=Limiter(
            get_remote_address,
            app=app,
            default_limits=[f"{limit} per minute"] if limit else [],
            storage_uri="memory://",
        ),
    )


def _live(settings: Settings, metrics: Metrics) -> Live:
    from service.answering.model.opening import open_model
    from service.snapshots import LiveAssistant

    model = open_model(settings, metrics)
    live = LiveAssistant(settings.home, settings.embedder, settings.today, model)
    live.start()
    return live
