"""Adjectives and nouns that tell a stance."""

from __future__ import annotations

import pytest

from qa.attribution.leanings import leanings


def told(text: str) -> list[tuple[str | None, str, str]]:
    """Who, by which words, what."""
    return [
        (r.subject.text if r.subject else None, r.cue, text[slice(*r.content[0])])
        for r in leanings(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor is wary of the plan.", ("The mayor", "is wary of", "the plan")),
        ("The workers remain deeply skeptical about the plan.",
         ("The workers", "remain deeply skeptical about", "the plan")),
        ("It takes leaders willing to wait.", ("It takes leaders", "willing", "to wait")),
        ("They were tired, and wary of the plan.", (None, "wary of", "the plan")),
        ("Her call for an inquiry was heard.", ("she", "call", "an inquiry")),
        ("Petrov’s claim on Monday that the port was shut drew boos.",
         ("Petrov", "claim", "that the port was shut drew boos")),
        ("Petrov issued a warning about the port.",
         ("Petrov", "issued a warning about", "the port")),
        ("The plan drew criticism from the ferry workers.",
         ("the ferry workers", "drew criticism from", "The plan")),
        ("There were complaints from the union about the noise.",
         ("the union", "complaints", "about the noise")),
    ],
)  # fmt: skip
def test_adjectives_and_nouns_tell_who_leans_to_what(
    text: str, expected: tuple[str | None, str, str]
) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    ["The port is wide and deep.", "The view of the port is fine.", "A plan was made.", "Happy!"],
)
def test_plain_description_tells_no_leaning(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Petrov cast a vote for the toll.", ("Petrov", "cast a vote for", "the toll")),
        ("His attacks on the union went on.", ("he", "attacks", "the union went on")),
        ("Her affection for the ferry is old.", ("she", "affection", "the ferry")),
        ("They are far more leery of the toll.", ("They", "are far more leery of", "the toll")),
    ],
)
def test_more_nouns_and_what_leads_to_them(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)
