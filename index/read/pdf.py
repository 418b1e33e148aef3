"""PDF files: text by PDFium, ruled tables by pdfplumber."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from typing import Any

from index.read.document import Block, Document, Paragraph, UnreadableFile
from index.read.grid import Cell, Grid
from index.read.pdf_lines import Line, Page, Region, join_lines, lines_of, without_running_heads
from index.read.tables import read_grid

_MOST_PAGES = 1000


def read_pdf(data: bytes, name: str) -> list[Document]:
    """One document: running heads and page numbers dropped, lines joined, tables over pages joined.

    Raises UnreadableFile where the file is encrypted, damaged, or has pictures of pages only.
    """
    pages = _pages(data)
    if sum(len(page.characters) for page in pages) < 10:
        raise UnreadableFile("扫描件没有文字层，需要先做文字识别")
    _find_tables(data, pages)
    blocks = _blocks(pages)
    if not blocks:
        raise UnreadableFile("空文件：文档里没有文字")
    return [Document(name, tuple(blocks))]


def _pages(data: bytes) -> list[Page]:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableFile("文件已加密，需要先去掉密码") from error
        raise UnreadableFile("文件损坏，无法作为 PDF 打开") from error
    try:
        pages: list[Page] = []
        for number in range(min(len(document), _MOST_PAGES)):
            try:
                pages.append(_page(document[number], pdfium))
            except pypdfium2.PdfiumError:  # one damaged page must not cost the others
                pages.append(Page(0, 0, [], False))
        return pages
    finally:
        document.close()


def _page(page: Any, pdfium: Any) -> Page:
    """Characters with their boxes, measured from the top left corner of the page as it is shown."""
    width, height = page.get_size()
    left, _, _, top = page.get_bbox()
    text = page.get_textpage()
    raw = text.raw
    characters = []
    # The box that the font gives a character, not its ink: a comma of a Chinese font is a square wide.
    box = pdfium.FS_RECTF()
    for index in range(pdfium.FPDFText_CountChars(raw)):
        char = chr(pdfium.FPDFText_GetUnicode(raw, index) or 0xFFFD)
        if char in "\r\n\0" or pdfium.FPDFText_IsGenerated(raw, index) == 1:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        size = pdfium.FPDFText_GetFontSize(raw, index)
        characters.append((char, box.left - left, top - box.top, box.right - left, top - box.bottom, size))
    ruled = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3))
    text.close()
    page.close()
    return Page(width, height, characters, ruled)


def _find_tables(data: bytes, pages: Sequence[Page]) -> None:
    """Adds to each ruled page the regions of its tables."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    numbers = [number for number, page in enumerate(pages) if page.ruled and page.characters]
    if not numbers:
        return
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number + 1 for number in numbers]) as document:
            for number, page in zip(numbers, document.pages, strict=True):
                for table in page.find_tables():
                    region = Region.of(table.bbox, table.cells)
                    if region is not None:
                        pages[number].tables.append(region)
                page.close()
    except (PDFException, PdfminerException, ValueError, KeyError, TypeError, IndexError):
        return  # what PDFium alone could read stays: text without tables


def _blocks(pages: Sequence[Page]) -> list[Block]:
    blocks: list[Block] = []
    lines: list[Line] = []
    open_table: _OpenTable | None = None

    def end_table() -> None:
        nonlocal open_table
        if open_table is not None:
            blocks.extend(read_grid(open_table.grid))
            open_table = None

    for page, parts in zip(
        pages, without_running_heads([lines_of(page) for page in pages], pages), strict=True
    ):
        for part in parts:
            if isinstance(part, Line):
                end_table()
                lines.append(part)
                continue
            blocks.extend(map(Paragraph, join_lines(lines)))
            lines = []
            if open_table is not None and open_table.goes_on_in(part, page):
                open_table.add(part)
            else:
                end_table()
                open_table = _OpenTable(part, page)
    end_table()
    blocks.extend(map(Paragraph, join_lines(lines)))
    return blocks


class _OpenTable:
    """A table that may go on over the next page."""

    def __init__(self, region: Region, page: Page) -> None:
        self.grid = Grid()
        self._edges = region.columns
        self._page = page
        self._rows = 0
        self._header: list[str] = []
        self.add(region)

    def goes_on_in(self, region: Region, page: Page) -> bool:
        """Whether ``region``, the first thing on a later page, has the same columns."""
        return (
            page is not self._page
            and len(region.columns) == len(self._edges)
            and all(abs(a - b) < 6 for a, b in zip(region.columns, self._edges, strict=True))
        )

    def add(self, region: Region) -> None:
        rows = region.filled()
        first = [cell.text for cell in rows[0]] if rows else []
        skipped = 1 if self._header and first == self._header else 0
        if not self._header:
            self._header = first
        broken = self._rows and skipped < len(rows) and _is_rest_of_row(rows[skipped])
        if broken:
            self._append_to_last(rows[skipped])
            skipped += 1
        offset = self._rows - skipped
        for top, column, height, width, text in region.cells_with_text():
            if top >= skipped:
                self.grid.place(top + offset, column, text, height, width)
        self._rows = max(self._rows, offset + len(rows))

    def _append_to_last(self, row: Sequence[Cell]) -> None:
        for column, cell in enumerate(row):
            if cell.text:
                self.grid.extend(self._rows - 1, column, cell.text)


def _is_rest_of_row(row: Sequence[Cell]) -> bool:
    """A first row on a page whose first cell and most others are blank finishes the row before."""
    filled = sum(bool(cell.text) for cell in row)
    return not row[0].text and 0 < filled <= max(1, len(row) // 2)
