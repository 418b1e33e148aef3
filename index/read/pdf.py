"""PDF files: what PDFium finds on the pages, put together to paragraphs, headings and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from index.read.document import Block, Document, UnreadableFile
from index.read.pdf_alignment import Marks, find_tables
from index.read.pdf_columns import in_reading_order
from index.read.pdf_layers import covered, seen_characters
from index.read.pdf_lines import Line, lines_of, with_margins
from index.read.pdf_margins import without_running_heads
from index.read.pdf_pages import Box, Page, open_document, pages_of
from index.read.pdf_paragraphs import Headings, block_of, goes_on
from index.read.pdf_regions import Region
from index.read.pdf_rules import read_drawing
from index.read.pdf_scans import find_engine, recognise
from index.read.pdf_tables import OpenTable
from index.read.pdf_titles import titles_side_by_side

_FEW_CHARACTERS = 25  # on a page that is a picture: a stamp or the name of the scanning program
_SCANNED = 0.4  # of the page is one picture


@dataclass
class _Sheet:
    """What is left to put together of one page."""

    number: int
    height: float
    lines: list[Line] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    frames: list[tuple[Box, list[Line]]] = field(default_factory=list)
    marks: Marks = field(default_factory=lambda: Marks((), ()))


def read_pdf(data: bytes, name: str) -> list[Document]:
    """One document: running heads and page numbers dropped, lines joined, tables over pages joined.

    Raises UnreadableFile where the file is encrypted, damaged or far too long, where its fonts do not
    say what characters they draw, and where most pages are scans that no program here can read.
    """
    document = open_document(data)
    try:
        sheets = _sheets(document)
    finally:
        document.close()
    blocks = list(_blocks(sheets))
    if not blocks:
        raise UnreadableFile("空文件：文档里没有文字")
    return [Document(name, tuple(blocks))]


def _sheets(document: Any) -> list[_Sheet]:
    sheets: list[_Sheet] = []
    scans: list[int] = []
    unnamed = 0
    engine: str | None = None
    for page in pages_of(document):
        characters = seen_characters(page)
        inked = sum(not character.text.isspace() for character in characters)
        if page.unnamed > max(10, 0.3 * (inked + page.unnamed)):
            unnamed += 1
            characters = []
        elif inked < _FEW_CHARACTERS and covered(page) > _SCANNED:
            engine = engine or ("" if engine == "" else find_engine() or "")
            characters = recognise(engine, document, page) if engine else []
            if not characters:
                scans.append(page.number)
        sheets.append(_sheet(page, characters))
    readable = sum(bool(sheet.lines or sheet.regions or sheet.frames) for sheet in sheets)
    if unnamed > readable:
        raise UnreadableFile("PDF 的字体没有文字对照表，无法取出文字，请提供原文件或重新导出")
    if len(scans) > readable or not readable:
        raise UnreadableFile(_reason(len(scans), len(sheets), bool(engine)))
    return sheets


def _reason(scans: int, pages: int, has_engine: bool) -> str:
    if not scans:
        return "扫描件或图片：没有文字层，需要先做文字识别"
    which = "扫描件没有文字层" if scans == pages else f"大部分是扫描件：共 {pages} 页，{scans} 页没有文字层"
    if has_engine:
        return f"{which}，文字识别（OCR）也没有得到可信的文字"
    return f"{which}，且没有安装文字识别（OCR）程序，需要先做文字识别"


def _sheet(page: Page, characters: Sequence[Any]) -> _Sheet:
    drawing = read_drawing(page, characters)
    upright = [character for character in drawing.outside if character.turn == 0]
    shades = [
        box
        for box, light in page.fills
        if light < 0.985 and box.bottom - box.top < 0.5 * page.height and box.right - box.left > 12
    ]
    return _Sheet(
        page.number,
        page.height,
        lines_of(upright),
        drawing.regions,
        [(box, lines) for box, inside in drawing.frames if (lines := lines_of(inside))],
        Marks(drawing.level_rules, shades),
    )


_Part = Line | Region | list[Line]


def _blocks(sheets: Sequence[_Sheet]) -> Iterator[Block]:
    kept = without_running_heads([sheet.lines for sheet in sheets], [sheet.height for sheet in sheets])
    for sheet, lines in zip(sheets, kept, strict=True):
        sheet.lines = lines
    framed = (lines for sheet in sheets for _, lines in sheet.frames)
    headings = Headings(chain(chain.from_iterable(kept), chain.from_iterable(framed)))
    writer = _Writer(headings)
    for sheet in sheets:
        going_on = writer.table.columns if writer.table is not None and writer.table.aligned else ()
        for part in _parts(sheet, going_on):
            yield from writer.write(part, sheet.number)
    yield from writer.end()


def _parts(sheet: _Sheet, going_on: Sequence[float]) -> Iterator[_Part]:
    """Lines, tables and framed boxes of a page in reading order."""
    sheet.lines, titles = titles_side_by_side(sheet.lines, sheet.regions)
    fixed: list[tuple[float, float, _Part]] = []
    for table, above in zip(sheet.regions, titles, strict=True):
        parts: list[_Part] = [*above, table]
        fixed.extend((table.box.top, table.box.bottom, part) for part in parts)
    fixed.extend((box.top, box.bottom, with_margins(lines)) for box, lines in sheet.frames)
    fixed.sort(key=lambda one: one[0])
    frames = [box for box, _ in sheet.frames]
    first = True
    for stretch in _stretches(sheet):
        lines = with_margins(stretch, frames)
        tables = find_tables(lines, sheet.marks, going_on if first else ())
        position = 0
        first = False
        for start, end, region in [*tables, (len(lines), len(lines), None)]:
            for line in lines[position:start]:
                while fixed and fixed[0][0] < line.top and _stands_above(fixed[0], line):
                    yield fixed.pop(0)[2]
                yield line
            if region is not None:
                while fixed and fixed[0][0] < region.box.top:
                    yield fixed.pop(0)[2]
                yield region
            position = end
    for _, _, part in fixed:
        yield part


def _stands_above(part: tuple[float, float, _Part], line: Line) -> bool:
    """Tables stand above a line that begins below their top; boxes beside the text come behind it."""
    return isinstance(part[2], Region | Line) or part[1] <= line.bottom


def _stretches(sheet: _Sheet) -> Iterator[list[Line]]:
    """Lines in reading order, parted where a ruled table stands between them."""
    tops = sorted(region.box.top for region in sheet.regions)
    parts: list[list[Line]] = [[] for _ in range(len(tops) + 1)]
    for line in sheet.lines:
        parts[sum(top < line.middle for top in tops)].append(line)
    for lines in parts:
        yield from in_reading_order(lines)


class _Writer:
    """Joins lines to paragraphs and tables over pages; a box waits until the paragraph has ended."""

    def __init__(self, headings: Headings) -> None:
        self.table: OpenTable | None = None
        self._headings = headings
        self._open: list[Line] = []
        self._waiting: list[list[Line]] = []

    def write(self, part: _Part, page: int) -> Iterator[Block]:
        if isinstance(part, list):
            self._waiting.append(part)
        elif isinstance(part, Line):
            yield from self._end_table()
            if not self._open or not goes_on(self._open[-1], part):
                yield from self._end_paragraph()
            self._open.append(part)
        else:
            yield from self._end_paragraph()
            if self.table is not None and self.table.goes_on_in(part, page):
                self.table.add(part, page)
            else:
                yield from self._end_table()
                self.table = OpenTable(part, page)

    def end(self) -> Iterator[Block]:
        yield from self._end_table()
        yield from self._end_paragraph()

    def _end_table(self) -> Iterator[Block]:
        if self.table is not None:
            yield from self.table.blocks()
            self.table = None

    def _end_paragraph(self) -> Iterator[Block]:
        if self._open:
            block = block_of(self._open, self._headings)
            self._open = []
            if block is not None:
                yield block
        waiting, self._waiting = self._waiting, []
        for lines in waiting:
            yield from self._box(lines)

    def _box(self, lines: Sequence[Line]) -> Iterator[Block]:
        joined: list[list[Line]] = []
        for line in lines:
            if joined and goes_on(joined[-1][-1], line):
                joined[-1].append(line)
            else:
                joined.append([line])
        for group in joined:
            block = block_of(group, self._headings)
            if block is not None:
                yield block
