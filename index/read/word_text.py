"""The text of a Word paragraph as it is shown once all changes are accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from index.read.word_package import W, is_on, value
from index.read.word_styles import Styles
from index.read.word_unseen import is_unseen

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
# Deleted or moved away, properties, codes, readings above characters, comments' marks.
_LEFT_OUT = frozenset(
    W + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "rt", "rubyPr", "delText", "fldData")
)
_SPELLED = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# Fields whose result is about pages, or a list of the headings.
_PAGE_FIELD = re.compile(
    r"\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|INDEX|TOA|SECTION|FILENAME|XE|TC|RD)\b", re.I
)
_ENCLOSED = re.compile(r"EQ\s*\\o\s*(?:\\a[clr])?\s*\(\s*[○◯〇]\s*[,，;；]\s*([^)]{1,4})\)", re.I)
# Signs of the picture fonts that forms use; the others of these fonts only decorate.
_PICTURES = {
    0x6F: "□", 0x71: "□", 0x72: "□", 0x78: "☒", 0xA1: "○", 0xA8: "□", 0xFD: "☒", 0xFE: "☑", 0xFB: "×",
    0xFC: "√", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧",
    0x89: "⑨", 0x8A: "⑩",
}  # fmt: skip
_PICTURES_2 = {0x52: "☑", 0x51: "☒", 0x53: "☒", 0x50: "√", 0x4F: "×", 0xA3: "□", 0x2A: "□", 0x30: "□"}
_SYMBOLS = {0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xB0: "°", 0xA5: "∞", 0xB7: "·"}


@dataclass(slots=True)
class Said:
    """A paragraph's text, and what hangs on it: text boxes and (kind, id) of notes, in their order."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    contents: bool = False  # whether some of it was the list of headings


@dataclass(slots=True)
class _Field:
    code: str = ""
    shows: bool = False  # whether the code has ended and the result is being read

    @property
    def is_dropped(self) -> bool:
        return bool(_PAGE_FIELD.match(self.code))


class TextReader:
    """Reads paragraphs in their order: a field may begin in one and end in another."""

    def __init__(self, body: Any, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        ends = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
        self._balanced = ends.count("begin") == ends.count("end")

    def read(self, paragraph: Any, style_id: str) -> Said:
        """What ``paragraph`` says; text boxes are not read, only named."""
        said = Said()
        parts: list[str] = []
        self._walk(paragraph, said, parts, self._styles.is_hidden(style_id))
        if not self._balanced:
            self._fields.clear()
        said.text = "".join(parts)
        return said

    def _walk(self, element: Any, said: Said, parts: list[str], hidden: bool) -> None:
        for child in element:
            tag = child.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                self._walk(child, said, parts, self._is_hidden(child, hidden))
            elif tag == f"{W}fldChar":
                self._mark(child, parts)
            elif tag == f"{W}instrText":
                if self._fields and not self._fields[-1].shows:
                    self._fields[-1].code += child.text or ""
            elif tag == f"{W}txbxContent":
                said.boxes.append(child)
            elif tag == _ALTERNATE:
                self._walk(_chosen(child), said, parts, hidden)
            elif tag == f"{W}sdt" and is_left_out(child):
                said.contents = said.contents or is_contents(child)
            elif tag == f"{W}fldSimple" and _PAGE_FIELD.match(child.get(f"{W}instr") or ""):
                continue
            elif hidden or self._is_silent(said):
                if len(child):
                    self._walk(child, said, parts, hidden)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                said.notes.append((tag[len(W) : -len("Reference")], child.get(f"{W}id") or ""))
            elif tag in (f"{W}t", f"{_MATH}t"):
                parts.append(child.text or "")
            elif tag in _SPELLED:
                parts.append(_SPELLED[tag])
            elif tag == f"{W}sym":
                parts.append(_symbol(child))
            elif tag == _TEXTPATH:
                parts.append(child.get("string") or "")
            elif tag == f"{_MATH}den":
                parts.append("/")
                self._walk(child, said, parts, hidden)
            else:
                self._walk(child, said, parts, hidden)

    def _is_hidden(self, run: Any, inherited: bool) -> bool:
        if is_unseen(run):
            return True
        own = is_on(run, "rPr/vanish")
        if own is not None:
            return own
        return inherited or self._styles.is_hidden(value(run, "rPr/rStyle"))

    def _is_silent(self, said: Said) -> bool:
        """Whether what is read is a field's code, or the result of one about pages."""
        dropped = any(field.is_dropped for field in self._fields)
        said.contents = said.contents or any("TOC" in field.code.upper() for field in self._fields if dropped)
        return dropped or any(not field.shows for field in self._fields)

    def _mark(self, mark: Any, parts: list[str]) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                ticked = is_on(box, "checked")
                parts.append("☑" if (ticked if ticked is not None else is_on(box, "default")) else "□")
        elif self._fields and kind == "separate":
            self._fields[-1].shows = True
        elif self._fields and kind == "end":
            ended = self._fields.pop()
            enclosed = _ENCLOSED.search(ended.code)
            if enclosed and not ended.shows:
                parts.append(_enclosed(enclosed[1].strip()))


def is_left_out(control: Any) -> bool:
    """Whether a content control only holds a prompt to fill it in, or the table of contents."""
    return bool(is_on(control, "sdtPr/showingPlcHdr")) or is_contents(control)


def is_contents(control: Any) -> bool:
    """Whether a content control holds the table of contents."""
    return "table of contents" in value(control, "sdtPr/docPartObj/docPartGallery").lower()


def has_ended_mark(paragraph: Any) -> bool:
    """Whether the paragraph's end was deleted or moved away: the next one then goes on with it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))


def _chosen(alternate: Any) -> Any:
    """The form of an alternate that has something to read; they say the same."""
    for form in alternate:
        if any(True for _ in form.iter(f"{W}t", _TEXTPATH)):
            return form
    return ()


def _symbol(sign: Any) -> str:
    code = sign.get(f"{W}char") or ""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    font = (sign.get(f"{W}font") or "").lower()
    if font in ("wingdings", "wingdings 2"):
        return (_PICTURES_2 if font.endswith("2") else _PICTURES).get(point & 0xFF, "")
    if font == "symbol":
        return _SYMBOLS.get(point & 0xFF, "")
    return "" if 0xE000 <= point <= 0xF8FF or point < 0x20 or point > 0x10FFFF else chr(point)


def _enclosed(text: str) -> str:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 20:
        return chr(0x2460 + int(text) - 1)
    return text
