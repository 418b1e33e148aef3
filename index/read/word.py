"""Word documents (.docx, and templates and documents with macros, of which nothing is run)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any
from zipfile import BadZipFile

from index.read.document import Block, Document, Heading, Paragraph, Table, UnreadableFile
from index.read.grid import Grid, join_lines, join_wrapped
from index.read.tables import read_grid
from index.read.word_numbering import Numbering
from index.read.word_package import W, WordPackage, value
from index.read.word_styles import Styles
from index.read.word_tables import read_table
from index.read.word_text import Said, TextReader, has_ended_mark, is_contents, is_left_out

_LONGEST_HEADING = 60
_LONGEST_TITLE = 120
_LONGEST_CAPTION = 30
_RUNNING = ("。", "；", "，", "、")
_CONTENTS_HEADING = re.compile(r"目\s*[录錄次]|contents", re.I)
_REFERENCES = (f"{W}footnoteReference", f"{W}endnoteReference")
_TAB = re.compile(r"(?<![ \u3000])[ \u3000]*\t\s*")
_AROUND = frozenset(W + name for name in ("sdtContent", "ins", "moveTo", "customXml", "smartTag"))


def read_word(data: bytes, name: str) -> list[Document]:
    """One document: paragraphs and tables in their order, heading styles as headings.

    Text under revision is read as if all changes were accepted; hidden text, tables of contents,
    comments, headers and footers are left out; a footnote follows what it is attached to. Raises
    UnreadableFile where the package is damaged or holds no text.
    """
    from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

    try:
        package = WordPackage(data)
    except (XMLSyntaxError, BadZipFile, zlib.error, EOFError, KeyError, ValueError) as error:
        raise UnreadableFile("文件损坏，无法作为 Word 文档打开") from error
    reader = _Reader(package)
    blocks = list(reader.blocks(package.body))
    if reader.has_contents:
        blocks = [b for b in blocks if isinstance(b, Table) or not _CONTENTS_HEADING.fullmatch(b.text)]
    if not blocks and not reader.title:
        raise UnreadableFile("空文件：文档里没有文字")
    return [Document(name, tuple(_tabbed(blocks)), title=reader.title)]


class _Reader:
    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles)
        self._text = TextReader(package.body, self._styles)
        self._carried = Said()  # what a paragraph whose end was deleted leaves to the next
        self._title_open = True
        self.title = ""
        self.has_contents = False

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks below a body, content control or table cell."""
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._left_over()
                yield from self._table(element)
            elif element.tag == f"{W}sdt":
                self.has_contents = self.has_contents or is_contents(element)
                if not is_left_out(element):
                    yield from self.blocks(element)
            elif element.tag in _AROUND:
                yield from self.blocks(element)
        yield from self._left_over()

    def _left_over(self) -> Iterator[Block]:
        """What a paragraph whose end was deleted leaves where no other follows it."""
        said, self._carried = self._carried, Said()
        if said.text.strip():
            yield Paragraph(said.text.strip())

    def _paragraph(self, element: Any) -> Iterator[Block]:
        style_id = value(element, "pPr/pStyle")
        said = self._text.read(element, style_id)
        said = Said(
            self._carried.text + said.text,
            [*self._carried.boxes, *said.boxes],
            [*self._carried.notes, *said.notes],
            said.contents,
        )
        self._carried = Said()
        if has_ended_mark(element):
            self._carried = said
            return
        for box in said.boxes:
            yield from self.blocks(box)
        is_contents_line = self._styles.is_contents(style_id)
        self.has_contents = self.has_contents or said.contents or is_contents_line
        text = said.text if said.text.strip() else ""
        if not is_contents_line and (text or not (said.boxes or said.contents)):
            yield from self._shown(element, style_id, text)
        for kind, note_id in said.notes:
            yield from self._note(kind, note_id)

    def _shown(self, element: Any, style_id: str, text: str) -> Iterator[Block]:
        number = self._numbering.next(element, style_id)
        lines = [line for line in (line.strip() for line in text.split("\n")) if line]
        if not lines:
            if number and _is_cell(element.getparent()):
                yield Paragraph(number.strip())  # a column of serial numbers
            return
        length = len(self.title) + sum(map(len, lines))
        if self._title_open and length <= _LONGEST_TITLE and self._styles.is_title(style_id):
            self.title += join_wrapped(lines)
            return
        self._title_open = self._title_open and not self.title
        direct = value(element, "pPr/outlineLvl")
        level = (int(direct) + 1) % 10 if direct.isdigit() else self._styles.level(style_id)
        heading = number + join_lines(lines)
        if level and len(heading) <= _LONGEST_HEADING and not heading.endswith(_RUNNING):
            yield Heading(" ".join(heading.split()), level)
            return
        lines[0] = number + lines[0]
        yield from map(Paragraph, lines)

    def _note(self, kind: str, note_id: str) -> Iterator[Block]:
        """A footnote or endnote, as a paragraph that says that it is one."""
        note = self._package.note(kind, note_id)
        if note is None:
            return
        texts = [block.text for block in self.blocks(note) if not isinstance(block, Table)]
        text = join_lines(texts)
        if text:
            yield Paragraph(text if text.startswith("注") else f"注：{text}")

    def _table(self, table: Any) -> Iterator[Block]:
        notes: list[str] = []
        inner: list[Block] = []

        def cell_text(cell: Any) -> str:
            lines: list[str] = []
            for block in self.blocks(cell):
                if isinstance(block, Table) and block.header:
                    # A table of its own, called what its cell is called or stands beside.
                    inner.append(replace(block, caption=block.caption or _label(cell, lines)))
                elif isinstance(block, Table):
                    lines.extend(_flat(block))
                elif block.text.startswith("注") and next(cell.iter(*_REFERENCES), None) is not None:
                    notes.append(block.text)
                else:
                    lines.append(block.text)
            return join_lines(lines)

        read = read_table(table, cell_text, self.blocks)
        last = max((n for n, block in enumerate(read) if isinstance(block, Table)), default=None)
        for position, block in enumerate(read):
            if position == last and isinstance(block, Table):
                yield replace(block, notes=(*block.notes, *notes))
            else:
                yield block
        if last is None:
            yield from map(Paragraph, notes)
        yield from inner


def _tabbed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Lines set in columns by tabs become a table where they have its header; else tabs are blanks."""

    def stops(block: Block) -> int:
        return len(_TAB.findall(block.text)) if isinstance(block, Paragraph) else 0

    for count, group in groupby(blocks, key=stops):
        lines = list(group)
        rows = [_TAB.split(line.text) for line in lines if isinstance(line, Paragraph)]
        read = read_grid(Grid.of(rows)) if count and len(rows) >= 3 else []
        if any(isinstance(block, Table) and block.header for block in read):
            yield from read
        elif count:
            yield from (Paragraph(" ".join(row)) for row in rows)
        else:
            yield from lines


def _is_cell(element: Any) -> bool:
    return element is not None and element.tag == f"{W}tc"


def _label(cell: Any, lines: Sequence[str]) -> str:
    """What an inner table is called: the line above it that says so, else the cell to the left of its own."""
    if lines and len(lines[-1]) <= _LONGEST_CAPTION and lines[-1].endswith(("：", ":", "表")):
        return lines[-1].rstrip("：:")
    beside = cell.getprevious()
    text = "" if beside is None else "".join(part.text or "" for part in beside.iter(f"{W}t"))
    return text.strip() if len(text) <= _LONGEST_CAPTION else ""


def _flat(table: Table) -> list[str]:
    """A table inside a cell, a line a row."""
    rows = (table.header, *(row.cells for row in table.rows))
    return [table.caption, *(" ".join(filter(None, row)) for row in rows), *table.notes]
