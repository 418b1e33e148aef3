"""Figures, dates and numbers in Arabic or Chinese: literally as a source has them, unit and bounds too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A telephone number or a clock time is one figure; so is 1,200.5.
_ARABIC = re.compile(r"\d{3,4}[-－—]\d{7,8}(?:[-－—转]\d{1,6})?|\d+(?:[.,:：．]\d+)*")
_HAN = re.compile(r"[〇零一二两三四五六七八九十百千万亿半双]+")
# Words that count nothing.
_NO_FIGURES = re.compile(r"一起|一样|进一步|一下|十分|一致|一同|万一|一边|千万|一些")
_UNIT = re.compile(r"[\u4e00-\u9fff%％‰℃]")
_RANGE = r"[-－—–~～至到]+"
_RANGE_BEFORE = re.compile(rf"\d\s*(?:[\u4e00-\u9fff%％]{{0,2}}?){_RANGE}$")
_RANGE_AFTER = re.compile(rf"^(?:[\u4e00-\u9fff%％]{{0,2}}?){_RANGE}\s*\d")
_DAY_UNITS = set("年月日时号点:")
_BOUND_AFTER = re.compile(
    r"^[\u4e00-\u9fff%％（）()/]{0,6}?(?:(?:及|含)?(?P<up>以上)|(?P<down>以下)|(?P<within>以内|之内|内)"
    r"|(?P<before>以前|之前|前)|(?P<after>以后|之后|后)|(?P<from>起)|(?P<till>止)|(?P<about>左右))"
)
_BOUND_BEFORE = re.compile(
    r"(?:(?P<most>不超过|不高于|最多|最高|至多|不多于)|(?P<least>不低于|不少于|至少|最低|最少)"
    r"|(?P<over>超过|高于|多于)|(?P<under>不满|未满|不足|低于|少于)|(?P<full>年满|已满|满)"
    r"|(?P<about>约|近|大约)|(?P<till>截至|截止)|(?P<early>不早于)|(?P<late>不晚于|不迟于))[\u4e00-\u9fff]{0,2}$"
)
_SIDE = re.compile(r"(?P<ahead>前)$|(?P<behind>后)$")
_DATE = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日|(\d{4})年(\d{1,2})月(?!\d)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure where it stands, with the characters before and after it."""

    text: str
    before: str
    after: str

    @property
    def unit(self) -> str:
        """The first character of its unit, "" where none follows."""
        return self.after[:1] if _UNIT.match(self.after) else ""

    @property
    def ordinal(self) -> bool:
        """Whether it is the number of something (第3条)."""
        return self.before.endswith("第")

    def bounds(self) -> frozenset[str]:
        """What it is a bound of: at most, from … on, within."""
        preceding = (_BOUND_BEFORE.search(self.before), _SIDE.search(self.before))
        found = {f"{name}<" for match in preceding for name in _named(match)}
        following = re.split(r"[，。；、\d]", self.after, maxsplit=1)[0]
        return frozenset(found | {f"{name}>" for name in _named(_BOUND_AFTER.match(following))})

    def in_range(self) -> bool:
        """Whether it is one end of a range other than of days."""
        if self.unit in _DAY_UNITS:
            return False
        return bool(_RANGE_BEFORE.search(self.before) or _RANGE_AFTER.match(self.after))


def figures(text: str) -> list[Figure]:
    """The figures of a text in their order."""
    return [
        Figure(match.group(), text[max(0, match.start() - 12) : match.start()], text[match.end() :][:12])
        for match in _matches(text)
    ]


def units(clause: str) -> set[str]:
    """The units that a clause counts in; "·" for a figure without one."""
    return {figure.unit or "·" for figure in figures(clause)}


def borne_out(figure: Figure, text: str) -> bool:
    """Whether a text has the figure as it stands: unit, rank and bounds included."""
    return any(_same(figure, other, text) for other in figures(text) if other.text == figure.text)


def dates_borne_out(sentence: str, text: str) -> bool:
    """Whether each day and month named together stand together in the text as well."""
    known = set(_dates(text))
    return all(
        any(day[1:] == other[1:] and day[0] in ("", other[0]) for other in known) for day in _dates(sentence)
    )


def _same(figure: Figure, other: Figure, text: str) -> bool:
    if figure.ordinal != other.ordinal or figure.bounds() != other.bounds():
        return False
    if other.in_range() and not figure.in_range():
        return False
    if other.unit:
        return figure.unit in ("", other.unit)
    return figure.unit in text  # a table has the unit in the column's heading


def _matches(text: str) -> Iterator[re.Match[str]]:
    blank = _NO_FIGURES.sub(lambda match: "　" * len(match.group()), text)
    found = [*_ARABIC.finditer(text), *_HAN.finditer(blank)]
    return iter(sorted(found, key=lambda match: match.start()))


def _named(match: re.Match[str] | None) -> list[str]:
    return [name for name, value in match.groupdict().items() if value] if match else []


def _dates(text: str) -> Iterator[tuple[str, str, str]]:
    """(year, month, day), the parts that a later date leaves out taken from the one before."""
    year = month = ""
    for match in _DATE.finditer(text):
        if match[4]:
            year, month = match[4], match[5]
            yield year, month, ""
            continue
        year = match[1] or year
        month = match[2] or month
        yield year, month, match[3]
