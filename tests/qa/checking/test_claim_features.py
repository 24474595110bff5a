from __future__ import annotations

import pytest

from index.embed import PackagedEmbeddings
from qa.checking.features import features
from tests.qa.checking.conftest import Sourced


@pytest.fixture(scope="module")
def embeddings() -> PackagedEmbeddings:
    return PackagedEmbeddings()


def test_a_sentence_of_the_source_has_all_of_each(
    sourced: Sourced, embeddings: PackagedEmbeddings
) -> None:
    text = "The storm sank two ferries."
    counted = features(text, sourced(f"It rained. {text}"), embeddings)
    assert counted == pytest.approx({"order": 1, "cosine": 1}, abs=1e-3)


def test_the_same_words_in_another_order_have_less(
    sourced: Sourced, embeddings: PackagedEmbeddings
) -> None:
    source = sourced("The storm sank two ferries.")
    counted = features("Two ferries sank the storm.", source, embeddings)
    assert counted["order"] < 1


def test_a_claim_or_source_without_words_has_nothing(
    sourced: Sourced, embeddings: PackagedEmbeddings
) -> None:
    assert features("…", sourced("It rained."), embeddings)["order"] == 0
    assert features("It rained.", sourced(" "), embeddings)["cosine"] == 0
