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


def _clusters(vectors: npt.NDArray[np.float32]) -> VectorIndex:
    index = FaissIndex.build(vectors, exact_up_to=0)
    assert not index.exact
    return index


@pytest.fixture(params=[_faiss, _clusters], ids=["exact", "clusters"])
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
    assert [value for _, value in found] == pytest.approx([float(cosines[row]) for row in best], abs=0.01)
    assert found[0][1] == pytest.approx(1.0, abs=0.01)


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


def _grouped(rows: int, groups: int = 60, dimensions: int = 32) -> npt.NDArray[np.float32]:
    """Rows around some centres, as texts lie around their topics."""
    draw = np.random.default_rng(11)
    centres = draw.normal(size=(groups, dimensions))
    drawn = centres[draw.integers(0, groups, rows)] + 0.6 * draw.normal(size=(rows, dimensions))
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)


@pytest.mark.parametrize("exact_up_to", [10**9, 0])
def test_faiss_comes_back_as_it_was_saved(tmp_path: Path, exact_up_to: int) -> None:
    vectors = _grouped(3000)
    index = FaissIndex.build(vectors, exact_up_to)
    index.save(tmp_path)
    loaded = FaissIndex.load(tmp_path)
    assert (loaded.exact, loaded.probes, loaded.rows) == (index.exact, index.probes, 3000)
    assert loaded.search(vectors[1], 7) == index.search(vectors[1], 7)
    assert loaded.search(vectors[1], 7, allowed=[4, 9]) == index.search(vectors[1], 7, allowed=[4, 9])


def test_the_size_says_whether_all_are_compared() -> None:
    vectors = _grouped(500)
    assert FaissIndex.build(vectors).exact
    assert FaissIndex.build(vectors, exact_up_to=500 * 32).exact
    assert not FaissIndex.build(vectors, exact_up_to=500 * 32 - 1).exact


def test_all_compared_is_exact() -> None:
    vectors = _grouped(2000)
    index = FaissIndex.build(vectors)
    for query in _grouped(50):
        cosines = vectors @ query
        least = np.sort(cosines)[-10] - 1e-6
        found = index.search(query, 10)
        assert all(cosines[row] >= least for row, _ in found)
        assert [value for _, value in found] == pytest.approx([cosines[row] for row, _ in found], abs=1e-5)


def test_clusters_find_nearly_all_that_comparing_all_finds() -> None:
    vectors = _grouped(20_000)
    exact, clusters = FaissIndex.build(vectors), FaissIndex.build(vectors, exact_up_to=0)
    shared = 0
    queries = _grouped(200)
    for query in queries:
        wanted = {row for row, _ in exact.search(query, 10)}
        shared += len(wanted & {row for row, _ in clusters.search(query, 10)})
    assert shared >= 0.95 * 10 * len(queries)


@pytest.mark.parametrize("exact_up_to", [10**9, 0])
@pytest.mark.parametrize("every", [2, 200])
def test_of_many_only_the_allowed_are_given(exact_up_to: int, every: int) -> None:
    vectors = _grouped(20_000)
    index = FaissIndex.build(vectors, exact_up_to)
    allowed = np.arange(0, len(vectors), every)
    query = vectors[1]
    cosines = vectors[allowed] @ query
    wanted = {int(row) for row in allowed[np.argsort(-cosines)[:10]]}
    found = [row for row, _ in index.search(query, 10, allowed=allowed)]
    assert not set(found) - set(map(int, allowed))
    assert len(wanted & set(found)) >= 9


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    vectors = _grouped(3000)
    for name in ("one", "two"):
        FaissIndex.build(vectors, exact_up_to=0).save(tmp_path / name)
    one, two = ((tmp_path / name / "vectors.faiss").read_bytes() for name in ("one", "two"))
    assert one == two
