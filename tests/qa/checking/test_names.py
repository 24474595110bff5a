from __future__ import annotations

import pytest

from qa.checking.names import wrong_names
from tests.qa.checking.conftest import Sourced

SAID = (
    "Mohammed Al-Bashir of the World Health Organization told Ada Quill that Russian and French "
    "aid had reached Velmar, where Jonas Brandt is harbour master."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Brandt is harbour master of Velmar.",
        "Muhammad al-Bashir works for the WHO.",
        "Aid from Russia and France has reached Velmar’s people.",
        "The Velmar Courier reports that Quill was told.",
        "Officials say that aid came.",
        "A W.H.O. doctor told Ada Quill.",
    ],
)
def test_a_name_may_be_short_spelt_otherwise_or_a_peoples(sourced: Sourced, claim: str) -> None:
    assert wrong_names(claim, sourced(SAID)) == []


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("Jonas Weber is harbour master.", "The source names Jonas Brandt, not Jonas Weber."),
        ("Aid reached Helsinki.", "The source names Velmar, not Helsinki."),
        ("Miller is harbour master.", "The source names Brandt, not Miller."),
    ],
)
def test_a_name_that_stands_nowhere_is_wrong(sourced: Sourced, claim: str, reason: str) -> None:
    assert [f.reason for f in wrong_names(claim, sourced(SAID))] == [reason]


def test_a_name_within_a_description_is_not_the_one_described(sourced: Sourced) -> None:
    source = sourced(
        "The Port Authority, the executive of the Harbour League, acted. "
        "The PA has ordered its crews to leave."
    )
    claim = "The executive of the {} has ordered its crews to leave."
    assert wrong_names(claim.format("Harbour League"), source) == []
    assert wrong_names("The Harbour League has ordered its crews to leave.", source)


def test_half_of_one_name_and_half_of_another_are_nobody(sourced: Sourced) -> None:
    assert wrong_names("There Ada Brandt is harbour master.", sourced(SAID))


# Quadratic work would take minutes, whatever the machine.
@pytest.mark.timeout(120)
def test_long_runs_of_capitals_take_no_time(sourced: Sourced) -> None:
    source = sourced("Alba Beta Gamma " * 1500)
    wrong_names("then " + "Delta Omega Sigma said so and " * 100, source)
