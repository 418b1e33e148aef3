"""The retriever and the embedder in LangChain's interfaces, for use in other chains."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.search.embedder import Embedder
from index.search.retriever import Retriever


class PassageRetriever(BaseRetriever):
    """Gives the ``limit`` best passages as documents; their metadata names passage, item and score."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    limit: int = 10

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [
            Document(
                page_content=hit.passage.text,
                metadata={
                    "passage_id": hit.passage.id,
                    "item_id": hit.passage.item_id,
                    "title": self.retriever.titles.get(hit.passage.item_id, ""),
                    "heading": " > ".join(hit.passage.heading),
                    "score": hit.score,
                },
            )
            for hit in self.retriever.search(query, limit=self.limit)
        ]


class EmbedderEmbeddings(Embeddings):
    """An ``Embedder`` as LangChain ``Embeddings``: lists of floats of unit length."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        return [[float(value) for value in vector] for vector in self._embedder.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return [float(value) for value in self._embedder.encode_question(text)]
