"""The batch files of `wenjiao ask` and `wenjiao search`: one JSON record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO


class BadLine(ValueError):
    """A line that is no record. ``str(error)`` says which and why, in Chinese."""


def records(batch: TextIO, *names: str) -> Iterator[dict[str, Any]]:
    """The records of a batch, each with a text under one of ``names``. Raises BadLine."""
    for number, line in enumerate(batch, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as problem:
            raise BadLine(f"第 {number} 行不是 JSON：{problem}") from problem
        if not isinstance(record, dict) or not any(isinstance(record.get(name), str) for name in names):
            raise BadLine(f"第 {number} 行缺少字段 {names[0]}")
        yield record
