"""The LangChain interfaces give what the retriever and the embedder give."""

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from langchain_core.language_models import FakeListChatModel

from index.build import build
from index.search.embedder import load_embedder
from index.search.langchain import EmbedderEmbeddings, PassageRetriever
from index.snapshot import SnapshotStore
from small_bureau import write_small_bureau

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "use-from-langchain.md"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("langchain")
    build([write_small_bureau(folder / "files")], folder / "home", load_embedder(None))
    return folder / "home"


def test_documents_are_the_hits_in_their_order(home: Path) -> None:
    snapshot = SnapshotStore(home).open(load_embedder(None))
    documents = PassageRetriever(retriever=snapshot.retriever, limit=3).invoke("转学需要什么材料")
    hits = snapshot.retriever.search("转学需要什么材料", limit=3)
    assert [document.page_content for document in documents] == [hit.passage.text for hit in hits]
    assert documents[0].metadata["title"] == "云台市中小学转学办法"


def test_embeddings_are_the_embedders_vectors() -> None:
    embedder = load_embedder(None)
    embeddings = EmbedderEmbeddings(embedder)
    assert np.allclose(embeddings.embed_documents(["转学", "收费"]), embedder.encode(["转学", "收费"]))
    assert np.allclose(embeddings.embed_query("转学"), embedder.encode_question("转学"))


def test_the_documented_example_runs_as_a_chain(home: Path) -> None:
    told: list[str] = []

    class Listening(FakeListChatModel):
        """Says what it is set to say and keeps what it was told."""

        def _call(self, messages: Any, *args: Any, **kwargs: Any) -> str:
            told.append(messages[0].content)
            return super()._call(messages, *args, **kwargs)

    (example,) = re.findall(r"```python\n(.*?)```", EXAMPLE.read_text(encoding="utf-8"), re.S)
    names: dict[str, Any] = {"home": str(home), "model": Listening(responses=["带户口簿。"])}
    exec(compile(example, str(EXAMPLE), "exec"), names)
    assert names["answer"] == "带户口簿。"
    assert "《云台市中小学转学办法》" in told[0]
    assert "问题：转学需要什么材料" in told[0]
    assert np.array(names["vectors"]).shape == (2, len(load_embedder(None).encode_question("问")))
