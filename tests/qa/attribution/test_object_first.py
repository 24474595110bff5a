"""Passives, relative clauses and feelings: what is spoken of stands before who has the stance."""

from __future__ import annotations

import pytest

from index.split import split_sentences
from qa.attribution import attributions


def stances(text: str) -> list[tuple[str, str]]:
    found = attributions(text, split_sentences(text))
    return [(a.speaker, text[a.start : a.end]) for a in found if a.stance]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge plan is opposed by the ferry workers.",
         [("the ferry workers", "The bridge plan")]),
        ("The plan was seen by some as a defeat.", [("some", "The plan"), ("some", "as a defeat")]),
        ("He was accused by the ministry of hiding the bill.",
         [("the ministry", "He"), ("the ministry", "of hiding the bill")]),
        ("She was asked by a caller why the port had closed.",
         [("a caller", "why the port had closed")]),
        ("Asked by Ivan Petrov whether it would open, she left.",
         [("Ivan Petrov", "whether it would open")]),
    ],
)  # fmt: skip
def test_who_a_passive_is_by_has_the_stance(text: str, expected: list[tuple[str, str]]) -> None:
    assert stances(text) == expected


def test_a_relative_clause_is_about_what_its_pronoun_stands_for() -> None:
    assert ("Lena Ortiz", "the pact that") in stances("He sent the pact that Lena Ortiz opposes.")


def test_who_is_made_to_feel_something_has_the_feeling() -> None:
    assert stances("The closure has angered the ferry workers.") == [
        ("the ferry workers", "The closure")
    ]


@pytest.mark.parametrize(
    "text", ["It was cleared by noon.", "The storm has upset the boats.", "It was backed by 20."]
)
def test_times_amounts_and_things_have_none(text: str) -> None:
    assert stances(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is a pact several villagers have embraced.", ("several villagers", "a pact")),
        ("They got everything they wanted.", ("they", "everything")),
        ("They want something they are not proposing.", ("they", "something")),
        ("The rule was struck down by the court.", ("the court", "The rule")),
    ],
)
def test_what_a_clause_is_about_may_stand_right_before_it(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in stances(text)


def test_a_role_before_a_name_is_not_what_they_oppose() -> None:
    assert ("Lena Ortiz", "the mayor") not in stances("On Friday the mayor Lena Ortiz opposed.")
