"""Texts kept to a length that the rules for reading them were made for.

A rule may need time that grows with the square of a line. No line of a document is long enough for
that to matter but one that is filled up: with blanks, dots or rubbish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.read.document import Block, Document, Heading, Paragraph, Row, Table

_MOST_REPEATS = 100
_LONG_LINE = 500  # characters; shorter ones are not looked at
_LONGEST_PARAGRAPH = 3000
_RUN = re.compile(rf"([^\n]{{1,8}}?)\1{{{_MOST_REPEATS},}}")
_BLANKS = re.compile(rf"\s{{{_MOST_REPEATS},}}")
_SENTENCE_END = "。！？；!?;"
_OTHER_END = "，、,：: \u3000）)》」”"


def shorten_runs(text: str) -> str:
    """``text`` with at most 100 blanks in a row, and 100 times what a line repeats (1 to 8 characters)."""
    if len(text) < _LONG_LINE:
        return text
    return "\n".join(_shorten(line) for line in _BLANKS.sub(_some_blanks, text).split("\n"))


def bounded(document: Document) -> Document:
    """``document`` without endless runs; paragraphs longer than 3,000 characters parted at sentences."""
    return replace(
        document,
        title=shorten_runs(document.title),
        catalogue={name: shorten_runs(value) for name, value in document.catalogue.items()},
        blocks=tuple(part for block in document.blocks for part in _bounded(block)),
    )


def _bounded(block: Block) -> Iterator[Block]:
    if isinstance(block, Heading):
        yield replace(block, text=shorten_runs(block.text))
    elif isinstance(block, Table):
        yield Table(
            tuple(map(shorten_runs, block.header)),
            tuple(Row(tuple(map(shorten_runs, row.cells)), shorten_runs(row.section)) for row in block.rows),
            shorten_runs(block.caption),
            tuple(map(shorten_runs, block.notes)),
        )
    else:
        yield from map(Paragraph, _parted(shorten_runs(block.text)))


def _parted(text: str) -> Iterator[str]:
    while len(text) > _LONGEST_PARAGRAPH:
        piece = text[:_LONGEST_PARAGRAPH]
        end = max(map(piece.rfind, _SENTENCE_END)) + 1 or max(map(piece.rfind, _OTHER_END)) + 1 or len(piece)
        yield text[:end]
        text = text[end:]
    yield text


def _shorten(line: str) -> str:
    return _RUN.sub(_some, line) if len(line) >= _LONG_LINE else line


def _some(run: re.Match[str]) -> str:
    return run[0][: _MOST_REPEATS * len(run[1])]


def _some_blanks(run: re.Match[str]) -> str:
    kept = run[0][:_MOST_REPEATS]
    return kept + "\n" if "\n" in run[0] and "\n" not in kept else kept
