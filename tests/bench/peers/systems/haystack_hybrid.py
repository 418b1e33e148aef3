"""Haystack: recursive splitter, in-memory store, BM25 and embedding retrieval, reciprocal rank fusion.

The pipeline of its hybrid retrieval tutorial without the reranker (which needs a model that is not
here). The store's own tokenizer takes Chinese character by character, as its documentation says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asked import CHUNKS, Search, main


def build(passages: Sequence[tuple[str, str]], embedder: str) -> Search:
    from haystack import Document, Pipeline
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.preprocessors import RecursiveDocumentSplitter
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack.utils import ComponentDevice
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )

    splitter = RecursiveDocumentSplitter(
        split_length=500,
        split_overlap=50,
        split_unit="char",
        separators=["\n\n", "\n", "。", "；", "，"],
    )
    splitter.warm_up()
    documents = [Document(content=text, meta={"of": number}) for number, text in passages if text.strip()]
    pieces = splitter.run(documents=documents)["documents"]
    settings = {"model": embedder, "device": ComponentDevice.from_str("cpu"), "progress_bar": False}
    of_documents = SentenceTransformersDocumentEmbedder(batch_size=256, **settings)
    of_documents.warm_up()
    store = InMemoryDocumentStore(shared=False, return_embedding=False)
    store.write_documents(of_documents.run(documents=pieces)["documents"])
    pipeline = Pipeline()
    pipeline.add_component("embedder", SentenceTransformersTextEmbedder(**settings))
    pipeline.add_component("vectors", InMemoryEmbeddingRetriever(store, top_k=CHUNKS))
    pipeline.add_component("words", InMemoryBM25Retriever(store, top_k=CHUNKS))
    pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    pipeline.connect("embedder.embedding", "vectors.query_embedding")
    pipeline.connect("vectors", "joiner")
    pipeline.connect("words", "joiner")

    def search(question: str) -> Iterable[str]:
        told = pipeline.run({"embedder": {"text": question}, "words": {"query": question}})
        return (document.meta["of"] for document in told["joiner"]["documents"])

    return search


if __name__ == "__main__":
    main(build)
