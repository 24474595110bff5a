"""LangChain's stock recipe: recursive splitter, local embeddings, FAISS, the best four.

Splitting by 1,000 characters with an overlap of 200 and `similarity_search` with its own
`k` are those of its retrieval tutorials: https://docs.langchain.com/oss/python/langchain/rag
and https://docs.langchain.com/oss/python/langchain/chunking; FAISS as in
https://docs.langchain.com/oss/python/integrations/vectorstores/faiss.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bench.peers.protocol import Article, Asked, Shown, model_folder


class LangChainStock:
    """Chunks of 1,000 characters in FAISS, by embedding alone."""

    packages = ("langchain-core", "langchain-community", "langchain-text-splitters")
    recipe = "recursive splitter 1,000/200, FAISS, top 4"

    def __init__(self) -> None:
        self._embeddings = HuggingFaceEmbeddings(model_name=model_folder())
        self._store: FAISS

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        """Split, embed, index, keep."""
        documents = [
            Document(page_content=a.titled, metadata={"id": a.id, **a.metadata}) for a in articles
        ]
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=1000, chunk_overlap=200, add_start_index=True
        )
        self._store = FAISS.from_documents(splitter.split_documents(documents), self._embeddings)
        self._store.save_local(str(folder))

    def open(self, folder: Path) -> None:
        """Load what `build` kept."""
        self._store = FAISS.load_local(
            # It pickles its documents; this file was written by the lines above.
            str(folder),
            self._embeddings,
            allow_dangerous_deserialization=True,
        )

    def ask(self, asked: Asked, depth: int | None = None) -> list[Shown]:
        """The nearest chunks; FAISS gives distances, so nearer is less."""
        wanted = {} if depth is None else {"k": depth}
        found = self._store.similarity_search_with_score(asked.worded, **wanted)
        return [Shown(d.metadata["id"], d.page_content, -float(score)) for d, score in found]
