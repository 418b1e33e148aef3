"""Questions of a paper that name the homes, and answers that only name the school: 「问：家住甲村上哪所学校？
答：上某小学。」"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.facts.zones.clauses import parted
from index.facts.zones.homes import homes_and_schools, homes_in, school_told
from index.facts.zones.row_lists import Assignment
from index.facts.zones.runs import entries
from index.facts.zones.schools import school_names, without_numbering
from index.facts.zones.spelling import fold
from index.facts.zones.statements import sends
from index.items import Passage

_BEGINS = re.compile(r"^\s*(?:问|Q\d*)\s*[:.、]?\s*|^\s*\d+[.、]\s*")
_ASKS_WHICH = re.compile(
    r"[,\s]*(?:的?(?:孩子|娃娃?|小孩|小朋友|学生|新生))?(?:应该|应|该|要|可以|能|今年|一年级|小学|是|都|[,\s])*"
    r"(?:划片|划[到入归给分]|分[到在]|归属?于?|属于?|对口|就读|上|读|念|去|到|在|报|找)*(?:的?(?:学校|学区|小学)是?)?(?:哪|什么|啥).*$"
)
_THOSE = re.compile(r"(?:那么?|还有)?(?P<what>.+?)呢[?？]?$")
_ANSWER = re.compile(r"^\s*(?:答|A\d*)\s*[:.]\s*")
_THEY = re.compile(
    r"^(?:它们|(?:这|以上|上述)(?:[几两三四些]个?)?(?:小区|村|社区|地方)?"
    r"|您?的?孩子|都|均|全部|是|应|该|可以|统一)+"
)

_LIMITS = re.compile(r"\d号|[单双]号|其中|除|但|其他|其余|只有|部分")


def asked_homes(passages: Sequence[Passage]) -> Iterator[Assignment]:
    """What the answers among ``passages`` assign of the homes that their questions (headings) name."""
    which = False  # whether the question before asked which school
    for passage in passages:
        question = _BEGINS.sub("", without_numbering(fold(passage.heading[-1]))) if passage.heading else ""
        asks = _ASKS_WHICH.search(question)
        those = _THOSE.match(question) if which else None
        what = question[: asks.start()] if asks else those["what"] if those else ""
        which = bool(what)
        if passage.kind == "text" and what:
            yield from _answered(passage, what)


def _answered(passage: Passage, what: str) -> Iterator[Assignment]:
    listed = [what[first:last] for first, last in homes_in(what)]
    line = fold(passage.text).split("\n")[0]
    begin = answer.end() if (answer := _ANSWER.match(line)) else 0
    told = parted(line, "。;", begin)
    if not listed or not told or any(_LIMITS.search(line[first:last]) for first, last in told):
        return
    start, end = told[0]
    said = _THEY.sub("", line[start:end])
    if sends(said) or homes_and_schools(line, start, end, passage.text):
        return  # which names homes of its own
    schools = school_told(said, passage.text) or school_names(said)
    if schools:
        for piece in (piece for one in listed for piece in entries(one)):
            yield Assignment(passage, start, end, schools, list_text=piece.text)
