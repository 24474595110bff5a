"""What a poll found, where no verb says that it did."""

from __future__ import annotations

import pytest

from index.split import split_sentences
from qa.attribution import attributions


def found(text: str) -> list[tuple[str, str]]:
    """Who, and what is theirs."""
    return [
        (a.speaker, text[a.start : a.end].strip())
        for a in attributions(text, split_sentences(text))
    ]


def test_a_sentence_that_opens_with_a_poll_tells_its_finding() -> None:
    text = "In a recent harbour poll, the bridge leads the ferry by nine points."
    assert found(text) == [("a recent harbour poll", "the bridge leads the ferry by nine points.")]


def test_a_sentence_that_ends_with_a_poll_tells_its_finding() -> None:
    text = "The bridge leads the ferry by nine points in a survey released on Sunday."
    assert found(text)[0] == ("a survey", "The bridge leads the ferry by nine points")


@pytest.mark.parametrize(
    "text",
    [
        "Voters in the north of the country went early to the polls.",
        "The bridge had been closed for a week when islanders stood in line at the polls.",
    ],
)
def test_the_polls_where_people_vote_found_nothing(text: str) -> None:
    assert found(text) == []


def test_a_poll_stands_beside_those_whose_words_it_tells() -> None:
    found_there = found("In a harbour poll, most islanders said that the ferry is late.")
    assert {who for who, _ in found_there} == {"a harbour poll", "most islanders"}
