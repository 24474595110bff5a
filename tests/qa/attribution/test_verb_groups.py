from __future__ import annotations

import pytest

from qa.attribution.subjects import NounPhrase
from qa.attribution.verb_groups import (
    agrees,
    is_infinitive,
    is_noun,
    is_passive,
    shares_subject,
    subject_of,
)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The union has long opposed it.", "opposed", "The union"),
        ("The council is expected to reject it.", "reject", "The council"),
        ("Voters are slightly more likely to say so.", "say", "Voters"),
        ("They'll back it.", "back", "They"),
        ("Half of all members in the north support it.", "support",
         "Half of all members in the north"),
        ("A group that opposes it met.", "opposes", "A group"),
        ("Lena Ortiz, who backs it, left.", "backs", "Lena Ortiz"),
    ],
)  # fmt: skip
def test_the_subject_stands_before_auxiliaries_and_adverbs(
    text: str, verb: str, subject: str
) -> None:
    found = subject_of(text, 0, text.index(verb))
    assert found is not None
    assert found.text == subject


def phrase(text: str) -> NounPhrase:
    return NounPhrase(0, len(text), text)


@pytest.mark.parametrize(
    ("verb", "subject", "lead", "expected"),
    [
        ("question", "critics", "critics ", True),
        ("question", "the ferry", "the ferry ", False),
        ("plans", "the mayor", "the mayor ", True),
        ("plans", "the mayor's", "the mayor's ", False),
        ("back", "the mayor", "the mayor will ", True),
        ("support", "Ortiz and Petrov", "Ortiz and Petrov ", True),
        ("sought", "the mayor", "the mayor ", True),
        ("support", "53%", "53% ", True),
    ],
)
def test_a_verb_agrees_with_its_subject_and_a_noun_does_not(
    verb: str, subject: str, lead: str, expected: bool
) -> None:
    assert agrees(verb, phrase(subject), lead) is expected


@pytest.mark.parametrize("lead", ["the ", "Lena's ", "of ", "their badly "])
def test_after_articles_possessives_and_prepositions_stands_a_noun(lead: str) -> None:
    assert is_noun(lead)


@pytest.mark.parametrize("lead", ["he angrily ", "the rally ", "she's ", "it seemed to "])
def test_elsewhere_stands_a_verb(lead: str) -> None:
    assert not is_noun(lead)


def test_only_a_to_that_no_verb_of_seeming_led_to_is_an_infinitive_of_its_own() -> None:
    assert is_infinitive("went on air to ")
    assert not is_infinitive("she tried to ")


def test_he_s_and_they_ve_begin_no_passive() -> None:
    assert is_passive("the plan was ")
    assert not is_passive("She’s ")
    assert not is_passive("they've ")


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    assert shares_subject("endorsed", "she came out and ")
    assert not shares_subject("endorse", "she came out and ")
