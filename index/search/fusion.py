"""Brings the signs of words, vectors and ranking to one score."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts; together 1. Chosen on public question sets (data/embedder/README.md)."""

    lexical: float = 0.35
    cosine: float = 0.15
    window: float = 0.35
    coverage: float = 0.15


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a passage, each 0 to 1 but for the cosine, which may be below 0."""

    lexical: float  # share of the question's best BM25 score
    cosine: float  # likeness of the vectors
    window: float  # share of the question's words in the best two sentences
    coverage: float  # share of what is asked for in the passage, in its own or other words


def fused(signs: Signs, weights: Weights) -> float:
    """One score, 0 to 1. A cosine below 0 says no more than one of 0."""
    return (
        weights.lexical * signs.lexical
        + weights.cosine * max(signs.cosine, 0.0)
        + weights.window * signs.window
        + weights.coverage * signs.coverage
    )
