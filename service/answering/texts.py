"""The canned texts of prompts/texts.yaml, by dotted name."""

from __future__ import annotations

from typing import Any

from service.files import PROMPTS, read_yaml


def text(name: str, /, **values: str) -> str:
    """The text called ``name`` (for example "refused.attack") with its {names} filled in."""
    found = _find(name)
    if not isinstance(found, str):
        raise KeyError(name)
    return found.format(**values)


def texts(name: str) -> tuple[str, ...]:
    """The list of texts called ``name``; () where there is none."""
    try:
        found = _find(name)
    except KeyError:
        return ()
    return tuple(found)


def _find(name: str) -> Any:
    found: Any = read_yaml(PROMPTS / "texts.yaml")
    for part in name.split("."):
        found = found[part]
    return found
