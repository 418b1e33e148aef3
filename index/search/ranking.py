"""How much of a question a passage holds, as a whole and in its best two sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.search.question import Term
from index.search.tokens import document_numbers, fold
from index.text import sentences

WINDOW = 2  # sentences that are read together


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A passage as ranking reads it, folded. ``place`` is its title, headings and lead-in, and its 文号."""

    place: str
    sentences: tuple[str, ...]
    whole: str

    @classmethod
    def of(cls, place: str, text: str) -> FoldedText:
        folded_place, folded = fold(place), fold(text)
        folded_place = "\n".join([folded_place, *document_numbers(f"{folded_place}\n{folded}")])
        kept = tuple(sentence for sentence in sentences(folded) if sentence.strip())
        return cls(folded_place, kept, f"{folded_place}\n{folded}")


def coverage(terms: Sequence[Term], text: FoldedText) -> float:
    """The share of the terms, weighed by how rare they are, that a passage holds: 0 to 1."""
    total = sum(term.idf for term in terms)
    return sum(term.idf * term.found_in(text.whole) for term in terms) / total if total else 0.0


def window_coverage(marks: Mapping[str, float], text: FoldedText) -> float:
    """The share of the marks, weighed, in the best run of WINDOW sentences read with the place: 0 to 1.

    ``marks`` are the words and pairs of characters of the question and how rare they are.
    """
    present = {mark for mark in marks if mark in text.whole}
    if not present:
        return 0.0
    in_place = {mark for mark in present if mark in text.place}
    present -= in_place
    held = [{mark for mark in present if mark in sentence} for sentence in text.sentences]
    runs = (set().union(*held[start : start + WINDOW]) for start in range(max(1, len(held) - WINDOW + 1)))
    # Added up in one order, so that the sum is the same every time.
    best = max(sum(marks[mark] for mark in sorted(run)) for run in set(map(frozenset, runs)))
    return (sum(marks[mark] for mark in sorted(in_place)) + best) / sum(marks.values())
