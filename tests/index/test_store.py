from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.vectorstores import VectorStore
from langchain_tests.integration_tests.vectorstores import VectorStoreIntegrationTests

from index.embed import PackagedEmbeddings
from index.errors import FootnoteError
from index.store import PassageStore


class TestStandardSuite(VectorStoreIntegrationTests):
    """LangChain's own suite for vector stores: no test of it is skipped or overridden."""

    @pytest.fixture
    def vectorstore(self, tmp_path: Path) -> VectorStore:
        return PassageStore(tmp_path, self.get_embeddings())


def test_a_document_too_long_for_the_model_is_refused_rather_than_cut(tmp_path: Path) -> None:
    store = PassageStore(tmp_path, PackagedEmbeddings())
    with pytest.raises(FootnoteError, match="split it first"):
        store.add_texts(["word " * 400], ids=["long"])
    assert store.get_by_ids(["long"]) == []


def test_scores_are_cosines_with_the_best_first(tmp_path: Path) -> None:
    store = PassageStore.from_texts(
        ["The minister resigned on Monday.", "Bread needs flour, water and salt."],
        PackagedEmbeddings(),
        ids=["news", "bread"],
        folder=tmp_path,
    )
    found = store.similarity_search_with_score("Who resigned?", k=2)
    assert [d.id for d, _ in found] == ["news", "bread"]
    assert 1.0 >= found[0][1] > found[1][1] >= -1.0
