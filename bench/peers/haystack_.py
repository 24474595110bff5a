"""Haystack's hybrid retrieval: BM25 and embeddings over one in-memory store, joined by rank.

The pipeline of https://haystack.deepset.ai/tutorials/33_hybrid_retrieval, with
`DocumentSplitter` at its defaults (200 words) and the retrievers' own `top_k` of ten. The
tutorial joins the two lists end to end because a cross-encoder from a model hub orders them
after; without one, the join is by reciprocal rank fusion, which
https://docs.haystack.deepset.ai/docs/documentjoiner gives for lists of two retrievers.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"  # read when haystack is imported

from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from bench.peers.protocol import Article, Asked, Shown, model_folder


class HaystackHybrid:
    """Chunks of 200 words, by BM25 and by embedding."""

    packages = ("haystack-ai", "sentence-transformers-haystack")
    recipe = "DocumentSplitter 200 words, BM25 + embeddings by rank fusion, top 10 of each"

    def __init__(self) -> None:
        self._asking: Pipeline
        self._texts = SentenceTransformersDocumentEmbedder(model=model_folder(), progress_bar=False)

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        """Split, embed, write, keep."""
        store = InMemoryDocumentStore()
        indexing = Pipeline()
        indexing.add_component("splitter", DocumentSplitter())
        indexing.add_component("embedder", self._texts)
        indexing.add_component("writer", DocumentWriter(store))
        indexing.connect("splitter", "embedder")
        indexing.connect("embedder", "writer")
        documents = [
            Document(content=a.titled, meta={"article": a.id, **a.metadata}) for a in articles
        ]
        indexing.run({"splitter": {"documents": documents}})
        store.save_to_disk(str(folder / "store.json"))
        self._ready(store)

    def open(self, folder: Path) -> None:
        """Load what `build` kept."""
        self._ready(InMemoryDocumentStore.load_from_disk(str(folder / "store.json")))

    def ask(self, asked: Asked, depth: int | None = None) -> list[Shown]:
        """The chunks of both retrievers, joined."""
        wanted = {} if depth is None else {"top_k": depth}
        found = self._asking.run(
            {
                "text_embedder": {"text": asked.worded},
                "bm25": {"query": asked.worded, **wanted},
                "dense": dict(wanted),
            }
        )["joiner"]["documents"]
        return [Shown(d.meta["article"], d.content, float(d.score)) for d in found]

    def _ready(self, store: InMemoryDocumentStore) -> None:
        asking = Pipeline()
        asking.add_component(
            "text_embedder",
            SentenceTransformersTextEmbedder(model=model_folder(), progress_bar=False),
        )
        asking.add_component("dense", InMemoryEmbeddingRetriever(store))
        asking.add_component("bm25", InMemoryBM25Retriever(store))
        asking.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        asking.connect("text_embedder", "dense")
        asking.connect("bm25", "joiner")
        asking.connect("dense", "joiner")
        self._asking = asking
