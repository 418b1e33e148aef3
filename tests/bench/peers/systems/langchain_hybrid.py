"""Plain LangChain: recursive splitter, FAISS, BM25 over jieba, ensemble by reciprocal rank fusion.

The splitter's separators are those that its documentation gives for languages without word boundaries
(https://docs.langchain.com/oss/python/integrations/splitters/recursive_text_splitter); BM25 gets its
words from jieba by ``preprocess_func``, since it splits at blanks otherwise; the weights are even.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asked import CHUNKS, Search, main


def build(passages: Sequence[tuple[str, str]], embedder: str) -> Search:
    import jieba
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever
    from langchain_community.vectorstores import FAISS
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    separators = ["\n\n", "\n", "。", "．", "！", "？", "；", "，", "、", " ", "\u200b", ""]
    splitter = RecursiveCharacterTextSplitter(
        separators=separators, chunk_size=500, chunk_overlap=50, keep_separator="end"
    )
    documents = splitter.split_documents(
        [Document(page_content=text, metadata={"of": number}) for number, text in passages]
    )
    embeddings = HuggingFaceEmbeddings(
        model_name=embedder, model_kwargs={"device": "cpu"}, encode_kwargs={"normalize_embeddings": True}
    )
    vectors = FAISS.from_documents(documents, embeddings).as_retriever(search_kwargs={"k": CHUNKS})
    words = BM25Retriever.from_documents(documents, preprocess_func=jieba.lcut, k=CHUNKS)
    both = EnsembleRetriever(retrievers=[words, vectors], weights=[0.5, 0.5])

    def search(question: str) -> Iterable[str]:
        return (document.metadata["of"] for document in both.invoke(question))

    return search


if __name__ == "__main__":
    main(build)
