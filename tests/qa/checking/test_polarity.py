from __future__ import annotations

import pytest

from qa.checking.polarity import wrong_polarity
from tests.qa.checking.conftest import Sourced

SAID = "Prices rose after the council approved the plan, and the ministers did not resign."


@pytest.mark.parametrize(
    "claim",
    [
        "Prices climbed.",
        "The council approved the plan.",
        "The ministers didn't resign.",
        "Prices did not fall.",
    ],
)
def test_the_same_said_otherwise_is_right(sourced: Sourced, claim: str) -> None:
    assert wrong_polarity(claim, sourced(SAID)) == []


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("Prices fell.", "The source says rose, not fell."),
        ("The council rejected the plan.", "The source says approved, not rejected."),
        ("Prices rose before the council approved it.", "The source says after, not before."),
    ],
)
def test_the_opposite_is_shown(sourced: Sourced, claim: str, reason: str) -> None:
    assert [f.reason for f in wrong_polarity(claim, sourced(SAID))] == [reason]


@pytest.mark.parametrize(
    "claim",
    ["The council did not approve the plan.", "The ministers resigned.", "Prices never rose."],
)
def test_a_negation_more_or_less_is_wrong(sourced: Sourced, claim: str) -> None:
    assert wrong_polarity(claim, sourced(SAID))


def test_a_sentence_about_something_else_is_not_held_against_a_claim(sourced: Sourced) -> None:
    assert wrong_polarity("Exports of cherries fell by a third.", sourced(SAID)) == []


def test_each_sentence_of_a_claim_is_held_against_its_own(sourced: Sourced) -> None:
    source = sourced(
        "The ferry company said on Monday that it would open a new terminal beside the old port.",
        "Passengers between the islands will find more boats in the summer months, it said.",
    )
    claim = (
        "The ferry company said that it would close a new terminal beside the old port. "
        "Passengers will find more boats in summer."
    )
    assert [f.reason for f in wrong_polarity(claim, source)] == ["The source says open, not close."]


def test_another_order_of_telling_is_no_opposite(sourced: Sourced) -> None:
    source = sourced("Born in Velmar, she lived in Dask before the war and studied music there.")
    assert (
        wrong_polarity("Born in Velmar, she later lived in Dask and studied music.", source) == []
    )


def test_one_sentence_may_be_told_in_two(sourced: Sourced) -> None:
    source = sourced("The council approved the plan but did not approve the budget.")
    claim = "The council approved the plan. It did not approve the budget."
    assert wrong_polarity(claim, source) == []
