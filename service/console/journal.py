"""操作记录: who of the staff did what. For administrators."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from service.console.access import needs
from service.parts import Parts

_PER_PAGE = 50


def add_journal(console: Blueprint, parts: Parts) -> None:
    """/console/journal"""

    @console.get("/journal")
    @needs("admin")
    def journal() -> str:
        page = max(request.args.get("page", 1, type=int), 1)
        found = parts.records.audit.recent(_PER_PAGE + 1, (page - 1) * _PER_PAGE)
        return render_template(
            "console/journal.html", entries=found[:_PER_PAGE], more=len(found) > _PER_PAGE, page=page
        )
