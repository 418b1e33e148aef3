"""Traditional characters back to simplified, on pages that a machine had converted."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from index.repair.change import Change, Repaired


def simplify(text: str) -> Repaired:
    """Simplified text; to be used only where the Traditional form is known to be damage."""
    before, after = text.split("\n"), _converter("t2s").convert(text).split("\n")
    changes: list[Change] = []
    start = 0
    for old, new in zip(before, after, strict=True):
        if len(old) == len(new):
            changes += _runs(old, new, start)
        elif old != new:
            changes.append(Change("traditional", start, old, new))
        start += len(old) + 1
    return Repaired("\n".join(after), tuple(changes))


def to_simplified(text: str) -> str:
    return str(_converter("t2s").convert(text))


def to_traditional(text: str) -> str:
    return str(_converter("s2t").convert(text))


@cache
def is_traditional_only(char: str) -> bool:
    """Whether simplified text writes this character otherwise."""
    return bool(_converter("t2s").convert(char) != char)


def is_mostly_traditional(text: str) -> bool:
    """Whether ``text`` is Traditional, but for a few characters that damage may have brought in."""
    counts = Counter(text)
    traditional = sum(
        count for char, count in counts.items() if char > "\u33ff" and is_traditional_only(char)
    )
    simplified = sum(count for char, count in counts.items() if is_simplified_only(char))
    return traditional > 0 and simplified <= traditional * 0.1


@cache
def is_simplified_only(char: str) -> bool:
    """Whether Traditional text writes this character otherwise in every sense."""
    if not "\u3400" <= char <= "\u9fff":
        return False
    traditional = _converter("s2t").convert(char)
    # 后、里、干 are Traditional characters too, of another sense: they prove nothing.
    return bool(traditional != char and _converter("t2s").convert(char) == char and not _is_big5(char))


def _is_big5(char: str) -> bool:
    try:
        char.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter(direction: str) -> Any:
    import opencc

    return opencc.OpenCC(direction)


def _runs(old: str, new: str, start: int) -> list[Change]:
    """The runs of characters that differ between two texts of one length."""
    changes: list[Change] = []
    position = 0
    while position < len(old):
        end = position
        while end < len(old) and old[end] != new[end]:
            end += 1
        if end > position:
            changes.append(Change("traditional", start + position, old[position:end], new[position:end]))
        position = end + 1
    return changes
