"""Document numbers (发文字号): 某教发〔2026〕12号, 某市人民政府令第47号, 某局公告2026年第3号."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.catalogue.dates import DATE, number, year_number

_OPEN, _CLOSE = r"[〔\[（(［【﹝「]", r"[〕\]）)］】﹞」]"
_HAN_YEAR = r"[一二][〇○◯零OoОоＯ０0九][〇○◯零OoОоＯ０0一二三四五六七八九]{2}"
# The year may be masked (20××).
_YEAR = rf"(?:(?:19|20)(?:\d\d|××|XX|xx)|{_HAN_YEAR})"
_COUNT = r"(?:\d{1,5}|[一二三四五六七八九十百零〇]{1,6})"
_ORGAN = r"[\u4e00-\u9fffA-Za-z×]{1,16}"
# Organ's short name, year, number.
_BRACKETED = rf"{_ORGAN}\s*{_OPEN}\s*{_YEAR}\s*年?\s*{_CLOSE}\s*第?\s*{_COUNT}\s*号"
# Orders and announcements are counted by organ (「第47号」), or by organ and year (「2026年第3号」).
_NTH = rf"{_OPEN}?\s*(?:{_YEAR}\s*年\s*)?第\s*{_COUNT}\s*号\s*{_CLOSE}?"
_COUNTED = rf"[\u4e00-\u9fff]{{0,24}}(?:令|公告|通告)\s*{_NTH}"
NUMBER = rf"(?:{_BRACKETED}|{_COUNTED})"
_PARTS = re.compile(rf"({_ORGAN})\s*{_OPEN}\s*({_YEAR})\s*年?\s*{_CLOSE}\s*(第?)\s*({_COUNT})\s*号")
_COUNTED_PARTS = re.compile(
    rf"([\u4e00-\u9fff]{{0,24}}(?:令|公告|通告))?\s*{_OPEN}?\s*(?:({_YEAR})\s*年\s*)?第\s*({_COUNT})\s*号"
    rf"\s*{_CLOSE}?\s*(令|公告|通告)?"
)
# The words of a sentence that may stand before a number without a gap.
# One character alone may as well begin a place's name (原教发, 将教发), unless more follows than that.
_LEADING = re.compile(
    r"^.*(?:根据|依据|按照|依照|遵照|落实|执行|修改|废止|转发|印发|公布|发布|的|按|见|对|把|与|据"
    r"|.(?:将|自|同|经|以|在|于|由|为|和|及)(?=..[^〔])|原(?=..[^〔]))(?=.)"
)
_LABEL = r"(?:(?:发文字号|发文号|文号|文件编号|编号)\s*[:：]?\s*)?"
_LINE = re.compile(rf"{_LABEL}[（(]?\s*({_BRACKETED})\s*[）)]?(?:[\s　]*签发人.*)?")
# Behind the red head on its line: 「某局文件　某教发〔2026〕1号」
_BEHIND_HEAD = re.compile(rf"\S[^《》。：:]{{2,40}}[\s　]+({_BRACKETED})")
# Under a title: 「（某教〔2026〕1号附件2，某局2026年3月1日印发）」, 「（2026年3月1日　某教〔2026〕1号）」
_NOTE = re.compile(rf"[（(]?\s*({_BRACKETED})(?:附件\d*|附表\d*)?\s*[，,；;].*")
_NOTE_DATED = re.compile(
    rf"[（(]\s*(?:{DATE})?[^（）()《》。]{{0,30}}?[\s　，,]*({_BRACKETED})"
    r"[\s　，,]*[^（）()《》。]{0,30}[）)]"
)
_IN_TITLE = re.compile(rf"[（(]\s*({_BRACKETED})\s*[）)]\s*$")
_COUNTED_LINE = re.compile(rf"{_NTH}(?:[\s　]*签发人.*)?")
_COUNTED_WHOLE = re.compile(rf"[\u4e00-\u9fff\s]{{0,24}}(?:令|公告|通告)\s*{_NTH}")
_HEAD = re.compile(r"[\u4e00-\u9fff]{2,24}(?:令|公告|通告)|公告|通告")
_TOP_LINES = 14
_LONGEST = 80


def find_number(title: str, lines: Sequence[str]) -> str:
    """The document's own number: behind its title, or on a line of its own over the body."""
    found = _IN_TITLE.search(title)
    if found:
        return tidy_number(found.group(1))
    above = _squeezed(title)
    for line in lines[:_TOP_LINES]:
        own = _own(line, above)
        if own and not line.startswith(("根据", "依据")):
            return tidy_number(own)
        if line.endswith("。"):  # the body has begun: what follows is referred to
            return ""
        above = _squeezed(line)
    return ""


def _own(line: str, above: str) -> str:
    """The number that a line states of the document under it; ``above`` is the line over it."""
    line = line.strip()
    bare = re.sub(r"(?<=[\u4e00-\u9fff])[ \t](?=[\u4e00-\u9fff〔\[（(])", "", line)
    for form in (_LINE, _NOTE, _NOTE_DATED, _BEHIND_HEAD):
        found = form.fullmatch(bare)
        if found:
            return found.group(1)
    if len(line) <= _LONGEST and (titled := _IN_TITLE.search(line)):
        return titled.group(1)
    if _COUNTED_WHOLE.fullmatch(line):
        return _squeezed(line)
    if _COUNTED_LINE.fullmatch(line) and _HEAD.fullmatch(above):
        return above + _squeezed(line)
    return ""


def is_number_line(line: str) -> bool:
    """Whether a line only numbers (and dates) what stands below it."""
    return any(form.fullmatch(line) for form in (_LINE, _NOTE, _NOTE_DATED, _COUNTED_LINE))


def tidy_number(text: str) -> str:
    """A number however written as 某教〔2026〕12号 or 某局公告2026年第3号; other text as it is.

    A 第 that the standard does not have (某教〔2026〕第12号) stays: whoever looks for it sees it printed.
    """
    found = _PARTS.search(text)
    if found:
        organ, year, nth, count = found.groups()
        return f"{_LEADING.sub('', organ)}〔{_figures(year)}〕{nth}{_count(count)}号"
    counted = _COUNTED_PARTS.search(text)
    if counted and (counted.group(1) or counted.group(4)):
        head, year, count, kind = counted.groups()
        head = _LEADING.sub("", head or "")
        if not year and not head:
            return f"第{_count(count)}号{kind}"
        return f"{head or kind}{_figures(year) + '年' if year else ''}第{_count(count)}号"
    return text.strip()


def without_nth(document_number: str) -> str:
    """A tidy number as the standard has it, to compare by: some write 第 before the count, some do not."""
    return document_number.replace("〕第", "〕")


def _figures(year: str) -> str:
    return year if year[:2].isdigit() else str(year_number(year))


def _count(count: str) -> str:
    return str(int(count)) if count.isdecimal() else str(number(count))


def _squeezed(line: str) -> str:
    return re.sub(r"[\s　]", "", line)
