"""Sets a draft as a Word file, the way offices lay out theirs."""

import io
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from .draft import Draft, cells
from .fixed import settled

FONTS = {"H": "方正小标宋简体", "T": "方正小标宋简体", "1": "黑体", "2": "楷体_GB2312"}
SIZES = {"H": 36.0, "T": 22.0, "K": 14.0}
CENTRED = {"H", "N", "T", "B", "C"}


def document(draft: Draft, options: dict[str, Any]) -> bytes:
    """The .docx of the draft. Options: ``title`` (``style`` sets the title in Word's own style, ``breaks``
    in one paragraph with line breaks), ``sign`` (``spaces`` pushes the signature right with spaces),
    ``footer`` (page numbers), ``colophon`` (``table`` sets it in a table)."""
    made = docx.Document()
    made.styles["Normal"].font.name = "仿宋_GB2312"
    made.styles["Normal"].font.size = Pt(16)
    made.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    if options.get("footer"):
        _page_number(made)
    titles = [block.text for block in draft.blocks if block.kind == "T"]
    colophon = [block.text for block in draft.blocks if block.kind == "K"]
    first_title = True
    for block in draft.blocks:
        if block.kind == "|":
            _table(made, block.rows)
        elif block.kind == "T" and options.get("title") == "style":
            made.add_paragraph(block.text, style="Title")
        elif block.kind == "T" and options.get("title") == "breaks":
            if first_title:
                line = made.add_paragraph()
                line.alignment = WD_ALIGN_PARAGRAPH.CENTER
                for n, text in enumerate(titles):
                    run = _run(line, text, "T")
                    if n < len(titles) - 1:
                        run.add_break()
            first_title = False
        elif block.kind == "K" and options.get("colophon") == "table":
            if block.text == colophon[0]:
                made.add_paragraph()  # two tables that touch are one table to Word
                _table(made, tuple((text,) for text in colophon))
        else:
            _line(made, block.kind, block.text, options)
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue())


def _line(made: Any, kind: str, text: str, options: dict[str, Any]) -> None:
    line = made.add_paragraph()
    if kind == "A":
        line.add_run().add_break(WD_BREAK.PAGE)
    if kind in CENTRED:
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif kind in "SD" and options.get("sign") == "spaces":
        text = "　" * (22 - len(text) // 2) + text
    elif kind in "SD":
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.right_indent = Pt(64 if kind == "D" else 32)
    elif kind in "p12":
        line.paragraph_format.first_line_indent = Pt(32)
    run = _run(line, text, kind)
    if kind == "H":
        run.font.color.rgb = RGBColor(0xE0, 0, 0)
    if kind == "N" and any(style == "H" for style in options.get("kinds", "")):
        _rule(line)


def _run(line: Any, text: str, kind: str) -> Any:
    run = line.add_run(text)
    run.font.size = Pt(SIZES.get(kind, 16.0))
    if kind in FONTS:
        run.font.name = FONTS[kind]
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONTS[kind])
    return run


def _table(made: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    table = made.add_table(rows=len(rows), cols=max(len(row) for row in rows))
    table.style = "Table Grid"
    for cell in cells(rows):
        place = table.cell(cell.row, cell.column)
        if cell.height > 1 or cell.width > 1:
            end = table.cell(cell.row + cell.height - 1, cell.column + cell.width - 1)
            place = place.merge(end)
        place.text = cell.text


def _rule(line: Any) -> None:
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "1"), ("color", "E00000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    line._element.get_or_add_pPr().append(borders)


def _page_number(made: Any) -> None:
    line = made.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run("— ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = line.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._element.append(mark)
    line.add_run(" —")
