"""txtai's hybrid search: one row a paragraph, BM25 and embeddings at equal weight, the best three.

Paragraphs as in "Build RAG pipelines with txtai"
(https://github.com/neuml/txtai/blob/master/examples/52_Build_RAG_pipelines_with_txtai.ipynb),
through the `Segmentation` pipeline because the articles are text already; `hybrid` and
`content` as in https://neuml.github.io/txtai/embeddings/configuration/general.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from txtai import Embeddings
from txtai.pipeline import Segmentation

from bench.peers.protocol import Article, Asked, Shown, model_folder


class TxtaiHybrid:
    """Paragraphs, by BM25 and by embedding."""

    packages = ("txtai",)
    recipe = "paragraphs, hybrid at equal weight, top 3"

    def __init__(self) -> None:
        self._embeddings = Embeddings(path=model_folder(), hybrid=True, content=True)

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        """Segment, embed, index, keep."""
        paragraphs = Segmentation(paragraphs=True)

        def rows() -> Iterator[tuple[str, str, None]]:
            for article in articles:
                for n, paragraph in enumerate(paragraphs(article.titled)):
                    yield f"{article.id}#{n}", paragraph, None

        self._embeddings.index(rows())
        self._embeddings.save(str(folder))

    def open(self, folder: Path) -> None:
        """Load what `build` kept."""
        self._embeddings.load(str(folder))

    def ask(self, asked: Asked, depth: int | None = None) -> list[Shown]:
        """The best paragraphs."""
        return [
            Shown(str(row["id"]).rsplit("#", 1)[0], row["text"], float(row["score"]))
            for row in self._embeddings.search(asked.worded, depth)
        ]
