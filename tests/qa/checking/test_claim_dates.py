from __future__ import annotations

import pytest

from qa.checking.dates import wrong_dates
from tests.qa.checking.conftest import Sourced


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("The port reopened on Tuesday.", "The port reopened on 14 March 2023."),
        ("The port reopened yesterday.", "The port reopened on 13 March."),
        ("The port reopened on 3 May 2021.", "The port reopened in May 2021."),
        ("The port closed last year.", "The port closed in 2022."),
        ("The port was built in 1994.", "It was built in the 1990s."),
        ("In 2020 the port closed. It reopened on 5 May.", "It reopened on 5 May 2020."),
    ],
)
def test_a_date_may_be_told_from_the_day_of_the_article(
    sourced: Sourced, source: str, claim: str
) -> None:
    assert wrong_dates(claim, sourced(source)) == []


@pytest.mark.parametrize(
    ("source", "claim", "reason"),
    [
        ("It reopened on Tuesday.", "It reopened on Thursday.", "says Tuesday, not Thursday"),
        ("It closed in May 2021.", "It closed in June 2021.", "says May 2021, not June 2021"),
        ("It was built in 1994.", "It was built in 1996.", "says 1994, not 1996"),
        ("It reopened yesterday.", "It reopens tomorrow.", "says yesterday, not tomorrow"),
        ("It reopened.", "It reopened on 2 April.", "does not say 2 April"),
    ],
)
def test_another_date_is_wrong(sourced: Sourced, source: str, claim: str, reason: str) -> None:
    [found] = wrong_dates(claim, sourced(source))
    assert found.reason == f"The source {reason}."


def test_a_date_of_something_else_is_wrong_in_its_place(sourced: Sourced) -> None:
    source = sourced("Kost joined the union in 2011 and became its chair in 2019.")
    assert wrong_dates("Kost joined the union in 2019 and rose.", source)
