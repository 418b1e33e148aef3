"""Characters that are not seen: zero-width ones go, no-break spaces become plain ones."""

from __future__ import annotations

import re

from index.repair.change import Repaired, replace

# A zero-width joiner or variation selector between pictographs makes one sign of several: it stays.
_INVISIBLE = re.compile(
    r"[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]|(?<=[\u3000-\u9fff])\u200d"
)
_SPACE = re.compile(r"[\u00a0\u2007\u202f]")
_EITHER = re.compile(f"{_INVISIBLE.pattern}|{_SPACE.pattern}")


def remove_invisible(text: str) -> Repaired:
    return replace(text, _EITHER, lambda match: " " if _SPACE.fullmatch(match.group()) else "", "invisible")
