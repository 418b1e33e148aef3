"""The marks in front of the entries of one cell or line: 1. 2. 3., （1）（2）, ①②, dots, arrowheads, emoji.

A mark parts two entries. It is blanked out, so that what is left stands where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Symbols that stand in no name: geometric shapes, stars, pointing hands, dingbats, pictographs. No ticks.
SYMBOL = "[•●▪★☆☞-☟※☎☀-☇❖➊-➓➔➜➡➤➢➣◼-◾■-◿✈✉✦✧✨❤❥\u200d\ufe0f\U0001f300-\U0001faff]"
_SYMBOLS = re.compile(rf"{SYMBOL}+")
_TICK = re.compile(r"[✅✔☑√](?=\ufe0f?\s*[一-鿿])")  # before a name; alone in a cell it says yes
_LEADING_DASH = re.compile(r"^\s*(?:-+|\*+|·)\s*")
_CHINESE = "一二三四五六七八九十"
_ENTRY = r"\s*(?=[^\d\s,;、。)])"
# (the mark, what may stand before it): directly behind a figure, 「2.」 is hardly the second entry.
_STYLES = (
    (re.compile(r"(?P<circled>[①-⑳])\s*[.、]?\s*"), ""),
    (re.compile(rf"\((?P<figure>\d{{1,2}})\)\s*[.、]?{_ENTRY}"), ""),
    (re.compile(rf"\((?P<chinese>[{_CHINESE}]{{1,3}})\)\s*[.、]?{_ENTRY}"), ""),
    (re.compile(rf"(?<!\d)(?P<figure>\d{{1,2}})\s*[.、)]{_ENTRY}"), r"(?:[^\d\-至到、]|[^\d]、)$"),
    (re.compile(rf"(?P<chinese>[{_CHINESE}]{{1,3}})、\s*(?=[^\d\s{_CHINESE},;、。)])"), r"[\s,;。]$"),
)
_BEGINS_COUNT = re.compile(rf"\s*[①(\d{_CHINESE}]")


def without_bullets(text: str) -> str:
    """Folded ``text`` as long as before, with a line break where the mark of an entry began."""
    found = _SYMBOLS.sub(_broken, _TICK.sub("•", text))
    found = _LEADING_DASH.sub(lambda match: " " * len(match.group()), found)
    for pattern, before in _STYLES if _BEGINS_COUNT.match(found) else ():
        marks = list(_counted(pattern, before, found))
        for start, end in marks:
            found = f"{found[:start]}\n{' ' * (end - start - 1)}{found[end:]}"
        if marks:
            break  # what is counted inside another count is left to its entry
    return found


def is_run_together(text: str) -> bool:
    """Whether a mark stands in the middle of an entry: 「某路12.某街」 is two, nobody knows which."""
    return bool(_IN_THE_MIDDLE.search(text))


_IN_THE_MIDDLE = re.compile(r"[^\s\d]\s*\d{1,3}\.(?=[^\d\s])|[^\s].*[①-⑳]")


def _counted(pattern: re.Pattern[str], before: str, text: str) -> Iterator[tuple[int, int]]:
    """The marks of one style that count 1, 2, 3 from the first character on; none where they do not.

    A number may be missing where the mark is a circled one, or stands behind a blank or a stop.
    """
    count = 0
    for match in pattern.finditer(text):
        if not count and (text[: match.start()].strip() or _number(match) != 1):
            return
        over, number = text[max(0, match.start() - 3) : match.start()], _number(match)
        sure = "circled" in match.groupdict() or (number > count and re.search(r"[\s;。]$", over))
        counted = number == count + 1 and re.search(before, over.rstrip(" ") or " ")
        if not count or sure or counted:
            count = number
            yield match.span()


def _number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if circled := groups.get("circled"):
        return ord(circled) - ord("①") + 1
    if figure := groups.get("figure"):
        return int(figure)
    tens, ten, ones = groups["chinese"].rpartition("十")
    value = _CHINESE.find(ones) + 1 if ones else 0
    return 10 * (_CHINESE.find(tens) + 1 if tens else 1) + value if ten else value


def _broken(match: re.Match[str]) -> str:
    return "\n" + " " * (len(match.group()) - 1)
