"""txtai: a hybrid index, FAISS and its own BM25, scores joined as it joins them.

Texts are indexed whole, as in its examples. Its standard tokenizer (Unicode segmentation) takes Chinese
character by character; the setting for pairs of characters, which its documentation offers for such
languages, is used since it finds more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asked import CHUNKS, Search, main


def build(passages: Sequence[tuple[str, str]], embedder: str) -> Search:
    from txtai import Embeddings

    embeddings = Embeddings(
        path=embedder,
        method="sentence-transformers",
        gpu=False,
        hybrid=True,
        scoring={
            "method": "bm25",
            "terms": True,
            "normalize": True,
            "tokenizer": {"ngrams": {"nmin": 1, "nmax": 2}},
        },
    )
    embeddings.index((number, text, None) for number, text in passages)

    def search(question: str) -> Iterable[str]:
        return (str(number) for number, _ in embeddings.search(question, CHUNKS))

    return search


if __name__ == "__main__":
    main(build)
