from __future__ import annotations

import pytest

from qa.checking.figures import wrong_figures
from tests.qa.checking.conftest import Sourced

STORM = (
    "Storm Edda killed 12 people and injured 85, cost 4,203 households their power and did "
    "$1.2bn of damage within five miles of the coast; 85 percent of roads were shut."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Twelve people died.",
        "About 4,000 households lost power.",
        "More than 4,200 households lost power.",
        "The damage came to 1.2 billion dollars.",
        "It struck within eight kilometres of the coast.",
        "85% of roads were shut.",
        "No one counted the ferries.",
    ],
)
def test_a_figure_may_be_said_in_other_words_and_rounded(sourced: Sourced, claim: str) -> None:
    assert wrong_figures(claim, sourced(STORM)) == []


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("It injured 87 people.", "The source says 85, not 87."),
        ("About 4,500 households lost power.", "The source says 4,203, not 4,500."),
        ("87% of roads were shut.", "The source says 85 percent, not 87%."),
        ("The damage came to £1.2 billion.", "The source says $1.2bn, not £1.2 billion."),
        (
            "It struck within five kilometres.",
            "The source says five miles, not five kilometres.",
        ),
        ("Storm Edda killed 85 people.", "The source says 12, not 85."),
    ],
)
def test_what_the_source_says_is_shown(sourced: Sourced, claim: str, reason: str) -> None:
    assert [f.reason for f in wrong_figures(claim, sourced(STORM))] == [reason]


def test_two_that_are_named_may_be_counted(sourced: Sourced) -> None:
    source = sourced("Mirela Kost and Jonas Brandt signed.")
    assert wrong_figures("Two people signed.", source) == []
    assert wrong_figures("14 people signed.", source)


def test_a_share_in_words_is_a_percentage(sourced: Sourced) -> None:
    source = sourced("A quarter of the crop was lost.")
    assert wrong_figures("The growers lost 25 percent.", source) == []
    assert wrong_figures("Half of the crop was lost.", source)


# Quadratic work would take minutes, whatever the machine.
@pytest.mark.timeout(120)
def test_a_thousand_numbers_take_no_time(sourced: Sourced) -> None:
    source = sourced(" ".join(f"{n} men" for n in range(4000)))
    wrong_figures(" ".join(f"{n} women" for n in range(300)), source)


@pytest.mark.parametrize(
    ("claim", "said", "reason"),
    [
        (
            "He was held for another 30 years.",
            "He was held for 30 more days.",
            "The source says 30 more days, not 30 years.",
        ),
        (
            "Yields rose for a third straight session.",
            "Yields rose for a second straight session.",
            "The source says second, not third.",
        ),
        ("A third of them left.", "A quarter of them left.", "The source says quarter, not third."),
        ("Two men died.", "Five men died.", "The source says Five, not Two."),
        ("Two officers were shot.", "Four police were shot.", "The source says Four, not Two."),
        (
            "Sales fell by a third in May.",
            "Sales fell by a quarter in May.",
            "The source says quarter, not third.",
        ),
    ],
)
def test_what_is_counted_counts(sourced: Sourced, claim: str, said: str, reason: str) -> None:
    assert [f.reason for f in wrong_figures(claim, sourced(said))] == [reason]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("He played in it until 2011.", "He played (2007-11) in the band."),
        ("He played in it from 2007 to 2011.", "He played ( 2007 -- 11 ) in the band."),
        ("The first fight was close.", "The three fights were close."),
        ("Sales fell by a third in May.", "Sales fell 33 percent in May."),
        ("Nearly a third are ill.", "Nearly 32% are ill."),
        ("Sales fell for two more quarters.", "Sales fell for two quarters."),
    ],
)
def test_a_fair_way_of_counting_is_no_error(sourced: Sourced, claim: str, said: str) -> None:
    assert wrong_figures(claim, sourced(said)) == []
