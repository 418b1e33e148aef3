"""Sets a draft as a PDF with lines broken at the margin and page numbers."""

import io
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from .draft import Draft, cells

FONT = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
SIZES = {"H": 30, "T": 20, "1": 15}
ALIGNED = {"H": TA_CENTER, "N": TA_CENTER, "T": TA_CENTER, "B": TA_CENTER, "C": TA_CENTER,
           "S": TA_RIGHT, "D": TA_RIGHT}


def pages(draft: Draft, options: dict[str, Any]) -> bytes:
    """The .pdf of the draft. Option ``running``: a line at the head of each page."""
    pdfmetrics.registerFont(TTFont("zenhei", str(FONT)))
    out = io.BytesIO()
    made = SimpleDocTemplate(out, pagesize=A4, invariant=1, topMargin=80, bottomMargin=70,
                             leftMargin=75, rightMargin=75)
    story: list[Any] = []
    for block in draft.blocks:
        if block.kind == "|":
            story += [_table(block.rows, made.width), Spacer(1, 8)]
            continue
        if block.kind == "A":
            story.append(PageBreak())
        story.append(_line(block.kind, block.text))
        if block.kind in "HNT":
            story.append(Spacer(1, 8))

    def numbered(canvas: Any, page: Any) -> None:
        canvas.setFont("zenhei", 11)
        canvas.drawCentredString(A4[0] / 2, 40, f"— {page.page} —")
        if options.get("running"):
            canvas.drawString(75, A4[1] - 50, options["running"])

    made.build(story, onFirstPage=numbered, onLaterPages=numbered)
    return out.getvalue()


def _line(kind: str, text: str) -> Paragraph:
    size = SIZES.get(kind, 14)
    style = ParagraphStyle(
        kind, fontName="zenhei", fontSize=size, leading=size * 1.6, wordWrap="CJK",
        alignment=ALIGNED.get(kind, 0), firstLineIndent=2 * size if kind in "p12" else 0,
        rightIndent=40 if kind in "SD" else 0, textColor=colors.red if kind == "H" else colors.black)
    return Paragraph(text, style)


def _table(rows: tuple[tuple[str, ...], ...], width: float) -> Table:
    style = ParagraphStyle("cell", fontName="zenhei", fontSize=11, leading=15, wordWrap="CJK")
    grid: list[list[Any]] = [["" for _ in rows[0]] for _ in rows]
    marks: list[Any] = [("GRID", (0, 0), (-1, -1), 0.6, colors.black)]
    for cell in cells(rows):
        grid[cell.row][cell.column] = Paragraph(cell.text, style)
        end = (cell.column + cell.width - 1, cell.row + cell.height - 1)
        if end != (cell.column, cell.row):
            marks.append(("SPAN", (cell.column, cell.row), end))
    return Table(grid, colWidths=[width / len(rows[0])] * len(rows[0]), style=marks)
