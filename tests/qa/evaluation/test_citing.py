from __future__ import annotations

import pytest

from index import Span
from qa.evaluation.citing import best_overlap, cited_sentences, locate, overlap

SENTENCES = ("It rained.", "It rained.", "Ann went home.")
TEXT = " ".join(SENTENCES)


def test_sentences_are_found_in_their_order_even_when_they_are_alike() -> None:
    assert locate(TEXT, SENTENCES) == [Span(0, 10), Span(11, 21), Span(22, 36)]


def test_a_sentence_that_is_not_in_the_text_has_no_place() -> None:
    assert locate(TEXT, ("It rained.", "Bo slept.", "Ann went home.")) == [
        Span(0, 10),
        None,
        Span(22, 36),
    ]


def test_a_sentence_is_cited_by_half_of_it_or_half_of_the_citation() -> None:
    places = locate(TEXT, SENTENCES)
    assert cited_sentences([Span(22, 36)], places) == {2}
    assert cited_sentences([Span(0, 21)], places) == {0, 1}
    assert cited_sentences([Span(22, 26)], places) == {2}
    assert cited_sentences([Span(9, 14)], places) == {1}
    assert cited_sentences([], places) == frozenset()


def test_agreement_is_by_sentence() -> None:
    found = overlap(frozenset({1, 2, 3}), frozenset({2, 5}))
    assert found.precision == pytest.approx(1 / 3)
    assert found.recall == 0.5
    assert found.f1 == pytest.approx(0.4)
    assert overlap(frozenset(), frozenset({1})) == (0.0, 0.0, 0.0)


def test_the_annotator_who_agrees_most_counts() -> None:
    ours = frozenset({1})
    assert best_overlap(ours, [frozenset({2}), frozenset({1})]).f1 == 1.0
