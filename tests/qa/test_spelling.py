from __future__ import annotations

import pytest

from qa.spelling import correct, unknown_words

VOCABULARY = frozenset({"conference", "minister", "where", "which", "held"})
NEARBY = "Mohammad Bagheri spoke in Damascus, and the harvest of cherries failed."


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("Where was the confrence held?", "Where was the conference held?"),
        ("What did Bageri say?", "What did Bagheri say?"),
        ("what hapened to the cheries", "what hapened to the cherries"),
        ("Where was the conference held?", "Where was the conference held?"),
        ("Who is Zelensky?", "Who is Zelensky?"),
        ("Who is the ministre?", "Who is the minister?"),
    ],
)
def test_only_what_is_plainly_misspelt_is_changed(question: str, corrected: str) -> None:
    unknown = unknown_words(question, VOCABULARY, lambda word: word.lower() in NEARBY.lower())
    assert correct(question, unknown, NEARBY, VOCABULARY) == corrected


def test_a_word_that_stands_in_an_article_is_known() -> None:
    assert unknown_words("Who is Bagherri?", VOCABULARY, lambda word: True) == []
