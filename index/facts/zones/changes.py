"""Sentences that change a list: 「将某小区由甲校调整到乙校」「甲校并入乙校，原服务区内某村…」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.facts.zones.closed import closed
from index.facts.zones.corrected import corrected
from index.facts.zones.row_lists import Assignment
from index.facts.zones.schools import is_school, schools_named_in, without_numbering
from index.facts.zones.spelling import fold
from index.items import Passage

ZONE = r"(?:划片|招生|服务|入学|就近入学|施教|学区|片区|对口|具体)"
SCOPE = rf"的?{ZONE}*(?:范围|区域|片区|施教区|学区|地段|对象|区)?[内中]?"
_SCHOOL = r"[^,;。、]{2,24}?"
_MOVES = (
    r"(?:调整|变更|划转|划归|划给|划入|调入|调至|调到|调往|改划|改归|改由|移交|转入|转到|转至|纳入|并入|归入|改入|改为|改到|现由|现为|现属于?|现归)"
    r"(?:到|至|为|入|给|由|划归|划入)*"
)
_TO = (
    rf"{_MOVES}(?P<new>{_SCHOOL}){SCOPE}(?:招收|接收|入学|就读|管理|招生|服务|负责|承担|接纳)*(?:\(原[^()]*\))?"
    r"(?:,[^,]{0,30}不变|,[^,]{2,30}(?:仍|继续|依旧)[由归属为在划][^,]{2,24})?$"
)
_NO_LONGER = rf"不再(?:划入|划归|属于|归|由)?(?P<old>{_SCHOOL}){SCOPE}(?:招生|招收|接收)?"
_OF_OLD = rf"(?P<old>{_SCHOOL}(?:小学|中学|学校|幼儿园|部\)))"
_FROM_YEAR = r"(?:自|从)?20\d\d[^,由从]{0,8}起,?|今后|以后|其后"
_MOVED = (
    re.compile(
        rf"^(?P<what>[^,]+?),?(?:原(?:来|先)?(?:属于?|由|为|在|划入|划归)|(?:由|从)原?)(?P<old>{_SCHOOL}){SCOPE}"
        rf"(?:招收|接收|招生|管理|服务)?(?:划出|调出|转出|移出|剥离)?,(?:{_FROM_YEAR})*{_TO}"
    ),
    re.compile(rf"^(?P<what>.+?),?{_NO_LONGER},(?:改|转)?{_TO}"),
    re.compile(rf"^(?P<what>.+?),?(?:由|从)原?(?P<old>{_SCHOOL}){SCOPE},?{_TO}"),
    re.compile(rf"^原(?:属于?|由|划入|在)?(?P<old>{_SCHOOL}){SCOPE}的(?P<what>.+?),?{_TO}"),
    re.compile(
        rf"^(?P<what>[^:,]+?):?原(?:为|属于?)(?P<old>{_SCHOOL}){SCOPE},现(?:为|属于?)(?P<new>{_SCHOOL}){SCOPE}$"
    ),
    re.compile(rf"^{_OF_OLD}{SCOPE}的?(?P<what>[^由从]+?),?{_TO}"),
    # 「某楼误列入甲校，应属乙校」「“甲校：某苑”漏列，某苑应划入甲校」
    re.compile(
        rf"^(?P<what>[^,“”]+?)(?:被)?误(?:列入|列为|划入|划归|写为)(?P<old>{_SCHOOL}){SCOPE},"
        rf"(?:现)?应?(?:更正为|改为|属于?|划入|划归|归|列入|为)(?P<new>{_SCHOOL}){SCOPE}$"
    ),
    re.compile(
        rf"^(?:[“\"][^”\"]*[”\"],?[^,]{{0,8}}(?:漏列|遗漏|漏登),)?(?P<what>[^,“”]+?)应(?:划入|划归|属于?|列入|归入?)(?P<new>{_SCHOOL}){SCOPE}$"
    ),
    re.compile(rf"^(?P<what>.+?),?{_TO}"),
    re.compile(rf"^(?P<new>{_SCHOOL}){SCOPE}:?(?:新增|增加|增补|增划)(?:了|为)?:?(?P<what>[^,]+?)$"),
)
_SINCE = re.compile(
    r"(?:新增|增补|补充|调整|变更|更正)[^:,。]{0,12}:|自?20\d\d[^,]{0,10}起,|从?20\d\d年[^,由从]{0,6}开始,"
)
# What changes a list, understood or not.
_CHANGES = re.compile(
    r"调整|变更|划[转归给入到出]|归入|调[入出至到]|改[划归由]|纳入|转[入到至]|移交|增加|新增|增补|减少"
    r"|并入|合并|撤[销并]|不再|误列|误划|误写|漏列|遗漏|[更修订][正改]为|更名为|改[名称]|[”\"]应[为是]|原(?:为|属|由|归).+现(?:为|属|由|归)"
)
_OF_OLD_SCHOOL = re.compile(r"\(原(?:属于?|由)?[^()]*(?:小学|中学|学校|幼儿园)[^()]*\)$")
_OF_WHAT = re.compile(
    r"(?:的?(?:小学|初中)?(?:招生|入学)?(?:服务区|学区|片区|施教区|划片|招生范围|服务范围))+$"
    r"|,?[自从]?20\d\d年[^,、]{0,8}(?:起|开始)$"
)
# A place is no school, and says nothing of a change: the clause was cut at the wrong word.
_MISREAD = re.compile(
    r"年级|^(?:整体|全部|[整成]建制)?$|[”\"]应$|^[:,]|[误漏]列|更正|不再|撤销|原属|(?:小学|中学|学校|幼儿园)(?:的|学区|服务区|片区|内)"
    r"|(?:服务区|学区)$|^[^(]*(?:小学|中学|学校)$"
)
# 「某小学招生计划由6个班270人调整为7个班315人」
_OF_PLAN = re.compile(
    r"^[^,]*(?:计划|班数|班额|人数|学位数?)(?:由|从)?[^,]*\d+[个名]?[班人名][^,]*\d+[个名]?[班人名][^,]*$"
)
_TAKEN = re.compile(r"由[^,]{2,24}?(?:小学|中学|学校|幼儿园)[^,]{0,4}(?:招生|招收|接收)[^,]{0,4},")
_MERGED = re.compile(
    rf"^(?P<old>{_SCHOOL})(?:整体|成建制)*(?:并入|合并到|合并至|撤并到|撤并至)(?P<new>{_SCHOOL}),"
    rf"(?:其|该校)?原?{SCOPE}(?P<what>.+?)的?(?:新生|学生|适龄儿童|儿童|生源)?,?(?:统一|全部|一律)*"
    rf"(?:到|由|在|划入|划归|归)(?P=new)(?:报名|就读|入学|接收|招收|服务区|片区|学区)*$"
)


def says_a_change(text: str) -> bool:
    """Whether a clause that names schools says that something moves from one to another."""
    return bool(_CHANGES.search(fold(text)))


def moves(passage: Passage, folded: str, at: int) -> Iterator[Assignment]:
    """What a line (``folded``, at ``at`` of the passage) changes, clause by clause.

    A clause that names a school and changes something, but is not understood, gives an assignment that
    is ``unread``.
    """
    for clause in re.finditer(r"[^。;]+", folded):
        text = clause.group().rstrip()
        begin = at + clause.start()
        if not _CHANGES.search(text) or _OF_PLAN.search(text):
            continue
        found = _whole(passage, text, begin) or _merged(passage, text, begin) or _moved(passage, text, begin)
        if found:
            yield found
            yield from _stays(passage, text, begin)
        elif named := schools_named_in(text):
            first = begin + len(text) - len(text.lstrip())
            yield Assignment(passage, first, begin + len(text), named, moved_from=("",), unread=True)


def _whole(passage: Passage, text: str, begin: int) -> Assignment | None:
    """A line of a list that is put right, or the whole zone of a school that goes to another."""
    clause = without_numbering(text.lstrip())
    begin += len(text) - len(clause)
    if right := corrected(clause):
        school, start, end = right
        return Assignment(passage, begin + start, begin + end, (school,), moved_from=("", school))
    if ended := closed(clause):
        old, new = ended
        return Assignment(passage, begin, begin + len(clause), (new,), moved_from=(old,), unread=True)
    return None


def _merged(passage: Passage, text: str, begin: int) -> Assignment | None:
    match = _MERGED.match(without_numbering(text).lstrip())
    if not match or not is_school(match["old"]) or not is_school(match["new"]):
        return None
    begin += text.index(match.group())
    start, end = begin + match.start("what"), begin + match.end("what")
    return Assignment(passage, start, end, (match["new"],), moved_from=(match["old"],))


def _moved(passage: Passage, text: str, begin: int) -> Assignment | None:
    text = _INTENDED.sub(lambda words: " " * len(words[0]), text)
    take = re.search(r"[将把]", text)
    start = take.end() if take else len(text) - len(without_numbering(text).lstrip())
    if since := _SINCE.match(text[start:]):
        start += since.end()
    for pattern in _MOVED:
        match = pattern.match(text[start:])
        if not match:
            continue
        new, old = _school_in(match, "new"), _school_in(match, "old")
        what = _OF_WHAT.sub("", _OF_OLD_SCHOOL.sub("", match["what"])).rstrip()
        if not is_school(new) or (old and not is_school(old)):
            continue
        if _MISREAD.search(what) or re.match(r"撤|原属", old) or _TAKEN.search(what):
            continue
        first = begin + start + match.start("what")
        return Assignment(passage, first, first + len(what), (new,), moved_from=(old,))
    return None


# 「某苑拟由甲校划入乙校」, in a draft
_INTENDED = re.compile(r"(?:现|计划|拟)?拟(?:全部|整体)?(?=[由将把从划调改并纳])")


def _school_in(match: re.Match[str], group: str) -> str:
    """The school that a part of a sentence names, "" for none: 「某小学南校区」 ends in its own 区."""
    name = match.groupdict().get(group) or ""
    whole = f"{name}区"
    return whole if name.endswith("校") and match.string.startswith("区", match.end(group)) else _bare(name)


def _stays(passage: Passage, text: str, begin: int) -> Iterator[Assignment]:
    """What a change says of the rest: 「…，某巷31号及以上仍由甲校招生」."""
    match = _STAYS.search(text)
    if match and is_school(school := _bare(match["new"])):
        start, end = match.span("what")
        yield Assignment(passage, begin + start, begin + end, (school,), moved_from=("",))


_STAYS = re.compile(
    rf",(?P<what>[^,]{{2,30}}?)(?:仍|继续|依旧)(?:由|归|属于?|在|划归)(?P<new>{_SCHOOL}){SCOPE}(?:招生|招收|接收|就读|服务)?$"
)


def _bare(name: str) -> str:
    return re.sub(r"(?:的|划片|招生|学区|服务|片区|范围)+$", "", name.strip())
