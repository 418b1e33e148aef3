"""Papers for parents (明白纸, 告家长书, posts, questions and answers) that say which homes go to which
school, without a word by which a zone list is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.facts.zones.homes import are_homes, schools_of_homes
from index.facts.zones.over_school import schools_beside_homes
from index.facts.zones.schools import school_names
from index.facts.zones.spelling import fold
from index.items import Item, Passage

_FEWEST = 2  # schools: what says of one only that some place goes there may be about anything
_ENROLMENT = re.compile(r"招生|入学|新生|[一七]年级|幼升小|小升初|升学|入园|学位|上学|报名|家长|开学")
# 「二看住在哪」「您家住哪里」「孩子上哪所学校」
_WHERE_TO = re.compile(
    r"住在?[哪那][里儿个]?|家在[哪那]|(?:看|按|凭|对照)(?:家庭|居住)?住[址房]|住址.{0,4}学校|学校.{0,4}住址"
    r"|[上读念去到进找分在][在到]?(?:[哪那]|什么|啥)一?[个所间家]?(?:学校?|小学|初中|中学|幼儿园|[里儿](?:上学|读书|就读|入学))"
    r"|(?:怎么|如何|怎样)(?:分|划|找)(?:学校|学区|片)?[?？]?$|学校(?:怎么|如何)[分划]|(?:分|找|看|认)学校$|(?:入学|上学|就读)去向"
)
_NO_LIST = re.compile(r"电话|办理|打印|公示栏|交材料|材料|报名|考[点场]|校车|体检")
_ADDRESS = re.compile(r"地址|校址|位置|地点|坐落|所在|线路|站")
_LONGEST = 20  # characters of a line that stands over others


def tells_homes(item: Item, passages: Sequence[Passage]) -> frozenset[str]:
    """The ids of the passages that tell which homes go to which school: under words that ask it, or by
    what they pair."""
    title = fold(item.title)
    found: set[str] = set()
    schools: dict[str, set[str]] = {}
    about = bool(_ENROLMENT.search(title)) or any(_ENROLMENT.search(fold(one.text)) for one in passages[:3])
    for passage in passages if about else ():
        if passage.cells:
            if any(_WHERE_TO.search(fold(column)) for column, _ in passage.cells):
                found.add(passage.id)
            if named := _in_row(passage):
                schools[passage.id] = named
        elif passage.kind == "text":
            if any(map(_asks_where, _over(passage))):
                found.add(passage.id)
            if named := schools_of_homes(fold(passage.text)) | schools_beside_homes(passage):
                schools[passage.id] = named
    if len(set().union(*schools.values())) >= _FEWEST:
        found |= set(schools)
    return frozenset(found)


def _in_row(passage: Passage) -> set[str]:
    """The schools of a row that has homes in another of its cells, which is no school's address."""
    cells = [(fold(column), fold(value.strip())) for column, value in passage.cells]
    homes = any(are_homes(value) for column, value in cells if not _ADDRESS.search(column))
    return {school for _, value in cells for school in school_names(value)} if homes else set()


def _over(passage: Passage) -> list[str]:
    """What may stand over lists: the heading, the sentence before, short lines of the text itself."""
    lines = [line for line in passage.text.split("\n") if len(line) <= _LONGEST]
    return [fold(line) for line in (*passage.heading[-2:], passage.lead, *lines) if line]


def _asks_where(line: str) -> bool:
    return bool(_WHERE_TO.search(line)) and not _NO_LIST.search(line)
