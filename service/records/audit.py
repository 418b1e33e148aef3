"""The log of what staff did."""

from __future__ import annotations

from sqlalchemy import select

from service.records.database import Database
from service.records.models import Audit, Json


class AuditLog:
    """Entries are added and read, never changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, actor: str, action: str, subject: str = "", detail: Json | None = None) -> None:
        """Adds an entry: who did what to what."""
        with self._database.write() as session:
            session.add(Audit(actor=actor, action=action, subject=subject, detail=detail or {}))

    def recent(self, limit: int = 100, offset: int = 0) -> list[Audit]:
        """The latest first."""
        chosen = select(Audit).order_by(Audit.id.desc()).limit(limit).offset(offset)
        with self._database.read() as session:
            return list(session.scalars(chosen))
