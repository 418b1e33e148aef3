"""Sentences that assign in so many words: 「某小区由甲校和乙校共同招生」「甲校毕业生对口升入乙校」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.facts.zones.schools import school_names, without_numbering
from index.facts.zones.spelling import fold
from index.facts.zones.tables import Assignment
from index.items import Passage

_TAKEN_BY = re.compile(
    r"^(?P<what>[^,;。:]{2,60}?)(?:片区|范围)?由(?P<schools>[^,;。]+?)(?:共同|联合|统一)?(?:招生|招收|接收|服务)(?![^(,]{2})"
)
_GOES_ON = re.compile(
    r"^(?P<primary>[^;。:]+?)(?:的)?毕业生?,?(?:全部|直接|免试|对口|整体|相对)*(?:升入|直升|进入|就读|升)(?P<upper>[^,;。]+)$"
)
_UPPER = re.compile(r"^(?:对口|直升|升入)(?:的)?(?:初中|中学)(?:学校)?:(?P<upper>[^,;。]+)$")


def statements(passage: Passage, line: str, at: int, schools: tuple[str, ...]) -> Iterator[Assignment]:
    """What ``line`` (at ``at`` of the passage) states; ``schools`` are those that it stands under."""
    folded = fold(line)
    for clause in re.finditer(r"[^。;]+", folded):
        text = without_numbering(clause.group().strip())
        start = at + folded.index(text, clause.start())
        taken = _TAKEN_BY.match(text)
        if taken and (named := school_names(taken["schools"])):
            yield Assignment(passage, start, start + taken.end("what"), named)
            continue
        goes_on = _GOES_ON.match(text)
        primary = school_names(goes_on["primary"]) if goes_on else ()
        upper = school_names(goes_on["upper"]) if goes_on else ()
        led = _UPPER.match(text)
        if led:
            primary, upper = schools, school_names(led["upper"])
        if primary and upper:
            yield Assignment(passage, start, start + len(text), upper, "初中", feeders=primary)
