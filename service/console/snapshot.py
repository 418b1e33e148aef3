"""快照: what is published at present, file by file."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from service.console.access import needs
from service.live import NoSnapshot
from service.parts import Parts

_PER_PAGE = 500


def add_snapshot(console: Blueprint, parts: Parts) -> None:
    """/console/snapshot"""

    @console.get("/snapshot")
    @needs("viewer")
    def snapshot() -> str:
        manifests = _manifests(parts)
        try:
            live = parts.live.snapshot()
        except NoSnapshot:
            return render_template("console/snapshot.html", live=None, manifests=manifests)
        items = list(live.items.values())
        return render_template(
            "console/snapshot.html",
            live=live,
            manifest=next((manifest for manifest in manifests if manifest["id"] == live.id), None),
            manifests=manifests,
            items=[(item, len(live.passages_of(item.id))) for item in items[:_PER_PAGE]],
            left_out=len(items) - _PER_PAGE,
        )


def _manifests(parts: Parts) -> list[dict[str, Any]]:
    from index.snapshot import SnapshotStore

    return SnapshotStore(parts.settings.home).list()
