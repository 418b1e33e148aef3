"""Measured runs, kept with what they were set to, so that two of them can be compared."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any


def keep(data: dict[str, Any], sources: Sequence[Path], home: Path, today: date | None) -> Path:
    """Writes a run into ``home/evaluations`` under the moment it ended; gives the file.

    ``today`` is the day that questions were answered for, None for the real one.
    """
    folder = home / "evaluations"
    folder.mkdir(parents=True, exist_ok=True)
    ended = datetime.now(UTC)
    target = folder / f"{ended:%Y%m%dT%H%M%S.%fZ}.json"
    run = {
        "ended": ended.isoformat(),
        "today": str(today or ended.date()),
        "sources": [str(path.resolve()) for path in sources],
        **data,
    }
    target.write_text(json.dumps(run, ensure_ascii=False, indent=1), encoding="utf-8")
    return target
