"""Passages, questions and vectors made up by a seed, in any number, like those of a bureau."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt

from index.items import Passage
from index.search.tokens import Splitter, fold

BUREAU = Path(__file__).resolve().parents[2] / "data" / "bureau"

Vectors = npt.NDArray[np.float32]

_NAMES = 100_000
_AREAS, _TOPICS = 200, 50  # topics an area
_BLOCK = 50_000


class MadeUpPassages(Sequence[Passage]):
    """Texts as passages, each made when it is asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Passage]: ...
    def __getitem__(self, at: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(at, slice):
            return MadeUpPassages(self._texts[at])
        return Passage(str(at), str(at // 20), at % 20, "text", self._texts[at])


def texts(count: int, seed: int = 1) -> Iterator[str]:
    """``count`` texts of two to four sentences: the sample bureau's words, as often as there, and names."""
    draw = np.random.default_rng(seed)
    words, shares = _words()
    names = _names()
    rare = 1 / (np.arange(_NAMES) + 20.0)
    cumulated = np.cumsum(rare / rare.sum())
    for start in range(0, count, _BLOCK):
        for _ in range(min(_BLOCK, count - start)):
            sentences = []
            for _ in range(draw.integers(2, 5)):
                picked = [words[at] for at in np.searchsorted(shares, draw.random(7))]
                picked.insert(3, names[int(np.searchsorted(cumulated, draw.random()))])
                sentences.append("".join(picked))
            yield "。".join(sentences) + f"，共{draw.integers(1, 2000)}元。"


def questions(held: Sequence[str], count: int, seed: int = 2) -> list[str]:
    """What a citizen may ask of some of the texts: a stretch of one, and a word that asks."""
    draw = np.random.default_rng(seed)
    asked = []
    for at in draw.integers(0, len(held), count):
        sentence = held[at].split("。")[0]
        start = int(draw.integers(0, max(1, len(sentence) - 12)))
        asked.append(sentence[start : start + 12] + str(draw.choice(["是多少", "怎么办理", "需要什么材料"])))
    return asked


def vectors(count: int, dimensions: int, seed: int = 3) -> Vectors:
    """Unit vectors, float32 [count, dimensions], clustered in areas and topics.

    Like those of the bundled embedder on letters to an authority: two of them have a cosine of 0.2 to
    0.3, half of their variance lies in about 40 dimensions.
    """
    draw = np.random.default_rng(seed)
    spread = np.sqrt(1 / (np.arange(dimensions) + 4.0))
    spread /= np.linalg.norm(spread)
    mean = draw.normal(size=dimensions) / np.sqrt(dimensions) * 0.55
    areas = draw.normal(size=(_AREAS, dimensions)) * spread * 0.5
    topics = draw.normal(size=(_AREAS * _TOPICS, dimensions)) * spread * 0.5
    found = np.empty((count, dimensions), dtype=np.float32)
    for start in range(0, count, _BLOCK):
        many = min(_BLOCK, count - start)
        topic = draw.integers(0, len(topics), many)
        block = mean + areas[topic // _TOPICS] + topics[topic]
        block += draw.normal(size=(many, dimensions)) * spread * 0.7
        found[start : start + many] = block / np.linalg.norm(block, axis=1, keepdims=True)
    return found


def questions_of(held: Vectors, count: int, seed: int = 4) -> Vectors:
    """Vectors of questions, each with a cosine of about 0.5 to one of ``held``, as real ones have."""
    draw = np.random.default_rng(seed)
    dimensions = held.shape[1]
    spread = np.sqrt(1 / (np.arange(dimensions) + 4.0))
    near = held[draw.integers(0, len(held), count)]
    far = draw.normal(size=near.shape) * spread / np.linalg.norm(spread)
    mixed = 0.6 * near + far * 0.9
    return np.asarray(mixed / np.linalg.norm(mixed, axis=1, keepdims=True), dtype=np.float32)


def _words() -> tuple[list[str], npt.NDArray[np.float64]]:
    counted: Counter[str] = Counter()
    splitter = Splitter()
    for path in sorted(BUREAU.rglob("*")):
        if path.suffix in {".txt", ".md", ".csv", ".jsonl"}:
            counted.update(splitter.words(fold(path.read_text(encoding="utf-8", errors="ignore"))))
    words = sorted(word for word in counted if not word.isascii())
    shares = np.array([counted[word] for word in words], dtype=float)
    return words, np.cumsum(shares / shares.sum())


def _names() -> list[str]:
    """Made-up names of roads, villages and schools."""
    draw = np.random.default_rng(5)
    common = [
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xD7)
        for cell in range(0xA1, 0xFF)
    ]
    kinds = ["路", "村", "小学", "中学", "街道", "苑"]
    first, second = draw.choice(common, (2, _NAMES))
    return [f"{a}{b}{kind}" for a, b, kind in zip(first, second, draw.choice(kinds, _NAMES), strict=True)]
