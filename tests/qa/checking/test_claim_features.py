from __future__ import annotations

import math

import pytest

from index.embed import PackagedEmbeddings
from qa.checking.entailment import Entailment
from qa.checking.features import Models, features
from tests.qa.checking.conftest import Sourced


@pytest.fixture(scope="module")
def models() -> Models:
    return Models(PackagedEmbeddings(), Entailment())


def test_a_sentence_of_the_source_is_like_it_and_entailed(sourced: Sourced, models: Models) -> None:
    text = "The storm sank two ferries."
    counted = features(text, sourced(f"It rained. {text}"), models)
    assert counted["cosine"] == pytest.approx(1, abs=1e-3)
    assert counted["entailed"] > 0
    assert counted["length"] == pytest.approx(math.log(5))


def test_a_claim_or_source_without_words_has_nothing(sourced: Sourced, models: Models) -> None:
    assert features("…", sourced("It rained."), models)["cosine"] == 0
    assert features("It rained.", sourced(" "), models)["entailed"] < -5
