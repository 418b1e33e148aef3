"""Finds the paragraphs that begin with a clause number, and which of them stand over something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.read.annexes import is_signed_below, listed_annexes
from index.read.clauses import Clause, clause_of
from index.read.document import Block, Heading, Paragraph, Table
from index.read.nesting import believable, plain_clause, ranks_in_use
from index.read.questions import QUESTION_LEVEL

_LONGEST_HEADING = 45
_ALWAYS = ("part", "chapter", "section")  # these have no other use than to stand over something
_SENTENCE = re.compile(r"[。；！;!]|[，,、：:]$")


@dataclass(slots=True)
class ClauseLine:
    """A paragraph that begins with a clause number; the rank is the one that its document uses."""

    clause: Clause
    is_line: bool  # short, and no sentence
    has_body: bool = False
    is_heading: bool = False


def find_clauses(blocks: Sequence[Block]) -> dict[int, ClauseLine]:
    """The numbered paragraphs of ``blocks`` by their positions."""
    return _Finder(blocks).found


class _Finder:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.found: dict[int, ClauseLine] = {}
        for position, clause in self._clauses():
            block = blocks[position]
            text = "" if isinstance(block, Table) else block.text
            self.found[position] = ClauseLine(clause, _is_line(text, clause))
        for position, candidate in self.found.items():
            candidate.has_body = self._has_body(position, candidate.clause)
        for group in self._groups():
            self._choose(group)

    def _clauses(self) -> Iterator[tuple[int, Clause]]:
        """The clauses of the document with their ranks as each part of it uses them."""
        listed = listed_annexes(self._blocks)
        found: list[tuple[int, Clause]] = []
        for position, block in enumerate(self._blocks):
            clause = clause_of(block.text) if isinstance(block, Paragraph) else None
            if clause is not None and position not in listed:
                found.append((position, clause))
        kept = believable([clause for _, clause in found])
        found = [one for one, keep in zip(found, kept, strict=True) if keep]
        decimals = [clause for _, clause in found if clause.form == "decimal"]
        known = {position for position, _ in found}
        for position, block in enumerate(self._blocks):
            if decimals and isinstance(block, Paragraph) and position not in known:
                plain = plain_clause(block.text, decimals)
                if plain is not None:
                    found.append((position, plain))
        parts: list[list[tuple[int, Clause]]] = [[]]
        for one in sorted(found, key=lambda one: one[0]):
            if one[1].form == "annex":  # an annex is numbered as it likes
                parts.append([])
            parts[-1].append(one)
        for part in parts:
            ranks = ranks_in_use([clause for _, clause in part])
            order = sorted({clause.rank for _, clause in part})
            for position, clause in part:
                yield position, replace(clause, rank=order[ranks[clause.form]])

    def _has_body(self, position: int, clause: Clause) -> bool:
        """Whether something stands under the line: text, a table or a deeper clause."""
        following = position + 1
        if following >= len(self._blocks):
            return False
        block = self._blocks[following]
        if isinstance(block, Table):
            return True
        if isinstance(block, Heading):
            return block.level >= QUESTION_LEVEL
        if is_signed_below(self._blocks, position):
            return clause.form == "annex" and not clause.rest
        below = self.found.get(following)
        return below is None or below.clause.rank > clause.rank

    def _groups(self) -> list[list[ClauseLine]]:
        """Clauses of one form that are counted on under one and the same clause or heading."""
        groups: list[list[ClauseLine]] = []
        running: dict[int, list[ClauseLine]] = {}
        for position, block in enumerate(self._blocks):
            if isinstance(block, Heading):
                running.clear()
            candidate = self.found.get(position)
            if candidate is None:
                continue
            rank, value = candidate.clause.rank, candidate.clause.value
            for deeper in [other for other in running if other > rank]:
                del running[deeper]
            group = running.get(rank)
            if group is None or value <= group[-1].clause.value:
                group = running[rank] = []
                groups.append(group)
            group.append(candidate)
        return groups

    def _choose(self, group: Sequence[ClauseLine]) -> None:
        """Makes headings of the lines of a group, unless it is a plain list."""
        lines = [one for one in group if one.is_line]
        if not lines:
            return
        form = lines[0].clause.form
        if form in _ALWAYS:
            for one in lines:
                one.is_heading = True
            return
        leading = group[:-1] if len(group) > 1 else group
        bodies = sum(one.has_body for one in leading)
        if bodies * 2 >= len(leading):
            for one in lines:
                one.is_heading = one.has_body


def _is_line(text: str, clause: Clause) -> bool:
    """Whether a numbered line is short and no sentence."""
    if not clause.rest and clause.form not in ("annex", "article"):
        return False
    if clause.form == "annex" and ((clause.value == 0 and clause.rest) or clause_of(clause.rest) is not None):
        return False  # the list of annexes at the end of a notice
    if len(text) > _LONGEST_HEADING:
        return False
    colon = clause.form in ("one", "bracketed", "annex") and text.endswith(("：", ":")) and len(text) <= 24
    return not _SENTENCE.search(text[:-1] if colon else text)
