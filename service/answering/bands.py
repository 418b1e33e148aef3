"""Bands by which sums are told apart (10公里以内, 5至8小时, 缺勤满十五天), and what a question measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import inf

_N = r"(?:\d+(?:\.\d+)?|[零一二两三四五六七八九十百]+|半)"
# How each measure is written, with what one of it comes to; five days of work are a week.
_UNITS = {
    "公里": ((r"公里|千米|km", 1.0), (r"里(?=路|地)", 0.5)),
    "小时": ((r"个?(?:小时|钟头)", 1.0),),
    "人": ((r"个?人(?![间次民员份])|名(?:学生|幼儿|儿童)", 1.0),),
    "岁": ((r"周?岁", 1.0),),
    "天": (
        (r"个?(?:工作日|教学日)", 1.4),
        (r"天|日(?![期托元用常])", 1.0),
        (r"个?(?:周(?![岁一二三四五六日末])|星期|礼拜)", 7.0),
        (r"个?月(?![\d一二三四五六七八九十份])", 30.0),
    ),
}
_ABSENT, _PRESENT = "缺勤", "在园"
_IS_ABSENT = re.compile(
    r"缺勤|缺课|请[^,;，。；]{0,6}假|请了.{1,4}(?=退|返)|病假|事假|[未没][^,;，。；]{0,4}[到入在去来][园校]?|离[园校]|不在[园校]"
)
_IS_PRESENT = re.compile(r"出勤|在[园校]|[入到][园校]|实际|(?:只|才|就)[去上读来到]")
_ASKED = r"(?!多少|几|好多|大概|最[多高]|[收交要])"  # 「一个月收多少」 measures nothing
_WEEKS = re.compile(r"周|星期|礼拜")
_MONTH = 28
_BELOW = {"不足", "不满", "未满", "未达", "未达到", "少于", "小于", "低于", "<"}
_AT_MOST = {"≤", "不超过", "未超过"}
_ABOVE = {"超过", "大于", "多于", "高于", ">"}
_FIGURES = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class Band:
    """``unit`` from ``least`` to ``most``, both included unless ``open_low`` or ``open_high``."""

    unit: str
    least: float
    most: float
    open_low: bool = False
    open_high: bool = False

    def meets(self, low: float, high: float) -> bool:
        """Whether it holds any of the values from ``low`` to ``high``."""
        over = high > self.least if self.open_low else high >= self.least
        under = low < self.most if self.open_high else low <= self.most
        return over and under


def measures_in(question: str) -> dict[str, tuple[float, float]]:
    """What a folded question measures, as the least and the most that may be meant: 「十五公里」.

    Days are only those that a child was away or there (缺勤, 在园).
    """
    found: dict[str, tuple[float, float]] = {}
    for unit, written in _UNITS.items():
        for words, factor in written:
            match = re.search(rf"(?<![每\d第])({_N})(个?半)?多?(?:{words})(半)?{_ASKED}", question)
            if match is not None and unit not in found:
                value = (_value(match[1]) + 0.5 * bool(match[2] or match[3])) * factor
                found[unit] = (value, value)
    days = found.pop("天", None)
    if days is not None:
        absent, present = _IS_ABSENT.search(question), _IS_PRESENT.search(question)
        if not _WEEKS.search(question):  # ten days may be ten days of work; a month has 28 to 31
            days = (0.93 * days[0], days[1] + 1 if days[1] >= _MONTH else 1.4 * days[1])
        if absent or present:
            found[_PRESENT if present and not absent else _ABSENT] = days
    return found


def is_outside(measures: Mapping[str, tuple[float, float]], text: str) -> bool:
    """Whether a folded statement is for other distances, hours, ages … than those that are asked about."""
    bands = list(bands_in(text)) if measures else []
    for unit, (low, high) in measures.items():
        ours = [band for band in bands if band.unit == unit]
        if ours and not any(band.meets(low, high) for band in ours):
            return True
    return False


def bands_in(text: str) -> Iterator[Band]:
    """The bands that a folded statement gives: 「10公里（含）以内」, 「5—8小时」, 「缺勤超过半个月」."""
    for unit in _UNITS:
        taken = text
        for pattern in _patterns(unit):
            for match in pattern.finditer(taken):
                band = _band(unit, match, taken)
                if band is not None:
                    yield band
            taken = pattern.sub(lambda match: "＃" * len(match[0]), taken)


@cache
def _patterns(unit: str) -> tuple[re.Pattern[str], ...]:
    """From one to another; from or up to one by a word before it; the same by a word behind it."""
    words = "|".join(words for words, _ in _UNITS[unit])
    under = r"(?:不足|不满|未满|未达到?|少于|小于|低于|不超过|未超过|<|≤)"
    included = r"(?:\(?不?含[^(),;，。；]{0,8}\)?|[及或])?"
    return (
        re.compile(
            rf"(?P<low>{_N})(?P<lower>{words})?{included}(?:(?:以上|起|的)?[、,，]?(?:但|且|而)?(?P<open>{under})"
            rf"|(?:以上|起)?\s*[—\-–~～至到]+\s*|以上[、,，]?)(?P<high>{_N})(?P<unit>{words})"
        ),
        re.compile(rf"(?P<before>{under}|超过|大于|多于|高于|≥|>|达到?|满|不少于|不低于)\s*(?P<high>{_N})(?P<unit>{words})"),
        re.compile(rf"(?P<high>{_N})(?P<unit>{words}){included}(?P<after>以[内下上外]|之[内外])"),
    )


def _band(unit: str, match: re.Match[str], text: str) -> Band | None:
    groups = match.groupdict()
    named, name = groups["unit"], unit
    if unit == "天":
        if text[match.end() : match.end() + 1] == "内":
            return None  # 「10个工作日内退还」 is when money comes back
        around = text[max(0, match.start() - 16) : match.end()]
        name = _PRESENT if _IS_PRESENT.search(around) and not _IS_ABSENT.search(around) else _ABSENT
    high = _value(groups["high"]) * _factor(unit, named)
    if "low" in groups:
        low = _value(groups["low"]) * _factor(unit, groups["lower"] or named)
        open_high = groups["open"] is not None and groups["open"] not in _AT_MOST
        return Band(name, low, high, open_high=open_high) if low < high else None
    if "after" in groups:
        return Band(name, high, inf) if groups["after"][1] in "上外" else Band(name, -inf, high)
    before = groups["before"]
    if before in _BELOW | _AT_MOST:
        return Band(name, -inf, high, open_high=before in _BELOW)
    return Band(name, high, inf, open_low=before in _ABOVE)


def _factor(unit: str, named: str) -> float:
    """What one of a unit, as it is written, comes to."""
    written = _UNITS[unit]
    return next((factor for words, factor in written if re.match(words, f"{named}路")), written[0][1])


def _value(figure: str) -> float:
    """What a figure, or a Chinese numeral below a thousand, comes to; 半 is a half."""
    if figure[0].isdecimal():
        return float(figure)
    total, ones = 0, 0
    for char in figure.removesuffix("半"):
        if char in "十百":
            total += (ones or 1) * (10 if char == "十" else 100)
            ones = 0
        else:
            ones = _FIGURES[char]
    return total + ones + 0.5 * figure.endswith("半")
