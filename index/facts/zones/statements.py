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


_BELONGS = re.compile(
    r"^(?P<what>[^:]{2,80}?)(?:都|均|全部|也|则)*(?:划归|划入|划到|划给|归入|归属于?|属于|归)(?P<school>[^,;。:、]{3,28}?)"
    r"(?:的?(?:服务区|学区|片区|施教区|招生范围|管辖|招收|招生))?$"
)
_TAKES = re.compile(
    r"^(?P<school>[^,;。:、]{3,28}?)(?:主要|负责|今年)*招(?:收|生范围为|生范围是)?(?P<what>(?!生|收的|聘).{3,}?)"
    r"(?:的(?:住户|居民|孩子|学生|适龄儿童|儿童))?$"
)
_SENT_TO = re.compile(
    r"^(?P<what>[^,;。:]{2,60}?)(?:因[^,;。:]{2,20}?|的?(?:适龄儿童少年|适龄儿童|新生|学生|生源),?(?:统一|全部|一律|安排|可)*)"
    r"(?:到|在|去|赴|由|划入|划归)(?P<school>[^,;。:、]{3,28}?)(?:就读|入学|报名|上学|读书|招收|接收)$"
)


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
        takes = _TAKES.match(text)
        if takes and (named := school_names(takes["school"])):
            begin = at + folded.index(text, clause.start())
            yield Assignment(passage, begin + takes.start("what"), begin + takes.end("what"), named)
            continue
        assigned = next(
            (
                (match, named)
                for pattern in (_SENT_TO, _BELONGS)
                if (match := pattern.match(text)) and (named := school_names(match["school"]))
            ),
            None,
        )
        if assigned:
            match, named = assigned
            begin = folded.index(text, clause.start())
            yield Assignment(passage, at + begin, at + begin + match.end("what"), named)
            continue
        goes_on = _GOES_ON.match(text)
        primary = school_names(goes_on["primary"]) if goes_on else ()
        upper = school_names(goes_on["upper"]) if goes_on else ()
        led = _UPPER.match(text)
        if led:
            primary, upper = schools, school_names(led["upper"])
        if primary and upper:
            yield Assignment(passage, start, start + len(text), upper, "初中", feeders=primary)
