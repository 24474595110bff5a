"""LlamaIndex's starter: `VectorStoreIndex.from_documents`, a local model, the best two.

https://developers.llamaindex.ai/python/framework/getting_started/starter_example_local with
everything left at its default: `SentenceSplitter` of 1,024 tokens with an overlap of 200, the
documents' metadata embedded with each chunk, two chunks retrieved.

MiniLM reads 256 tokens and drops the rest, so of the default chunk only the beginning is
searched. `small` sets the chunk to what the model reads, by the one line of
https://developers.llamaindex.ai/python/framework/getting_started/faq ("smaller chunks").
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from llama_index.core import Document, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import MetadataMode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from bench.peers.protocol import Article, Asked, Shown, model_folder

_SMALL = SentenceSplitter(chunk_size=256, chunk_overlap=20)


class LlamaIndexStarter:
    """Chunks in its own vector index, by embedding alone."""

    packages = ("llama-index-core", "llama-index-embeddings-huggingface")

    def __init__(self, small: bool = False) -> None:
        self._model = HuggingFaceEmbedding(model_name=model_folder())
        self._transformations = [_SMALL] if small else None
        size = "256/20" if small else "1,024/200"
        self.recipe = f"SentenceSplitter {size} tokens, VectorStoreIndex, top 2"
        self._index: VectorStoreIndex

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        """Split, embed, index, keep."""
        documents = [Document(text=a.titled, id_=a.id, metadata=a.metadata) for a in articles]
        self._index = VectorStoreIndex.from_documents(
            documents, embed_model=self._model, transformations=self._transformations
        )
        self._index.storage_context.persist(persist_dir=str(folder))

    def open(self, folder: Path) -> None:
        """Load what `build` kept."""
        storage = StorageContext.from_defaults(persist_dir=str(folder))
        self._index = load_index_from_storage(storage, embed_model=self._model)

    def ask(self, asked: Asked, depth: int | None = None) -> list[Shown]:
        """The nearest chunks."""
        wanted = {} if depth is None else {"similarity_top_k": depth}
        found = self._index.as_retriever(**wanted).retrieve(asked.worded)
        return [
            Shown(
                str(n.node.ref_doc_id),
                n.node.get_content(metadata_mode=MetadataMode.NONE),
                float(n.score or 0.0),
            )
            for n in found
        ]
