"""Numbers as a sheet shows them: number formats of workbooks applied to the numbers stored.

After ECMA-376 part 1, 18.8.30 and 18.8.31, with the built-in formats as a Chinese Excel shows them.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

# Formats that are known by their number only.
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0", 6: "¥#,##0", 7: "¥#,##0.00", 8: "¥#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0", 42: "¥#,##0;-¥#,##0",
    43: "#,##0.00;-#,##0.00", 44: "¥#,##0.00;-¥#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss",
    48: "##0.0E+0", 49: "@", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"',
    54: 'm"月"d"日"', 55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}  # fmt: skip
_PART = re.compile(
    r"""(?P<text>"[^"]*"|\\.)|(?P<skip>_.|\*.)|(?P<bracket>\[[^\]]*\])|(?P<general>General|G/通用格式)
    |(?P<noon>AM/PM|A/P|上午/下午)|(?P<date>yyyy|yy|e|m{1,5}|d{1,4}|h{1,2}|s{1,2}(?:\.0{1,3})?|a{3,4})
    |(?P<digit>[0#?][0#?,]*(?:\.[0#?]*)?(?:,+(?![0#?]))?|\.[0#?]+)|(?P<power>E[+-]0+)
    |(?P<fraction>/)|(?P<other>.)""",
    re.X | re.I | re.S,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_CURRENCY = re.compile(r"\[\$([^\-\]]*)(?:-[^\]]*)?\]")
_OF_THE_SYSTEM = re.compile(r"\[\$-F([84])00\]", re.I)  # the long date, the time of day
_DIGITS = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
_LAST_DAY = 2958465  # 9999-12-31
_Parts = tuple[tuple[str, str], ...]


def shown(number: float, code: str = "", number_id: int = 0, from_1904: bool = False) -> str:
    """``number`` as shown under the format ``code``, or the built-in one ``number_id`` where that is blank.

    What cannot be shown under its format is shown as it is stored.
    """
    code = code or _BUILT_IN.get(number_id, "")
    if found := _OF_THE_SYSTEM.match(code):
        code = _BUILT_IN[31 if found[1] == "8" else 21]
    if not code or code.lower() == "general" or code == "@":
        return plain(number)
    chosen, negative = _section(code, number)
    if chosen is None:
        return plain(number)
    kinds = {kind for kind, _ in chosen}
    if "date" in kinds or any(kind == "bracket" and _is_elapsed(text) for kind, text in chosen):
        return _date(number, chosen, from_1904) or plain(number)
    if "general" in kinds:
        return _literal(chosen, plain(abs(number) if negative else number), "general")
    if "fraction" in kinds or "power" in kinds:
        return plain(number)
    if "digit" in kinds:
        return _figure(-abs(number) if number < 0 and not negative else abs(number), chosen)
    if any(kind == "other" and text == "@" for kind, text in chosen):
        return plain(number)
    return _literal(chosen, "", "")


def plain(number: float) -> str:
    """A number as it stands without a format: whole numbers without a point."""
    if float(number).is_integer() and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10f}".rstrip("0").rstrip(".") if 1e-4 <= abs(number) < 1e15 else repr(number)


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[tuple[_Parts, str], ...]:
    """The sections of a format, each with the condition it stands under or ""."""
    sections: list[list[tuple[str, str]]] = [[]]
    for found in _PART.finditer(code):
        kind = found.lastgroup or "other"
        if kind == "other" and found[0] == ";":
            sections.append([])
        else:
            sections[-1].append((kind, found[0]))
    conditions = [
        next((text for kind, text in parts if kind == "bracket" and _CONDITION.match(text)), "")
        for parts in sections
    ]
    return tuple((tuple(parts), condition) for parts, condition in zip(sections, conditions, strict=True))


def _section(code: str, number: float) -> tuple[_Parts | None, bool]:
    """The section that ``number`` is shown under, and whether that section stands for the sign."""
    sections = _sections(code)
    if any(condition for _, condition in sections):
        for parts, condition in sections:
            found = _CONDITION.match(condition)
            if not found or _holds(number, found[1], float(found[2])):
                return parts, False
        return sections[-1][0], False
    figures = sections[:3]
    if len(figures) >= 3 and number == 0:
        return figures[2][0], False
    if len(figures) >= 2 and number < 0:
        return figures[1][0], True
    return figures[0][0], False


def _holds(number: float, sign: str, limit: float) -> bool:
    return {
        "<": number < limit,
        ">": number > limit,
        "<=": number <= limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[sign]


def _is_elapsed(text: str) -> bool:
    return text.lower().strip("[]") in ("h", "hh", "m", "mm", "s", "ss")


def _text(kind: str, text: str) -> str:
    """What a part that is no figure shows."""
    if kind == "text":
        return text[1:] if text.startswith("\\") else text[1:-1]
    if kind == "bracket":
        found = _CURRENCY.match(text)
        return found[1] if found else ""
    return text if kind in ("other", "fraction") else ""


def _literal(parts: _Parts, value: str, place: str) -> str:
    return "".join(value if kind == place else _text(kind, text) for kind, text in parts).strip()


def _figure(number: float, parts: _Parts) -> str:
    places = [text for kind, text in parts if kind == "digit"]
    percent = sum(kind == "other" and text == "%" for kind, text in parts)
    scale = len(places[-1]) - len(places[-1].rstrip(","))
    value = Decimal(repr(float(number))) * 100**percent / 1000**scale
    pattern = "".join(places).rstrip(",")
    whole, _, decimals = pattern.partition(".")
    rounded = abs(value).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    least = whole.count("0")
    left = left.lstrip("0").rjust(least, "0")
    if "," in whole:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    needed = len(decimals.rstrip("#?"))
    while len(right) > needed and right.endswith("0"):
        right = right[:-1]
    sign = "-" if value < 0 and rounded else ""
    if len(places) > 1 and "." not in pattern:  # a telephone or card number in groups: 000-0000
        return sign + _grouped(parts, f"{rounded:f}")
    figure = left + ("." + right if right or (decimals == "" and "." in pattern) else "")
    done = False
    text = ""
    for kind, part in parts:
        if kind != "digit":
            text += _text(kind, part)
        elif not done:
            text += figure
            done = True
    return (sign + text).strip()


def _grouped(parts: _Parts, figures: str) -> str:
    """Figures dealt out from the right over several groups of places."""
    text = ""
    groups = [n for n, (kind, _) in enumerate(parts) if kind == "digit"]
    for n in range(len(parts) - 1, -1, -1):
        kind, part = parts[n]
        if kind != "digit":
            text = _text(kind, part) + text
            continue
        length = len(figures) if n == groups[0] else len(part)
        own, figures = figures[max(0, len(figures) - length) :], figures[: max(0, len(figures) - length)]
        text = own.rjust(part.count("0"), "0") + text
    return text.strip()


def _date(number: float, parts: _Parts, from_1904: bool) -> str:
    if not 0 <= number <= _LAST_DAY:
        return ""
    start = datetime.datetime(1904, 1, 1) if from_1904 else datetime.datetime(1899, 12, 30)
    if not from_1904 and number < 60:  # the calendar of 1900 counts a 29 February that never was
        start += datetime.timedelta(days=1)
    fine = any(kind == "date" and "." in text for kind, text in parts)
    moment = start + datetime.timedelta(milliseconds=round(number * 86_400_000))
    if not fine:
        moment = (moment + datetime.timedelta(milliseconds=500)).replace(microsecond=0)
    noon = any(kind == "noon" for kind, _ in parts)
    chinese = any(kind == "bracket" and text.lower() == "[dbnum1]" for kind, text in parts)
    text = ""
    previous = ""  # the last field, by which m is told to be months or minutes
    for n, (kind, part) in enumerate(parts):
        mark = part.lower()
        if kind == "bracket" and _is_elapsed(part):
            seconds = round(number * 86_400)
            text += str({"h": seconds // 3600, "m": seconds // 60, "s": seconds}[mark[1]])
            previous = mark[1]
        elif kind == "date":
            minutes = mark in ("m", "mm") and (previous == "h" or _next_field(parts, n) == "s")
            text += _field(moment, "minute" + mark[1:] if minutes else mark, noon, chinese)
            previous = "minute" if minutes else mark[0]
        elif kind == "noon":
            text += ("上午" if moment.hour < 12 else "下午") if part == "上午/下午" else f"{moment:%p}"
        elif kind == "digit":
            text += part
        else:
            text += _text(kind, part)
    return text.strip()


def _next_field(parts: _Parts, position: int) -> str:
    return next((text[0].lower() for kind, text in parts[position + 1 :] if kind == "date"), "")


def _field(moment: datetime.datetime, mark: str, noon: bool, chinese: bool) -> str:
    if mark in ("aaa", "aaaa"):
        return ("星期" if mark == "aaaa" else "") + _WEEKDAYS[moment.weekday()]
    if mark in ("ddd", "dddd", "mmm", "mmmm", "mmmmm"):
        names = {"ddd": "%a", "dddd": "%A", "mmm": "%b", "mmmm": "%B", "mmmmm": "%b"}
        return moment.strftime(names[mark])[: 1 if mark == "mmmmm" else None]
    if mark[0] in "ye":
        year = f"{moment.year:04}"[-2 if mark == "yy" else -4 :]
        return "".join(_DIGITS[int(digit)] for digit in year) if chinese else year
    hour = (moment.hour % 12 or 12) if noon else moment.hour
    value, wide = {
        "minute": (moment.minute, False), "minutem": (moment.minute, True),
        "m": (moment.month, False), "mm": (moment.month, True),
        "d": (moment.day, False), "dd": (moment.day, True),
        "h": (hour, False), "hh": (hour, True),
        "s": (moment.second, False), "ss": (moment.second, True),
    }.get(mark.partition(".")[0], (0, False))  # fmt: skip
    if chinese:
        from index.read.word_numerals import chinese_number

        return chinese_number(value)
    figures = f"{value:02}" if wide else str(value)
    decimals = len(mark.partition(".")[2])
    return figures + (f".{moment.microsecond / 1e6:.{decimals}f}".replace(".0.", ".") if decimals else "")
