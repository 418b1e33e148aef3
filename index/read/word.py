"""Word documents (.docx)."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from index.read.document import Block, Document, Heading, Paragraph, UnreadableFile
from index.read.grid import Grid
from index.read.tables import read_grid
from index.read.word_numbering import Numbering

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_HEADING_STYLE = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_LONGEST_HEADING = 60


def read_word(data: bytes, name: str) -> list[Document]:
    """One document: paragraphs and tables in their order, heading styles as headings.

    Text under revision is read as if all changes were accepted. Raises UnreadableFile where the
    package is damaged or holds no text.
    """
    from docx import Document as open_word
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

    try:
        word = open_word(io.BytesIO(data))
    except (OpcError, XMLSyntaxError, BadZipFile, zlib.error, EOFError, KeyError, ValueError) as error:
        raise UnreadableFile("文件损坏，无法作为 Word 文档打开") from error
    reader = _Reader(word)
    blocks = list(reader.blocks(word.element.body))
    if not blocks:
        raise UnreadableFile("空文件：文档里没有文字")
    return [Document(name, tuple(blocks), title=reader.title)]


class _Reader:
    def __init__(self, word: WordDocument) -> None:
        from docx.oxml.ns import qn

        self._qn = qn
        self._levels, self._titles = _styles(word, qn)
        self._numbering = Numbering(word)
        self.title = ""

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks below a body, content control or table cell."""
        qn = self._qn
        for element in parent:
            if element.tag == qn("w:p"):
                yield from self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                yield from self._table(element)
            elif element.tag in (
                qn("w:sdt"),
                qn("w:sdtContent"),
                qn("w:ins"),
                qn("w:customXml"),
                qn("w:smartTag"),
            ):
                yield from self.blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        qn = self._qn
        for box in element.iter(qn("w:txbxContent")):
            if not any(
                above.tag == "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
                for above in box.iterancestors()
            ):
                yield from self.blocks(box)
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style_id = style.get(qn("w:val")) if style is not None else ""
        number = self._numbering.next(element, style_id)
        lines = [line.strip() for line in _text(element, qn).split("\n")]
        lines = [line for line in lines if line]
        if not lines:
            return
        if style_id in self._titles and not self.title and len(" ".join(lines)) <= 2 * _LONGEST_HEADING:
            self.title = "".join(lines)
            return
        level = self._outline_level(element) or self._levels.get(style_id, 0)
        text = number + " ".join(lines)
        if level and len(text) <= _LONGEST_HEADING and not text.endswith(("。", "；", "，")):
            yield Heading(text, level)
            return
        lines[0] = number + lines[0]
        yield from map(Paragraph, lines)

    def _outline_level(self, element: Any) -> int:
        found = element.find(f"{self._qn('w:pPr')}/{self._qn('w:outlineLvl')}")
        value = found.get(self._qn("w:val")) if found is not None else None
        return int(value) + 1 if value and value.isdigit() and int(value) < 9 else 0

    def _table(self, table: Any) -> Iterator[Block]:
        qn = self._qn
        rows = list(_children(table, qn, "w:tr"))
        placed = [list(_cells(row, qn)) for row in rows]
        if sum(len(row) for row in placed) == 1 or _is_frame(placed, qn):
            for row in placed:
                for _, _, cell in row:
                    yield from self.blocks(cell)
            return
        grid = Grid()
        for y, row in enumerate(placed):
            for column, width, cell in row:
                if _goes_on(cell, qn) and y:
                    continue
                height = 1
                while y + height < len(placed) and any(
                    c == column and _goes_on(below, qn) for c, _, below in placed[y + height]
                ):
                    height += 1
                grid.place(y, column, self._cell_text(cell), height, width)
        marked = sum(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows[:3])
        yield from read_grid(
            grid, header_rows=marked if 0 < marked < len(rows) and not _titled(grid) else None
        )

    def _cell_text(self, cell: Any) -> str:
        lines: list[str] = []
        for block in self.blocks(cell):
            if isinstance(block, Heading | Paragraph):
                lines.append(block.text)
            else:
                lines.extend(
                    " ".join(filter(None, texts))
                    for texts in (block.header, *(row.cells for row in block.rows), block.notes)
                )
        return "\n".join(lines)


def _titled(grid: Grid) -> bool:
    """Whether the first row is one merged cell: repeated on each page it is a title, not a header."""
    rows = grid.rows()
    return bool(rows) and len({cell.owner for cell in rows[0]}) == 1


def _styles(word: WordDocument, qn: Any) -> tuple[dict[str, int], set[str]]:
    """Heading level by style id, and the ids of title styles; a style inherits from its base."""
    own: dict[str, int] = {}
    bases: dict[str, str] = {}
    titles: set[str] = set()
    for style in word.styles.element.findall(qn("w:style")):
        style_id = style.get(qn("w:styleId")) or ""
        label = style.find(qn("w:name"))
        label = (label.get(qn("w:val")) or "") if label is not None else ""
        base = style.find(qn("w:basedOn"))
        if base is not None:
            bases[style_id] = base.get(qn("w:val")) or ""
        level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        named = _HEADING_STYLE.fullmatch(label.strip())
        if label.strip().lower() in ("title", "标题"):
            titles.add(style_id)
        elif named:
            own[style_id] = int(named[1])
        elif level is not None and (level.get(qn("w:val")) or "9") in "012345678":
            own[style_id] = int(level.get(qn("w:val"))) + 1
    levels: dict[str, int] = {}
    for style_id in {*own, *bases}:
        above, seen = style_id, set()
        while above and above not in own and above not in seen:
            seen.add(above)
            above = bases.get(above, "")
        if above in own:
            levels[style_id] = own[above]
    return levels, titles


def _text(paragraph: Any, qn: Any) -> str:
    """The paragraph's text as shown: without deleted runs, field codes and text boxes."""
    parts: list[str] = []
    skipped = {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:txbxContent"),
        qn("w:pPr"),
        qn("w:instrText"),
        qn("w:rPr"),
    }

    def walk(element: Any) -> None:
        for child in element:
            if child.tag in skipped:
                continue
            if child.tag == qn("w:t"):
                parts.append(child.text or "")
            elif child.tag == qn("w:tab"):
                parts.append("\t")
            elif child.tag in (qn("w:br"), qn("w:cr")):
                parts.append("\n")
            elif child.tag == qn("w:noBreakHyphen"):
                parts.append("-")
            else:
                walk(child)

    walk(paragraph)
    return "".join(parts)


def _children(parent: Any, qn: Any, tag: str) -> Iterator[Any]:
    """Rows or cells, also those inside content controls."""
    for child in parent:
        if child.tag == qn(tag):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _children(child, qn, tag)


def _cells(row: Any, qn: Any) -> Iterator[tuple[int, int, Any]]:
    """(first column, number of columns, cell) of a row."""
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    column = _number(before, qn, 0)
    for cell in _children(row, qn, "w:tc"):
        width = max(1, _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), qn, 1))
        yield column, width, cell
        column += width


def _number(element: Any, qn: Any, default: int) -> int:
    value = element.get(qn("w:val")) if element is not None else None
    return int(value) if value and value.isdigit() else default


def _goes_on(cell: Any, qn: Any) -> bool:
    """Whether the cell is the lower part of a vertically merged one."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(qn("w:val")) in (None, "continue")


def _is_frame(placed: list[list[tuple[int, int, Any]]], qn: Any) -> bool:
    """A one-column table with several paragraphs in a cell only draws a frame around text."""
    return all(len(row) <= 1 for row in placed) and any(
        len(cell.findall(qn("w:p"))) > 1 for row in placed for _, _, cell in row
    )
