from __future__ import annotations

import pytest

from qa.attribution.complements import of_noun, of_verb


@pytest.mark.parametrize(
    ("verb", "rest", "taken"),
    [
        ("wants", " to close the port, but not now.", "to close the port"),
        ("knows", " that the port will reopen, according to aides.", "that the port will reopen"),
        ("talked", " about the port because it was late.", "the port"),
        ("opposes", " the closure of the port.", "the closure of the port"),
        ("told", " reporters about the closure.", "the closure"),
        ("lashed out at", " the council.", "the council"),
    ],
)
def test_a_verb_takes_what_its_kind_takes_up_to_where_that_ends(
    verb: str, rest: str, taken: str
) -> None:
    text = verb + rest
    span = of_verb(text, verb, len(verb), len(text))
    assert span is not None
    assert text[slice(*span)] in (taken, taken.removeprefix("that "))


@pytest.mark.parametrize(
    ("verb", "rest"), [("backs", " away."), ("wants", "."), ("talked", " yesterday.")]
)
def test_a_verb_without_its_complement_takes_nothing(verb: str, rest: str) -> None:
    assert of_verb(verb + rest, verb, len(verb), len(verb + rest)) is None


def test_a_noun_takes_what_its_preposition_leads_to() -> None:
    text = "for an inquiry, which failed."
    span = of_noun(text, 0, len(text))
    assert span is not None
    assert text[slice(*span)] == "an inquiry"
