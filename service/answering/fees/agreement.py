"""Whether a statement bears out all that a question names, and says nothing against it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from index.items import Passage
from index.search.tokens import fold
from service.answering.bands import is_outside
from service.answering.context import Context
from service.answering.fees.charges import fee_words, qualities_in
from service.answering.fees.class_words import classes_in, spelled
from service.answering.fees.classes import Listed
from service.answering.fees.entry import is_of_old, school_year
from service.answering.fees.grades import grades_in, groups_in, rooms_in, share_a_group
from service.answering.fees.place import names_school
from service.answering.fees.question import EXAMS, FeeQuestion
from service.answering.fees.sites import exempts_others, sites_for, sites_of
from service.answering.fees.statements import Statement, Statements
from service.answering.fees.weeks import weeks_in
from service.answering.stages import passage_stages
from service.answering.vocabulary import households_in, on_the_other_side, vocabulary

_WHOSE = re.compile(r"公办|公立|民办|私立")
# What a new card costs says nothing of what it is for.
_FOR_A_LOST_ONE = re.compile(r"(?:遗失|丢失|补[办卡发证]|挂失)[^。；]{0,16}(?:工本费|元)")
_LOST = re.compile(r"补|丢|遗失|掉了|不见|挂失|工本")
_PART = re.compile(r"(?P<stage>小学|初中|高中)(?:部|学段|分部)")
_NOT_YET = re.compile(r"[从自]\s*(20\d\d)(?:学年)?(?:[（(](20\d\d))?年?\s*(\d{1,2})?月?[^。；，]{0,12}起")
_NAMES_IN = re.compile(r"(?:^|(?<=[：:、，,（(；;｜]))[一-龥]{4,10}(?=[、，,（(）)；;]|$)")
_NO_COLLEGE = re.compile(r"(?<![职业技术])(?:中学|高中|小学|幼儿园)$")
_NO_NURSERY = re.compile(r"(?:中学|高中|初中|职高|技校)$")
# 「小学11元,中学13元」
_MIDDLE = re.compile(r"(?:^|[,，、;；:：()（）和与及/])中学(?=[\d:：()（）,，、;；元生为不每]|$)")
_APART = re.compile(r"(?:不含|不包括|除|非)[^，。；、）)]{1,8}")  # 「（不含国际班）」 is for all others
_OTHERS = re.compile(r"其[他它余](?:各)?(?:乡镇|镇|乡|街道|地区|县|区|区域|片区)")
_POINT = re.compile(r"(?:^|(?<=[。；;：:\n]))\s*(?=(?:\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、)(?!\d))")
_NAMED = re.compile(r"(?<![各全市县区公办的])[一-龥]{2,6}(?:幼儿园|小学|中学|学校)[（(：:]")


def fits(asked: FeeQuestion, said: Statement, listed: Listed | None, statements: Statements) -> bool:
    """Whether a statement holds everything by which the question tells one charge from another."""
    whole = said.whole
    # What some people do not pay they do not pay at weekends.
    always = {"周末"} if said.rate.free else set()
    stated = (one for name, one in asked.qualities.items() if name not in always)
    if not all(quality.stated.search(whole) for quality in stated):
        return False
    if not all(tells_word(asked, word, whole) for word in asked.telling):
        return False
    if asked.weeks and not asked.weeks <= weeks_in(said.own):
        return False
    if is_outside(asked.measures, said.own):
        return False
    if not names_school(asked, said.own) and not _is_of_that_sort(asked, said, listed):
        return False
    if asked.mention is None:
        told = any(word in said.school for word in asked.telling)
        return not said.school or told or "民办" in asked.qualities or said.passage.kind == "row"
    if names_school(asked, whole):
        return True
    if said.school or _NAMED.search(said.own) or names_another(said.own, asked, statements):
        return False
    if listed is not None and listed.is_rival(said.own):
        return False
    return listed is not None or names_school(asked, statements.of_item[said.item.id])


def names_another(words: str, asked: FeeQuestion, statements: Statements) -> bool:
    """Whether folded words name a school, and not the one that is asked about."""
    if asked.mention is None or names_school(asked, words):
        return False
    return any(name in words for name in statements.schools)


def _is_of_that_sort(asked: FeeQuestion, said: Statement, listed: Listed | None) -> bool:
    """Whether the class, the room and the kind of place that are named are those of the statement."""
    whole = spelled(said.whole)
    if listed is None and not all(spelled(name) in whole for name in asked.classes):
        # 「大班免收保教费」 is said of all classes.
        groups = bool(asked.groups) and share_a_group(asked.groups, groups_in(said.own))
        return groups and not classes_in(whole)
    if asked.rooms and not asked.rooms <= rooms_in(said.whole):
        return False
    if asked.entered is not None and is_of_old(said.own) and not sites_of(said.own):
        return True  # what was charged before is told by fewer things than what is charged now
    if not asked.sites or asked.sites & sites_of(said.whole):
        return True
    return exempts_others(asked.sites, said.whole)


def is_for_others(asked: FeeQuestion, said: Statement) -> bool:
    """Whether a row is for another school, class, room, group, year, place or week than that asked about:
    it answers nothing, whoever finds it."""
    if is_denied(asked, said) or _is_of_another_stage(asked, said):
        return True
    if names_school(asked, said.whole):
        return False
    if asked.mention is not None and said.school:
        return True
    classes = {spelled(name) for name in classes_in(said.own)}
    if asked.classes and classes and not any(spelled(name) in spelled(said.whole) for name in asked.classes):
        return True
    if is_outside(asked.measures, said.own):
        return True
    groups = groups_in(said.own)
    if asked.groups and groups and not share_a_group(asked.groups, groups):
        return True
    pairs = (
        (asked.rooms, rooms_in(said.own)),
        (asked.grades, grades_in(said.own)),
        (asked.sites, sites_for(asked.sites, said.own)),
        (asked.weeks, weeks_in(said.own)),
    )
    return any(ours and theirs and not ours & theirs for ours, theirs in pairs)


def _is_of_another_stage(asked: FeeQuestion, said: Statement) -> bool:
    """Whether a statement is for one part (高中部) of a school, and another stage is asked about."""
    parts = set(_PART.findall(f"{said.school}\n{said.own}"))
    return bool(asked.stage and parts) and asked.stage not in parts


def is_denied(asked: FeeQuestion, said: Statement) -> bool:
    """Whether a statement is of what the question says it is not about."""
    cells = " ".join(value for _, value in said.passage.cells)  # a row may have a column for each sort
    own = _APART.sub("", fold(cells) or said.own)
    return any(pattern.search(own) for pattern in asked.denied)


def tells_word(asked: FeeQuestion, word: str, place: str) -> bool:
    """Whether a telling word, or another one for it, is in a folded text."""
    if names_word(word, place):
        return True
    term = asked.forms.get(word)
    return term is not None and term.found_in(place) > 0.45


def names_word(word: str, place: str) -> bool:
    """Whether a telling word, or the name that it is short for, is in a folded text."""
    if word in place:
        return True
    # 「汽修」 is 汽车运用与维修: the characters of a short form are in order in one name.
    for name in _NAMES_IN.findall(place):
        rest = iter(name)
        if len(word) >= 2 and name[0] == word[0] and name not in word and all(char in rest for char in word):
            return True
    return False


def contradicts(asked: FeeQuestion, said: Statement, context: Context) -> bool:
    """Whether a statement is for another stage, class, sort of school or household."""
    if is_denied(asked, said) or _is_of_another_exam(asked, said):
        return True
    if _FOR_A_LOST_ONE.search(said.own) and not _LOST.search(asked.text):
        return True
    stages = passage_stages(said.item, _point_of(said))
    if asked.stage and stages and asked.stage not in stages | stages_in(said.own):
        return True
    if asked.stage == "中职" and _NO_COLLEGE.search(said.school):
        return True
    if stages == {"幼儿园"} and asked.school and _NO_NURSERY.search(asked.exact):
        return True
    if said.school and asked.stage and ("园" in said.school) != (asked.stage == "幼儿园"):
        return True
    if _is_of_another_stage(asked, said):
        return True
    free = said.rate.free and said.passage.kind != "row" and not asked.qualities
    if free and not asked.acts - {"whether"} and fee_words().qualities["寒暑假"].stated.search(said.own):
        return True  # 「假期不收」 does not say what is charged in term
    grades, groups = grades_in(said.own), groups_in(said.own)
    if asked.grades and grades and not asked.grades & grades:
        return True
    if asked.groups and groups and not share_a_group(asked.groups, groups):
        return True
    if asked.entered is not None and said.entered and not said.is_entered_in(school_year(asked.entered)):
        return True
    sites, stages_said = sites_for(asked.sites, said.own), stages_in(said.own)
    if asked.sites and sites and not asked.sites & sites:
        return True
    if asked.stage and stages_said and asked.stage not in stages_said and not asked.school:
        return True
    if _is_of_another_part(said, context):
        return True
    around = f"{said.near}\n{said.above}"
    if on_the_other_side(asked.text, said.own) or (
        not _WHOSE.search(said.own) and on_the_other_side(asked.text, around)
    ):
        return True
    theirs = households_in(said.own) - {"农村", "涉农"}
    if asked.households and theirs and not asked.households & theirs and "困难" not in theirs:
        return True
    # An exemption for some households says nothing of what the others pay, but for a clause of their own.
    of_ours = bool(asked.qualities) and all(one.stated.search(said.own) for one in asked.qualities.values())
    return bool(
        theirs
        and not of_ours
        and not asked.households
        and (said.rate.free or said.rate.terms)
        and said.passage.kind != "row"
        and "relief" not in asked.acts
    )


def _point_of(said: Statement) -> Passage:
    """The point of a list (「一、…二、…三、…」 in one passage) that a statement is of: what the others are
    about is not what it is about."""
    points = [point for point in _POINT.split(said.passage.text) if point]
    if said.passage.kind == "row" or len(points) < 3:
        return said.passage
    own = next((point for point in points if said.rate.statement in point), said.passage.text)
    return replace(said.passage, text=own)


def _is_of_another_exam(asked: FeeQuestion, said: Statement) -> bool:
    """Whether a statement, or what it stands directly under, names other examinations (成考, not 自考)."""
    ours = EXAMS & set(asked.qualities)
    theirs = EXAMS & (set(qualities_in(said.own)) or set(qualities_in(said.near)))
    return bool(ours and theirs) and not ours & theirs


def stages_in(own: str) -> set[str]:
    """The stages that a folded statement names."""
    named = {stage for stage, pattern in vocabulary().stages.items() if pattern.search(own)}
    return named | {"初中", "高中"} if _MIDDLE.search(own) else named


def _is_of_another_part(said: Statement, context: Context) -> bool:
    """Whether a statement names parts of the bureau's area, and not the one that is asked about."""
    bureau, asked = context.snapshot.bureau, context.understood.region
    named = _parts_in(said.own, context)
    ours = {asked, *bureau.parents_of(asked)}
    # 「县城（某某镇）；其他乡镇」 has a column for whatever it does not name.
    return bureau.is_part(asked) and bool(named) and not (named & ours or _OTHERS.search(said.own))


def names_a_part(words: str, context: Context) -> bool:
    return bool(_parts_in(words, context))


def _parts_in(words: str, context: Context) -> set[str]:
    """The parts of the bureau's area that folded words name."""
    bureau = context.snapshot.bureau
    parts = [region for region in bureau.regions if bureau.is_part(region.name)]
    return {one.name for one in parts if any(len(name) > 1 and fold(name) in words for name in one.spoken)}


def is_to_come(said: Statement, context: Context, day: date | None = None) -> bool:
    """Whether a statement, or the clause that it stands in, holds only from a later month on than that of
    ``day``, today where it is None."""
    if context.understood.period is not None:
        return False
    begins = _NOT_YET.search(said.own)
    if begins is None:
        return False
    spring = "春" in begins[0]
    year, month = int(begins[2] or begins[1]), int(begins[3] or (3 if spring else 9))
    day = day or context.today
    return (year, month) > (day.year, day.month)
