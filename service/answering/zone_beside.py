"""What a question asks of the school beside which one it is: 「…上哪个小学，住不住校」, 「有没有电话」."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.facts.zones import Match, ZoneRule
from index.facts.zones.schools import schools_named_in
from index.facts.zones.spelling import fold
from service.answering.answer import Answer
from service.answering.context import Context, Evidence
from service.answering.school_aspects import ASPECTS, Aspect, asked_in, cells_telling, has_other_number
from service.answering.school_entries import plain, school_entries, spoken_names

_BESIDE = ("grades", "boarding_from", "boarding", "phone", "pupils", "classes")
# Beside an address every word of an upper class asks whether the school has it.
_GRADE = re.compile(r"[二三四五六]年级|几年级|教学点")
_LONGEST = 80


def beside(matches: Sequence[Match], context: Context) -> dict[Evidence, str]:
    """What else is asked of the schools of ``matches``, as their rows, their paragraphs or other papers in
    force state it; by the school where the piece does not name it."""
    question = fold(context.text)
    asked = {name: aspect for name, aspect in asked_in(question).items() if name in _BESIDE}
    if _GRADE.search(question):
        asked["grades"] = ASPECTS["grades"]
    led = [match.rule for match in matches if match.how == "feeder"] or [match.rule for match in matches]
    found: dict[Evidence, str] = {}
    for name, aspect in asked.items():
        for rule in led:
            own = list(_of_rule(rule, aspect, context))
            own = [piece for piece in own if name != "phone" or not has_other_number(piece.quote, context)]
            for piece in own:
                found.setdefault(piece, "")
            own = own or list(_of_item(rule, name, aspect, context))
            for piece in own:
                found.setdefault(piece, "")
            if not own:
                for school in rule.schools:
                    for piece in _of_papers(school, name, aspect, context):
                        found.setdefault(piece, school)
    return found


def _of_rule(rule: ZoneRule, aspect: Aspect, context: Context) -> Iterator[Evidence]:
    """What the row or the paragraph of a zone's entry states."""
    passage = context.snapshot.passages[rule.passage_id]
    if passage.cells:
        for column, value in cells_telling(passage.cells, aspect):
            written = f"{column}：{value}" if f"{column}：{value}" in passage.text else value
            if written in passage.text:
                yield Evidence(passage, written, 1.0)
        return
    line = next((line for line in passage.text.splitlines() if rule.quote in line), "")
    for said in re.split(r"(?<=[。；;])", line.replace(rule.quote, "。", 1)):
        piece = said.strip(" 。；;")
        others = set(schools_named_in(fold(piece))) - set(rule.schools)
        stated = aspect.stated.search(piece) and (not others or aspect is ASPECTS["grades"])
        if stated and len(piece) <= _LONGEST and piece in passage.text:
            yield Evidence(passage, piece, 1.0)


def _of_item(rule: ZoneRule, name: str, aspect: Aspect, context: Context) -> Iterator[Evidence]:
    """The sentence of the same paper that names the school and states it: 「某教学点只设一至三年级，…」."""
    names = {name for school in rule.schools for name in spoken_names(school, context)}
    for passage in context.snapshot.passages_of(rule.item_id):
        alone = passage.cells[0][1] if len(passage.cells) == 1 else ""  # a remark in a sheet of its own
        for said in re.split(r"(?<=[。；;\n])", alone if passage.cells else passage.text):
            piece = said.strip(" 。；;\n")
            named = len(piece) <= _LONGEST and any(one in plain(piece) for one in names)
            gone = name == "phone" and has_other_number(piece, context)
            if named and aspect.stated.search(piece) and not gone:
                yield Evidence(passage, piece, 1.0)
                return


def tells_beside(answer: Answer, aspects: Iterable[str]) -> bool:
    """Whether an answer states one of these aspects of its school."""
    return any(ASPECTS[name].stated.search(answer.text) for name in aspects)


def _of_papers(school: str, name: str, aspect: Aspect, context: Context) -> Iterator[Evidence]:
    """What a row of another paper states of a school, by the newest that does."""
    own = [one for one in school_entries(context) if one.cells and plain(one.school) == plain(school)]
    told: list[tuple[str, Evidence]] = []
    for entry in own:
        day = str(context.snapshot.items[entry.passage.item_id].published or "")
        for column, value in cells_telling(entry.cells, aspect):
            quote = f"{column}：{value}"
            gone = name == "phone" and has_other_number(quote, context)
            if quote in entry.passage.text and not gone:
                told.append((day, Evidence(entry.passage, quote, 1.0)))
    newest = max((day for day, _ in told), default="")
    latest = {piece.quote: piece for day, piece in told if day == newest}
    if len(latest) == 1:  # rows that say different things are of different parts of it
        yield from latest.values()
