"""「打哪个电话」「在哪里办公」「几点上班」: the very statement of the desk asked for, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.facts.desks import DeskFact
from index.facts.desks.figures import ADDRESS, HOURS, LINES
from index.items import Passage
from index.text import sentences
from service.answering.answer import Answer
from service.answering.compose import composed, not_disclosed
from service.answering.context import Context, Evidence
from service.answering.desk_changes import asks_of_before, aspects_stated, states, still_holding
from service.answering.desk_matching import COMPLAINT
from service.answering.desk_names import IN_BRACKETS, bare
from service.answering.desk_narrowing import Ranked
from service.answering.desk_ranking import for_all_complaints, is_of_all, ranked
from service.answering.duties import aspects_of, desk_vocabulary
from service.answering.numbered import is_of_a_line
from service.answering.texts import text

# 「资助中心在哪」 asks for the office, whatever matter its name speaks of.
_OFFICE_ASKED = re.compile(
    r"(?:中心|[科股处室院局站办]|窗口|大厅|地方)[^，。？]{0,4}(?:在哪|在?几(?:楼|层|号楼)|在?哪[栋层]|搬|迁|地址|怎么走)"
)
# The place or the hours of an office itself, not those of a matter.
_OF_BODY = re.compile(r"(?:局|教委|中心|[科股室办院馆站])(?:的)?(?:地址|几点|什么时候|在(?:哪|那|什么))")
_LANDMARK = re.compile(r"[（(][^（）()]*[）)]|[一-龥]+(?:旁|对面|[东南西北]侧|附近|隔壁)")
_FIRST = re.compile(
    r"(?:首先|[应可]?当?以?先|第一时间)[^。；，可后]{0,6}(?:告诉|告知|向|找|联系|报告|与|跟|和)[^。；]{0,12}(?:老师|班主任|校长|学校|园长|园方|机构)"
)
_ASPECTS = ("phone", "address", "hours", *LINES)
_MOST = 4
_LONGEST = 260
_SOLE_WORDS = re.compile(r"[一-龥、（）()]+")  # a figure in a name would have to be quoted
_ALIKE = 0.001
# What is asked beside the desk itself is answered by what the rules say, not by an office's number.
_OTHER_MATTER = {"materials", "duration", "count", "definition"}
_SAID_ELSEWHERE = {*_OTHER_MATTER, "date"}


class LookUpDesk:
    """Ends the flow for a question of a number, an address or hours that a document states."""

    name = "desks"

    def __call__(self, context: Context) -> None:
        asked = aspects_of(context.text)
        kinds = set(context.understood.kinds)
        if is_of_a_line(context.text):
            return
        if not asked or (_OTHER_MATTER & kinds and not asked & {"phone", "hours"}):
            return
        names_office = _OFFICE_ASKED.search(context.text)
        if asked == {"address"} and kinds & {"zone", "date", "fee", "subsidy"} and not names_office:
            return
        if asked == {"address"} and _is_of_an_earlier_year(context) and not names_office:
            return  # where it was done then: what that year's announcement says, no office as it is now
        found = ranked(context.text, context) or _for_complaints(context)
        other = desk_vocabulary().other_bodies.search(context.text)
        if other and not any(other[1] in _LANDMARK.sub("", one.fact.label) for one in found):
            context.answer = Answer("no_answer", "other_body", text("no_answer.other_body", body=other[1]))
            return
        if not found:
            surely = asked & {"phone", *LINES} or (_OF_BODY.search(context.text) and _names_part(context))
            if surely and not kinds & _SAID_ELSEWHERE:
                context.answer = not_disclosed(context)  # another office's number is worse than none
            return
        chosen = _chosen(found)
        if asks_of_before(context.text) and _ended(chosen[0]):
            context.evidence = _of_before(chosen[0], context)
            context.lead = text("desks.before")
            context.answer = composed(context)
            return
        context.evidence = [piece for one in chosen for piece in _evidence(one, found, context)]
        context.evidence += _completed(chosen, found, asked, context)
        if "office" in asked and "phone" not in asked:
            context.evidence = [*_turned_to_first(chosen[0].fact, context), *context.evidence]
        if not context.evidence:  # what is asked for went with what has changed since
            context.answer = not_disclosed(context)
            return
        context.lead = text("several") if len(chosen) > 1 else _named(chosen[0], found, context)
        context.answer = composed(context)


def _for_complaints(context: Context) -> list[Ranked]:
    """Where no office says that it has the matter of a complaint: the one that takes all complaints."""
    asked = COMPLAINT.search(context.text) and "phone" in aspects_of(context.text)
    return for_all_complaints(context) if asked else []


def _names_part(context: Context) -> bool:
    """Whether a part of the prefecture is named: the office of the whole is not the part's."""
    bureau, asked = context.snapshot.bureau, context.understood.region
    region = next((region for region in bureau.regions if region.name == asked), None)
    if region is None or not bureau.is_part(asked):
        return False
    return any(name in context.text for name in region.spoken)


def _is_of_an_earlier_year(context: Context) -> bool:
    year = context.understood.year
    return year is not None and year < context.today.year


def _chosen(found: Sequence[Ranked]) -> list[Ranked]:
    """The best; of one document also those that the question does not tell from it."""
    best = found[0]
    chosen = [best]
    for other in found[1:]:
        alike = other.fact.item_id == best.fact.item_id and abs(other.held - best.held) <= _ALIKE
        if alike and all(other.fact.statement != one.fact.statement for one in chosen):
            chosen.append(other)
    return chosen[:_MOST]


def _ended(one: Ranked) -> bool:
    return bool(one.changed or (one.fact.changes and one.fact.cells))


def _of_before(one: Ranked, context: Context) -> list[Evidence]:
    """What was stated of an office before, and what took its place."""
    facts = [one.fact, *{fact.statement: fact for fact in one.changed.values()}.values()]
    return [Evidence(context.snapshot.passages[fact.passage_id], fact.statement, one.held) for fact in facts]


def _named(one: Ranked, found: Sequence[Ranked], context: Context) -> str:
    """Canned words that say whose number or place is quoted, where the quotes leave its name out."""
    before = one.before or next((other.before for other in found if other.fact == one.fact), None)
    name = IN_BRACKETS.sub("", before.desk.name if before else one.fact.desk.name)
    said = " ".join(piece.quote for piece in context.evidence)
    bureau = context.snapshot.bureau
    if name in {region.name for region in bureau.regions} or not _SOLE_WORDS.fullmatch(name):
        return ""
    if bare(name, bureau) in said:
        return ""
    return text("desks.of", name=name)


def _evidence(one: Ranked, found: Sequence[Ranked], context: Context) -> list[Evidence]:
    """The statement, without what has changed since; of a row of several offices' numbers the cells of the
    one that is asked for."""
    fact, passage = one.fact, context.snapshot.passages[one.fact.passage_id]
    if one.changed and one.before is None:
        return _kept(fact, one, context)
    if fact.changes and fact.cells:  # without the number or the place that is out of use
        return [Evidence(passage, quote, one.held) for quote in fact.cells]
    apart = fact.cells and not any(
        other.fact.passage_id == fact.passage_id
        and other.fact != fact
        and abs(other.held - one.held) <= _ALIKE
        for other in found
    )
    quotes = fact.cells if apart else (fact.statement,)
    return [Evidence(passage, quote, one.held) for quote in quotes]


def _turned_to_first(fact: DeskFact, context: Context) -> list[Evidence]:
    """Whom the same running text says one turns to before the office: 「首先告诉班主任」."""
    passage = context.snapshot.passages[fact.passage_id]
    ahead = "" if passage.cells else passage.text.partition(fact.statement)[0]
    said = [one.strip() for one in sentences(ahead) if _FIRST.search(one) and len(one) <= _LONGEST]
    return [Evidence(passage, one, 1.0) for one in said[:1]]


def _kept(fact: DeskFact, one: Ranked, context: Context) -> list[Evidence]:
    """What a statement says that has not changed since."""
    passage = context.snapshot.passages[fact.passage_id]
    return [Evidence(passage, quote, one.held) for quote in still_holding(fact, set(one.changed), passage)]


def _completed(
    chosen: Sequence[Ranked], ranked_all: Sequence[Ranked], asked: set[str], context: Context
) -> list[Evidence]:
    """What is asked for beside what is quoted and stands apart: in the row, in another sentence or another
    announcement, or, as it did not change, in what was said before."""
    first = chosen[0]
    said = " ".join(piece.quote for piece in context.evidence)
    before = next((one for one in ranked_all if one.fact == first.fact and one.before), first)
    found: list[Evidence] = []
    if "office" in asked and before.before:  # a notice of a new number says little of what an office does
        found = [piece for piece in _kept(before.before, before, context) if piece.quote not in said]
        said = " ".join((said, *(piece.quote for piece in found)))
    for aspect in _ASPECTS:
        if aspect not in asked or _is_said(aspect, chosen, said):
            continue
        for piece in _apart(aspect, first.fact, before, context):
            if piece.quote not in said:
                said += piece.quote
                found.append(piece)
    return found


def _is_said(aspect: str, chosen: Sequence[Ranked], said: str) -> bool:
    if aspect == "phone":
        return any(one.fact.desk.phone and one.fact.desk.phone in said for one in chosen)
    return bool({"address": ADDRESS, "hours": HOURS, **LINES}[aspect].search(said))


def _apart(aspect: str, fact: DeskFact, one: Ranked, context: Context) -> list[Evidence]:
    """Where an aspect of the office of ``fact`` stands apart from it: see ``_completed``."""
    passages = context.snapshot.passages
    cell = _cell_of(fact, aspect, passages[fact.passage_id])
    if cell:
        return [Evidence(passages[fact.passage_id], cell, one.held)]
    for other in (one.changed.get(aspect), *_of_same_office(fact, context)):
        if other is not None and aspect in aspects_stated(other) and other.statement != fact.statement:
            stated = other.cells if other.changes and other.cells else (other.statement,)
            return [Evidence(passages[other.passage_id], quote, one.held) for quote in stated]
    if one.before and aspect not in one.changed:
        for other in (one.before, *_of_same_office(one.before, context)):
            if aspect in aspects_stated(other):
                return [e for e in _kept(other, one, context) if states(e.quote, aspect, other)]
    whole = _of_the_whole(fact, aspect, context) if aspect in ("address", "hours", "route") else None
    return [Evidence(passages[whole.passage_id], whole.statement, one.held)] if whole else []


def _of_same_office(fact: DeskFact, context: Context) -> list[DeskFact]:
    """What the same document says of the office of a statement elsewhere."""
    return [
        other
        for other in context.snapshot.desks
        if fact.desk.name
        and other is not fact
        and (other.item_id, other.desk.name, other.desk.region)
        == (fact.item_id, fact.desk.name, fact.desk.region)
    ]


def _cell_of(fact: DeskFact, aspect: str, passage: Passage) -> str:
    """The cell of the row that gives the office's address or hours; "" where it has none."""
    desk = fact.desk
    value = {"phone": desk.phone, "address": desk.address, "hours": desk.hours}.get(aspect)
    cells = (f"{name}：{said}" for name, said in passage.cells if value and said.strip() == value)
    return next((cell for cell in cells if cell in passage.text), "")


def _of_the_whole(of: DeskFact, aspect: str, context: Context) -> DeskFact | None:
    """What the document says of the office beside its number, else of all its offices: a statement
    without a number, of the same name or without one."""
    pattern = {"address": ADDRESS, "hours": HOURS, **LINES}[aspect]
    said = [
        fact
        for fact in context.snapshot.desks
        if fact.item_id == of.item_id
        and not fact.desk.phone
        and pattern.search(fact.statement)
        and len(fact.statement) <= _LONGEST
    ]
    own = [fact for fact in said if of.desk.name and fact.desk.name == of.desk.name]
    return next(iter(own or filter(is_of_all, said)), None)
