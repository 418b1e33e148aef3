"""Plain data to JSON lines and back, for the files of a snapshot."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def write_lines(path: Path, records: Iterable[Any]) -> None:
    """Writes dataclasses, one JSON object a line, dates as YYYY-MM-DD."""
    with path.open("w", encoding="utf-8") as lines:
        for record in records:
            json.dump(dataclasses.asdict(record), lines, ensure_ascii=False, default=_date_text)
            lines.write("\n")


def read_lines(path: Path, kind: type[T]) -> list[T]:
    """Reads what ``write_lines`` wrote back into ``kind``."""
    hints = get_type_hints(kind)
    with path.open(encoding="utf-8") as lines:
        return [
            kind(**{name: _restore(hints[name], value) for name, value in json.loads(line).items()})
            for line in lines
        ]


def _date_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not plain data: {type(value).__name__}")


def _restore(hint: Any, value: Any) -> Any:
    """JSON has neither tuples nor dates: give them back by the field's declared type."""
    if value is None:
        return None
    if get_origin(hint) in (types.UnionType,):
        return _restore(next(arm for arm in get_args(hint) if arm is not type(None)), value)
    if hint is date:
        return date.fromisoformat(value)
    if get_origin(hint) is tuple:
        arms = get_args(hint)
        if len(arms) == 2 and arms[1] is Ellipsis:
            return tuple(_restore(arms[0], element) for element in value)
        return tuple(_restore(arm, element) for arm, element in zip(arms, value, strict=True))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return hint(**{name: _restore(hints[name], part) for name, part in value.items()})
    return value
