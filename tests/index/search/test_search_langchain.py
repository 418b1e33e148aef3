"""The LangChain interfaces give what the retriever and the embedder give."""

from pathlib import Path

import numpy as np

from index.build import build
from index.search.embedder import load_embedder
from index.search.langchain import EmbedderEmbeddings, PassageRetriever
from index.snapshot import SnapshotStore
from small_bureau import write_small_bureau


def test_documents_are_the_hits_in_their_order(tmp_path: Path) -> None:
    embedder = load_embedder(None)
    build([write_small_bureau(tmp_path / "files")], tmp_path / "home", embedder)
    snapshot = SnapshotStore(tmp_path / "home").open(embedder)
    documents = PassageRetriever(retriever=snapshot.retriever, limit=3).invoke("转学需要什么材料")
    hits = snapshot.retriever.search("转学需要什么材料", limit=3)
    assert [document.page_content for document in documents] == [hit.passage.text for hit in hits]
    assert documents[0].metadata["title"] == "云台市中小学转学办法"


def test_embeddings_are_the_embedders_vectors() -> None:
    embedder = load_embedder(None)
    embeddings = EmbedderEmbeddings(embedder)
    assert np.allclose(embeddings.embed_documents(["转学", "收费"]), embedder.encode(["转学", "收费"]))
    assert np.allclose(embeddings.embed_query("转学"), embedder.encode_question("转学"))
