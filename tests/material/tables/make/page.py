"""Printed pages: tables drawn by reportlab with a CJK font of which the used glyphs are embedded."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as Drawn

from .model import Table

_FONT = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
_NAME = "hei"


def style(size: float = 10, align: int = 0) -> ParagraphStyle:
    """A paragraph style in the set's font, breaking lines between any two Chinese characters."""
    if _NAME not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(_NAME, _FONT))
    return ParagraphStyle(
        f"s{size}{align}",
        fontName=_NAME,
        fontSize=size,
        leading=size * 1.4,
        alignment=align,
        wordWrap="CJK",
    )


def line(text: str, size: float = 10, align: int = 0) -> Any:
    """One paragraph of the page."""
    return Paragraph(_marked(text), style(size, align))


def title(text: str) -> Any:
    return line(text, 14, TA_CENTER)


GRID = (("GRID", (0, 0), (-1, -1), 0.6, colors.black),)


def drawn(
    known: Table,
    widths: Sequence[float],
    rules: Sequence[tuple[Any, ...]] = GRID,
    *,
    repeat: bool = False,
    align: int = TA_CENTER,
    split: bool = False,
) -> Any:
    """The table with its merged cells; ``repeat`` sets the header on every page, ``split`` lets a row
    go on over the page's end."""
    cells = [[""] * known.width for _ in known.rows]
    merged: list[tuple[Any, ...]] = []
    filled: list[list[Any]] = [list(row) for row in cells]
    for span in known.spans():
        body = Paragraph(_marked(span.text), style(9.5, align)) if span.text else ""
        filled[span.row][span.column] = body
        if span.down > 1 or span.across > 1:
            end = (span.column + span.across - 1, span.row + span.down - 1)
            merged.append(("SPAN", (span.column, span.row), end))
    return Drawn(
        filled,
        colWidths=list(widths),
        repeatRows=known.header if repeat else 0,
        splitInRow=int(split),
        style=TableStyle([*merged, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *rules]),
    )


def shown(known: Table, widths: Sequence[float], *arguments: Any, **options: Any) -> list[Any]:
    """Caption, unit line, table and notes, one under the other."""
    return [
        *([title(known.caption), Spacer(1, 6)] if known.caption else []),
        *([line(known.unit, 9, TA_RIGHT), Spacer(1, 3)] if known.unit else []),
        drawn(known, widths, *arguments, **options),
        Spacer(1, 4),
        *(line(note, 9) for note in known.notes),
        Spacer(1, 12),
    ]


def rendered(
    parts: Sequence[Any],
    size: tuple[float, float] = A4,
    each_page: Callable[[Any, Any], None] | None = None,
) -> bytes:
    """The pages as a PDF that is the same from run to run."""
    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=size, invariant=1, leftMargin=56, rightMargin=56)
    if each_page:
        document.build(list(parts), onFirstPage=each_page, onLaterPages=each_page)
    else:
        document.build(list(parts))
    return out.getvalue()


def running(head: str) -> Callable[[Any, Any], None]:
    """Sets a running head and the page's number on every page."""

    def set_down(canvas: Any, document: Any) -> None:
        style()
        canvas.setFont(_NAME, 9)
        canvas.drawCentredString(document.pagesize[0] / 2, document.pagesize[1] - 40, head)
        canvas.drawCentredString(document.pagesize[0] / 2, 36, f"— {document.page} —")

    return set_down


def _marked(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\n", "<br/>")
