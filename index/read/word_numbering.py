"""Automatic numbers of Word paragraphs, which are shown but are no part of their text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document in reading order."""

    def __init__(self, word: WordDocument) -> None:
        from docx.oxml.ns import qn

        self._qn = qn
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._by_style: dict[str, tuple[str, int]] = {}
        self._read_lists(word)
        self._read_styles(word)

    def next(self, paragraph: Any, style_id: str) -> str:
        """The number shown before ``paragraph`` (「一、」), "" where it has none; counts it."""
        qn = self._qn
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is not None:
            list_id, level = self._value(found, "w:numId"), int(self._value(found, "w:ilvl") or 0)
        elif style_id in self._by_style:
            list_id, level = self._by_style[style_id]
        else:
            return ""
        if list_id not in self._lists or not any(True for _ in paragraph.iter(qn("w:t"))):
            return ""
        shared, levels = self._lists[list_id]
        if level not in levels:
            return ""
        counts = self._counts[shared]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return self._shown(levels, counts, level)

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        own = levels[level]
        if own.form in ("bullet", "none"):
            return ""
        text = own.pattern
        for position, described in levels.items():
            mark = f"%{position + 1}"
            if mark in text:
                text = text.replace(mark, _number(counts.get(position, described.start), described.form))
        return text if not text or text[-1] in "、．.）)" else f"{text} "

    def _read_lists(self, word: WordDocument) -> None:
        qn = self._qn
        try:
            root = word.part.numbering_part.element
        except (KeyError, NotImplementedError):  # a document without numbered lists
            return
        abstract: dict[str, dict[int, _Level]] = {}
        for item in root.findall(qn("w:abstractNum")):
            abstract[item.get(qn("w:abstractNumId")) or ""] = self._levels(item)
        for item in root.findall(qn("w:num")):
            shared = self._value(item, "w:abstractNumId")
            levels = dict(abstract.get(shared, {}))
            number = item.get(qn("w:numId")) or ""
            overridden = item.findall(qn("w:lvlOverride"))
            for override in overridden:
                levels.update(self._levels(override))
            # An override starts a count of its own; other lists of one form share theirs.
            self._lists[number] = (f"num{number}" if overridden else shared, levels)

    def _levels(self, parent: Any) -> dict[int, _Level]:
        qn = self._qn
        return {
            int(level.get(qn("w:ilvl")) or 0): _Level(
                self._value(level, "w:numFmt") or "decimal",
                self._value(level, "w:lvlText"),
                int(self._value(level, "w:start") or 1),
            )
            for level in parent.findall(qn("w:lvl"))
        }

    def _read_styles(self, word: WordDocument) -> None:
        qn = self._qn
        for style in word.styles.element.findall(qn("w:style")):
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is not None and self._value(found, "w:numId"):
                level = int(self._value(found, "w:ilvl") or 0)
                self._by_style[style.get(qn("w:styleId")) or ""] = (self._value(found, "w:numId"), level)

    def _value(self, parent: Any, tag: str) -> str:
        found = parent.find(self._qn(tag))
        return (found.get(self._qn("w:val")) or "") if found is not None else ""


def _number(value: int, form: str) -> str:
    """``value`` in one of the forms that Word writes list numbers in."""
    if form in (
        "chineseCountingThousand",
        "chineseCounting",
        "japaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "taiwaneseCounting",
        "koreanCounting",
    ):
        return chinese_number(value)
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    if form == "decimalEnclosedParen" and 1 <= value <= 20:
        return f"（{value}）"
    if form in ("upperLetter", "lowerLetter") and 1 <= value <= 26:
        return chr((65 if form == "upperLetter" else 97) + value - 1)
    if form in ("upperRoman", "lowerRoman") and 1 <= value < 40:
        roman = "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    return str(value)


def chinese_number(value: int) -> str:
    """1 to 999 in Chinese figures as clauses are counted: 十一, 二十, 一百零五."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "") if value else "〇"
