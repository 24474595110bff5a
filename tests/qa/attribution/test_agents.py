from __future__ import annotations

import pytest

from qa.attribution.agents import head_of, is_agent, led_to


@pytest.mark.parametrize(
    "words",
    [
        "Lena Ortiz", "she", "the ferry workers", "half of all voters", "a caller", "the union",
        "many", "the novelist", "a majority in the north", "the report", "an open letter",
        "the finance ministry", "two thirds of the members",
    ],
)  # fmt: skip
def test_people_bodies_and_texts_can_have_a_stance(words: str) -> None:
    assert is_agent(words)


@pytest.mark.parametrize(
    "words", ["the prices", "a storm", "the paper mills", "the winter", "this summer", "rain"]
)
def test_things_cannot(words: str) -> None:
    assert not is_agent(words)


def test_a_subject_is_judged_without_what_modifies_it() -> None:
    assert head_of("the price of eggs in Oslo") == "the price"
    assert not is_agent("the price that Lena Ortiz paid")


@pytest.mark.parametrize(
    ("after", "who"),
    [
        ("Lena Ortiz on Friday.", "Lena Ortiz"),
        ("a large number of voters, says Petrov", "a large number of voters"),
        ("the ministry of tilting the vote", "the ministry"),
        ("some as a defeat", "some"),
    ],
)
def test_by_leads_to_who_did_it(after: str, who: str) -> None:
    phrase = led_to(after, 0, len(after))
    assert phrase is not None
    assert after[phrase.start : phrase.end] == phrase.text == who


@pytest.mark.parametrize("after", ["the end of May", "closing the port", "20 percent"])
def test_by_leads_to_nobody_before_times_deeds_and_amounts(after: str) -> None:
    assert led_to(after, 0, len(after)) is None
