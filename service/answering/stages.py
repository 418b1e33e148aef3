"""The stages of schooling that a passage is about."""

from __future__ import annotations

import re

from index.items import Item, Passage
from service.answering.vocabulary import vocabulary

_STAGE_COLUMN = re.compile(r"学段|教育阶段|^阶段$")
# The examination at the end of one stage is asked for by the name of the next one's: 中考.
_TO_SENIOR = re.compile(r"初中(?:毕业生?)?(?:学业|升学)")
_STAGE_CELL = re.compile(
    r"(?:^|(?<=[（(]))(幼儿园|小学|初中|高中|中职)(?:生|学生|阶段|学段)?(?:$|(?=[）)]$))"
)
_GRADES = re.compile(r"[一二三四五六](?:年级|(?=[、和至到]+[一二三四五六]年级))")
_STAGE_NAMES = {"特教": "特殊教育"}  # the catalogue's, where the vocabulary has another


def passage_stages(item: Item, passage: Passage) -> set[str]:
    """The stages a passage is about: its own, its nearest heading's, the title's, else the item's."""
    column = next((value for name, value in passage.cells if _STAGE_COLUMN.search(name)), "")
    for place in (column, passage.text, *reversed(passage.heading), item.title):
        found = {stage for stage, pattern in vocabulary().stages.items() if pattern.search(place)}
        if "中小学" in place:
            found |= {"小学", "初中", "高中"}
        if "初中" in found and _TO_SENIOR.search(place):
            found.add("高中")
        if "义务教育" in place and not found & {"小学", "初中"}:
            found |= {"小学", "初中"}
        if found == {"小学"} and "小学" not in place and _by_grade_alone(place, passage, item):
            continue
        if found:
            # 「学段：义务教育；对象：小学」 is for the narrower of the two.
            cells = {stage for _, cell in passage.cells for stage in _STAGE_CELL.findall(cell)}
            return cells & found or found
    return {_STAGE_NAMES.get(stage, stage) for stage in item.stages}


def _by_grade_alone(place: str, passage: Passage, item: Item) -> bool:
    """Whether the pupils of 「一、二年级」 are those of another school by what stands over them: 中职."""
    stages = vocabulary().stages
    if stages["小学"].search(_GRADES.sub("", place)):
        return False
    above = (*reversed(passage.heading), item.title)
    if any("中小学" in one or "义务教育" in one for one in above):
        return False
    named = next((own for one in above if (own := {n for n, p in stages.items() if p.search(one)})), set())
    return bool(named) and "小学" not in named
