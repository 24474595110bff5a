from __future__ import annotations

from qa.checking.speakers import may_be_same, wrong_speakers
from tests.qa.checking.conftest import Sourced

SAID = "Its chair, Mirela Kost, said the work had been rushed and that three people were injured."


def test_a_claim_that_gives_words_to_somebody_else_is_wrong(sourced: Sourced) -> None:
    [found] = wrong_speakers("Jonas Brandt said the work had been rushed.", sourced(SAID), None)
    assert found.reason == "These are the words of Mirela Kost, not of Jonas Brandt."


def test_the_speaker_may_be_named_short_or_by_office(sourced: Sourced) -> None:
    for claim in ("Kost said the work had been rushed.", "The chair said it had been rushed."):
        assert wrong_speakers(claim, sourced(SAID), None) == []


def test_the_given_speaker_is_held_against_the_cited_one(sourced: Sourced) -> None:
    source = sourced("“The work was rushed.”", "Mirela Kost")
    assert wrong_speakers("The work was rushed.", source, "Kost") == []
    assert wrong_speakers("The work was rushed.", source, "Jonas Brandt")


def test_words_of_nobody_are_not_a_strangers(sourced: Sourced) -> None:
    source = sourced("The port reopened.")
    assert wrong_speakers("The port reopened.", source, "Jonas Brandt")
    assert wrong_speakers("The port reopened.", source, None) == []


def test_an_office_and_a_name_may_be_one_person() -> None:
    assert may_be_same("the harbour master", "Jonas Brandt")
    assert not may_be_same("Jonas Brandt", "Mirela Kost")


def test_who_speaks_in_a_sentence_is_not_sought_in_the_one_before(sourced: Sourced) -> None:
    source = sourced("Two people died. Officials of Dask said numerous vehicles were buried there.")
    claim = "A collapse killed two people. Officials say numerous vehicles were buried there."
    assert wrong_speakers(claim, source, None) == []
    claim = "A collapse killed two people. Mirela Kost says numerous vehicles were buried there."
    source = sourced("Two people died. Ada Brandt said that numerous vehicles were buried there.")
    [found] = wrong_speakers(claim, source, None)
    assert found.reason == "These are the words of Ada Brandt, not of Mirela Kost."
