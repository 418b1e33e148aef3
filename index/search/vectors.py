"""Nearest passages by the meaning of their vectors: FAISS where the service runs on one machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

_FILE = "vectors.faiss"


class VectorIndex(Protocol):
    """Vectors of unit length by row number, searched by inner product.

    Every implementation passes tests/index/search/test_search_vectors.py.
    """

    @property
    def rows(self) -> int:
        """How many vectors are held."""

    def search(
        self, vector: Vectors, limit: int, allowed: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """(row, cosine) of the nearest rows, nearest first, ties by row; fewer where fewer are held.

        ``vector`` is one float32 [n] of unit length; only rows in ``allowed`` are given, if it is set.
        """

    def save(self, folder: Path) -> None:
        """Writes into ``folder`` what opening it again needs."""


class FaissIndex:
    """Exact search over all vectors, in memory: right for up to some hundred thousand passages."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> FaissIndex:
        """Holds ``vectors``, float32 [rows, n] of unit length; row i is vectors[i]."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> FaissIndex:
        """Opens what ``save`` wrote."""
        import faiss

        return cls(faiss.read_index(str(folder / _FILE)))

    @property
    def rows(self) -> int:
        return int(self._index.ntotal)

    def search(
        self, vector: Vectors, limit: int, allowed: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        import faiss

        limit = min(limit, self.rows if allowed is None else len(allowed))
        if limit <= 0:
            return []
        parameters = None
        if allowed is not None:
            selector = faiss.IDSelectorBatch(np.asarray(allowed, dtype=np.int64))
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        query = np.ascontiguousarray(vector, dtype=np.float32)[None, :]
        cosines, rows = self._index.search(query, limit, params=parameters)
        # FAISS fills up with row -1 where it has fewer.
        found = [
            (int(row), float(cosine)) for row, cosine in zip(rows[0], cosines[0], strict=True) if row >= 0
        ]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def save(self, folder: Path) -> None:
        import faiss

        folder.mkdir(parents=True, exist_ok=True)
        faiss.write_index(self._index, str(folder / _FILE))
