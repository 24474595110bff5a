from __future__ import annotations

import pytest

from qa.spelling import correct, unknown_words

VOCABULARY = frozenset({"conference", "minister", "where", "which", "held", "empire"})
NEARBY = "Mohammad Bagheri spoke in Damascus, and the harvest of cherries failed."


def stands(word: str) -> bool:
    return word.lower() in NEARBY.lower()


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("Where was the confrence held?", "Where was the conference held?"),
        ("What did Bageri say?", "What did Bagheri say?"),
        ("what hapened to the cheries", "what hapened to the cherries"),
        ("Where was the conference held?", "Where was the conference held?"),
        ("Who is Zelensky?", "Who is Zelensky?"),
        ("When does it expire?", "When does it expire?"),
        ("Who is the ministre?", "Who is the minister?"),
    ],
)
def test_only_what_is_plainly_misspelt_is_changed(question: str, corrected: str) -> None:
    unknown = unknown_words(question, VOCABULARY, stands)
    assert correct(question, unknown, NEARBY, VOCABULARY, lambda word: True) == corrected


def test_a_word_is_not_changed_into_one_that_no_article_has() -> None:
    question = "Where was the confrence held?"
    assert correct(question, ["confrence"], NEARBY, VOCABULARY, stands) == question


def test_a_word_that_stands_in_an_article_is_known() -> None:
    assert unknown_words("Who is Bagherri?", VOCABULARY, lambda word: True) == []
