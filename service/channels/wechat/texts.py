"""The words of prompts/wechat.yaml."""

from __future__ import annotations

from typing import Any

from service.files import PROMPTS, read_yaml


def said(name: str, **values: object) -> str:
    """The text of that dotted name, with its {names} filled in. Raises ``KeyError`` for an unknown one."""
    words = read_yaml(PROMPTS / "wechat.yaml")
    found: Any = words
    for part in name.split("."):
        found = found[part]
    examples = "\n".join(f"· {example}" for example in words["examples"])
    return str(found).format(examples=examples, **values)
