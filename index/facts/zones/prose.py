"""Zone lists in running text: 「某小学：…」, a school's name over its list, 「将某小区由甲校调整到乙校」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.facts.zones.bullets import SYMBOL
from index.facts.zones.changes import SCOPE, ZONE, moves
from index.facts.zones.clauses import parted, rejoined
from index.facts.zones.listing import introduces, is_label
from index.facts.zones.names import TOWN
from index.facts.zones.over_school import homes_over_schools
from index.facts.zones.pairs import paired
from index.facts.zones.row_lists import Assignment
from index.facts.zones.schools import (
    is_same_school,
    names_schools,
    school_names,
    schools_named_in,
    without_numbering,
)
from index.facts.zones.spelling import fold
from index.facts.zones.statements import sends, statements
from index.items import Passage

_OF_SCHOOL = re.compile(
    rf"^(?P<school>[^:,;。、]{{2,40}}?(?:\([^()]*\))?)"
    rf"(?:(?:[这那](?:边|块|里|一?片)|一片)?{SCOPE}(?:为|是|包括)?:|,?的?{ZONE}(?:范围|区域|片区|区)?(?:为|是|包括)[:,]?|\s{{2,}}|--|\s*[→⇒➔➜➡►»👉]+)"
)
# 「招生范围：」「按住址核定的范围为」; with a comma only before the sides of an area
_LABEL = re.compile(
    rf"^(?:(?:[按依以]|按照|依据|根据)?(?:家庭|实际|居住)*(?:住址|住房|房产|户籍|居住地|地址)(?:[一-鿿]{{2}})?的?|其|该校|本校|具体|主要|{ZONE})*的?"
    r"(?:范围|区域|片区|地段|施教区|学区)(?::|(?:为|是|包括|包含|有):?(?!多所|两所|几所)|,(?=[东南西北](?:起|至|到|以|邻|临|靠)))"
)
# 「第十条 县城服务范围：某小学招收…」
_SCOPE_BEFORE = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+条\s*)?(?P<of>[^:,;。、]{1,8}?)(?:服务|招生|划片|学区|施教|片区)+(?:范围|区域|区)?:"
    r"(?=[^:]{3})"
)
_NAME_LABEL = re.compile(
    r"^\s*(?:片区|对口|招生|划片|所属|责任|服务|承担|片内|学区|施教)*(?:学校|校名|小学|初中|幼儿园|园所|园名)(?:名称)?:"
)
_UNDER_LABEL = re.compile(r"[^:。,;、]{1,14}:")  # 「社区：…」「丰乐镇：…」
_IN_BRACKETS = re.compile(r"^\s*[(「『]([^()「『」』]+)[)」』]\s*$")  # 【某小学】
_BOXED = re.compile(r"^[(「『]([^()「『」』]+)[)」』]:?(?=.)")
_CORRECTS = re.compile(r"[”\"](?:应为|更正为|改为|修改为)[“\"]")  # one line of a list for another
_AT_END = re.compile(rf"(?:{SYMBOL}|\s)+$")
_SHORT = 40  # a line of one entry
# Lines that are only the name of a field, over its value: 「服务区」 over places, 「地址」 over what is none.
_FIELD = re.compile(
    rf"(?:{ZONE}|小区|地段|范围|区域|区|片)+(?:内)?(?:的?(?:小区|道路|街路|社区|村居|村))?:?(?P<listed>)|"
    r"(?:学校|办学|详细|所在)?(?:地\s*址|校\s*址)|(?:联系|咨询|招生|监督|办公|学校)?电\s*话|联系(?:人|方式)|校\s*长|网\s*址"
    r"|(?:招生|计划)?(?:人数|班数|计划)|(?:办学|学校)?(?:性质|类别|规模|简介|特色)|备\s*注|邮\s*编|公众号|微信"
)
# A place that no school has yet.
_SETTLED_LATER = re.compile(
    r"另行(?:通知|公布|公告|安排|确定|划)|待定|[暂尚][不未]|未(?:列入|纳入|划|办)|不(?:予|再)?划片|正在(?:研究|规划)"
)


@dataclass(frozen=True, slots=True)
class _Under:
    """The schools that lines are about; ``open`` while their list has not come to its end."""

    heading: tuple[str, ...] | None = None
    schools: tuple[str, ...] = ()
    open: bool = True
    said: tuple[str, ...] = ()  # those of the area stated before: 「该范围内有…」 lists what is in it
    aside: bool = False  # behind the name of a field that lists nothing


def prose_assignments(passages: Sequence[Passage]) -> Iterator[Assignment]:
    """What the text passages of one zone document assign, in reading order."""
    under = _Under()
    last = max((one.position for one in passages if one.kind == "text"), default=-1)
    for passage in passages:
        if passage.kind != "text" and not (passage.position < last and _is_school_over(passage)):
            continue
        headed = _headed(passage)
        if under.heading != passage.heading:
            under = _headed_anew(under, passage.heading, headed)
        over, taken = ([], frozenset()) if under.schools else homes_over_schools(passage)
        yield from over
        at = 0
        for line in _whole_lines(passage.text):
            found: list[Assignment] = []
            if at not in taken:
                under, found = _line(passage, line, at, under)
            at += len(line) + 1
            yield from found


def _is_school_over(passage: Passage) -> bool:
    """Whether what looks like a signature in the middle of a text is a school's name over its list."""
    return passage.kind == "frame" and bool(school_names(without_numbering(fold(passage.text)).strip(" :")))


def _whole_lines(text: str) -> Iterator[str]:
    """The lines of ``text``; one that breaks off within a name or a bracket goes on in the next."""
    at = 0
    for line in rejoined(fold(text)).split("\n"):
        yield text[at : at + len(line)]
        at += len(line) + 1


_QUESTION = re.compile(r"^\s*(?:问|Q|\d+[.、])*\s*[:：.、]?|[?？]\s*$")
_ANSWER = re.compile(
    r"^\s*(?:答|A)\s*[:.]\s*(?:(?:不?是|不全是|不都是|不一定|[没已]?有|不?分|不?对|不?可以|不?能|不?会|不?需要|不招)[的了]?[。,!]\s*)?"
    r"(?:包括|招收|有|是)*[:,]?"
)
# A question about which places go to which school.
_ASKS_WHICH = re.compile(
    r"(?:哪|什么|啥|几)一?[个所家]?(?:公办)?(?:学校?|小学|初中|中学|幼儿园)|[上去读到报念归属]于?哪|哪一?[所个]\s*[?？]$|分片|怎么分"
    r"|哪些?(?:地方|村|小区|社区|路)|(?:其他|其它|别的|剩下)的?(?:地方|小区|村|路段|社区)|[上归读属]于?[^,?？]{2,10}(?:小学|中学|学校)[吗么]?\s*[?？]$"
)
_ASKS = re.compile(r"[?？]\s*$|^\s*(?:问|Q)[:：]")


def _headed_anew(under: _Under, heading: tuple[str, ...], schools: tuple[str, ...]) -> _Under:
    """What text is about under another heading; 「小区：」 over its lines goes on with the school before."""
    beside = under.heading is not None and heading[:-1] in (under.heading, under.heading[:-1])
    if not schools and under.schools and beside and heading and is_label(_plain(heading[-1])):
        return replace(under, heading=heading, open=True, aside=False)
    return _Under(heading, schools)


def _plain(heading: str) -> str:
    return _IN_BRACKETS.sub(r"\1", without_numbering(_AT_END.sub("", fold(heading))).rstrip(" :"))


def _headed(passage: Passage) -> tuple[str, ...]:
    """The schools that the heading over a passage names, be it a question, or the one over 「小区：」."""
    over = [heading for one in passage.heading if not is_label(heading := _plain(one))]
    if not over:
        return ()
    heading = over[-1]
    if _ASKS.search(heading):
        named = schools_named_in(_QUESTION.sub("", heading))
        return named if len(named) == 1 else ()
    return school_names(without_numbering(heading))


def asks_about_school(passage: Passage) -> bool:
    """Whether a passage answers a question (its heading) about one school or more places: 「某小学呢？」."""
    heading = fold(passage.heading[-1]) if passage.heading else ""
    named = schools_named_in(_QUESTION.sub("", heading)) or heading.rstrip("?？").endswith("呢")
    return bool(_ASKS.search(heading) and named)


def asks_which(passage: Passage) -> bool:
    """Whether a passage answers a question (its heading) about which places go to which school."""
    heading = fold(passage.heading[-1]) if passage.heading else ""
    return bool(_ASKS.search(heading) and _ASKS_WHICH.search(heading))


def town_over(passage: Passage) -> str:
    """The one town that a heading over a passage names (「二、某镇」); "" for none."""
    for heading in reversed(passage.heading):
        bare = without_numbering(fold(heading)).strip(" :")
        if TOWN.fullmatch(bare):
            return bare
    return ""


def _line(passage: Passage, line: str, at: int, under: _Under) -> tuple[_Under, list[Assignment]]:
    """(what the text is about from here on, what the line assigns)."""
    folded = rejoined(fold(line))
    if under.schools and (field := _FIELD.fullmatch(_bare(folded).strip(" :"))):
        lists = field["listed"] is not None
        return replace(under, open=lists or under.open, aside=not lists), []
    begin = answer.end() if (answer := _ANSWER.match(folded)) else 0
    found: list[Assignment] = []
    goes_on = False  # whether the line has named its school: what follows in it is of this school
    for found_at in parted(folded, "。", begin):
        label = _SCOPE_BEFORE.match(folded[slice(*found_at)])
        led = label is not None and not school_names(label["of"])
        sentence = (found_at[0] + label.end(), found_at[1]) if label and led else found_at
        clauses = parted(folded, ";", *sentence)
        said = [_said(passage, folded, clause, at, under.schools) for clause in clauses]
        whole = not any(said) and not any(_begins_with_school(folded, clause) for clause in clauses[1:])
        for clause, stated in [(sentence, [])] if whole else zip(clauses, said, strict=True):
            if stated:
                found, goes_on = found + stated, False
                under = replace(under, said=_of_area(stated))
                continue
            before = under
            if under.said and introduces(folded[slice(*clause)]):
                of_area = replace(under, schools=under.said, open=True, aside=False)
                _, listed = _listed(passage, folded, clause, at, of_area, True)
            else:
                under, listed = _listed(passage, folded, clause, at, under, goes_on)
            goes_on = goes_on or (under is not before and bool(under.schools))
            under = replace(under, said=()) if under.schools != before.schools else under
            found = _joined(found, listed)
    return under, found


def _of_area(stated: Sequence[Assignment]) -> tuple[str, ...]:
    """The schools whose zone a clause states, of which the next may list what is in it."""
    of = {one.schools for one in stated}
    plain = not any(one.unread or one.feeders or one.moved_from for one in stated)
    return of.pop() if plain and len(of) == 1 else ()


def _said(
    passage: Passage, folded: str, clause: tuple[int, int], at: int, schools: tuple[str, ...]
) -> list[Assignment]:
    """What a clause changes or states in so many words; [] for one that lists, or says nothing."""
    if pairs := paired(passage, folded, clause, at, schools):
        return pairs
    text = folded[clause[0] : clause[1]]
    changes = list(moves(passage, text, at + clause[0]))
    listed = _OF_SCHOOL.match(_bare(text)) and not _CORRECTS.search(text)
    if changes and not (listed and all(one.unread for one in changes)):
        return changes
    return statements(passage, folded, clause, at, schools)


def _bare(text: str) -> str:
    """``text`` without what stands in front of a school's name; 「【某小学】…」 as 「某小学：…」."""
    bare = _NAME_LABEL.sub("", without_numbering(text))
    if marked := _AT_END.search(bare):
        bare = bare[: marked.start()] + " " * (len(bare) - marked.start())
    boxed = _BOXED.match(bare)
    return f"{boxed[1]}:{bare[boxed.end() :]}" if boxed and school_names(boxed[1]) else bare


def _begins_with_school(folded: str, clause: tuple[int, int]) -> bool:
    match = _OF_SCHOOL.match(_bare(folded[clause[0] : clause[1]]))
    return bool(match and school_names(match["school"]))


def _listed(
    passage: Passage, folded: str, clause: tuple[int, int], at: int, under: _Under, goes_on: bool
) -> tuple[_Under, list[Assignment]]:
    """(what the text is about behind a clause, the list that the clause holds): its school may be named
    at its beginning, or before it. ``goes_on``: before it in the same line."""
    start, end = clause
    text = folded[start:end]
    bare = _bare(text)
    offset = len(text) - len(bare)
    if under.schools and is_label(bare):
        return replace(under, open=True, aside=False), []
    alone = school_names(_IN_BRACKETS.sub(r"\1", bare.strip(" :")))
    if alone:
        return replace(under, schools=alone, open=True, aside=False), []
    match = _OF_SCHOOL.match(bare)
    if match:
        named = _of_campus(school_names(match["school"]), under)
        if named:
            under, offset = replace(under, schools=named, open=True, aside=False), offset + match.end()
        elif match.end() == len(bare) or names_schools(match["school"]):
            return replace(under, schools=()), []
    label = _LABEL.match(text[offset:].lstrip())
    if label:
        offset = text.index(label.group(), offset) + label.end()
    listed = text[offset:].strip()
    opened = goes_on or under.open or label or _UNDER_LABEL.match(listed) or introduces(listed)
    if under.aside and not label:
        return under, []
    if not under.schools or not listed or not (opened or (len(listed) <= _SHORT and "。" not in folded)):
        return under, []
    if _speaks(listed) and (kept := _before_words(folded, start + offset, end)):
        end, listed = kept, folded[start + offset : kept].strip()
    if _speaks(listed) or (not offset and _SETTLED_LATER.search(listed)):
        return under, []
    found = Assignment(passage, at + start + offset, at + end, under.schools, town=town_over(passage))
    foreign = tuple(
        name for name in schools_named_in(listed) if not any(is_same_school(name, s) for s in under.schools)
    )
    if foreign and sends(listed):
        # Another school takes part of what is listed.
        parts = _with_others(found, folded, at)
        return under, parts or [replace(found, start=at + start, schools=foreign, unread=True)]
    return replace(under, open=folded[end : end + 1] == ";" or listed[-1] in "、,;:"), [found]


def _of_campus(named: tuple[str, ...], under: _Under) -> tuple[str, ...]:
    """「城北校区学区：…」 under a school: the campus with its school's name."""
    if len(named) == len(under.schools) == 1 and (campus := _CAMPUS.fullmatch(named[0])):
        school = _CAMPUS_BEHIND.sub("", under.schools[0])
        return (school if campus["own"] else f"{school}{named[0]}",)
    return named


_CAMPUS = re.compile(r"(?P<own>本)?(?:[^,小学校]{1,6}|本)?(?:校区|校部|分部)")
_CAMPUS_BEHIND = re.compile(r"(?<=[学校])[^,小学校]{1,6}(?:校区|分部)$")


def _before_words(folded: str, start: int, end: int) -> int:
    """Where the list ends that a sentence begins with, before what it says of papers; 0 where it is none."""
    parts = parted(folded, ";", start, end)
    told = next((at for at, part in enumerate(parts) if _speaks(folded[slice(*part)])), 0)
    return parts[told - 1][1] if told else 0


def _joined(found: list[Assignment], listed: list[Assignment]) -> list[Assignment]:
    """``found`` and ``listed``; a list that goes on in the next sentence is one, so that what a sentence
    leaves out is left out of all of it."""
    if found and listed:
        last, one = found[-1], listed[0]
        if replace(last, start=one.start, end=one.end) == one and not one.unread:
            return [*found[:-1], replace(one, start=last.start), *listed[1:]]
    return found + listed


def _with_others(whole: Assignment, folded: str, at: int) -> list[Assignment]:
    """「某社区、某路，某村归乙校」 under another school: the list without the parts that send elsewhere,
    and what these state. [] where any of them is not understood."""
    found: list[Assignment] = []
    for start, end in parted(folded, ",", whole.start - at, whole.end - at):
        if not sends(folded[start:end]):
            found = _joined(found, [replace(whole, start=at + start, end=at + end)])
            continue
        stated = statements(whole.passage, folded, (start, end), at, whole.schools)
        if not stated:
            return []
        found += stated
    return found


# What stands around the lists of a post: who made it, whom to follow.
_OF_POST = re.compile(
    r"点赞|在看|转发|点击|扫[码描]|长按|公众号|蓝字|关注我们|(?:温馨提[示醒]|友情提[示醒])|(?:来源|编辑|供稿|[初终复]审|监制|校对|责编|作者|图文)\s*[:丨|/]"
)


def _speaks(text: str) -> bool:
    """Whether a line under a school is a sentence about something else (address, telephone, terms)."""
    text = without_numbering(text)
    return bool(_OF_POST.search(text)) or bool(
        re.match(
            r"\s*\([^()]*\)\s*$|\s*[^:]{0,6}(?:学段|性质|类别|方式|计划|班数|公办|民办):|.*(?:凭|须持|应当|办理|登记|提供|材料|户口簿|房产证|报到)|\s*(?:学校)?(?:地址|电话|联系|咨询|网址|校址|招生(?:计划|人数|对象|电话|咨询)|报名|备注|注|说明|监督|办公)",
            text,
        )
        or _OF_THE_SCHOOL.match(text)
    )


# 「计划10个班500人」「学校坐落在某街9号」「该校有寄宿部」「招生办电话…」
_OF_THE_SCHOOL = re.compile(
    r"\s*(?:(?:今年|本年|20\d\d年|拟|共|一年级|七年级|起始年级)*(?:招生)?计划(?:招生?收?|设|开设)?(?:一年级|七年级|新生)*[\d一二三四五六七八九十]"
    r"|(?:今年|20\d\d年|拟|共|招收?|设)*[\d一二三四五六七八九十]{1,3}个(?:教学)?班"
    r"|(?:该校|本校|学校|校区)?(?:现|就)?(?:坐落|位于|地处|设在|占地|始建|建于|创办)|(?:该|本|学)校(?:现|设|是|为|实行|有|可|不|全部)|(?:全部|均|都|不|可)?寄宿"
    r"|[^,;:。]{0,8}(?:电话|热线)[:是为]?\(?\d{3})"
)
