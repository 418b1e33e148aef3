"""Training pairs as token numbers, shuffled into batches; made-up queries are drawn anew each epoch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from index.training.corpora import Pair

_PASSAGE_TOKENS = 256
_QUERY_TOKENS = 48
_MADE_UP = 0.3  # share of queries that are a run of words out of their passage
_RUN_TOKENS = (2, 9)
_KEEP_RUN = 0.5  # share of made-up queries whose words stay in the passage, so that words still match

Tokens = npt.NDArray[np.int32]
Bag = tuple[torch.Tensor, torch.Tensor]  # token numbers of all texts in a row, where each text begins


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as token numbers, and how often it is seen in an epoch."""

    query: Tokens
    passage: Tokens
    times: float


def make_examples(pairs: Sequence[Pair], tokenizer: Tokenizer) -> list[Example]:
    """Pairs of which something is left after the unknown is dropped."""
    queries = _encode([pair.query for pair in pairs], tokenizer)
    passages = _encode([pair.passage for pair in pairs], tokenizer)
    return [
        Example(query, passage, pair.corpus.times)
        for query, passage, pair in zip(queries, passages, pairs, strict=True)
        if len(query) and len(passage) > _RUN_TOKENS[1]
    ]


def _encode(texts: Sequence[str], tokenizer: Tokenizer) -> list[Tokens]:
    encoded: list[Tokens] = []
    for start in range(0, len(texts), 4096):
        for encoding in tokenizer.encode_batch(texts[start : start + 4096], add_special_tokens=False):
            tokens = np.array(encoding.ids, dtype=np.int32)
            encoded.append(tokens[tokens > 0])
    return encoded


def draw_batches(
    examples: Sequence[Example], size: int, random: np.random.Generator
) -> Iterator[tuple[Bag, Bag]]:
    """One epoch: (queries, passages) of ``size`` pairs each; a last incomplete batch is left out."""
    times = np.array([example.times for example in examples])
    seen = np.floor(times + random.random(len(times))).astype(int)
    order = random.permutation(np.repeat(np.arange(len(examples)), seen))
    for start in range(0, len(order) - size + 1, size):
        drawn = [_draw(examples[row], random) for row in order[start : start + size]]
        yield _bag([query for query, _ in drawn]), _bag([passage for _, passage in drawn])


def _draw(example: Example, random: np.random.Generator) -> tuple[Tokens, Tokens]:
    passage = example.passage[:_PASSAGE_TOKENS]
    if random.random() >= _MADE_UP:
        return example.query[:_QUERY_TOKENS], passage
    length = int(random.integers(*_RUN_TOKENS))
    start = int(random.integers(max(1, len(passage) - length)))
    run = passage[start : start + length]
    if random.random() >= _KEEP_RUN and len(passage) > 2 * length:
        passage = np.concatenate([passage[:start], passage[start + length :]])
    return run, passage


def _bag(texts: Sequence[Tokens]) -> Bag:
    starts = np.cumsum([0, *map(len, texts[:-1])])
    return torch.from_numpy(np.concatenate(texts).astype(np.int64)), torch.from_numpy(starts)
