"""PDF files, typeset on A4 with page numbers."""

import io

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from .document import Document, Table

FONT = "STSong-Light"
_WIDTH = 460


def _style(**settings: object) -> ParagraphStyle:
    plain = {"fontName": FONT, "fontSize": 11, "leading": 18, "wordWrap": "CJK"}
    return ParagraphStyle("s", **(plain | settings))


def _grid(table: Table) -> Grid:
    small = _style(fontSize=9.5, leading=13)
    cells = [["" for _ in row] for row in table.rows]
    lines = [("GRID", (0, 0), (-1, -1), 0.6, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    filled: list[list[object]] = [list(row) for row in cells]
    for span in table.spans():
        filled[span.row][span.column] = Paragraph(span.text.replace("\n", "<br/>"), small)
        lines.append(
            (
                "SPAN",
                (span.column, span.row),
                (span.column + span.columns - 1, span.row + span.rows - 1),
            )
        )
    return Grid(filled, colWidths=[_WIDTH / len(cells[0])] * len(cells[0]), style=lines, repeatRows=1)


def _number(canvas: Canvas, page: SimpleDocTemplate) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(A4[0] / 2, 30, f"— {page.page} —")


def write(document: Document) -> bytes:
    """The document as .pdf."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    flow: list[object] = []
    for text in document.head():
        size = 16 if text == document.title else 12
        flow.append(Paragraph(text, _style(fontSize=size, leading=size * 1.6, alignment=TA_CENTER)))
    flow.append(Spacer(1, 10))
    for block in document.blocks:
        if isinstance(block, Table):
            flow += [_grid(block), Spacer(1, 8)]
        elif block.level < 0:
            flow.append(Paragraph(block.text, _style(alignment=TA_RIGHT)))
        elif block.level > 0:
            flow.append(Paragraph(block.text, _style(fontSize=12.5)))
        else:
            flow.append(Paragraph(block.text, _style(firstLineIndent=22)))
    out = io.BytesIO()
    sheet = SimpleDocTemplate(out, pagesize=A4, invariant=1, title=document.title, topMargin=60)
    sheet.build(flow, onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()
