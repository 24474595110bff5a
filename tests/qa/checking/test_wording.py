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
