"""The clause structure of official documents: numbered lines become headings with their levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.read.captions import attach
from index.read.clauses import Clause, clause_of
from index.read.document import Block, Document, Heading, Paragraph, Table
from index.read.questions import QUESTION_LEVEL, question_headings
from index.read.titles import take_title

_LONGEST_HEADING = 45
_ALWAYS = ("part", "chapter", "section")  # these have no other use than to stand over something
_SENTENCE = re.compile(r"[。；！;!]|[，,、：:]$")
_STEP = 100  # levels of clauses fit between two levels of the file's own headings
_LENTICULAR = re.compile(r"^【[^【】]{2,30}】$")  # how posts and plain-language guides mark their parts
_SIGNED = re.compile(
    r"^[\d〇○零一二三四五六七八九十]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日$"
)


def outline(document: Document) -> Document:
    """``document`` with its title, headings, table captions and notes found.

    A short numbered line over something is a heading; a clause that runs on as a sentence stays a
    paragraph. Where such a clause follows a heading of its own kind, its number (and short title, if
    it begins with one) becomes a heading, so that it does not seem to belong to the one before.
    Levels are 1, 2, 3 … without gaps. No text is lost: each character of the blocks stands in the
    title or a block afterwards.
    """
    title, blocks = take_title(document.title, document.blocks)
    blocks = attach(blocks)
    blocks = list(_Outline(question_headings(blocks)).blocks())
    return replace(document, title=title, blocks=tuple(_dense(blocks)))


@dataclass(slots=True)
class _Candidate:
    """A paragraph that begins with a clause number."""

    clause: Clause
    is_line: bool
    has_body: bool = False
    is_heading: bool = False


class _Outline:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._found: dict[int, _Candidate] = {}
        for position, block in enumerate(blocks):
            clause = clause_of(block.text) if isinstance(block, Paragraph) else None
            if clause is not None and isinstance(block, Paragraph):
                self._found[position] = _Candidate(clause, _is_line(block.text, clause))
        for position, candidate in self._found.items():
            candidate.has_body = self._has_body(position, candidate.clause)
        for group in self._groups():
            self._choose(group)

    def blocks(self) -> Iterator[Block]:
        base = 0
        forms: dict[str, int] = {}
        open_clauses: list[tuple[int, Clause]] = []
        for position, block in enumerate(self._blocks):
            if isinstance(block, Heading):
                level = block.level * _STEP
                if block.level < QUESTION_LEVEL:
                    base = level
                    clause = clause_of(block.text)
                    forms = {form: known for form, known in forms.items() if known < level}
                    if clause is not None:
                        forms[clause.form] = level
                    open_clauses = [one for one in open_clauses if one[0] < level]
                    if clause is not None:
                        open_clauses.append((level, clause))
                yield Heading(block.text, level)
                continue
            candidate = self._found.get(position)
            if candidate is None or not isinstance(block, Paragraph):
                if isinstance(block, Paragraph) and self._is_part_title(position, block.text):
                    level = base + 1
                    open_clauses = []
                    yield Heading(block.text, level)
                else:
                    yield block
                continue
            clause = candidate.clause
            level = forms.get(clause.form, base + 1 + clause.rank)
            if candidate.is_heading:
                open_clauses = [one for one in open_clauses if one[0] < level]
                open_clauses.append((level, clause))
                yield Heading(block.text, level)
            elif _ends_open(open_clauses, level, clause):
                open_clauses = [one for one in open_clauses if one[0] < level]
                open_clauses.append((level, clause))
                yield from _parted(block.text, clause, level)
            else:
                yield block

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
        if _SIGNED.match(block.text):
            return False
        below = self._found.get(following)
        return below is None or below.clause.rank > clause.rank

    def _is_part_title(self, position: int, text: str) -> bool:
        following = self._blocks[position + 1] if position + 1 < len(self._blocks) else None
        if not _LENTICULAR.match(text) or following is None or isinstance(following, Heading):
            return False
        return isinstance(following, Table) or not _LENTICULAR.match(following.text)

    def _groups(self) -> list[list[_Candidate]]:
        """Clauses of one form that are counted on under one and the same clause or heading."""
        groups: list[list[_Candidate]] = []
        running: dict[int, list[_Candidate]] = {}
        for position, block in enumerate(self._blocks):
            if isinstance(block, Heading):
                running.clear()
            candidate = self._found.get(position)
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

    def _choose(self, group: Sequence[_Candidate]) -> None:
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


def _ends_open(open_clauses: Sequence[tuple[int, Clause]], level: int, clause: Clause) -> bool:
    """Whether a running clause ends headings that are open: the next of its kind, or one further out."""
    for open_level, other in reversed(open_clauses):
        if open_level == level:
            return other.form == clause.form and clause.value == other.value + 1
        if open_level < level:
            return False
    return any(open_level > level for open_level, _ in open_clauses)


def _parted(text: str, clause: Clause, level: int) -> Iterator[Block]:
    """A running clause as the heading it begins with and the paragraph that follows."""
    bare = text.strip()
    head = clause.mark
    title = clause.title
    if title:
        end = bare.index(title, len(clause.mark)) + len(title)
        if bare[end : end + 1] in "。：:":
            end += 1
        head = bare[:end]
    rest = bare[len(head) :].strip(" \t\u3000\u00a0")
    if not rest:
        yield Paragraph(text)
        return
    yield Heading(head.strip(), level)
    yield Paragraph(rest)


def _dense(blocks: Sequence[Block]) -> Iterator[Block]:
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    rank = {level: position for position, level in enumerate(levels, 1)}
    for block in blocks:
        yield replace(block, level=rank[block.level]) if isinstance(block, Heading) else block
