from __future__ import annotations

import pytest

from qa.attribution.inflection import forms, inflect


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("want", ("wants", "wanted", "wanted", "wanting")),
        ("oppose", ("opposes", "opposed", "opposed", "opposing")),
        ("deny", ("denies", "denied", "denied", "denying")),
        ("convey", ("conveys", "conveyed", "conveyed", "conveying")),
        ("discuss", ("discusses", "discussed", "discussed", "discussing")),
        ("plan", ("plans", "planned", "planned", "planning")),
        ("tell", ("tells", "told", "told", "telling")),
        ("submit", ("submits", "submitted", "submitted", "submitting")),
        ("dub", ("dubs", "dubbed", "dubbed", "dubbing")),
        ("put", ("puts", "put", "put", "putting")),
        ("vie", ("vies", "vied", "vied", "vying")),
        ("label", ("labels", "labeled", "labelled", "labeling")),
    ],
)
def test_a_verb_has_its_forms(verb: str, expected: tuple[str, str, str, str]) -> None:
    assert forms(verb) == expected


def test_every_form_leads_back_to_its_verb() -> None:
    assert inflect(["plan", "say"])["planning"] == "plan"
    assert inflect(["plan"])["plan"] == "plan"
