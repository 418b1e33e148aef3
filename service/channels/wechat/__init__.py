"""The WeChat official account (/wechat): thin, it knows only the conversation service."""

from __future__ import annotations

import structlog
from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from service.channels.wechat.envelope import Envelope, Incoming, Unreadable, Untrusted
from service.channels.wechat.follower import Followers, Pseudonyms
from service.channels.wechat.inbox import Inbox
from service.channels.wechat.texts import said
from service.live import NoSnapshot
from service.parts import Parts

SUCCESS = "success"
"""WeChat's word for "nothing to say, do not deliver it again"."""

log = structlog.get_logger(__name__)


def register_wechat(app: Flask, parts: Parts) -> None:
    """Adds /wechat to the app; it answers 404 with a plain message where no token is set."""
    blueprint = Blueprint("wechat", __name__)
    parts.limiter.exempt(blueprint)  # all followers come from WeChat's few addresses
    if parts.settings.wechat_token is None or not parts.settings.wechat_token.get_secret_value():
        blueprint.add_url_rule("/wechat", view_func=_not_set_up, methods=["GET", "POST"])
    else:
        account = Account(parts)
        blueprint.add_url_rule("/wechat", "verify", account.verify, methods=["GET"])
        blueprint.add_url_rule("/wechat", "receive", account.receive, methods=["POST"])
    app.register_blueprint(blueprint)


def _not_set_up() -> Response:
    return _plain(said("not_set_up"), 404)


class Account:
    """The account's two doors: through one WeChat checks the server, through the other it delivers."""

    def __init__(self, parts: Parts) -> None:
        settings = parts.settings
        self._envelope = Envelope(
            settings.wechat_token.get_secret_value() if settings.wechat_token else "",
            settings.wechat_app_id,
            settings.wechat_aes_key.get_secret_value() if settings.wechat_aes_key else "",
        )
        self._followers = Followers(parts.conversations, parts.records)
        self._inbox = Inbox(parts.records.wechat_messages)
        self._pseudonyms = Pseudonyms(settings.key().encode())
        self._public_url = settings.public_url
        self._live = parts.live

    def verify(self) -> Response:
        """Returns ``echostr`` to whoever knows the token."""
        try:
            self._envelope.check(request.args)
        except Untrusted:
            return _plain(said("not_from_wechat"), 403)
        return _plain(request.args.get("echostr", ""))

    def receive(self) -> Response:
        """Answers a message. The follower sees an error of WeChat's own unless it gets a 200."""
        try:
            incoming = self._envelope.open(request.args, request.get_data())
        except RequestEntityTooLarge:  # longer than any message of WeChat
            return _plain(said("too_large"), 413)
        except Untrusted as problem:
            log.warning("wechat_untrusted", problem=str(problem))
            return _plain(said("not_from_wechat"), 403)
        except Unreadable as problem:
            log.warning("wechat_unreadable", problem=str(problem))
            return _plain(SUCCESS)
        if incoming.kind == "event":
            return _plain(SUCCESS)
        reply = self._reply(incoming)
        if reply is None:
            return _plain(SUCCESS)
        return Response(self._envelope.reply(incoming, reply), mimetype="text/xml")

    def _reply(self, incoming: Incoming) -> str | None:
        try:
            message_id = self._pseudonyms.message(incoming)
            return self._inbox.reply(message_id, lambda: self._write(incoming), late=said("still_working"))
        except NoSnapshot:
            return said("no_snapshot")
        except Exception:  # the outermost edge: a follower gets an apology, never an error page
            log.exception("wechat_failed")
            return said("apology")

    def _write(self, incoming: Incoming) -> str:
        if incoming.kind == "subscribe":
            return said("greeting", bureau=self._bureau())
        if incoming.kind == "other" or not incoming.content:
            return said("text_only")
        site = self._public_url or request.url_root
        return self._followers.answer(incoming.content, self._pseudonyms.sender(incoming), site)

    def _bureau(self) -> str:
        try:
            return self._live.snapshot().bureau.name or said("bureau")
        except NoSnapshot:
            return said("bureau")


def _plain(text: str, status: int = 200) -> Response:
    return Response(text, status, mimetype="text/plain")
