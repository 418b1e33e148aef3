"""The text as the file has it, carried along to the passages that were cut from restored text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from index.items import Passage
from index.read.document import Document
from index.repair.spinner import load_lexicon, may_stand_for

_UNSEEN = re.compile(r"[\s\u00a0\u00ad\u200b-\u200f\u2007\u202a-\u202f\u2060-\u2064\u3000\ufeff]+")


def restored_texts(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Restored text -> the text before, of those that look other than before."""
    return {
        _plain(new): old
        for old, new in zip(before, after, strict=True)
        if new != old and _UNSEEN.sub("", old) != _UNSEEN.sub("", new)
    }


def with_originals(
    passages: list[Passage], document: Document, wording: Sequence[Path] = ()
) -> list[Passage]:
    """``passages`` of ``document`` with their originals; in a spun one also with what words may stand for.

    ``wording`` are files of spun wording besides the program's own.
    """
    spun = "spinner" in document.damage
    if not document.restored and not spun:
        return passages
    words = load_lexicon(*wording)
    finder = _Finder(document.restored)
    return [
        replace(
            passage,
            original=finder.original(passage),
            other_words=may_stand_for(passage.text, words) if spun else (),
        )
        for passage in passages
    ]


class _Finder:
    """Finds what a passage's lines and cells were before."""

    def __init__(self, restored: Mapping[str, str]) -> None:
        self._restored = restored
        # A paragraph may have been cut into several passages, or its number made a heading of.
        self._all = "\n".join(restored)
        self._lines = self._all.split("\n")

    def original(self, passage: Passage) -> str:
        """The text before of ``passage``; "" where nothing of it was restored."""
        if passage.kind == "row":
            return self._row(passage)
        lines = passage.text.split("\n")
        found = [self._line(line) for line in lines]
        if not any(found):
            return ""
        kept = [before or line for before, line in zip(found, lines, strict=True)]
        return "\n".join(dict.fromkeys(kept))

    def _row(self, passage: Passage) -> str:
        text = passage.text
        for part in (part for cell in passage.cells for part in cell):
            before = self._restored.get(_plain(part))
            if before:
                text = text.replace(part, before)
        place = text.split("｜")[:-1]
        for part in place:
            text = text.replace(part, self._restored.get(_plain(part), part))
        return text if text != passage.text else ""

    def _line(self, line: str) -> str:
        plain = _plain(line)
        before = self._restored.get(plain)
        if before is not None:
            return before
        at = self._all.find(plain) if len(plain) >= 6 else -1
        if at < 0:
            return ""
        return self._restored.get(self._lines[self._all.count("\n", 0, at)], "")


def _plain(text: str) -> str:
    return " ".join(text.split())
