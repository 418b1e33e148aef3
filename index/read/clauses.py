"""The numbers that clauses of official documents begin with."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_FIGURES = "一二三四五六七八九十百零〇○两"
# From the outermost to the innermost, after the layout standard for official documents
# (GB/T 9704: 一、 （一） 1. （1）) and the order of regulations (编 章 节 条 款).
_FORMS = (
    ("annex", re.compile(r"附\s*[件表录]\s*(?P<n>[一二三四五六七八九十\d]{0,3})\s*(?:[：:.．、]|$|(?=\s))")),
    ("part", re.compile(rf"第\s*(?P<n>[{_FIGURES}\d]+)\s*(?:编|部分|篇)(?=[\s：:、]|[\u4e00-\u9fff]|$)")),
    ("roman", re.compile(r"(?P<n>[Ⅰ-Ⅻ])(?:\s*[、.．：:]|(?=\s))")),
    ("chapter", re.compile(rf"第\s*(?P<n>[{_FIGURES}\d]+)\s*章")),
    ("section", re.compile(rf"第\s*(?P<n>[{_FIGURES}\d]+)\s*节(?!课)")),
    ("article", re.compile(rf"第\s*(?P<n>[{_FIGURES}\d]+)\s*条(?!规定|的|款|第|、|和|至|所|中|之规定)")),
    ("paragraph", re.compile(rf"第\s*(?P<n>[{_FIGURES}\d]+)\s*款(?=[\s：:、])")),
    ("one", re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})\s*[、.．]")),
    ("bracketed", re.compile(r"[（(]\s*(?P<n>[一二三四五六七八九十]{1,3})\s*[）)]|(?P<m>[㈠-㈩])")),
    (
        "step",
        re.compile(
            rf"第\s*(?P<n>[{_FIGURES}\d]+)\s*步(?:[：:、.．]|(?=[\s\u4e00-\u9fff])|$)"
            r"|(?:步骤|环节)\s*(?P<m>[一二三四五六七八九十\d]{1,3})(?:[：:、.．]|(?=\s)|$)"
        ),
    ),
    ("figure", re.compile(r"(?P<n>\d{1,2})\s*(?:[、．]|\.(?!\d))|(?P<m>[⒈-⒛])")),
    (
        "decimal",
        re.compile(
            r"(?P<n>\d{1,2}\.\d{1,2})\.?(?=[\s\u4e00-\u9fff])(?!\s*(?:元|万|%|倍|年|月|日|号|亿|米|公里))"
        ),
    ),
    ("double decimal", re.compile(r"(?P<n>\d{1,2}\.\d{1,2}\.\d{1,2})\.?(?=[\s\u4e00-\u9fff])")),
    (
        "bracketed figure",
        re.compile(r"[（(]\s*(?P<n>\d{1,2})\s*[）)]|(?P<m>\d{1,2})[)）]|(?P<o>[⑴-⒇])"),
    ),
    ("circled", re.compile(r"(?P<n>[①-⑳㉑-㉟❶-❿])|(?P<m>\d)\ufe0f?\u20e3")),
    ("letter", re.compile(r"(?P<n>[A-Z])\s*(?:[、．]|\.(?=\s*[\u4e00-\u9fff]))")),
    ("small letter", re.compile(r"[（(]?(?P<n>[a-z])(?:[)）、．]|\.(?=\s*[\u4e00-\u9fff]))")),
)
_BLANK = " \t\u3000\u00a0"
_TITLE = re.compile(r"^(?P<title>[^。；！？，,\n]{1,30}?)(?:[。：:]|[\s\u3000]+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Clause:
    """The number at the start of a line: its form, how deep that form usually stands, its value.

    ``mark`` is the number as written, ``rest`` the text behind it.
    """

    form: str
    rank: int
    value: int
    mark: str
    rest: str

    @property
    def title(self) -> str:
        """The short title that a running clause begins with (「户籍类。凡…」), or ""."""
        found = _TITLE.match(self.rest)
        return found["title"] if found and len(self.rest) > found.end() else ""


def clause_of(text: str) -> Clause | None:
    """The clause number that ``text`` begins with, None where it begins with none."""
    bare = text.lstrip(_BLANK)
    for rank, (form, pattern) in enumerate(_FORMS):
        found = pattern.match(bare)
        if found:
            number = next((part for part in found.groups() if part), "")
            return Clause(form, rank, _value(number), bare[: found.end()], bare[found.end() :].strip(_BLANK))
    return None


def _value(number: str) -> int:
    if len(number) == 1 and not number.isdecimal() and not "\u4e00" <= number <= "\u9fff":
        return _of_sign(number)
    if "." in number:
        return int(number.rsplit(".", 1)[-1])
    if number.isdecimal():
        return int(number)
    total, figure = 0, 0
    for char in number:
        if char in "百十":
            total += (figure or 1) * (100 if char == "百" else 10)
            figure = 0
        elif char in "零〇○":
            figure = 0
        else:
            figure = "一二三四五六七八九".find(char) + 1 or 2
    return total + figure


def _of_sign(sign: str) -> int:
    """The value of a number that is one sign: ③ Ⅲ ㈢ ⒊ C c."""
    if sign.isascii():
        return ord(sign.upper()) - ord("A") + 1
    value = unicodedata.numeric(sign, 0)
    return int(value)
