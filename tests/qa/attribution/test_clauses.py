"""Whose a verb is that has no subject of its own."""

from __future__ import annotations

import pytest

from index.split import split_sentences
from qa.attribution import attributions


def told(text: str) -> list[tuple[str, str]]:
    """Who, and what is said or told of them, in order."""
    found = attributions(text, split_sentences(text))
    return [(a.speaker.lower(), text[a.start : a.end].rstrip(".")) for a in found]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "The port closed, and Lena Ortiz fired the harbour master, noting that he was late.",
            "lena ortiz",
            "he was late",
        ),
        (
            "The crowd left when Lena Ortiz thanked the union and said it was great to be home.",
            "lena ortiz",
            "it was great to be home",
        ),
        (
            "When Lena Ortiz came to Bergen to defend the bridge, the crowd left.",
            "lena ortiz",
            "the bridge, the crowd left",
        ),
        (
            "The strike went on as a group of pilots tried to persuade Ivan Petrov.",
            "a group of pilots",
            "Ivan Petrov",
        ),
        # who goes on speaking is not who stands within what is said
        ("Lena Ortiz said that he was late and denied the report.", "lena ortiz", "the report"),
        ("Ortiz said the bridge was old but asked that it stay.", "ortiz", "it stay"),
        (
            "Lena Ortiz and Ivan Petrov went to Bergen to defend the ferry.",
            "lena ortiz",
            "the ferry",
        ),
    ],
)
def test_a_verb_is_of_the_clause_it_hangs_on(text: str, who: str, what: str) -> None:
    assert (who, what) in told(text)


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("By backing the strike, Lena Ortiz lost her seat.", "lena ortiz", "the strike"),
        ("After mocking the union, the mayor lost his seat.", "the mayor", "the union"),
        ("Recalling that night, Ivan Petrov mocked the union.", "ivan petrov", "the union"),
    ],
)
def test_a_gerund_that_opens_the_sentence_is_of_its_subject(text: str, who: str, what: str) -> None:
    assert (who, what) in told(text)
