"""Ours: the retriever as the service builds it, without anything of a bureau's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from asked import DEPTH, Search, main

from index.items import Passage
from index.search.embedder import SentenceTransformerEmbedder
from index.search.retriever import build_retriever


def build(passages: Sequence[tuple[str, str]], embedder: str) -> Search:
    held = [Passage(number, number, 0, "text", text) for number, text in passages]
    retriever = build_retriever(held, {}, SentenceTransformerEmbedder(Path(embedder)))

    def search(question: str) -> Iterable[str]:
        return (hit.passage.id for hit in retriever.search(question, DEPTH))

    return search


if __name__ == "__main__":
    main(build)
