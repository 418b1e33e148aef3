"""Contrastive training of one vector per word: a query's mean is drawn to its passage's.

The loss is the in-batch softmax of Henderson et al. 2017 (multiple negatives ranking), both ways.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from index.training.batches import Example, draw_batches


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training run depends on, besides its data."""

    vocabulary: int = 32_000
    dimensions: int = 512
    epochs: int = 6
    batch: int = 2048
    rate: float = 0.02
    scale: float = 20.0
    seed: int = 20260601


def fit(
    examples: Sequence[Example], frequencies: np.ndarray, plan: Plan, report: Callable[[str], None]
) -> torch.Tensor:
    """The trained vectors, float32 [vocabulary, dimensions].

    ``frequencies`` is each word's share of the text; frequent words begin short (Arora et al. 2017).
    """
    torch.manual_seed(plan.seed)
    random = np.random.default_rng(plan.seed)
    bag = nn.EmbeddingBag(len(frequencies), plan.dimensions, mode="mean")
    weight = torch.from_numpy(1e-3 / (1e-3 + frequencies)).float()
    with torch.no_grad():
        bag.weight.copy_(torch.randn_like(bag.weight) * 0.1 * weight[:, None])
    optimizer = torch.optim.Adam(bag.parameters(), lr=plan.rate, fused=True)
    seen_an_epoch = int(sum(example.times for example in examples)) // plan.batch
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, plan.rate, total_steps=(seen_an_epoch + 1) * plan.epochs, pct_start=0.1
    )
    for epoch in range(plan.epochs):
        losses = []
        for queries, passages in draw_batches(examples, plan.batch, random):
            loss = _loss(bag(*queries), bag(*passages), plan.scale)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        report(f"epoch {epoch + 1}/{plan.epochs}: loss {np.mean(losses):.4f}")
    return bag.weight.detach()


def _loss(queries: torch.Tensor, passages: torch.Tensor, scale: float) -> torch.Tensor:
    likeness = functional.normalize(queries) @ functional.normalize(passages).T * scale
    right = torch.arange(len(likeness))
    return (functional.cross_entropy(likeness, right) + functional.cross_entropy(likeness.T, right)) / 2
