"""Nearest passages by the meaning of their vectors: FAISS where the service runs on one machine.

Few vectors are compared one by one, which is exact. Many are parted into clusters, of which only the
nearest to a question are read; how many is measured when the index is built. Both kinds stay in their
file and are read from there as they are needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Rows = Sequence[int] | npt.NDArray[np.integer[Any]]

_FILE = "vectors.faiss"
# Numbers (rows times dimensions) up to which all are compared: about 8 ms on one core.
_EXACT = 20_000_000
# Of the nearest 10 that comparing all finds, the share that has to be found among the clusters.
_RECALL = 0.985
_PROBES = (4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024)
_SAMPLED = 256  # questions that recall is measured with
_ASIDE = 0.7  # how far these lie from a passage; real ones have a cosine of about 0.5 to theirs
_POINTS = 64  # rows that a cluster's centre is learnt from
_FEW = 4096  # rows that are compared one by one where only these may be given
_SEED = 20260601


class VectorIndex(Protocol):
    """Vectors of unit length by row number, searched by inner product.

    Every implementation passes tests/index/search/test_search_vectors.py.
    """

    @property
    def rows(self) -> int:
        """How many vectors are held."""

    def search(self, vector: Vectors, limit: int, allowed: Rows | None = None) -> list[tuple[int, float]]:
        """(row, cosine) of the nearest rows, nearest first, ties by row; fewer where fewer are held.

        ``vector`` is one float32 [n] of unit length; only rows in ``allowed`` are given, if it is set.
        """

    def save(self, folder: Path) -> None:
        """Writes into ``folder`` what opening it again needs."""


class FaissIndex:
    """A FAISS index: exact for few vectors, clusters of vectors in 8 bits for many."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors, exact_up_to: int = _EXACT) -> FaissIndex:
        """Holds ``vectors``, float32 [rows, n] of unit length; row i is vectors[i].

        ``exact_up_to`` numbers (rows * n) all are compared with a question. The same vectors give the
        same index.
        """
        import faiss

        vectors = np.ascontiguousarray(vectors, dtype=np.float32)
        if vectors.size <= exact_up_to:
            index = faiss.IndexFlatIP(vectors.shape[1])
            index.add(vectors)
            return cls(index)
        return cls(_clustered(vectors))

    @classmethod
    def load(cls, folder: Path) -> FaissIndex:
        """Opens what ``save`` wrote. The vectors stay on disk until they are read."""
        import faiss

        return cls(faiss.read_index(str(folder / _FILE), faiss.IO_FLAG_MMAP_IFC))

    @property
    def rows(self) -> int:
        return int(self._index.ntotal)

    @property
    def exact(self) -> bool:
        """Whether all vectors are compared with a question."""
        import faiss

        return isinstance(self._index, faiss.IndexFlat)

    @property
    def probes(self) -> int:
        """How many clusters are read for a question; 0 where all vectors are compared."""
        return 0 if self.exact else int(self._index.nprobe)

    def search(self, vector: Vectors, limit: int, allowed: Rows | None = None) -> list[tuple[int, float]]:
        import faiss

        limit = min(limit, self.rows if allowed is None else len(allowed))
        if limit <= 0:
            return []
        query = np.ascontiguousarray(vector, dtype=np.float32)
        if allowed is not None and len(allowed) <= _FEW:
            rows = np.unique(np.asarray(allowed, dtype=np.int64))
            return _nearest(rows, self._index.reconstruct_batch(rows) @ query, limit)
        parameters = None
        if allowed is not None:
            # Kept in a name of its own: FAISS only points to it.
            mask = np.zeros(-(-self.rows // 8) * 8, dtype=bool)
            mask[np.asarray(allowed, dtype=np.int64)] = True
            bits = np.packbits(mask, bitorder="little")
            selector: Any = faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]
            parameters = self._parameters(selector, len(allowed))
        cosines, found = self._index.search(query[None, :], limit, params=parameters)
        held = found[0] >= 0  # FAISS fills up with row -1 where it has fewer
        return _nearest(found[0][held], cosines[0][held], limit)

    def _parameters(self, selector: Any, allowed: int) -> Any:
        import faiss

        if self.exact:
            return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        # The fewer rows of a cluster may be given, the more clusters have to be read.
        probes = min(self._index.nlist, -(-self._index.nprobe * self.rows // allowed))
        return faiss.SearchParametersIVF(sel=selector, nprobe=probes)  # type: ignore[call-arg]

    def save(self, folder: Path) -> None:
        import faiss

        folder.mkdir(parents=True, exist_ok=True)
        faiss.write_index(self._index, str(folder / _FILE))


def _nearest(rows: npt.NDArray[np.int64], cosines: Vectors, limit: int) -> list[tuple[int, float]]:
    order = np.lexsort((rows, -cosines))[:limit]
    return [(int(rows[at]), float(cosines[at])) for at in order]


def _clustered(vectors: Vectors) -> Any:
    """Clusters of the vectors (k-means, about 2 * sqrt(rows) of them), each number in 8 bits.

    Source: inverted file with scalar quantizer, https://github.com/facebookresearch/faiss/wiki/Faiss-indexes
    """
    import faiss

    rows, dimensions = vectors.shape
    clusters = 1 << round(np.log2(2 * np.sqrt(rows)))
    centres: Any = faiss.IndexFlatIP(dimensions)
    index = faiss.IndexIVFScalarQuantizer(
        centres,
        dimensions,
        clusters,
        faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT,
    )
    index.own_fields = True
    centres.this.disown()
    index.cp.niter, index.cp.seed, index.cp.spherical = 8, _SEED, True
    draw = np.random.default_rng(_SEED)
    index.train(vectors[np.sort(draw.permutation(rows)[: clusters * _POINTS])])
    index.add(vectors)
    index.make_direct_map()  # finds a row's vector again
    index.nprobe = _probes(index, vectors, _like_questions(vectors, draw))
    return index


def _like_questions(vectors: Vectors, draw: np.random.Generator) -> Vectors:
    """Points aside of some rows, in the directions in which rows differ: float32 [_SAMPLED, n]."""
    rows, one, other = draw.integers(0, len(vectors), (3, _SAMPLED))
    aside = vectors[rows] + _ASIDE * (vectors[one] - vectors[other])
    return np.asarray(aside / np.linalg.norm(aside, axis=1, keepdims=True), dtype=np.float32)


def _probes(index: Any, vectors: Vectors, queries: Vectors) -> int:
    """How many clusters have to be read for _RECALL; all of them where none of _PROBES is enough."""
    import faiss

    _, wanted = faiss.knn(queries, vectors, 10, metric=faiss.METRIC_INNER_PRODUCT)
    for probes in _PROBES:
        if probes >= index.nlist:
            break
        _, found = index.search(queries, 10, params=faiss.SearchParametersIVF(nprobe=probes))  # type: ignore[call-arg]
        shared = sum(len(np.intersect1d(a, b)) for a, b in zip(wanted, found, strict=True))
        if shared >= _RECALL * wanted.size:
            return probes
    return int(index.nlist)
