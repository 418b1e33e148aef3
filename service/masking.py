"""Personal numbers out of citizens' texts, before they are stored, logged or sent on.

Masked: ID numbers (GB 11643, also the old 15 digits), student numbers (全国学籍号: G or L and the ID
number), bank cards and any other number of 15 and more digits, mobile phones. Left alone: landlines
and service numbers, amounts, years, document numbers, unified social credit codes (GB 32100), which
are public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

STUDENT = "［学籍号已隐去］"
IDENTITY = "［身份证号已隐去］"
CARD = "［银行卡号已隐去］"
NUMBER = "［号码已隐去］"
MOBILE = "［手机号已隐去］"

_GAP = r"[ \t\-—]?"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_ID = rf"[1-9]\d{{5}}{_GAP}(?:18|19|20)\d\d{_DAY}{_GAP}\d{{3}}[\dXx](?!\d)"

# In this order: a longer number is taken before a shorter one could be seen in it.
_STUDENT = re.compile(rf"(?<![A-Za-z])[GgLl]{_GAP}{_ID}", re.ASCII)
_IDENTITY = re.compile(rf"(?<!\d)(?:{_ID}|[1-9]\d{{5}}\d\d{_DAY}\d{{3}}(?!\d))", re.ASCII)
_LONG = re.compile(
    r"(?<![\d.])(?:\d{15,}[Xx]?|\d{4}(?P<gap>[ -])\d{4}(?P=gap)\d{4}(?P=gap)\d{4}(?:(?P=gap)\d{1,3})?)(?!\d)",
    re.ASCII,
)
_MOBILE = re.compile(
    r"(?<![\d.])(?:(?:\+|00)?86[ -]?|0)?1[3-9]\d"
    rf"(?:{_GAP}\d{{4}}{_GAP}\d{{4}}|\.\d{{4}}\.\d{{4}}|[ \t\-—]\d{{8}})"
    r"(?!\d|\s*(?:万|亿|元(?!旦)|\.\d))",
    re.ASCII,
)


def mask(text: str) -> str:
    """The text with every personal number replaced by a label that says what stood there."""
    pieces = []
    place = 0
    for begin, end, label in _found(text):
        pieces += [text[place:begin], label]
        place = end
    return "".join([*pieces, text[place:]])


def personal_numbers(text: str) -> Iterator[str]:
    """The personal numbers in a text as they are written there, so that their echo can be masked too."""
    return (text[begin:end] for begin, end, _ in _found(text))


def _found(text: str) -> list[tuple[int, int, str]]:
    """(begin, end, label) of each personal number, in the text's order."""
    plain = "".join(_plain(sign) for sign in text)
    found = []
    for pattern, label in ((_STUDENT, STUDENT), (_IDENTITY, IDENTITY), (_LONG, ""), (_MOBILE, MOBILE)):
        for match in pattern.finditer(plain):
            if said := label or _label(match):
                found.append((*match.span(), said))
                plain = plain[: match.start()] + "□" * len(match.group()) + plain[match.end() :]
    return sorted(found)


def _plain(sign: str) -> str:
    """A digit, letter, hyphen or space of any width as its ASCII twin; always one sign for one."""
    if sign.isdecimal():
        return str(int(sign))
    if "！" <= sign <= "～":  # the full-width forms
        return chr(ord(sign) - 0xFEE0)
    return " " if sign == "\u3000" else sign


def _label(match: re.Match[str]) -> str:
    """What a long number is, "" where it is public."""
    written = match.group()
    digits = re.sub(r"\D", "", written)
    if match["gap"] is not None:  # groups of four may be years; only a true card number is masked
        return CARD if _is_card(digits) else ""
    if 15 < len(digits) < 20 and _is_card(digits):
        return CARD
    return "" if _is_credit_code(written) else NUMBER


def _is_card(digits: str) -> bool:
    """Luhn's check (ISO/IEC 7812)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _is_credit_code(written: str) -> bool:
    """The check sign of GB 32100: 18 signs, weights 3^i mod 31."""
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    code = written.upper()
    if len(code) != 18 or any(sign not in signs for sign in code):
        return False
    total = sum(signs.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return signs.index(code[17]) == -total % 31
