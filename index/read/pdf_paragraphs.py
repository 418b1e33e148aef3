"""Lines of a PDF to paragraphs and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.read.clauses import clause_of
from index.read.document import Block, Heading, Paragraph
from index.read.grid import join_wrapped
from index.read.pdf_lines import Line, usual_size

_STARTS = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇\d]{1,5}[编章节条款步]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|附\s*件\s*\d*\s*(?:[：:]|$)|[•●◆▪■★※]|[问答QA][：:]|(?:注|备注|说明)[：:])"
)
_ENDED = re.compile(r"[。！？；：]$")
_SENTENCE = re.compile(r"[。；！，,;：:]$|。")
_LONGEST_HEADING = 40
_Style = tuple[float, bool]


class Headings:
    """Which sizes and weights of a document are those of its headings.

    A size or weight counts where it is larger or bolder than the text, is used for short lines only,
    and not only above the first line of text: what stands there is letterhead and title, which are
    found by their wording.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        every = list(lines)
        self._usual = usual_size(every)
        plain = Counter[bool]()
        for line in every:
            if abs(line.size - self._usual) < 0.6:
                plain[line.bold] += len(line.text)
        self._text_is_bold = plain[True] > plain[False]
        uses: Counter[_Style] = Counter()
        long: Counter[_Style] = Counter()
        self._body_from = next(
            (number for number, line in enumerate(every) if self._is_text(line)), len(every)
        )
        for number, line in enumerate(every):
            if number > self._body_from and self._stands_out(line):
                uses[_style(line)] += 1
                long[_style(line)] += not _could_head(line.text)
        styles = [style for style, count in uses.items() if long[style] * 4 <= count]
        # Larger before smaller, bold before plain.
        order = sorted(styles, key=lambda style: (-style[0], not style[1]))
        self._levels = {style: level for level, style in enumerate(order, 1)}

    def level(self, lines: Sequence[Line], text: str) -> int:
        """The level of the heading that the lines of a paragraph are, 0 for text."""
        if not _could_head(text) or not all(self._stands_out(line) for line in lines):
            return 0
        return self._levels.get(_style(lines[0]), 0)

    def _stands_out(self, line: Line) -> bool:
        return line.size > self._usual * 1.12 or (
            line.bold and not self._text_is_bold and line.size > self._usual * 0.95
        )

    def _is_text(self, line: Line) -> bool:
        return not self._stands_out(line) and (len(line.text) >= 20 or bool(_ENDED.search(line.text)))


def goes_on(previous: Line, line: Line) -> bool:
    """Whether ``line`` carries on the paragraph of the line before it."""
    size = max(previous.size, line.size, 1.0)
    if abs(previous.size - line.size) > 0.15 * size or _STARTS.match(line.text):
        return False
    if len(previous.spans) > 1 and len(line.spans) > 1:
        return False  # things set side by side, no running text
    full = previous.right >= previous.margin_right - 2.2 * size
    indented = line.left >= line.margin_left + 1.2 * size
    if (
        indented
        and abs((line.left - line.margin_left) - (previous.left - previous.margin_left)) < 0.5 * size
        and not _is_centred(line)
    ):
        indented = False  # a whole paragraph set in from the margin
        full = full and not _ENDED.search(previous.text)
    return full and not indented


def block_of(lines: Sequence[Line], headings: Headings) -> Block | None:
    """The paragraph or heading that joined lines are, None where they say nothing."""
    text = join_wrapped([line.text for line in lines]).strip()
    if not text:
        return None
    level = headings.level(lines, text)
    return Heading(text, level) if level else Paragraph(text)


def _could_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not (_SENTENCE.search(text) and clause_of(text) is None)


def _style(line: Line) -> _Style:
    return round(line.size * 2) / 2, line.bold


def _is_centred(line: Line) -> bool:
    left, right = line.left - line.margin_left, line.margin_right - line.right
    return left > 2 * line.size and abs(left - right) < 2 * line.size
