"""Picks the few verbatim pieces that answer: a clause, rows side by side, a list with its lead-in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.items import Passage
from index.search.retriever import Hit
from index.search.tokens import fold
from index.text import windows
from service.answering.classes import with_class
from service.answering.context import Context, Evidence
from service.answering.narrow import narrowed, tells_of_another, told_together
from service.answering.numbered import names_number
from service.answering.part_of_year import months_asked, those_within
from service.answering.row_days import names_day, of_that_day, of_this_year
from service.answering.sort_of_answer import defining_sentence, is_desk_row
from service.answering.stages import passage_stages
from service.answering.standing_out import stands_out
from service.answering.texts import text
from service.answering.vocabulary import vocabulary
from service.answering.weigh import excluded, named_by, weight

# Measured on questions with and without an answer in the material: see `wenjiao evaluate`.
_SURE = 0.58
TOO_FAR = "与问题不够相符"  # why a passage that may answer was not taken
ANOTHER = "所写的时间不是所问事项的"
_QUOTE_LIMIT = 260
_SECTION_LIMIT = 480
_ROWS = 6
_DESK_ROWS = 3
_ALIKE = 0.1  # rows that hold nearly the same share of the matter are not told apart by the question
_ABOUT = 0.6  # the share of the matter in a table, where its day tells which of its rows is meant
_SUBJECT = re.compile(r"科目|语文|数学|英语|物理|面试|笔试")
_NEARLY = 0.8
_BESIDE_LIMIT = 280
_MOST_BESIDE = 2
_SECOND = 0.95  # a passage of another item this close may add to the answer
_LISTS = {"materials", "procedure", "condition", "definition"}
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百零〇\d]{1,6}条")
# 「本办法自…起施行」 closes a document; it adds nothing to another clause.
_IN_FORCE = re.compile(
    r"^\s*(?:第[^条]{1,5}条|[一二三四五六七八九十]{1,3}、)?\s*本[^。；]{1,40}(?:施行|执行|实施)"
)


class Select:
    """Sets ``context.evidence``, best first; leaves it empty where nothing fits."""

    name = "select"

    def __call__(self, context: Context) -> None:
        fitting: list[Hit] = []
        for hit in context.hits:
            if hit.passage.id in context.left_out:
                continue
            if context.scores[hit.passage.id] < _SURE and not stands_out(hit, context):
                context.left_out[hit.passage.id] = TOO_FAR
            elif tells_of_another(hit, context):
                context.left_out[hit.passage.id] = ANOTHER
            else:
                fitting.append(hit)
        context.evidence = _rows_of_day(context)
        if context.evidence or not fitting:
            context.lead = text("listed") if len(context.evidence) > 1 else ""
            return
        fitting = told_together(fitting, context)
        best = fitting[0]
        section = _section(best.passage, context)
        if section:
            score = context.scores[best.passage.id]
            context.evidence = [Evidence(passage, passage.text, score) for passage in section]
            context.lead = text("listed") if len(section) > 1 else ""
        elif best.passage.kind == "row":
            context.evidence = _rows(best.passage, context)
            context.lead = text("several") if len(context.evidence) > 1 else ""
        else:
            context.evidence = _clause(best, context) + _beside(best, fitting, context)
            context.evidence += _second(best, fitting[1:], context)
        context.evidence = narrowed(with_class(context.evidence, context), context)
        context.evidence += _unanswered(context)
        if context.evidence[0].passage.kind != "row":
            context.evidence.sort(key=lambda piece: (piece.passage.item_id, piece.passage.position))


def _section(passage: Passage, context: Context) -> Sequence[Passage]:
    """All that stands under the passage's heading, where the question asks for a list; else ()."""
    asked = _LISTS & set(context.understood.kinds)
    if not asked or not passage.heading or passage.kind == "note" or _definition(passage, context):
        return ()
    if "condition" not in asked and _ARTICLE.match(passage.text):
        return ()  # an article says by itself what it says; a chapter is no list
    together = [
        _as_worded_now(other, context)
        for other in context.snapshot.passages_of(passage.item_id)
        if other.heading == passage.heading and other.kind == passage.kind
    ]
    short = len(together) > 1 and sum(len(other.text) for other in together) <= _SECTION_LIMIT
    return together if short else ()


def _as_worded_now(passage: Passage, context: Context) -> Passage:
    """The passage, or the one of a later paper that puts other words in its place."""
    later = context.holding.replaced.get(passage.id, "")
    return context.snapshot.passages.get(later, passage)


def _rows(best: Passage, context: Context) -> list[Evidence]:
    """The best row, and those of its table that the question does not tell from it."""
    matter, region = context.matter, context.understood.region
    own = matter.held_by(fold(best.text))
    item = context.snapshot.items[best.item_id]
    least = weight(item, best, context)
    beside = [
        row
        for row in _table_of(best, context)
        if weight(item, row, context) >= least
        and matter.held_by(fold(row.text)) >= own - _ALIKE
        and (region in row.text) == (region in best.text)
    ]
    if names_number(context.text, best, item.title):
        beside = [row for row in beside if names_number(context.text, row, item.title)]
    if context.understood.period is None:
        beside = of_this_year(beside, context.today.year)
    beside = those_within(beside, months_asked(context.text), matter.words)
    most = _DESK_ROWS if "contact" in context.understood.kinds else _ROWS
    if len(beside) > most:  # too many to show: those that search ranks first
        beside = sorted(beside, key=lambda row: -context.scores.get(row.id, 0.0))[:most]
        beside.sort(key=lambda row: row.position)
    return [Evidence(row, row.text, context.scores[best.id]) for row in beside]


def _table_of(best: Passage, context: Context) -> list[Passage]:
    """The rows of a row's table that may answer, itself among them. A blank cell is no cell of its row."""
    item = context.snapshot.items[best.item_id]
    columns = {name for name, _ in best.cells}
    return [
        row
        for row in context.snapshot.passages_of(best.item_id)
        if row.kind == "row"
        and row.heading == best.heading
        and (columns <= (names := {name for name, _ in row.cells}) or names <= columns)
        and context.left_out.get(row.id, TOO_FAR) == TOO_FAR
        and not excluded(item, row, context)
    ]


def _rows_of_day(context: Context) -> list[Evidence]:
    """The rows of the day that a question names by its place (第一天), of the first table that has it."""
    near = [hit for hit in context.hits if names_day(context.text) and context.fits[hit.passage.id] >= _ABOUT]
    for hit in near:
        first: dict[tuple[str, ...], Passage] = {}
        for row in context.snapshot.passages_of(hit.passage.item_id):
            if row.kind == "row" and row.cells and not is_desk_row(hit.passage):
                first.setdefault((*row.heading, row.cells[0][0]), row)
        for row in first.values():
            table = _table_of(row, context)
            rows = of_that_day(context.text, table, context.today.year)
            if rows and ("考" not in context.text or any(_SUBJECT.search(one.text) for one in table)):
                return [Evidence(one, one.text, context.scores[hit.passage.id]) for one in rows]
    return []


def _clause(best: Hit, context: Context) -> list[Evidence]:
    """The passage itself, and the rest of the list that it introduces."""
    passage, score = best.passage, context.scores[best.passage.id]
    evidence = [Evidence(passage, _quote(best, context), score)]
    room = _SECTION_LIMIT - len(evidence[0].quote)
    for other in context.snapshot.passages_of(passage.item_id)[passage.position + 1 :]:
        room -= len(other.text)
        if room < 0 or not other.lead or other.lead not in passage.text:
            break
        evidence.append(Evidence(other, other.text, score))
    return evidence


def _beside(best: Hit, fitting: list[Hit], context: Context) -> list[Evidence]:
    """Other short clauses of the same item that fit nearly as well: a clause seldom says it all."""
    room = _BESIDE_LIMIT - len(best.passage.text)
    found: list[Evidence] = []
    for hit in fitting:
        passage, score = hit.passage, context.scores[hit.passage.id]
        near = passage.item_id == best.passage.item_id and passage.id != best.passage.id
        apart = not near or passage.kind == "row" or bool(_IN_FORCE.match(passage.text))
        if apart or score < _NEARLY * context.scores[best.passage.id]:
            continue
        room -= len(passage.text)
        if room < 0 or len(found) == _MOST_BESIDE:
            break
        if not passage.lead:  # the rest of a list comes with its head
            found.append(Evidence(passage, passage.text, score))
    return found


def _unanswered(context: Context) -> list[Evidence]:
    """For each further thing that the question asks (收费吗、几天办完) what the same item says of it."""
    words, first = vocabulary(), context.evidence[0]
    found: list[Evidence] = []
    kinds = [kind for kind in context.understood.kinds if kind in words.must_hold]
    for kind in kinds if len(kinds) > 1 else ():
        answers, section = words.answers[kind].search, words.sections.get(kind)
        if any(answers(piece.quote) for piece in (*context.evidence, *found)) or section is None:
            continue
        for passage in context.snapshot.passages_of(first.passage.item_id):
            if section.search(passage.place) and answers(passage.text) and len(passage.text) <= _QUOTE_LIMIT:
                found.append(Evidence(passage, passage.text, first.score))
                break
    return found


def _quote(hit: Hit, context: Context) -> str:
    """The passage, or of a long one the run of sentences that holds most of what was asked."""
    whole = hit.passage.text
    defined = _definition(hit.passage, context)
    if defined:
        return defined
    if len(whole) <= _QUOTE_LIMIT:
        return whole
    terms = context.snapshot.retriever.content_terms(context.text)
    wanted = [vocabulary().answers[k] for k in context.understood.kinds if k in vocabulary().answers]

    def worth(window: str) -> float:
        held = sum(value for term, value in terms.items() if term in window)
        return held + 0.5 * max(terms.values(), default=1.0) * any(p.search(window) for p in wanted)

    return max(windows(whole, _QUOTE_LIMIT), key=worth).strip()


def _definition(passage: Passage, context: Context) -> str:
    """The sentence that says what is asked about, where that is asked; else ""."""
    asked = "definition" in context.understood.kinds
    return defining_sentence(passage.text, named_by(context)) if asked else ""


def _second(best: Hit, others: list[Hit], context: Context) -> list[Evidence]:
    """One more clause from another item, where it fits as well and is about the same stage."""
    top = context.scores[best.passage.id]
    items = context.snapshot.items
    stages = passage_stages(items[best.passage.item_id], best.passage)
    for hit in others:
        if context.scores[hit.passage.id] < _SECOND * top:
            break
        if hit.passage.item_id == best.passage.item_id or hit.passage.text == best.passage.text:
            continue
        other = passage_stages(items[hit.passage.item_id], hit.passage)
        if hit.passage.kind == "text" and (not stages or not other or stages & other):
            return [Evidence(hit.passage, _quote(hit, context), context.scores[hit.passage.id])]
    return []
