"""Zone lists in running text: 「某小学：…」, a school's name over its list, 「将某小区由甲校调整到乙校」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.facts.zones.schools import is_school, names_schools, school_names, without_numbering
from index.facts.zones.spelling import fold
from index.facts.zones.tables import Assignment
from index.items import Passage

_ZONE = r"(?:划片|招生|服务|入学|就近入学|施教|学区|片区|对口|具体)"
_SCOPE = rf"的?{_ZONE}*(?:范围|区域|片区|施教区|学区|地段|对象|区)?内?"
_OF_SCHOOL = re.compile(
    rf"^(?P<school>[^:,;。、]{{2,40}}?(?:\([^()]*\))?)"
    rf"(?:{_SCOPE}(?:为|是|包括)?:|的?{_ZONE}(?:范围|区域|片区|区)?(?:为|是|包括)[:,]?)"
)
_LABEL = re.compile(rf"^{_ZONE}*(?:范围|区域|片区|地段|施教区|学区):")
_SCHOOL = r"[^,;。、]{2,24}?"
_MOVES = r"(?:调整|变更|划转|划归|划入|调入|改划|改由|转入|纳入)(?:到|至|为|入|给|由|划归|划入)*"
_TO = rf"{_MOVES}(?P<new>{_SCHOOL}){_SCOPE}(?:招收|接收|入学|就读)?$"
_MOVED = (
    re.compile(rf"^(?P<what>.+?),?(?:由|从)原?(?P<old>{_SCHOOL}){_SCOPE},?{_TO}"),
    re.compile(rf"^原(?:属于?|由|划入|在)?(?P<old>{_SCHOOL}){_SCOPE}的(?P<what>.+?),?{_TO}"),
    re.compile(rf"^(?P<what>.+?),?{_TO}"),
)


def prose_assignments(passages: Sequence[Passage]) -> Iterator[Assignment]:
    """What the text passages of one zone document assign, in reading order."""
    current: tuple[tuple[str, ...], tuple[str, ...]] | None = None  # (heading it holds under, schools)
    for passage in passages:
        if passage.kind != "text":
            continue
        headed = school_names(fold(without_numbering(fold(passage.heading[-1])))) if passage.heading else ()
        if current is None or current[0] != passage.heading:
            current = (passage.heading, headed)
        at = 0
        for line in passage.text.split("\n"):
            schools, found = _line(passage, line, at, current[1])
            current = (passage.heading, schools)
            at += len(line) + 1
            yield from found


def _line(
    passage: Passage, line: str, at: int, schools: tuple[str, ...]
) -> tuple[tuple[str, ...], list[Assignment]]:
    """(the schools that the text is about from here on, what the line assigns)."""
    folded = fold(line)
    moves = list(_moves(passage, folded, at))
    if moves:
        return schools, moves
    bare = without_numbering(folded)
    offset = len(folded) - len(bare)
    alone = school_names(bare.strip(" :"))
    if alone:
        return alone, []
    match = _OF_SCHOOL.match(bare)
    if match:
        named = school_names(match["school"])
        if named:
            schools, offset = named, offset + match.end()
        elif match.end() == len(bare) or not schools or names_schools(match["school"]):
            return (), []
    elif not schools:
        return (), []
    label = _LABEL.match(folded[offset:].lstrip())
    if label:
        offset = folded.index(label.group(), offset) + label.end()
    if not folded[offset:].strip() or _speaks(folded[offset:]):
        return schools, []
    return schools, [Assignment(passage, at + offset, at + len(line.rstrip()), schools)]


def _speaks(text: str) -> bool:
    """Whether a line under a school is a sentence about something else (address, telephone, terms)."""
    return bool(
        re.match(
            r"\s*(?:学校)?(?:地址|电话|联系|咨询|网址|校址|招生(?:计划|人数|对象|电话|咨询)|报名|备注|注|说明|监督|办公)",
            text,
        )
    )


def _moves(passage: Passage, folded: str, at: int) -> Iterator[Assignment]:
    """The amendments that a line holds, clause by clause."""
    for clause in re.finditer(r"[^。;]+", folded):
        text = clause.group().rstrip()
        if not re.search(_MOVES, text):
            continue
        take = re.search(r"[将把]", text)
        start = take.end() if take else len(text) - len(without_numbering(text).lstrip())
        for pattern in _MOVED:
            match = pattern.match(text[start:])
            old = _bare(match.groupdict().get("old") or "") if match else ""
            if not match or not is_school(_bare(match["new"])) or (old and not is_school(old)):
                continue
            begin = at + clause.start() + start
            yield Assignment(
                passage,
                begin + match.start("what"),
                begin + match.end("what"),
                (_bare(match["new"]),),
                moved_from=(old,),
            )
            break


def _bare(name: str) -> str:
    return re.sub(r"(?:的|划片|招生|学区|服务|片区|范围)+$", "", name.strip())
