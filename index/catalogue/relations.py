"""Which earlier documents a document changes (amends) or ends (repeals)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.catalogue.names import NUMBER, tidy_number

_NAME = r"《(?:[^《》]|《[^《》]*》)*》"
# A document as it is named in a sentence: its title, its number, or both.
_NAMED = re.compile(rf"({_NAME})?\s*[（(]?\s*({NUMBER})\s*[）)]?|({_NAME})")
_CHANGE = r"(?:调整|修改|修订|补充|更正|变更|修正|完善)"
_CHANGES = re.compile(
    rf"(?:对|将|把|就|在|原|现将)[^。；]*?(?:作|做|进行|予以|如下|以下|部分|适当|相应)?[^。；]{{0,20}}?{_CHANGE}"
    rf"|{_CHANGE}(?:为|如下)|不一致的?[，,]?\s*(?:均)?以本"
)
_CHANGE_TITLE = re.compile(
    rf"关于(?:对|做好|进一步)?.{{0,60}}?{_CHANGE}|补充(?:通知|规定|公告|说明|意见)|更正"
)
_ENDS = re.compile(r"废止|停止执行|不再执行|失效")
_BASIS = re.compile(r"(?:根据|依据|按照|依照|遵照|贯彻|落实|参照)[^，,。；]*$")
_TOP_LINES = 12


def find_repealed(lines: Sequence[str]) -> tuple[str, ...]:
    """Numbers (else titles) of documents that a sentence says are ended."""
    found: dict[str, None] = {}
    for line in lines:
        if not _ENDS.search(line):
            continue
        for sentence in re.split(r"[。；\n]", line):
            if _ENDS.search(sentence):
                found |= dict.fromkeys(_named(sentence))
    return tuple(found)


def find_amended(title: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Numbers (else titles) of documents that this one changes."""
    announced = bool(_CHANGE_TITLE.search(title))
    found: dict[str, None] = {}
    if announced:
        found |= dict.fromkeys(_named(title))
    for position, line in enumerate(lines):
        if "《" not in line and "〔" not in line and not re.search(NUMBER, line):
            continue
        for sentence in re.split(r"[。；\n]", line):
            near_top = announced and position < _TOP_LINES
            if (near_top or _CHANGES.search(sentence)) and not _ENDS.search(sentence):
                names = list(_named(sentence))
                if names and (near_top or _direct(sentence)):
                    found |= dict.fromkeys(names)
    own = _bare(title)
    return tuple(name for name in found if _bare(name) != own)


def _direct(sentence: str) -> bool:
    """Whether the named document itself is what is changed: 「对《…》…作如下调整」「《…》第三条修改为」."""
    return bool(
        re.search(rf"(?:对|将|把|就|在|原|现将)[^。；《]*(?:{_NAME}|{NUMBER})[^。；]*{_CHANGE}", sentence)
        or re.search(rf"{_NAME}[^。；《]{{0,40}}{_CHANGE}(?:为|如下)", sentence)
        or re.search(rf"{_NAME}[^。；]{{0,40}}不一致", sentence)
    )


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
