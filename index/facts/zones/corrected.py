"""Lines of a published list that a later notice puts right: 「甲校服务区中的某路，更正为：某路1—90号」."""

from __future__ import annotations

import re

from index.facts.zones.listing import read_list
from index.facts.zones.schools import is_school, schools_named_in

_SCHOOL = r"(?P<school>[^,;。、:“”\"]{2,28}?(?:小学|中学|学校|幼儿园|校区|完小|中心校|部\)))"
_SCOPE = (
    r"的?(?:划片|招生|服务|入学|施教|学区|片区|对口|具体|范围|区域|地段|区|对象)*(?:中|内|里)?的?[:,]?(?:将|把|由|从|原)?"
)
_INTO = (
    r"[,:]?(?:现|应|需|均|已|统一)*(?:更正|更改|修改|修正|修订|订正|变更|调整|改|现|应)(?:为|成|是|至)[:,]?"
)
_CORRECTED = (
    re.compile(
        rf"^(?:将|把)?{_SCHOOL}{_SCOPE}[“\"]?(?P<was>[^,:;“”\"]{{2,40}}?)[”\"]?{_INTO}[“\"]?(?P<now>[^“”\"]{{2,}}?)[”\"]?$"
    ),
    # 「“甲校：某路1号至99号”应为“甲校：某路1号至89号”」
    re.compile(
        rf"^(?:将|把)?(?:原?[^,“”\"]{{0,8}})?[“\"]{_SCHOOL}{_SCOPE}(?P<was>[^“”\"]{{2,60}})[”\"]{_INTO}"
        r"[“\"](?:(?P=school)[^“”\":]{0,8}[:,])?(?P<now>[^“”\"]{2,})[”\"]$"
    ),
)
_SURE = ("road", "village", "community", "street_town")


def corrected(text: str) -> tuple[str, int, int] | None:
    """(school, start, end) of what now stands in folded ``text`` for its school; None where the clause puts
    no place right, or gives it another school."""
    for pattern in _CORRECTED:
        match = pattern.match(text)
        if not match or not is_school(match["school"]):
            continue
        was, now = match["was"], match["now"]
        if schools_named_in(now) or is_school(now) or is_school(was):
            continue
        before, after = _places(was), _places(now)
        if before and after and (before & after or all(kind in _SURE for _, kind in after)):
            return match["school"], match.start("now"), match.end("now")
    return None


def _places(text: str) -> set[tuple[str, str]]:
    """(place key, kind) of the places that ``text`` lists; nothing where any cannot be read."""
    read = [entry.readings for entry in read_list(text)]
    if not all(read):
        return set()
    return {(reading.name, reading.kind) for readings in read for reading in readings if reading.name}
