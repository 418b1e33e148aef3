"""Which kinds of clause numbers stand over which in one document: by their use, else by the standard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.read.clauses import Clause, clause_of

# These are never used out of their order.
_FIXED = frozenset({"annex", "part", "chapter", "section", "article"})
_PLAIN = re.compile(r"^(?P<n>\d{1,2})[ \t\u3000]+(?=[\u4e00-\u9fff][^。；，]{0,30}$)")


def ranks_in_use(clauses: Sequence[Clause]) -> dict[str, int]:
    """The rank of each form among ``clauses``, the outermost the lowest.

    A form that the standard sets further in stands over another where it counts on across a whole
    run of the other: 1. 一、 二、 2. 一、 二、 3.
    """
    order = sorted({clause.form: clause.rank for clause in clauses}.items(), key=lambda one: one[1])
    forms = [form for form, _ in order]
    for outer in [form for form in forms if form not in _FIXED]:
        inner = [form for form in forms[: forms.index(outer)] if _spans(clauses, outer, form)]
        if inner:
            forms.remove(outer)
            forms.insert(forms.index(inner[0]), outer)
    return {form: rank for rank, form in enumerate(forms)}


def _spans(clauses: Sequence[Clause], outer: str, inner: str) -> bool:
    """Whether two neighbours of form ``outer`` hold a run of ``inner`` that starts and ends in them."""
    if inner in _FIXED:
        return False
    places = [position for position, clause in enumerate(clauses) if clause.form == outer]
    held = 0
    for start, end in pairwise(places):
        if clauses[end].value != clauses[start].value + 1:
            continue
        run = [clause.value for clause in clauses[start + 1 : end] if clause.form == inner]
        after = next((clause.value for clause in clauses[end:] if clause.form == inner), 0)
        if run and run == list(range(1, len(run) + 1)) and after != run[-1] + 1:
            held += len(run)
    return held > 1


def believable(clauses: Sequence[Clause]) -> list[bool]:
    """Which of ``clauses`` are numbers of clauses: letters and decimals are often part of the text."""
    letters = {(one.form, one.value) for one in clauses if one.form.endswith("letter")}
    decimals = {one.mark.rstrip(".") for one in clauses if one.form.endswith("decimal")}

    def believed(clause: Clause) -> bool:
        if clause.form.endswith("letter"):
            return bool(letters & {(clause.form, clause.value - 1), (clause.form, clause.value + 1)})
        if clause.form.endswith("decimal"):
            stem = clause.mark.rstrip(".").rsplit(".", 1)[0]
            return clause.value == 1 or f"{stem}.{clause.value - 1}" in decimals
        return True

    return [believed(clause) for clause in clauses]


def plain_clause(text: str, decimals: Sequence[Clause]) -> Clause | None:
    """「1 总则」 as a clause, in a document that counts on with 1.1, 1.2."""
    found = _PLAIN.match(text.strip())
    majors = {clause.mark.split(".")[0] for clause in decimals}
    if not found or not majors or int(found["n"]) > max(map(int, majors)) + 1:
        return None
    clause = clause_of(f"{found['n']}、{text.strip()[found.end() :]}")
    return clause and Clause(clause.form, clause.rank, clause.value, found[0].strip(), clause.rest)
