"""From the passages of one item to its zone rules."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from index.facts.zones.asked_homes import asked_homes
from index.facts.zones.entry import read_entry
from index.facts.zones.head import Reading, Unread
from index.facts.zones.headless import with_headings
from index.facts.zones.layout import with_roles
from index.facts.zones.leaflets import tells_homes
from index.facts.zones.leavings import lines_without_rules
from index.facts.zones.listing import read_list
from index.facts.zones.prose import asks_about_school, asks_which, prose_assignments, town_over
from index.facts.zones.region_marks import with_mark, without_marks
from index.facts.zones.remarks import limited_by, takes_out
from index.facts.zones.rest import rests_settled
from index.facts.zones.row_lists import Assignment
from index.facts.zones.rule import ZoneRule
from index.facts.zones.schools import called_so, school_names, schools_named_in, stage_of, town_of
from index.facts.zones.short_names import full_names, is_of_short_names, with_region
from index.facts.zones.spelling import fold, place_key
from index.facts.zones.tables import row_assignments
from index.facts.zones.told import told_in_cells
from index.items import Item, Passage

_HOMES = r"(?:小区|楼盘|社区|村[居组]?|住[址宅]|家庭地址|路段|街巷)"
_SCHOOLS = r"(?:学校|小学|初中|中学|幼儿园)"
_LIST = r"(?:对[照应]|查询|速查|一览)"
_ZONE_WORDS = re.compile(
    r"划片|划[到给入归]|招.{0,6}哪(?:些|里|儿)|为界|四至(?:范围|边界)?|(?:包含|包括|涵盖|所含)(?:小区|楼盘|社区)|学区|招生范围|服务范围|对口(?:招收|接收|升入|[^,，。:：]{0,8}小学)|毕业生[^,，。]{0,8}(?:升入|直升|对口)|[招接]收[^,，。;；]{2,20}小学[^,，。;；]{0,6}毕业生|服务区|施教区|招生区域|招生地段|片区|入学范围|对口(?:小区|社区|村|学校|小学|初中|中学|招生|入学|直升|范围|安排|关系|升学|升入|一览)"
    rf"|派位|小升初|对应(?:小区|社区|楼盘)|{_HOMES}.{{0,4}}{_SCHOOLS}.{{0,6}}{_LIST}|{_SCHOOLS}.{{0,4}}{_HOMES}.{{0,6}}{_LIST}"
)
_UPPER = re.compile(r"普通高中|高中|高一|中职|职业|技工|普高")
_AMENDS = re.compile(r"调整|补充|增补|变更|新增")  # in a title: the list changes another one


def read_zones(item: Item, passages: Sequence[Passage]) -> list[ZoneRule]:
    """The zone rules that ``passages`` (all of ``item``, in reading order) state.

    Passages that are no zone list give none. An entry that cannot be read gives a rule of kind
    "unread", so that staff can see it; it never matches.
    """
    rules: list[ZoneRule] = []
    full = full_names(passages)
    with called_so(full):
        stated = list(_assignments(item, passages))
        full |= with_region(name for one in stated for name in one.schools)
        for one in stated:
            in_full = tuple(full.get(name, name) for name in one.schools)
            assignment = replace(one, schools=in_full) if in_full != one.schools else one
            rules.extend(_rules(item, assignment, len(rules), passages))
    if rules:
        for passage in passages:
            if passage.kind == "note":
                rules = limited_by(passage.text, rules, of_one_list=False)
    return rests_settled(rules if _ZONE_WORDS.search(item.title) else _borne_out(rules, passages))


_SURE_KINDS = ("road", "village", "community", "street_town", "boundary", "feeder")
_CLOSED = re.compile(r"(?:小区|花园|家园|公寓|新[城村]|宿舍|大厦|广场|基地|[苑府庭湾庄园里坊城院厂邸])$")


def _borne_out(rules: list[ZoneRule], passages: Sequence[Passage]) -> list[ZoneRule]:
    """``rules`` without those read from sentences, where nothing in them is sure to be a place: what a notice
    says under a school's name is no list."""
    rows = {passage.id for passage in passages if passage.cells}
    if any(rule.kind in _SURE_KINDS or rule.within or _CLOSED.search(rule.name) for rule in rules):
        return rules
    return [rule for rule in rules if rule.kind == "unread" or rule.passage_id in rows]


def read_leavings(
    item: Item, passages: Sequence[Passage], rules: Sequence[ZoneRule]
) -> list[ZoneRule]:
    """Rules of kind "unread" for the lines of zone lists that none of ``rules`` (all of the item's) quotes.

    Rows and sentences that name a school and places: no address is looked up in them, but none is given
    to another school against them.
    """
    if _UPPER.search(item.title) and not stage_of(item.title):
        return []
    found: list[ZoneRule] = []
    quotes: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        quotes[rule.passage_id].append(rule.quote)
    for passage, in_zone_list in _in_zone_lists(item, passages):
        if passage.kind not in ("text", "row") or not (in_zone_list or _ZONE_WORDS.search(passage.text)):
            continue
        if is_of_short_names(passage):
            continue
        for line, schools in lines_without_rules(passage, quotes[passage.id]):
            at = passage.text.index(line)
            assignment = Assignment(passage, at, at + len(line), schools, unread=True)
            found += _rules(item, assignment, len(rules) + len(found), passages)
    # What only an amendment says is in doubt already; these are lines of lists.
    return [replace(rule, moved_from=()) for rule in found]


def _assignments(item: Item, passages: Sequence[Passage]) -> Iterator[Assignment]:
    if _UPPER.search(item.title) and not stage_of(item.title):
        return  # upper secondary and vocational schools take pupils from everywhere
    prose: list[Passage] = []
    for passage, in_zone_list, roles in with_roles(_in_zone_lists(item, passages)):
        if passage.cells:
            listed = list(row_assignments(passage, roles, town_over(passage)))
            yield from listed or (told_in_cells(passage) if in_zone_list else ())
        elif in_zone_list or _ZONE_WORDS.search(passage.text):
            prose.append(passage)
    yield from prose_assignments(prose)
    yield from asked_homes(prose)


def _in_zone_lists(item: Item, passages: Sequence[Passage]) -> Iterator[tuple[Passage, bool]]:
    """The passages, with the headings of tables over their rows, and whether each is in a zone list."""
    asked = False  # whether the questions of a list of questions are about zones
    told = tells_homes(item, passages)
    for passage in with_headings(passages):
        around = " ".join((item.title, *passage.heading, passage.lead, _begins(passage)))
        asked = (
            bool(_ZONE_WORDS.search(around)) or asks_which(passage) or (asked and asks_about_school(passage))
        )
        yield passage, asked or passage.id in told


def _begins(passage: Passage) -> str:
    """What tells what a passage lists: its first words, and a row's columns."""
    return " ".join((passage.text.split("｜")[0][:60], *(column for column, _ in passage.cells)))


def _rules(
    item: Item, assignment: Assignment, count: int, passages: Sequence[Passage]
) -> list[ZoneRule]:
    """The rules of one assignment; ``count`` rules of the item came before."""
    passage = assignment.passage
    unread = ZoneRule(
        id="",
        item_id=item.id,
        passage_id=passage.id,
        schools=tuple(_in_words_of(passage, school, passages) for school in assignment.schools),
        stage=_stage(item, assignment),
        region=item.region,
        year=_year(item, passage),
        quote="",
        kind="unread",
        moved_from=assignment.moved_from or (("",) if _AMENDS.search(item.title) else ()),
    )
    stretch = passage.text[assignment.start : assignment.end]
    called = tuple(map(fold, assignment.schools))
    if assignment.list_text is None and called[0] in fold(stretch) and school_names(fold(stretch)) == called:
        return []  # 「实小：某区实验小学」 tells what a school is called
    rules: list[ZoneRule] = []
    ids = (f"{passage.id}z{number}" for number in itertools.count(count))
    if assignment.unread:
        rules = [replace(unread, id=next(ids), quote=stretch)]
    elif feeders := assignment.feeders or _primary_schools(assignment, stretch):
        rules = [
            replace(unread, id=next(ids), quote=stretch, kind="feeder", name=place_key(primary))
            for primary in feeders
        ]
    elif assignment.list_text is not None:
        rules = [_rule(unread, next(ids), stretch, reading) for reading in _one_entry(assignment)]
    else:
        remarks = [assignment.note]
        home = town_of(assignment.schools[0])
        listed = without_marks(_without_region(stretch, item.region), item.region)
        for entry in read_list(listed, assignment.town, home):
            quote = stretch[entry.start : with_mark(entry.start, entry.end, stretch, item.region)]
            if entry.is_remark:
                remarks.append(quote)
            if not entry.is_remark or not takes_out(quote):
                sending = () if entry.readings else _primary_schools(assignment, quote)
                if sending:  # 「甲小学毕业生，以及某大道以西的学生」
                    feeder = replace(unread, quote=quote, kind="feeder")
                    rules += [replace(feeder, id=next(ids), name=place_key(one)) for one in sending]
                    continue
                read = entry.readings or (None,)
                rules += [_rule(unread, next(ids), quote, reading) for reading in read]
        rules = limited_by("。".join(remarks), rules)
    return rules


def _primary_schools(assignment: Assignment, stretch: str) -> tuple[str, ...]:
    """The primary schools that a list of a secondary school consists of; () for a list of places."""
    if not _PRIMARY.search(stretch):
        return ()
    told = _PUPILS_OF.sub("", _HOW_MANY.sub("", fold(stretch).strip(" .,;。")))
    told = _THOSE_THERE.sub("", told)
    if len(parts := _BESIDES.split(told)) > 1:
        told = "、".join(_HOMES_OF.sub("", part) for part in parts)
    # 「新城小学毕业生」 are a school's, 「新城小学的小学毕业生」 too: 小学 goes only where a name is left.
    ways = (pattern.sub("", told) for pattern in (_PUPILS, _PUPILS_OF_PRIMARY))
    listed = next(filter(None, map(school_names, ways)), ()) if assignment.list_text is None else ()
    listed = tuple(dict.fromkeys(listed))
    base = fold(_UPPER_PART.sub("", assignment.schools[0]))
    named = next((base[at:] for at in range(max(len(base) - 3, 0)) if told.startswith(base[at:])), "")
    own = _OWN_PRIMARY.match(f"本校{told[len(named) :]}" if named else told)
    if own and _UPPER_PART.search(assignment.schools[0]):
        part = own["part"] if own["part"] not in (None, "小学") else "小学部"
        listed = (f"{_UPPER_PART.sub('', assignment.schools[0])}{part}",)
    sends = listed and all(stage_of(school) == "小学" for school in listed)
    return listed if sends and not any(stage_of(school) == "小学" for school in assignment.schools) else ()


_PRIMARY = re.compile(r"小(?!区)")
# 「招收甲小学、乙小学等两所小学的毕业生」
_PUPILS_OF = re.compile(
    r"^(?:主要|负责|面向|对口)*(?:招收|接收|接纳|接受|招|来自|对口|服务)?(?:的?(?:小学|生源学校|生源小学|学校|生源)(?:为|是|有|包括)?)?[:,]?(?=.{3})"
)
# 「甲小学毕业生以及甲小学四至范围内住户的子女」: who lives in the school's zone goes where its pupils go.
_BESIDES = re.compile(r"[,;]?(?:以及|同时(?:招收|接收)?|及|(?<=[生学校女])和)(?=[^,;、]{3,})")
_THOSE_THERE = re.compile(
    r"(?:以及|及|和)(?:上述|以上|前述|该|此|本)(?:四至|服务|招生|学区|片区)*(?:范围|区域)?内?[^,;、]*$"
)
_HOMES_OF = re.compile(
    r"的?(?:六年级|6年级)?(?:应届)?毕业生$|的?(?:四至|服务|招生|划片|学区|片区|施教区)+(?:范围|区域|区)?内?的?"
    r"(?:住户|居民|业主|房产|常住)*(?:的|家庭)*(?:子女|孩子|学生|适龄少年|毕业生)$"
)
_HOW_MANY = re.compile(r"[,;](?:招生)?计划[^,;]*\d+个?班[^,;]*$")
# 「本校小学部毕业生直升」
_OWN_PRIMARY = re.compile(
    r"^(?:本校|该校|本部)的?(?P<part>小学部|附属小学|小学)?(?:六年级|6年级|应届)*(?:毕业生|学生)?(?:全部|整体|免试)*直升"
)
_UPPER_PART = re.compile(r"(?:初中部|中学部|初级中学部)$")
_OF_A_YEAR = r"(?:等?[\d一二三四五六七八九十两]+所(?:小学|学校))?的?(?:全部|全体|所有|应届|本届|20\d\d届)*的?"
_LEAVERS = r"(?:六年级|6年级)*(?:应届)?(?:毕业生?|学生|生源|新生)+(?:入学|升学|就读|升入)?$"
_PUPILS = re.compile(_OF_A_YEAR + _LEAVERS)
_PUPILS_OF_PRIMARY = re.compile(rf"{_OF_A_YEAR}(?:小学|六年级|6年级)+{_LEAVERS}")


def _year(item: Item, passage: Passage) -> int | None:
    """The year that a rule holds for: the document's, one that it names, or that of its dates."""
    if item.school_year:
        return item.school_year
    named = _YEAR.findall(item.title) or _YEAR.findall(" ".join((*passage.heading, passage.lead)))
    dated = item.published or item.written or item.valid_from
    return max(map(int, named)) if named else dated.year if dated else None


_YEAR = re.compile(r"(20\d\d)(?=年|学年|-|—)")


def _in_words_of(passage: Passage, school: str, passages: Sequence[Passage]) -> str:
    """The school's name with the marks (full-width brackets) that the passage, or one before it, writes
    it with.

    Where a heading has a longer name that ends with it (the region in front), that is its name.
    """
    for heading in passage.heading:
        for named in schools_named_in(fold(heading)):
            longer = named.endswith(school) and _WITH_REGION.fullmatch(named.removesuffix(school))
            if longer and (at := fold(heading).find(named)) >= 0:
                return heading[at : at + len(named)]
    before = (one.text for one in reversed(passages) if one.position < passage.position)
    for text in itertools.chain((passage.text, *passage.heading), before):
        at = fold(text).find(school)
        if at >= 0:
            return text[at : at + len(school)]
    return school


_WITH_REGION = re.compile(r"(?:[一-鿿]{1,8}[省市县区州旗镇乡])*")


def _one_entry(assignment: Assignment) -> Sequence[Reading | None]:
    try:
        return read_entry(fold(assignment.list_text or ""), parent=place_key(assignment.town))
    except Unread:
        return (None,)


def _rule(unread: ZoneRule, id: str, quote: str, reading: Reading | None) -> ZoneRule:
    if reading is None:
        return replace(unread, id=id, quote=quote)
    fields: dict[str, Any] = {name: getattr(reading, name) for name in reading.__slots__}
    return replace(unread, id=id, quote=quote, **fields)


def _without_region(text: str, region: str) -> str:
    """``text`` with the region's name in front of places blanked out, as long as before."""
    if not region:
        return text
    return re.sub(
        rf"(^|[、，,；;。\s（(]){re.escape(region)}(?=.{{3}})", lambda m: m[1] + " " * len(region), text
    )


def _stage(item: Item, assignment: Assignment) -> str:
    """From the nearest words that tell it: the column, the headings, the title, the school's name."""
    if assignment.stage:
        return assignment.stage
    passage = assignment.passage
    captions = passage.text.split("｜")[:-1]
    stages = {stage_of(school) for school in assignment.schools}
    of_schools = stages.pop() if len(stages) == 1 else ""
    for words in (*reversed(captions), passage.lead, *reversed(passage.heading)):
        if found := stage_of(words):
            return found
    if of_schools in ("小学", "幼儿园"):  # a 中学 may have younger pupils too, these have no others
        return of_schools
    return stage_of(item.title) or of_schools
