"""The staff console (/console/): try questions out, read conversations, see what is published."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Flask, Response, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError

from service.console.access import add_sign_in, prepare_sign_in
from service.console.conversations import add_conversations
from service.console.journal import add_journal
from service.console.questions import add_questions
from service.console.showing import FILTERS, message_page
from service.console.snapshot import add_snapshot
from service.console.try_out import add_try_out
from service.parts import Parts

_SIGNED_IN_FOR = timedelta(hours=8)


def register_console(app: Flask, parts: Parts) -> None:
    """Adds the console's pages. Every form carries a token; every page but the sign-in needs a member."""
    app.config.update(
        PERMANENT_SESSION_LIFETIME=_SIGNED_IN_FOR,
        WTF_CSRF_CHECK_DEFAULT=False,  # the API and WeChat have no session to ride on
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session
    )
    csrf = CSRFProtect(app)
    prepare_sign_in(app, parts)
    console = Blueprint(
        "console", __name__, url_prefix="/console", template_folder="templates", static_folder="static"
    )
    console.before_request(csrf.protect)
    console.after_request(_private)
    console.register_error_handler(CSRFError, _expired)
    for add in (add_sign_in, add_try_out, add_questions, add_conversations, add_snapshot, add_journal):
        add(console, parts)
    app.jinja_env.filters.update(FILTERS)
    app.register_blueprint(console)


def _private(response: Response) -> Response:
    # Without a referrer the token check would refuse every form that is sent over HTTPS.
    response.headers["Referrer-Policy"] = "same-origin"
    if request.endpoint != "console.static":
        response.headers["Cache-Control"] = "no-store"
    return response


def _expired(_: CSRFError) -> tuple[str, int]:
    return message_page("页面已过期", "这个页面打开得太久，或者不是从控制台提交的。请返回刷新后重试。", 400)
