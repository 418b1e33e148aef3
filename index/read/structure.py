"""The clause structure of official documents: numbered lines become headings with their levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.read.annexes import annexed_titles
from index.read.captions import attach
from index.read.clause_lines import ClauseLine, find_clauses
from index.read.clauses import Clause, clause_of
from index.read.document import Block, Document, Heading, Paragraph, Table
from index.read.lone_numbers import join_lone_numbers
from index.read.questions import QUESTION_LEVEL, question_headings
from index.read.sign_heads import sign_heads
from index.read.titles import take_title

_STEP = 100  # levels of clauses fit between two levels of the file's own headings
_LENTICULAR = re.compile(r"^【[^【】]{2,30}】$")  # how posts and plain-language guides mark their parts
_LONGEST_STYLED = 80
_ANNEXED_LEVEL = 2  # under a line 「附件1」, over all that is in it


def outline(document: Document) -> Document:
    """``document`` with its title, headings, table captions and notes found.

    A short numbered line over something is a heading; a clause that runs on as a sentence stays a
    paragraph. Where such a clause follows a heading of its own kind, its number (and short title, if
    it begins with one) becomes a heading, so that it does not seem to belong to the one before.
    Levels are 1, 2, 3 … without gaps. No text is lost: each character of the blocks stands in the
    title or a block afterwards.
    """
    title, blocks = take_title(document.title, _unstyled(document.blocks))
    blocks = attach(join_lone_numbers(blocks))
    blocks = list(_Outline(question_headings(blocks)).blocks())
    return replace(document, title=title, blocks=tuple(_dense(blocks)))


def _unstyled(blocks: Sequence[Block]) -> list[Block]:
    """Whole sentences that a file only shows in the style of a heading are paragraphs."""
    return [
        Paragraph(block.text)
        if isinstance(block, Heading)
        and (len(block.text) > _LONGEST_STYLED or re.search(r"。.|[。；]$|，.*，", block.text))
        and not block.text.rstrip().endswith(("？", "?"))
        else block
        for block in blocks
    ]


class _Outline:
    """One walk over the blocks that gives headings their levels.

    ``_base`` is the level of the file's own heading above, ``_asked`` that of the question whose answer
    is being read, ``_forms`` the levels that the file's headings give to forms of numbers, ``_open``
    the clauses that what comes next stands under, ``_signed`` the level of lines that
    signs head.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._titles = annexed_titles(blocks)
        self._found = find_clauses(blocks)
        self._signs = sign_heads(blocks)
        self._start_over()

    def _start_over(self) -> None:
        self._base = 0
        self._asked = 0
        self._forms: dict[str, int] = {}
        self._open: list[tuple[int, Clause]] = []
        self._signed = 0

    def blocks(self) -> Iterator[Block]:
        position = 0
        while position < len(self._blocks):
            block = self._blocks[position]
            candidate = self._found.get(position)
            lines = self._titles.get(position, 1)
            if isinstance(block, Heading):
                yield self._heading(block)
            elif position in self._titles:
                self._start_over()
                texts = [
                    b.text for b in self._blocks[position : position + lines] if isinstance(b, Paragraph)
                ]
                yield Heading("".join(texts), _ANNEXED_LEVEL)
            elif candidate is not None and isinstance(block, Paragraph):
                yield from self._clause(position, block, candidate)
            elif isinstance(block, Paragraph) and self._is_part_title(position, block.text):
                self._open = []
                yield Heading(block.text, self._base + 1)
            elif position in self._signs and isinstance(block, Paragraph):
                yield self._sign_head(block.text)
            else:
                yield block
            position += lines

    def _heading(self, block: Heading) -> Heading:
        level = block.level * _STEP
        self._asked = level if block.level >= QUESTION_LEVEL else 0
        if not self._asked:
            self._base, self._signed = level, 0
            clause = clause_of(block.text)
            self._forms = {form: known for form, known in self._forms.items() if known < level}
            self._open = [one for one in self._open if one[0] < level]
            if clause is not None:
                self._forms[clause.form] = level
                self._open.append((level, clause))
        return Heading(block.text, level)

    def _clause(self, position: int, block: Paragraph, candidate: ClauseLine) -> Iterator[Block]:
        clause = candidate.clause
        if clause.form == "annex" and candidate.is_heading:
            self._start_over()
        level = self._forms.get(clause.form, self._base + 1 + 2 * clause.rank)
        if self._asked and not self._ends_answer(position, clause):
            asks = candidate.is_heading and clause.rest.endswith(("？", "?"))
            level = self._asked if asks else self._asked + 2 + clause.rank
        else:
            self._asked = 0
        ends = not candidate.is_heading and _ends_open(self._open, level, clause)
        if not candidate.is_heading and not ends:
            yield block
            return
        self._open = [one for one in self._open if one[0] < level]
        self._open.append((level, clause))
        if ends:
            yield from _parted(block.text, clause, level)
        else:
            yield Heading(block.text, level)

    def _ends_answer(self, position: int, clause: Clause) -> bool:
        """Whether a clause behind a question counts on from before it, or stands over a question."""
        following = self._blocks[position + 1] if position + 1 < len(self._blocks) else None
        if clause.form == "annex" or (isinstance(following, Heading) and following.level >= QUESTION_LEVEL):
            return True
        return any(
            one.form == clause.form and clause.value == one.value + 1
            for level, one in self._open
            if level < QUESTION_LEVEL * _STEP
        )

    def _sign_head(self, text: str) -> Heading:
        """Lines headed by signs are of one level, whichever sign each of them has.

        They stand under the clause or question that is open, and over numbered clauses where the
        file's clauses are no headings themselves.
        """
        if self._asked:
            return Heading(text, self._asked + 1)
        if self._open:
            return Heading(text, max(level for level, _ in self._open) + 1)
        if any(line.is_heading for line in self._found.values()):
            return Heading(text, self._base + _STEP // 2)
        if not self._signed:
            self._signed = self._base = self._base + 1
        return Heading(text, self._signed)

    def _is_part_title(self, position: int, text: str) -> bool:
        following = self._blocks[position + 1] if position + 1 < len(self._blocks) else None
        if not _LENTICULAR.match(text) or following is None or isinstance(following, Heading):
            return False
        return isinstance(following, Table) or not _LENTICULAR.match(following.text)


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
