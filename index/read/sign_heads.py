"""Short lines that a post marks with a sign instead of a number (📝申请要求, ▶ 报名条件)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby, pairwise

from index.read.clauses import clause_of
from index.read.document import Block, Heading, Paragraph

_LONGEST = 24
_FEWEST_TURNS = 3
_SENTENCE = re.compile(r"[。；，！;,!]|[：:].|\d{5}")
_JOINERS = "\u200d\ufe0e\ufe0f"
# Geometric shapes and arrows that head a line; what is only a bullet is told by what follows it.
_SHAPES = "■□▪▫◆◇●○◎▲△▶▷►▸▼▽★☆☞※➤➢▍▌▎┃"
_POINTING = re.compile(r"[👇👆👉👈⬇⬆⏬⏫]")


def sign_heads(blocks: Sequence[Block]) -> set[int]:
    """The positions of paragraphs that are headings by their sign.

    Such a line is short, no sentence, and stands over another. Where lines of one sign follow each
    other, or the same signs take turns, the sign is a bullet, and heads nothing anywhere in the document.
    """
    signs = [sign_of(block.text) if isinstance(block, Paragraph) else "" for block in blocks]
    bullets = {sign for sign, following in pairwise(signs) if sign == following} | _taking_turns(signs)
    return {
        position
        for position, sign in enumerate(signs)
        if sign and sign not in bullets and _stands_over(blocks, position)
    }


def _taking_turns(signs: Sequence[str]) -> set[str]:
    """The signs that come again among lines that all have one, with no text between: 🏫📍🏫📍."""
    runs = [list(run) for signed, run in groupby(signs, bool) if signed]
    return {sign for run in runs for sign in run if len(run) > _FEWEST_TURNS and run.count(sign) > 1}


def sign_of(text: str) -> str:
    """The sign that a line begins with, without its colouring; "" where it begins with a word."""
    bare = text.lstrip()
    if not bare or not (bare[0] in _SHAPES or unicodedata.category(bare[0]) == "So"):
        return ""
    return bare[0]


def _stands_over(blocks: Sequence[Block], position: int) -> bool:
    block = blocks[position]
    following = blocks[position + 1] if position + 1 < len(blocks) else None
    if not isinstance(block, Paragraph) or following is None or isinstance(following, Heading):
        return False
    name = _name(block.text)
    if not 2 <= len(name) <= _LONGEST or _SENTENCE.search(name.rstrip("：:")) or _POINTING.search(block.text):
        return False
    return clause_of(name) is None and any("一" <= char <= "鿿" for char in name)


def _name(text: str) -> str:
    """What stands behind the signs of a line."""
    bare = text.strip()
    while bare and (
        bare[0] in _SHAPES
        or bare[0] in _JOINERS
        or bare[0].isspace()
        or unicodedata.category(bare[0]) in ("So", "Sk")
    ):
        bare = bare[1:]
    return bare
