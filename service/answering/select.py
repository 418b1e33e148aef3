"""Picks the few verbatim pieces that answer: a clause, rows side by side, a list with its lead-in."""

from __future__ import annotations

from index.search.retriever import Hit

from index.text import windows
from service.answering.context import Context, Evidence
from service.answering.search import passage_stages
from service.answering.vocabulary import vocabulary

# Measured on questions with and without an answer in the material: see `wenjiao evaluate`.
_FITS = 0.5
_QUOTE_LIMIT = 260
_LIST_LIMIT = 480
_ROWS = 6
_BESIDE = 0.93  # a row this close to the best is shown beside it
_SECOND = 0.9  # a passage of another item this close may add to the answer
_LISTS = {"materials", "procedure", "condition", "subsidy", "definition"}


class Select:
    """Sets ``context.evidence``, best first; leaves it empty where nothing fits."""

    name = "select"

    def __call__(self, context: Context) -> None:
        usable = [hit for hit in context.hits if hit.passage.id not in context.left_out]
        fitting = [hit for hit in usable if fits(hit, context)]
        for hit in usable:
            if hit not in fitting:
                context.left_out[hit.passage.id] = "与问题不够相符"
        if not fitting:
            return
        best = fitting[0]
        if best.passage.kind == "row":
            context.evidence = _rows(best, fitting, context)
        else:
            context.evidence = _clauses(best, context)
            context.evidence += _second(best, fitting[1:], context)


def fits(hit: Hit, context: Context) -> bool:
    """Whether enough of what was asked is in a passage (with its title and headings)."""
    return hit.coverage >= _FITS


def _rows(best: Hit, fitting: list[Hit], context: Context) -> list[Evidence]:
    """The best row, and those of its table that fit the question just as well."""
    top = context.scores[best.passage.id]
    beside = [
        hit
        for hit in fitting
        if hit.passage.kind == "row"
        and hit.passage.item_id == best.passage.item_id
        and hit.passage.heading == best.passage.heading
        and context.scores[hit.passage.id] >= _BESIDE * top
    ][:_ROWS]
    rows = sorted(beside, key=lambda hit: hit.passage.position)
    return [Evidence(hit.passage, hit.passage.text, context.scores[hit.passage.id]) for hit in rows]


def _clauses(best: Hit, context: Context) -> list[Evidence]:
    """The passage itself, with the clauses beside it where the question asks for a list."""
    passage, score = best.passage, context.scores[best.passage.id]
    evidence = [Evidence(passage, _quote(best, context), score)]
    if not _LISTS & set(context.understood.kinds):
        return evidence
    # A list that was cut into clauses is given from its head.
    siblings = [
        other
        for other in context.snapshot.passages_of(passage.item_id)
        if other.heading == passage.heading and passage.heading and other.kind == "text"
    ]
    whole = sum(len(sibling.text) for sibling in siblings)
    if len(siblings) > 1 and whole <= _LIST_LIMIT:
        return [Evidence(sibling, sibling.text, score) for sibling in siblings]
    following = [s for s in siblings if s.position > passage.position and s.lead and s.lead in passage.text]
    room = _LIST_LIMIT - len(evidence[0].quote)
    for sibling in following:
        room -= len(sibling.text)
        if room < 0:
            break
        evidence.append(Evidence(sibling, sibling.text, score))
    return evidence


def _quote(hit: Hit, context: Context) -> str:
    """The passage, or of a long one the run of sentences that holds most of what was asked."""
    text = hit.passage.text
    if len(text) <= _QUOTE_LIMIT:
        return text
    terms = context.snapshot.retriever.content_terms(context.text)
    wanted = [vocabulary().answers[k] for k in context.understood.kinds if k in vocabulary().answers]

    def worth(window: str) -> float:
        held = sum(value for term, value in terms.items() if term in window)
        return held + 0.5 * max(terms.values(), default=1.0) * any(p.search(window) for p in wanted)

    return max(windows(text, _QUOTE_LIMIT), key=worth).strip()


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
