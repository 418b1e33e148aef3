"""Schools whose whole zone goes to another: 「甲校并入乙校，原服务区整体划归乙校」「甲校更名为乙校」."""

from __future__ import annotations

import re

from index.facts.zones.schools import is_school

_NAME = r"[^,;。、:]{2,24}?(?:小学|中学|学校|幼儿园|校区|完小|中心校|教学点|部\)|校)"
_INTO = r"(?:并入|合并到|合并至|合并入|撤并到|撤并至|归并到|归并至|更名为|改名为|改称)"
_ALL = r"(?:整体|全部|成建制|一并|统一|原有?|的|,)*"
_ITS_ZONE = (
    r"(?:,(?:其|该校|学校)?原?的?(?:划片|招生|服务|入学|施教|学|片)(?:区|范围|片区|区域)*(?:内)?(?:的?(?:适龄儿童少年|适龄儿童|新生|学生|生源))?"
    r"(?:整体|全部|一并|统一|均|也|,)*(?:划归|划入|并入|归入|归|由|到|转入|纳入)(?:(?P=new)|该校|其)?[^,;、\d]{0,10})?"
)
_CLOSED = (
    re.compile(rf"^(?P<old>{_NAME}){_ALL}{_INTO}(?P<new>{_NAME}){_ITS_ZONE}$"),
    re.compile(
        rf"^撤[销并](?P<old>{_NAME}),(?:其|该校)?原?的?(?:划片|招生|服务|入学|施教|学|片)(?:区|范围|片区|区域)*"
        rf"(?:整体|全部|一并|统一|均|,)*(?:划归|划入|并入|归入|归|由|纳入)(?P<new>{_NAME})(?:招收|接收|负责|服务区|学区|片区|施教区)?$"
    ),
    re.compile(
        rf"^(?P<old>{_NAME})的?原?(?:划片|招生|服务|入学|施教|学|片)(?:区|范围|片区|区域)*(?:整体|全部)+(?:{_INTO}|划归|划入|归入|调整到)(?P<new>{_NAME})"
        r"(?:服务区|学区|片区|施教区)?$"
    ),
)


_OF_PART = re.compile(r"[由从将把的]|号")  # 「将某路从甲校…」: a place moves, not the school


def closed(text: str) -> tuple[str, str] | None:
    """(old, new): the school of folded ``text`` whose zone goes to another as a whole; None for another
    clause."""
    for pattern in _CLOSED:
        match = pattern.match(text)
        if not match or match["old"] == match["new"] or _OF_PART.search(match["old"]):
            continue
        if is_school(match["old"]) and is_school(match["new"]):
            return match["old"], match["new"]
    return None
