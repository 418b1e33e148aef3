"""PDF files with running heads and page numbers; long tables run over pages without a second header.

The font is one of Adobe's predefined Chinese fonts, named and not embedded: files stay small, and the text
that is read back is exact because its character map is predefined too.
"""

from __future__ import annotations

import io
import re

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as PaperTable

from data.make_bureau.document import Document, Table
from data.make_bureau.write.letterhead import closing, opening

_FONT = "STSong-Light"
_TEXT = ParagraphStyle("text", fontName=_FONT, fontSize=12, leading=21, firstLineIndent=24, wordWrap="CJK")
_TITLE = ParagraphStyle(
    "title", parent=_TEXT, fontSize=17, leading=28, alignment=TA_CENTER, firstLineIndent=0
)
_CENTRE = ParagraphStyle("centre", parent=_TEXT, alignment=TA_CENTER, firstLineIndent=0)
_CELL = ParagraphStyle("cell", parent=_TEXT, fontSize=10, leading=15, firstLineIndent=0)
_RIGHT = ParagraphStyle("right", parent=_TEXT, alignment=TA_RIGHT)
_HEADING = re.compile(r"^[一二三四五六七八九十]+、")
_PAGE_WIDTH = 440.0


def pdf(document: Document) -> bytes:
    """``widths: 1 3 6`` gives the columns' shares of the page."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    saved = io.BytesIO()
    paper = SimpleDocTemplate(
        saved,
        pagesize=A4,
        leftMargin=77,
        rightMargin=77,
        topMargin=80,
        bottomMargin=80,
        title=document.title,
        author=document.key("issuer"),
        invariant=1,
    )
    shares = [float(share) for share in document.key("widths").split()]
    story: list[Flowable] = []
    for line in opening(document):
        story.append(Paragraph(line, _TITLE if line == document.title else _CENTRE))
    story.append(Spacer(1, 10))
    for block in document.blocks:
        if isinstance(block, Table):
            story += [_table(block, shares), Spacer(1, 10)]
        else:
            story.append(Paragraph(block, _TEXT))
    story += [Paragraph(line, _RIGHT) for line in closing(document)]

    def frame(canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.setFont(_FONT, 9)
        canvas.drawString(77, A4[1] - 50, document.key("running_head") or document.key("issuer"))
        canvas.drawCentredString(A4[0] / 2, 45, f"— {canvas.getPageNumber()} —")

    paper.build(story, onFirstPage=frame, onLaterPages=frame)
    return saved.getvalue()


def _table(table: Table, shares: list[float]) -> PaperTable:
    columns = len(table.rows[0])
    if len(shares) != columns:
        shares = [1.0] * columns
    cells = [[Paragraph(text, _CELL) if text else "" for text in row] for row in table.texts()]
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    style += [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in table.merges()]
    return PaperTable(
        cells,
        colWidths=[_PAGE_WIDTH * share / sum(shares) for share in shares],
        style=TableStyle(style),
        repeatRows=0,
    )
