"""Where the program finds its own data and words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "data" / "lexicon"
PROMPTS = ROOT / "prompts"


@cache
def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML file that ships with the program; read once."""
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data
