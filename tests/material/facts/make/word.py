"""Word files."""

import io

from docx import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from .archive import settle
from .document import Document, Table


def write(document: Document) -> bytes:
    """The document as .docx."""
    word = Word()
    for text in document.head():
        line = word.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = line.add_run(text)
        run.bold = text == document.title
        run.font.size = Pt(18 if run.bold else 14)
    for block in document.blocks:
        if isinstance(block, Table):
            grid = word.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
            for span in block.spans():
                cell = grid.cell(span.row, span.column)
                if span.rows > 1 or span.columns > 1:
                    cell = cell.merge(
                        grid.cell(span.row + span.rows - 1, span.column + span.columns - 1)
                    )
                cell.text = span.text
        elif block.level > 0:
            word.add_heading(block.text, block.level)
        else:
            line = word.add_paragraph(block.text)
            if block.level < 0:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            else:
                line.paragraph_format.first_line_indent = Pt(28)
    out = io.BytesIO()
    word.save(out)
    return settle(out.getvalue())
