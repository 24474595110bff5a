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


def test_a_corrected_word_has_the_capitals_that_were_typed() -> None:
    nearby = "PEOPLE fled the Stadium in Tarma after the match."
    question = "How many poeple died in the stadum of TARAM?"
    unknown = ["poeple", "stadum", "TARAM"]
    assert correct(question, unknown, nearby, frozenset(), stands) == (
        "How many people died in the stadium of TARMA?"
    )


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("nationalise", "national"),
        ("privatised", "private"),
        ("militarization", "military"),
        ("harbour", "harbor"),
        ("theatre", "theater"),
        ("travelled", "traveled"),
        ("paralysed", "paralyzed"),
    ],
)
def test_a_british_or_american_spelling_of_a_known_word_is_no_slip(word: str, known: str) -> None:
    near = f"{word[:-1]}s"  # what it would be changed into
    question = f"Who said {word}?"
    assert correct(question, [word], near, frozenset({known, near}), lambda _: True) == question


def test_the_spelling_that_the_passages_have_is_taken() -> None:
    text = "They want to nationalize the ports."
    asked = correct("Who will nationalise the ports?", ["nationalise"], text, frozenset(), stands)
    assert asked == "Who will nationalize the ports?"


def test_an_ending_taken_for_another_is_a_slip_though_its_stem_stands_in_an_article() -> None:
    vocabulary = frozenset({"governor", "where"})
    unknown = unknown_words("Where is the governer?", vocabulary, lambda word: True)
    assert unknown == ["governer"]
    nearby = "The Governor left, and the government fell."
    assert correct("Where is the governer?", unknown, nearby, vocabulary, stands) == (
        "Where is the governor?"
    )
    assert unknown_words("Where is Governer?", vocabulary, lambda word: True) == []
