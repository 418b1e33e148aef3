"""How much of what names the office in a question a statement holds: in its words, by duty, above it."""

from __future__ import annotations

import re

from index.facts.desks import DeskFact
from index.search.question import Term
from service.answering.context import Context
from service.answering.desk_names import SORT_OF_SCHOOL, folded, is_another_school, is_of_bureau
from service.answering.duties import (
    asked_duties,
    asking_positions,
    aspects_of,
    covered_by,
    desk_vocabulary,
)
from service.answering.fit import Matter
from service.answering.vocabulary import vocabulary

SURE = 0.55  # from here on a statement is for the office that is asked for
_ABOVE = 0.85  # what a statement stands under says a little less of it than its own words
_BESIDE = 0.7  # as does the text around it
_DUTY = 0.9
_BY_NAME = 0.8  # an office has a matter by its name where no other says that it has
_MISSING = 0.5
_NAMING = 1.0  # nats: from here on a word that no statement holds names some other office
_GENERAL = 0.2
_GENERAL_OFFICE = re.compile(r"办公室|综合|总机|总值班")
# The place and the hours of the whole bureau.
_OF_THE_HOUSE = re.compile(
    r"作息时间|(?:夏令|冬令|上下班)时间|(?:办公|通[讯信]|单位|机关)(?:地址|地点|场所)|对外办公"
)
# What is done at an office: it need not say so of itself.
_DONE_THERE = re.compile(r"举报|投诉|监督|反映|咨询|报名|入学|入园|申请|查询|缴费|认定|审批|备案")
_SCHOOLS_OF_A_PLACE = re.compile(r"(?:乡镇|农村|各)(?:中小)?学校")
COMPLAINT = re.compile(r"举报|投诉|反映")  # for it there are lines of their own
_TAKES_COMPLAINTS = re.compile(r"举报|投诉|反映|监督")
_KIND_OF_LINE = re.compile(r"(?:电话|热线|号码|地址|地点|时间)$")
# 「转学问哪个股」, 「柳湾镇管资助的」: the end of one word run together with what asks.
_JOINED = re.compile(r"[一-龥][管问找打归]|[管问找打归][一-龥]")
_SHORT = 3  # characters of a word that may be made of other words' first ones


def held_by(fact: DeskFact, matter: Matter, question: str, context: Context) -> float:
    """The share (0 to 1) of what the question names that a statement holds; 0 where a name is missing."""
    passage, item = context.snapshot.passages[fact.passage_id], context.snapshot.items[fact.item_id]
    if is_another_school(fact, item, question, context.snapshot.bureau):
        return 0.0
    own = folded(" ".join((fact.label, *fact.desk.topics)))
    above = folded(" ".join((item.title, *passage.heading, passage.lead)))
    beside = folded(passage.text) if fact.alone else ""
    by_own, by_above = covered_by(question, own), covered_by(question, above)
    if _is_of_other_matters(question, f"{own}{above}{beside}"):
        return 0.0
    asking, told = asking_positions(question), _is_told(question, own, by_own[0] | by_above[0])
    # 「被欺负了该找谁」: what a paper on the very matter says goes before an office that has it with others.
    advises = aspects_of(question) == {"office"} and not COMPLAINT.search(question)
    by_title = covered_by(question, folded(item.title))[0] if advises else set()
    regions = context.snapshot.bureau.spoken
    # 「乡镇学校咨询电话：石桥0123-…」 is the line of the schools of that place.
    place, bureau = fact.desk.region, context.snapshot.bureau
    of_schools = bool(_SCHOOLS_OF_A_PLACE.search(own)) and bureau.is_part(place) and place in question
    held = total = 0.0
    for term, weight in matter.terms:
        stem = _KIND_OF_LINE.sub("", term.word)
        said = not stem or desk_vocabulary().saying_nothing.fullmatch(stem) or aspects_of(stem)
        if said or _JOINED.fullmatch(term.word) or term.word in regions:
            continue
        if _within(stem, question, asking):
            continue
        found = max(_found(term, stem, own), _ABOVE * _found(term, stem, above))
        found = max(found, _BESIDE * _found(term, stem, beside))
        if found < _MISSING and _is_made_up(term, context):
            found = max(found, _DUTY * _is_short_in(stem, own), _ABOVE * _DUTY * _is_short_in(stem, above))
        found = max(found, _covered(stem, question, by_own))
        found = max(found, _ABOVE * _covered(stem, question, by_above))
        found = max(found, float(_within(stem, question, by_title)))
        if found < _MISSING:
            staged = any(pattern.search(term.word) for pattern in vocabulary().stages.values())
            names = (weight >= _NAMING or term.word in matter.words) and not staged
            if _DONE_THERE.fullmatch(stem) or told or (of_schools and not SORT_OF_SCHOOL.sub("", stem)):
                continue
            if names:
                return 0.0
        held += weight * found
        total += weight
    if not total and of_schools:
        return SURE + _GENERAL
    if not total and COMPLAINT.search(question):
        return SURE + _GENERAL if _takes_all_complaints(f"{own} {folded(item.title)}") else 0.0
    if not total:  # nothing but the bureau itself is named
        # A row of a place's numbers gives its bureau's address, no number of the whole bureau.
        numbers = fact.desk.phone and ("phone" in aspects_of(question) or fact.desk.name not in regions)
        words = fact.desk.name if numbers else f"{own}{above}{item.issuer}"
        general = _GENERAL_OFFICE.search(own) if fact.desk.phone else _OF_THE_HOUSE.search(fact.statement)
        return (SURE + _GENERAL * bool(general)) * is_of_bureau(question, words)
    return held / total


def _is_told(question: str, own: str, stated: set[int]) -> bool:
    """Whether a line for complaints is asked for, and this is the one about the very matter: what went wrong
    there is told in any words. Whose number is asked for may be that of the office that has the matter."""
    complaint = {at for found in COMPLAINT.finditer(question) for at in range(*found.span())}
    if not complaint or not stated - complaint:
        return False
    asked = asked_duties(question)
    of_office = "phone" in aspects_of(question) and bool(asked) and asked[0].level(own) == 0
    return of_office or bool(_TAKES_COMPLAINTS.search(own))


def _takes_all_complaints(words: str) -> bool:
    """Whether a line is for complaints, and of no matter that offices are parted by."""
    if not re.search(r"举报|投诉|信访", words):
        return False
    return not any(
        duty.level(words) == 0
        for duty in desk_vocabulary().duties
        if duty.has_office and not duty.asked.search("投诉")
    )


def _is_of_other_matters(question: str, words: str) -> bool:
    """Whether a complaint is of matters that offices are parted by, and the words are of none of these, nor
    of complaints."""
    if not COMPLAINT.search(question) or _TAKES_COMPLAINTS.search(words):
        return False
    matters = [duty for duty in asked_duties(question) if duty.has_office and not duty.asked.search("投诉")]
    return bool(matters) and all(duty.level(words) is None for duty in matters)


def _found(term: Term, stem: str, text: str) -> float:
    return 1.0 if stem in text else term.found_in(text)


def _is_made_up(term: Term, context: Context) -> bool:
    """Whether no dictionary and no text has a word: 暑托 for 暑期托管."""
    lexical = context.snapshot.retriever.lexical
    word = term.word
    return len(word) <= _SHORT and word not in lexical and not lexical.splitter.is_word(word)


def _is_short_in(word: str, text: str) -> bool:
    return bool(word) and re.search(".?".join(map(re.escape, word)), text) is not None


def _covered(word: str, question: str, covered: tuple[set[int], set[int]]) -> float:
    stated, by_name = covered
    return max(_DUTY * _within(word, question, stated), _BY_NAME * _within(word, question, by_name))


def _within(word: str, question: str, covered: set[int]) -> bool:
    return any(
        2 * sum(position in covered for position in range(*place.span())) >= len(word)
        for place in re.finditer(re.escape(word), question)
    )
