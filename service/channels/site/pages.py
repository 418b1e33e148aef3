"""The chat page, the widget's script and the pages of the sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, render_template, request, send_from_directory

from service.channels.site.reading import Reader
from service.channels.site.related import LatestRelations
from service.files import PROMPTS
from service.live import NoSnapshot
from service.parts import Parts

_STATIC = Path(__file__).parent / "static"


def site_blueprint(parts: Parts) -> Blueprint:
    """/, /widget.js and /items/<id>, with the files they load under /static."""
    site = Blueprint("site", __name__, template_folder="templates", static_folder=str(_STATIC))
    suggestions = _suggestions()
    latest = LatestRelations()

    @site.get("/")
    def chat_page() -> str:
        try:
            bureau = parts.live.snapshot().bureau.name
        except NoSnapshot:
            bureau = ""
        return render_template(
            "site/chat.html",
            bureau=bureau,
            embedded="embed" in request.args,
            suggestions=suggestions,
            max_chars=parts.settings.max_question_chars,
        )

    @site.get("/widget.js")
    def widget() -> Response:
        return send_from_directory(_STATIC, "widget.js", mimetype="text/javascript", max_age=3600)

    @site.get("/items/<path:item_id>")
    def item_page(item_id: str) -> str:
        snapshot = parts.live.snapshot()
        item = snapshot.items.get(item_id)
        if item is None:
            abort(404)
        relations = latest.on(parts.settings.today or date.today(), snapshot)
        standing = relations.standings[item_id]
        reader = Reader(
            passage_id=request.args.get("passage", ""),
            quote=request.args.get("quote", ""),
            to=request.args.get("to", ""),
        )
        return render_template(
            "site/item.html",
            bureau=snapshot.bureau.name,
            item=item,
            standing=standing,
            successor=snapshot.items.get(standing.by),
            related=relations.of(item),
            original=item.url if urlsplit(item.url).scheme in {"http", "https"} else "",
            parts=reader.read(snapshot.passages_of(item_id)),
        )

    return site


def _suggestions() -> list[str]:
    """The questions that the chat page offers to begin with, from prompts/suggestions.txt."""
    lines = (PROMPTS / "suggestions.txt").read_text(encoding="utf-8")
    return [line.strip() for line in lines.splitlines() if line.strip() and not line.startswith("#")]
