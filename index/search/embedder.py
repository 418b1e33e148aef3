"""Texts to vectors: the bundled embedder, or any SentenceTransformer model the bureau prefers."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = Path(__file__).resolve().parents[2] / "data" / "embedder"

Vectors = npt.NDArray[np.float32]


class EmbedderMissing(Exception):
    """The embedder that is set is neither a folder nor a model that can be fetched."""


class Embedder(Protocol):
    """Makes vectors that can be compared with those of the same ``fingerprint`` only."""

    @property
    def name(self) -> str:
        """What staff know it by."""

    @property
    def fingerprint(self) -> str:
        """A hash of all that its vectors depend on."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, float32 [len(texts), n], of unit length (0 for a text without words)."""

    def encode_question(self, question: str) -> Vectors:
        """The vector of a question, float32 [n], to be compared with those of passages."""


class SentenceTransformerEmbedder:
    """A SentenceTransformer folder. The model is loaded when the first text is encoded."""

    def __init__(self, folder: Path, name: str | None = None) -> None:
        self.folder = folder
        self.name = name or folder.name
        self._model: SentenceTransformer | None = None
        self._loading = threading.Lock()

    @cached_property
    def fingerprint(self) -> str:
        """The hash of the folder's files, but for its card and hidden files."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            place = path.relative_to(self.folder)
            if not path.is_file() or path.suffix == ".md" or any(p.startswith(".") for p in place.parts):
                continue
            digest.update(f"{place.as_posix()}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as content:
                while block := content.read(1 << 20):
                    digest.update(block)
        return digest.hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._unit(self._loaded().encode_document(list(texts), show_progress_bar=False))

    def encode_question(self, question: str) -> Vectors:
        vectors = self._unit(self._loaded().encode_query([question], show_progress_bar=False))
        return np.asarray(vectors[0], dtype=np.float32)

    def _loaded(self) -> SentenceTransformer:
        with self._loading:
            if self._model is None:
                from sentence_transformers import SentenceTransformer

                self._model = SentenceTransformer(str(self.folder), device="cpu", local_files_only=True)
            return self._model

    @staticmethod
    def _unit(vectors: npt.ArrayLike) -> Vectors:
        plain = np.nan_to_num(np.asarray(vectors, dtype=np.float32))
        lengths = np.linalg.norm(plain, axis=-1, keepdims=True)
        return np.asarray(plain / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)


def load_embedder(setting: str | None = None) -> Embedder:
    """The bundled embedder, or the SentenceTransformer folder or model name that is set.

    A name that is no folder is fetched once and then kept by huggingface_hub. Raises EmbedderMissing.
    """
    if not setting:
        return SentenceTransformerEmbedder(BUNDLED, "wenjiao")
    folder = Path(setting).expanduser()
    if folder.is_dir():
        return SentenceTransformerEmbedder(folder.resolve(), setting)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return SentenceTransformerEmbedder(Path(snapshot_download(setting)), setting)
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as problem:
        raise EmbedderMissing(f"找不到向量模型 {setting}：既不是文件夹，也无法下载") from problem
