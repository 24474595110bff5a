from __future__ import annotations

import pytest

from qa.checking.quotations import wrong_quotations
from tests.qa.checking.conftest import Sourced

SAID = "“We cleared it by hand,” said Brandt. “It is the fastest clearance in our history.”"


@pytest.mark.parametrize(
    "claim",
    [
        "Brandt said: “We cleared it by hand”.",
        'Brandt called it "the fastest clearance in our history".',
        "Brandt said it was “the fastest … in our history”.",
        "Brandt was glad.",
    ],
)
def test_quoted_words_that_stand_in_the_source_are_right(sourced: Sourced, claim: str) -> None:
    assert wrong_quotations(claim, sourced(SAID)) == []


def test_quoted_words_that_do_not_are_shown(sourced: Sourced) -> None:
    [found] = wrong_quotations("Brandt called it “the slowest clearance”.", sourced(SAID))
    assert found.reason == "The source does not say “the slowest clearance” word for word."


def test_a_quotation_that_is_never_closed_is_read_to_the_end(sourced: Sourced) -> None:
    assert wrong_quotations("Brandt said “we cleared it by crane", sourced(SAID))
