from __future__ import annotations

import pytest

from qa.checking import check
from qa.checking.wording import claimed
from tests.qa.checking.conftest import Cited

SAID = "The port reopened on Tuesday, and the ferries sail again."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("1. It reopened.\n2) Ferries sail.", "It reopened. Ferries sail."),
        ("Here's a short summary of it:\n\n- It reopened.", "It reopened."),
        ("Here are the facts: It reopened.", "It reopened."),
        ("Here's a concise summary of the passage: It reopened.", "It reopened."),
        (
            "Here is a summary of the passage, covering the core pieces of information described: "
            "It reopened.",
            "It reopened.",
        ),
        ("Sure! Here are the three key points from your articles:\n- It reopened.", "It reopened."),
        (
            "Here is the answer, for Quill took bribes: It reopened.",
            "Here is the answer, for Quill took bribes: It reopened.",
        ),
        (
            "Here are the facts about the sunken ferry: It reopened.",
            "Here are the facts about the sunken ferry: It reopened.",
        ),
        ("Here is what it is: It reopened.", "Here is what it is: It reopened."),
        ("It reopened\non Tuesday.", "It reopened on Tuesday."),
        ("2 ferries sail. 14 March was a Tuesday.", "2 ferries sail. 14 March was a Tuesday."),
        ("3.5 metres", "3.5 metres"),
        ("Here is where it sank: at the pier.", "Here is where it sank: at the pier."),
        ("", ""),
    ],
)
def test_list_marks_and_announcements_are_no_part_of_a_claim(text: str, left: str) -> None:
    assert claimed(text) == left


def test_the_number_of_an_item_is_not_looked_for(cited: Cited) -> None:
    items = "1. The port reopened on Tuesday.\n2. The ferries sail again."
    assert check(items, [cited(SAID)]).verdict == "supported"
    assert check("The 2 ferries sail again.", [cited(SAID)]).verdict == "unsupported"


def test_an_announcement_alone_claims_nothing(cited: Cited) -> None:
    assert check("Here is a summary of the passage:", [cited(SAID)]).verdict == "unsupported"


def test_what_is_claimed_beside_an_announcement_is_checked(cited: Cited) -> None:
    bribes = "Here is the answer, for Mayor Quill took 5 million euros in bribes: "
    assert check(f"{bribes}the port reopened on Tuesday.", [cited(SAID)]).verdict == "unsupported"
    plain = "Here is the answer: the port reopened on Tuesday."
    assert check(plain, [cited(SAID)]).verdict == "supported"
