"""What a Word document holds but shows to nobody: white on white, of no size."""

from __future__ import annotations

from typing import Any

from index.read.word_package import W, value

_WHITE = "FFFFFF"
_TINY = 4  # half-points: nobody reads text of two points
_CELL = f"{W}tc"


def is_unseen(run: Any) -> bool:
    """Whether a run's own properties keep its text from every reader's eye.

    White text in a table or on a shaded ground is seen.
    """
    size = value(run, "rPr/sz")
    if size.isdecimal() and int(size) <= _TINY:
        return True
    if value(run, "rPr/color").upper() != _WHITE or _is_shaded(run, "rPr"):
        return False
    around = run.getparent()
    while around is not None:
        if around.tag == _CELL or _is_shaded(around, "pPr") or around.tag.endswith("}txbxContent"):
            return False
        around = around.getparent()
    return True


def _is_shaded(element: Any, properties: str) -> bool:
    """Whether an element has a ground of its own that is not white."""
    found = element.find(f"{W}{properties}/{W}shd")
    fill = found.get(f"{W}fill", "auto").upper() if found is not None else "AUTO"
    return fill not in ("AUTO", _WHITE) or element.find(f"{W}{properties}/{W}highlight") is not None
