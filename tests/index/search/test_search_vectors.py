"""What every VectorIndex has to do. Another implementation is added to ``opened`` and passes the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from index.search.vectors import FaissIndex, VectorIndex

Open = Callable[[npt.NDArray[np.float32]], VectorIndex]


def _faiss(vectors: npt.NDArray[np.float32]) -> VectorIndex:
    return FaissIndex.build(vectors)


@pytest.fixture(params=[_faiss], ids=["faiss"])
def opened(request: pytest.FixtureRequest) -> Open:
    chosen: Open = request.param
    return chosen


@pytest.fixture
def vectors() -> npt.NDArray[np.float32]:
    drawn = np.random.default_rng(7).normal(size=(40, 16)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)


def test_gives_the_nearest_first_with_their_cosines(opened: Open, vectors: npt.NDArray[np.float32]) -> None:
    cosines = vectors @ vectors[3]
    best = [int(row) for row in np.argsort(-cosines)[:5]]
    found = opened(vectors).search(vectors[3], 5)
    assert [row for row, _ in found] == best
    assert [value for _, value in found] == pytest.approx([float(cosines[row]) for row in best], abs=1e-5)
    assert found[0][1] == pytest.approx(1.0, abs=1e-5)


def test_gives_fewer_where_fewer_are_held(opened: Open, vectors: npt.NDArray[np.float32]) -> None:
    index = opened(vectors[:4])
    assert index.rows == 4
    assert sorted(row for row, _ in index.search(vectors[0], 10)) == [0, 1, 2, 3]


def test_gives_only_allowed_rows(opened: Open, vectors: npt.NDArray[np.float32]) -> None:
    index = opened(vectors)
    found = index.search(vectors[3], 10, allowed=[5, 9, 30])
    assert sorted(row for row, _ in found) == [5, 9, 30]
    assert [row for row, _ in index.search(vectors[3], 1, allowed=[9])] == [9]
    assert index.search(vectors[3], 10, allowed=[]) == []


def test_equal_vectors_come_by_row(opened: Open, vectors: npt.NDArray[np.float32]) -> None:
    same = np.repeat(vectors[:1], 6, axis=0)
    assert [row for row, _ in opened(same).search(vectors[0], 6)] == [0, 1, 2, 3, 4, 5]


def test_a_limit_of_none_gives_nothing(opened: Open, vectors: npt.NDArray[np.float32]) -> None:
    assert opened(vectors).search(vectors[0], 0) == []


def test_faiss_comes_back_as_it_was_saved(tmp_path: Path, vectors: npt.NDArray[np.float32]) -> None:
    index = FaissIndex.build(vectors)
    index.save(tmp_path)
    assert FaissIndex.load(tmp_path).search(vectors[1], 7) == index.search(vectors[1], 7)
