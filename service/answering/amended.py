"""A clause of which some words were changed since is quoted with the change behind it."""

from __future__ import annotations

from itertools import zip_longest

from service.answering.context import Context, Evidence


def with_changes(context: Context) -> list[Evidence]:
    """The evidence, each clause that an amendment touches followed by what the amendment says."""
    shown = {piece.passage.id for piece in context.evidence}
    evidence: list[Evidence] = []
    for piece, following in zip_longest(context.evidence, context.evidence[1:]):
        evidence.append(piece)
        if following is not None and following.goes_on:
            continue
        change = context.snapshot.passages.get(context.holding.touched.get(piece.passage.id, ""))
        if change is not None and change.id not in shown:
            shown.add(change.id)
            evidence.append(Evidence(change, change.text, piece.score))
    return evidence
