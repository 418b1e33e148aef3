"""Word documents, with real tables and merged cells."""

from __future__ import annotations

import io
import re

from docx import Document as new_word
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from data.make_bureau.document import Document, Table
from data.make_bureau.write.archive import without_times
from data.make_bureau.write.letterhead import closing, opening

_CHAPTER = re.compile(r"^(第[一二三四五六七八九十]+章|[一二三四五六七八九十]+、)")


def word(document: Document) -> bytes:
    """``style: headings`` sets real heading styles; otherwise headings are bold text, as most are."""
    paper = new_word()
    normal = paper.styles["Normal"]
    normal.font.name = "FangSong"
    normal.font.size = Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    for line in opening(document):
        paragraph = paper.add_paragraph()
        run = paragraph.add_run(line)
        if line == document.title:
            run.bold = True
            run.font.size = Pt(18)
        if line != document.key("addressee"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in document.blocks:
        if isinstance(block, Table):
            _table(paper, block)
        elif _CHAPTER.match(block) and document.key("style") == "headings":
            paper.add_heading(block, level=1)
        else:
            paragraph = paper.add_paragraph()
            paragraph.paragraph_format.first_line_indent = Cm(0.85)
            paragraph.add_run(block).bold = bool(_CHAPTER.match(block)) and len(block) < 30
    for line in closing(document):
        paper.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    saved = io.BytesIO()
    paper.save(saved)
    return without_times(saved.getvalue())


def _table(paper: WordDocument, table: Table) -> None:
    grid = paper.add_table(rows=len(table.rows), cols=len(table.rows[0]))
    grid.style = "Table Grid"
    for row, texts in enumerate(table.texts()):
        cells = grid.rows[row].cells
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
            if row < table.header_rows:
                for run in cell.paragraphs[0].runs:
                    run.bold = True
    for top, left, bottom, right in table.merges():
        kept = grid.cell(top, left).merge(grid.cell(bottom, right))
        kept.text = table.rows[top][left]
    paper.add_paragraph()
