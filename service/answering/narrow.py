"""Of a piece that holds several values, the sentences and clauses whose value was asked for.

「（二）现场审核：7月6日。（三）录取结果公布：7月25日」 holds two days; who asks when results come out is
misled by the first. A piece is cut only where one part holds all that the question says beyond what stands
over the piece, and the others hold less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from index.items import Passage
from index.search.question import Term
from index.search.retriever import Hit
from index.search.tokens import fold
from index.text import sentences
from service.answering.context import Context, Evidence
from service.answering.numbered import other_number_in
from service.answering.part_of_year import is_of_other_part, months_asked, share_within
from service.answering.sort_of_answer import answer_to
from service.answering.vocabulary import asks_whether, vocabulary

_APART = 0.35  # nats of the question's matter by which one part has to hold more than another
_LITTLE = 0.01
_AS_SURE = 0.8
_STAGE = 1.0  # nats against a part of another stage than the one asked about
_OF_TIME = {"date", "duration"}
_NAMED, _ELSEWHERE = 2.5, 0.3  # nats by which a sentence names what is asked; the share beside a value
_OWN_GRADES = re.compile(r"(高中|初中)[一二三、,，和及至到]+年级")
_NEVER = re.compile(r"(?!)").search
_ALIKE = 0.5  # of the shorter one's characters: clauses that say the same of different things
_ASIDE = re.compile(r"[（(][^）)]*[）)]|[\d\s，,。；]")
_CLAUSE = re.compile(r"[^，,]*(?:[，,]|$)")
_LEAD = re.compile(r"[^，,。：:]{1,20}[：:](?!\d)")  # 「新生报到：」 is said of each clause behind it
_FOR_ALL = re.compile(r"\s*[且并]?(?:[只仅均都须需凭限]|由[^，。]{2,12}(?:发|打|领|办))")
# What takes something back from a sentence, or adds to it, belongs to it.
_GOES_ON = re.compile(r"\s*(?:但|其中|除|不含|逾期|例外|如遇|如有|若|上述|以上|前款|同时|此外)")


def narrowed(evidence: Sequence[Evidence], context: Context) -> list[Evidence]:
    """The evidence with each piece of several values cut to those asked for, in order."""
    kinds = [kind for kind in context.understood.kinds if kind in vocabulary().answers]
    if len(kinds) != 1 or kinds[0] not in vocabulary().must_hold:
        return list(evidence)  # asked for two sorts of thing, a reader needs the whole
    holds = answer_to(kinds[0], context.text)
    found: list[Evidence] = []
    for piece in evidence:
        if piece.passage.kind == "row":
            found.append(piece)
            continue
        asked = _Asked.beyond(piece, context, holds)
        found += [replace(piece, quote=quote) for quote in asked.cut(piece.quote)]
    return found


def told_together(hits: Sequence[Hit], context: Context) -> list[Hit]:
    """``hits``, best first; before the best comes one of the same item, as sure, whose value stands in one
    sentence with what is asked: 「摇号由公证处监督，材料于6月24日前交」 does not say when lots are drawn."""
    kinds = [kind for kind in context.understood.kinds if kind in vocabulary().answers]
    best = hits[0]
    if len(kinds) != 1 or kinds[0] not in vocabulary().must_hold or best.passage.kind == "row":
        return list(hits)
    holds = answer_to(kinds[0], context.text)
    bar = _AS_SURE * context.scores[best.passage.id]
    near = [
        hit
        for hit in hits
        if hit.passage.item_id == best.passage.item_id
        and hit.passage.kind == best.passage.kind
        and context.scores[hit.passage.id] >= bar
    ]
    told = {hit.row: _told(hit.passage, holds, context) for hit in near}
    first = max(near, key=lambda hit: told[hit.row])  # of equals the surest
    if told[first.row] <= told[best.row] + _APART:
        return list(hits)
    return [first, *(hit for hit in hits if hit is not first)]


def tells_of_another(hit: Hit, context: Context) -> bool:
    """Whether a passage has what is asked in one sentence and its only values in others, that do not go on
    from it: 「实验操作20分。总分750分。口语测试5月16日举行」 does not say when the experiments are."""
    kinds = [kind for kind in context.understood.kinds if kind in vocabulary().answers]
    passage = hit.passage
    if len(kinds) != 1 or kinds[0] not in _OF_TIME or passage.kind != "text" or asks_whether(context.text):
        return False
    over, holds = _over(passage, context), answer_to(kinds[0], context.text)
    terms = [(term, weight) for term, weight in context.matter.terms if not term.found_in(over)]
    units = [fold(unit) for unit in sentences(passage.text)]
    held = [sum(weight * term.found_in(unit) for term, weight in terms) for unit in units]
    named = max(held, default=0.0)
    valued = [n for n, unit in enumerate(units) if holds.search(unit)]
    near = max((max(held[max(0, n - 1) : n + 1]) for n in valued), default=named)
    return named >= _NAMED and near < _ELSEWHERE * named


def _told(passage: Passage, holds: re.Pattern[str], context: Context) -> float:
    """How much of the matter (nats) stands over a passage or in that sentence of it which, of those with a
    value, holds most."""
    over = _over(passage, context)
    units = [over + fold(unit) for unit in sentences(passage.text) if holds.search(unit)]
    terms = context.matter.terms
    return max((sum(weight * term.found_in(unit) for term, weight in terms) for unit in units), default=0.0)


def _over(passage: Passage, context: Context) -> str:
    title = context.snapshot.items[passage.item_id].title
    return fold("\n".join((title, *passage.heading, passage.lead)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of a piece: ``holds`` finds a value, ``terms`` with their weights (nats) is what the
    ``question`` says that does not stand over the piece, ``stage`` the stage asked about or "", ``months``
    the part of the year asked about where nothing over the piece names it."""

    question: str
    holds: re.Pattern[str]
    terms: tuple[tuple[Term, float], ...]
    stage: str
    months: frozenset[int]

    @classmethod
    def beyond(cls, piece: Evidence, context: Context, holds: re.Pattern[str]) -> _Asked:
        over = _over(piece.passage, context)
        terms = tuple((t, weight) for t, weight in context.matter.terms if not t.found_in(over))
        stage = context.understood.stage
        months = months_asked(context.text)
        months = frozenset() if share_within(over, months) else months
        return cls(context.text, holds, terms, stage, months)

    def cut(self, quote: str) -> list[str]:
        """The runs of sentences that answer, one sentence alone cut to its clauses; all of it where
        nothing tells them apart."""
        units = sentences(quote)
        kept = self._best(units)
        runs = _runs(units, kept) if kept else [list(range(len(units)))]
        found = []
        for run in runs:
            whole = "".join(units[n] for n in run).strip()
            whole = whole.rstrip("；;") if kept else whole
            found += self._clauses(whole) if len(run) == 1 else [whole]
        return found

    def _best(self, units: Sequence[str]) -> list[int]:
        """The places of the units that hold a value and what is asked; [] where that tells none apart."""
        worth = {n: self._worth(unit) for n, unit in enumerate(units) if self.holds.search(unit)}
        most = max(worth.values(), default=0.0)
        best = [n for n, value in worth.items() if value > most - _APART]
        lacking = sum(weight for _, weight in self.terms) - most
        if lacking > (_APART if len(best) == 1 else _LITTLE):
            return []  # what is asked for may be called otherwise in any of them
        return best if len(best) < len(worth) else []

    def _worth(self, unit: str) -> float:
        folded, named = fold(unit), _stages_of(unit)
        # 初一 is told from 小学 by its stage, however it is written.
        of_stage = vocabulary().stages[self.stage].search if self.stage in named else _NEVER
        held = sum(
            weight * (1.0 if of_stage(term.word) else _held(term, folded)) for term, weight in self.terms
        )
        held -= _NAMED * other_number_in(self.question, unit)
        held -= _STAGE * is_of_other_part(unit, (), self.months)
        return held - _STAGE if self.stage and named and self.stage not in named else held

    def _clauses(self, sentence: str) -> list[str]:
        """Of a sentence that says the same of several things, the clauses on the one asked about, and those
        at its end that hold for all of them (只给四类学生).

        「小学7月11日放假，高中7月18日放假」 is cut; 「每学期800元，家庭困难的免收」 says two things of one.
        """
        clauses = [clause for clause in _CLAUSE.findall(sentence) if clause]
        lead = _LEAD.match(sentence)
        over = lead[0] if lead else ""
        kept = self._best([over * bool(n) + clause for n, clause in enumerate(clauses)])
        valued = [n for n, clause in enumerate(clauses) if self.holds.search(clause) and n not in kept]
        others = [n for n in valued if not _FOR_ALL.match(clauses[n])]
        if not kept or not all(any(_alike(clauses[n], clauses[k]) for k in kept) for n in others):
            return [sentence]
        last = min([n for n in others if n > kept[0]], default=len(clauses))
        if kept[-1] >= last:
            return [sentence]
        found = [clauses[kept[0] : last]]
        behind = range(max(others) + 1, len(clauses)) if last < len(clauses) else ()
        first = next((n for n in behind if _FOR_ALL.match(clauses[n])), len(clauses))
        found += [clauses[first:]] * (first < len(clauses))
        return ["".join(part).strip().rstrip("，,；;") for part in found]


def _held(term: Term, folded: str) -> float:
    """How much of a term is in a text; all of it where the text has its heart, 报到 of 去报到."""
    hearts = (form for form in term.forms if all(part in term.word for part in form.parts))
    return 1.0 if any(form.is_in(folded) for form in hearts) else term.found_in(folded)


def _stages_of(unit: str) -> set[str]:
    plain = _OWN_GRADES.sub(r"\1", unit)
    return {stage for stage, pattern in vocabulary().stages.items() if pattern.search(plain)}


def _runs(units: Sequence[str], kept: Sequence[int]) -> list[list[int]]:
    """The kept units with those that go on from them; neighbours make one run."""
    runs: list[list[int]] = []
    for n in kept:
        if not runs or runs[-1][-1] < n - 1:
            runs.append([])
        if n not in runs[-1]:
            runs[-1].append(n)
        while runs[-1][-1] + 1 < len(units) and _GOES_ON.match(units[runs[-1][-1] + 1]):
            runs[-1].append(runs[-1][-1] + 1)
    return runs


def _alike(one: str, other: str) -> bool:
    """Whether the shorter of two clauses, figures aside, is made of what the other says."""
    first, second = (_ASIDE.sub("", clause) for clause in (one, other))
    common = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in common) >= _ALIKE * min(len(first), len(second))
