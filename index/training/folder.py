"""Writes a SentenceTransformer folder with one StaticEmbedding, its vectors in 8 bits."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer


def write_folder(folder: Path, tokenizer: Tokenizer, vectors: torch.Tensor) -> None:
    """Writes what ``SentenceTransformer(folder)`` loads: the vectors come back as float32.

    8 bits and a scale a word is the layout of model2vec, which StaticEmbedding reads.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    folder.mkdir(parents=True, exist_ok=True)
    static = StaticEmbedding(tokenizer, embedding_weights=vectors)
    model = SentenceTransformer(modules=[static, Normalize()], device="cpu")
    model.save(str(folder), create_model_card=False)
    scales = vectors.abs().amax(dim=1).clamp_min(1e-8) / 127
    rounded = (vectors / scales[:, None]).round().to(torch.int8)
    (weights,) = folder.rglob("model.safetensors")
    save_file({"embeddings": rounded, "weights": scales}, weights)
    weights.chmod(0o644)  # safetensors writes for the owner alone, but the service runs as another user


def write_made_from(folder: Path, facts: dict[str, object]) -> None:
    """Writes beside the weights what they were made with."""
    (folder / "training.json").write_text(
        json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
