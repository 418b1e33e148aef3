"""How much of a question a passage holds, as a whole and in its best two sentences."""

from __future__ import annotations

from collections.abc import Sequence

from index.search.question import Term, part_found
from index.text import sentences

WINDOW = 2  # sentences that are read together


def coverage(terms: Sequence[Term], folded: str) -> float:
    """The share of the terms, weighed by how rare they are, that is found in a folded text: 0 to 1."""
    total = sum(term.idf for term in terms)
    return sum(term.idf * part_found(term, folded) for term in terms) / total if total else 0.0


def window_coverage(terms: Sequence[Term], place: str, folded_sentences: Sequence[str]) -> float:
    """The coverage of the best run of WINDOW sentences, 0 to 1.

    ``place`` (title and headings, folded) is read together with each.
    """
    total = sum(term.idf for term in terms)
    if not total or not folded_sentences:
        return 0.0
    in_place = [part_found(term, place) for term in terms]
    held = [[part_found(term, sentence) for term in terms] for sentence in folded_sentences]
    best = 0.0
    for start in range(max(1, len(held) - WINDOW + 1)):
        run = held[start : start + WINDOW]
        found = sum(
            term.idf * max(in_place[number], *(sentence[number] for sentence in run))
            for number, term in enumerate(terms)
        )
        best = max(best, found)
    return best / total


def folded_sentences(folded: str) -> list[str]:
    """The sentences of a folded text, without empty ones."""
    return [sentence for sentence in sentences(folded) if sentence.strip()]
