"""Characters that are typed for others because they look like them: 囗 for 口, 治 for 冶."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from functools import cache
from pathlib import Path

# Made by scripts/make_lookalikes.py: each line a character, then those that look like it.
LOOKALIKES = Path(__file__).resolve().parents[3] / "data" / "lexicon" / "lookalikes.txt.xz"


@cache
def lookalikes() -> Mapping[str, str]:
    """A character -> those that it may have been typed for."""
    with lzma.open(LOOKALIKES, "rt", encoding="utf-8") as lines:
        return {line[0]: line[1:].rstrip("\n") for line in lines}
