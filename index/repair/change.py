"""What a repair did to a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "decoding",  # UTF-8 or GBK read as something else
    "invisible",  # zero-width and no-break spaces
    "line_break",  # lines broken at a page's width, running heads and page numbers
    "byte_shift",  # GBK read one byte out of step
    "gloss",  # pinyin in brackets behind a character
    "traditional",  # simplified text turned Traditional
    "punctuation",  # Chinese marks turned ASCII
    "links",  # lists of other pages at both ends
    "spinner",  # wording replaced by an article spinner
    "width",  # full-width figures and letters
    "code_point",  # radicals, compatibility ideographs, private-use bullets
    "ocr",  # characters and figures that a scanner took for others
]


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` at ``start`` of the text, as the repairs before this kind left it, became ``after``."""

    kind: Kind
    start: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """The restored text, and every change made, in the order they were made."""

    text: str
    changes: tuple[Change, ...] = ()

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(change.kind for change in self.changes)


def replace(
    text: str, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str | None], kind: Kind
) -> Repaired:
    """Puts ``by(match)`` for each match; a match for which it gives None stays as it is."""
    pieces: list[str] = []
    changes: list[Change] = []
    end = 0
    for match in pattern.finditer(text):
        after = by(match)
        if after is None or after == match.group():
            continue
        pieces += [text[end : match.start()], after]
        changes.append(Change(kind, match.start(), match.group(), after))
        end = match.end()
    return Repaired("".join([*pieces, text[end:]]), tuple(changes)) if changes else Repaired(text)
