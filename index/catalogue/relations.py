"""Which earlier documents a document changes (amends) or ends (repeals)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.catalogue.names import NUMBER, tidy_number

_NAME = r"《(?:[^《》]|《[^《》]*》)*》"
# A document as it is named in a sentence: its title, its number, or both.
_NAMED = re.compile(rf"({_NAME})?\s*[（(]?\s*({NUMBER})\s*[）)]?|({_NAME})")
_CHANGE = r"(?:调整|修改|修订|补充|更正|变更|修正|完善)"
# 「对《…》作如下调整」「《…》第三条修改为」「与《…》不一致的，以本通知为准」
_CHANGES = (
    re.compile(
        rf"(?:对|将|就)[^。；《，,]{{0,12}}(?:{_NAME}|{NUMBER})[^。；]{{0,60}}"
        rf"(?:作|做|进行)出?了?(?:如下|以下|部分|适当|相应)?{_CHANGE}"
    ),
    re.compile(rf"(?:{_NAME}|{NUMBER})[）)]?[^。；《，,]{{0,40}}(?:调整|修改|变更|更正)(?:为|如下)"),
    re.compile(rf"与(?:原)?(?:{_NAME}|{NUMBER})[^。；]{{0,40}}不一致"),
)
_CHANGE_TITLE = re.compile(
    rf"关于(?:对|做好|进一步)?.{{0,60}}?{_CHANGE}|补充(?:通知|规定|公告|说明|意见)|更正"
)
_ENDS = re.compile(r"废止|停止执行|不再执行|失效")
_BASIS = re.compile(r"(?:根据|依据|按照|依照|遵照|贯彻|落实|参照)[^，,。；]*$")
_TITLE_OR_NUMBER = re.compile(r"《|号")
_TOP_LINES = 12


def find_repealed(number: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Numbers (else titles) of documents that a sentence says are ended. ``number`` is the own one."""
    found: dict[str, None] = {}
    for sentence in _sentences(lines, _ENDS):
        found |= dict.fromkeys(_named(sentence))
    return tuple(name for name in found if name != number)


def find_amended(title: str, number: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Numbers (else titles) of documents that this one changes. ``number`` is the own one."""
    found: dict[str, None] = {}
    if _CHANGE_TITLE.search(title):
        # Such a notice names what it changes at its top, in whatever words.
        found |= dict.fromkeys(_named(title))
        for sentence in _sentences(lines[:_TOP_LINES], _TITLE_OR_NUMBER):
            if not _ENDS.search(sentence):
                found |= dict.fromkeys(_named(sentence))
    for sentence in _sentences(lines, _TITLE_OR_NUMBER):
        if not _ENDS.search(sentence) and any(change.search(sentence) for change in _CHANGES):
            found |= dict.fromkeys(_named(sentence))
    return tuple(name for name in found if name != number and _bare(name) != _bare(title))


def _sentences(lines: Sequence[str], holding: re.Pattern[str]) -> Iterator[str]:
    for line in lines:
        if holding.search(line):
            yield from (sentence for sentence in re.split(r"[。；]", line) if holding.search(sentence))


def _named(sentence: str) -> Iterator[str]:
    """The number where one is given: it is exact, while a title may be shared with a later version."""
    for found in _NAMED.finditer(sentence):
        if _BASIS.search(sentence[: found.start()]):
            continue
        number = found.group(2)
        name = found.group(1) or found.groups()[-1]
        yield tidy_number(number) if number else name[1:-1]


def _bare(text: str) -> str:
    return re.sub(r"[\s《》]", "", text)
