"""Word files: paragraphs and tables written as Word itself stores them."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from .model import INNER, Span, Table
from .packed import steady

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class WordFile:
    """A .docx under way."""

    def __init__(self) -> None:
        self.document: Any = Document()
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "宋体", Pt(11)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")

    def say(self, text: str, align: str = "left", *, bold: bool = False, style: str | None = None) -> None:
        paragraph = self.document.add_paragraph(style=style)
        paragraph.alignment = _ALIGN[align]
        paragraph.add_run(text).bold = bold

    def show(self, table: Table, **options: Any) -> None:
        """Caption, unit line, table and notes, as paragraphs around a table."""
        if table.caption:
            self.say(table.caption, "center", bold=True)
        if table.unit:
            self.say(table.unit, "right")
        self.put(table_xml(table, **options))
        for note in table.notes:
            self.say(note)

    def put(self, element: Any) -> None:
        """Sets a table element behind the last paragraph."""
        self.document.element.body.insert_element_before(element, "w:sectPr")

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return steady(out.getvalue())


def table_xml(
    table: Table,
    *,
    repeat: bool = False,
    borders: bool = True,
    breaks: bool = False,
    inner: Any = None,
    align: str = "center",
) -> Any:
    """A w:tbl. ``repeat`` marks the header rows, ``breaks`` writes lines of a cell as w:br instead of
    paragraphs, ``inner`` is a w:tbl for the cell that holds a table of its own."""
    spans = {(span.row, span.column): span for span in table.spans()}
    element = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblW w:w='5000' w:type='pct'/>"
        + (f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if borders else "")
        + "</w:tblPr><w:tblGrid>"
        + f"<w:gridCol w:w='{9000 // table.width}'/>" * table.width
        + "</w:tblGrid></w:tbl>"
    )
    for row in range(len(table.rows)):
        line = parse_xml(f"<w:tr {nsdecls('w')}/>")
        if repeat and row < table.header:
            line.append(parse_xml(f"<w:trPr {nsdecls('w')}><w:tblHeader/></w:trPr>"))
        column = 0
        while column < table.width:
            span = spans[table.owner(row, column)]
            bold = row < table.header
            line.append(_cell_xml(span, row, breaks=breaks, inner=inner, align=align, bold=bold))
            column += span.across
        element.append(line)
    return element


def _cell_xml(span: Span, row: int, *, breaks: bool, inner: Any, align: str, bold: bool) -> Any:
    merged = ""
    if span.down > 1:
        merged = "<w:vMerge w:val='restart'/>" if row == span.row else "<w:vMerge/>"
    across = f"<w:gridSpan w:val='{span.across}'/>" if span.across > 1 else ""
    cell = parse_xml(f"<w:tc {nsdecls('w')}><w:tcPr>{across}{merged}</w:tcPr></w:tc>")
    text = span.text if row == span.row else ""
    if text == INNER:
        cell.append(inner)
        text = ""
    for part in [text] if breaks else text.split("\n"):
        runs = "<w:br/>".join(f"<w:t xml:space='preserve'>{_escaped(one)}</w:t>" for one in part.split("\n"))
        weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
        cell.append(
            parse_xml(
                f"<w:p {nsdecls('w')}><w:pPr><w:jc w:val='{align}'/></w:pPr><w:r>{weight}{runs}</w:r></w:p>"
            )
        )
    return cell


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
