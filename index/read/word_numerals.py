"""The forms that Word writes list numbers in (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_COUNTED = frozenset({
    "chineseCountingThousand", "chineseCounting", "japaneseCounting", "taiwaneseCountingThousand",
    "taiwaneseCounting", "koreanCounting", "japaneseDigitalTenThousand",
})  # fmt: skip
_DIGIT_BY_DIGIT = frozenset({"ideographDigital", "taiwaneseDigital"})
_LEGAL = frozenset({"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"})
_IN_LEGAL = str.maketrans("〇零一二三四五六七八九十百", "零零壹贰叁肆伍陆柒捌玖拾佰")
_SIGNS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def numeral(value: int, form: str) -> str:
    """``value`` in the form that Word calls ``form``; in figures where that form has none for it."""
    if form in _COUNTED:
        return chinese_number(value)
    if form in _DIGIT_BY_DIGIT:
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    if form in _LEGAL:
        return chinese_number(value).translate(_IN_LEGAL)
    if form in _SIGNS and 1 <= value <= len(_SIGNS[form]):
        return _SIGNS[form][value - 1]
    if form in ("upperRoman", "lowerRoman") and 1 <= value < 400:
        roman = ""
        for size, sign in _ROMAN:
            roman += sign * (value // size)
            value %= size
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalEnclosedParen":
        return f"（{value}）"
    if form == "decimalEnclosedFullstop":
        return f"{value}."
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    return f"{value:02}" if form == "decimalZero" else str(value)


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
