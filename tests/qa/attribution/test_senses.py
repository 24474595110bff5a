from __future__ import annotations

import pytest

from qa.attribution.senses import is_finite, is_something_else


@pytest.mark.parametrize(
    ("cue", "after"),
    [
        ("added", " to the misery of the north."),
        ("add", " up to a million."),
        ("report", " will be read in May."),
        ("called", " Kestrel 7, was late."),
        ("called", " marsh fever, a cousin of malaria, has come back."),
        ("related", " to marsh fever and malaria."),
        ("mentioned", " as a candidate."),
        ("claimed", " his third victory."),
        ("states", " of the north."),
        ("denied", " bail on Friday."),
        ("responded", " to the fire."),
        ("testified", " before the council."),
        ("telling", " in its own right."),
        ("agreed", " to remove the songs."),
        ("apologised", " for the delay."),
        ("concluded", " its third public hearings in May."),
    ],
)
def test_idioms_nouns_and_namings_report_nothing(cue: str, after: str) -> None:
    assert is_something_else(cue + after, cue, len(cue))


@pytest.mark.parametrize(
    ("cue", "after"),
    [
        ("added", " that the port was shut."),
        ("called", " Petrov a liar."),
        ("claimed", " that the port was shut."),
        ("states", " that the port was shut."),
        ("responded", " to the mayor that the port was shut."),
        ("denied", " that the port was shut."),
        ("concluded", " the port was shut."),
        ("concluded", " the trial was unfair."),
        ("alleged", " officers beat Piet Holm."),
        ("alleged", " that Piet Holm was late."),
    ],
)
def test_the_same_verbs_report_with_their_own_complements(cue: str, after: str) -> None:
    assert not is_something_else(cue + after, cue, len(cue))


@pytest.mark.parametrize("lead", ["the ", "he did not ", "she was ", "to "])
def test_what_is_denied_undergone_or_a_noun_is_not_said(lead: str) -> None:
    assert not is_finite(lead + "told that", "told", lead, len(lead) + 4)


def test_what_somebody_does_is_said() -> None:
    assert is_finite("she told us", "told", "she ", 8)
