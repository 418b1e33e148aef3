"""Brings the scores of words, of vectors and of the best two sentences to one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts, chosen on public question sets (data/embedder/README.md)."""

    lexical: float = 1.0
    cosine: float = 0.3
    window: float = 0.3


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a passage: its share of the best BM25 score, its cosine, its best window."""

    lexical: float
    cosine: float
    window: float


def fused(signs: Signs, weights: Weights) -> float:
    """One score. A cosine below 0 says no more than one of 0."""
    return (
        weights.lexical * signs.lexical
        + weights.cosine * max(signs.cosine, 0.0)
        + weights.window * signs.window
    )
