"""LlamaIndex: sentence splitter, FAISS, BM25, fusion of the two by reciprocal rank.

As in its example of reciprocal rerank fusion, without made-up questions (they need a language model). Its
BM25 takes no word splitter any more and finds words between blanks, so for Chinese the texts are given to
it in jieba's words; ``token_pattern`` keeps words of one character, nothing is stemmed, stop words are
Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asked import CHUNKS, Search, main


def build(passages: Sequence[tuple[str, str]], embedder: str) -> Search:
    import faiss
    import jieba
    from llama_index.core import Document, Settings, StorageContext, VectorStoreIndex
    from llama_index.core.embeddings import BaseEmbedding
    from llama_index.core.llms import MockLLM
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.core.retrievers.fusion_retriever import FUSION_MODES
    from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
    from llama_index.retrievers.bm25 import BM25Retriever
    from llama_index.vector_stores.faiss import FaissVectorStore
    from sentence_transformers import SentenceTransformer

    transformer = SentenceTransformer(embedder, device="cpu")

    class Bundled(BaseEmbedding):
        """As its documentation has custom embeddings: its own class cannot load word vectors."""

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return transformer.encode_document(texts, show_progress_bar=False).tolist()

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_query_embedding(self, query: str) -> list[float]:
            return transformer.encode_query([query], show_progress_bar=False)[0].tolist()

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    Settings.llm = MockLLM()
    model = Bundled(embed_batch_size=256)
    splitter = SentenceSplitter(
        chunk_size=512, chunk_overlap=64, secondary_chunking_regex="[^，。；！？]+[，。；！？]?"
    )
    nodes = splitter.get_nodes_from_documents([Document(text=text, id_=number) for number, text in passages])
    index = faiss.IndexFlatIP(len(model.get_query_embedding("问")))
    store = StorageContext.from_defaults(vector_store=FaissVectorStore(faiss_index=index))
    vectors = VectorStoreIndex(nodes, storage_context=store, embed_model=model)
    split = [
        TextNode(
            text=" ".join(jieba.lcut(node.get_content())), id_=node.node_id, relationships=node.relationships
        )
        for node in nodes
    ]
    words = BM25Retriever.from_defaults(
        nodes=split,
        similarity_top_k=min(CHUNKS, len(nodes)),
        skip_stemming=True,
        language="zh",
        token_pattern=r"(?u)\b\w+\b",
    )

    whole = {node.node_id: node for node in nodes}

    class Split(BM25Retriever):
        """Asks for the question in jieba's words; gives the nodes as they were, so that they fuse."""

        def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
            found = super()._retrieve(QueryBundle(" ".join(jieba.lcut(query_bundle.query_str))))
            return [NodeWithScore(node=whole[one.node.node_id], score=one.score) for one in found]

    words.__class__ = Split
    both = QueryFusionRetriever(
        [vectors.as_retriever(similarity_top_k=CHUNKS), words],
        similarity_top_k=CHUNKS,
        num_queries=1,
        mode=FUSION_MODES.RECIPROCAL_RANK,
        use_async=False,
    )

    def search(question: str) -> Iterable[str]:
        return (str(found.node.ref_doc_id) for found in both.retrieve(question))

    return search


if __name__ == "__main__":
    main(build)
