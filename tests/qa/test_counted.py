from __future__ import annotations

import pytest

from qa.counted import asked_for, counted, same_thing
from qa.language.figures import Figure, figures


def figure(text: str, value: float) -> Figure:
    return next(f for f in figures(text) if f.value == value)


def both(left: str, ours: float, right: str, theirs: float) -> bool:
    one, other = counted(left, figure(left, ours)), counted(right, figure(right, theirs))
    return same_thing(one, other)


TWO = "At least nine people were killed and 47, officials said, were hurt."


@pytest.mark.parametrize(
    ("text", "value", "fate"),
    [
        (TWO, 9, "killed"),
        (TWO, 47, "injured"),
        ("A blast tore through the depot, killing nine people and injuring 47.", 9, "killed"),
        ("A blast tore through the depot, killing nine people and injuring 47.", 47, "injured"),
        ("The mayor put the number of dead at four.", 4, "killed"),
        ("The death toll, she said, rose to 14 on Sunday.", 14, "killed"),
        ("The bridge has 14 lamps.", 14, ""),
        ("Thirty people were killed or injured.", 30, "several"),
    ],
)
def test_what_became_of_those_counted_is_read_beside_the_figure(
    text: str, value: float, fate: str
) -> None:
    assert counted(text, figure(text, value)).fate == fate


@pytest.mark.parametrize(
    ("left", "ours", "right", "theirs", "same"),
    [
        (TWO, 47, "63 were injured, the ministry said.", 63, True),
        (TWO, 9, "63 were injured, the ministry said.", 63, False),
        ("The mayor put the number of dead at four.", 4, "Nine dead, officials say.", 9, True),
        ("The ferry carried 214 passengers.", 214, "It had 231 people on board.", 231, True),
        ("The ferry carried 214 passengers.", 214, "It carried 231 cars.", 231, False),
        ("Some 300 demonstrators came.", 300, "About 500 protesters came.", 500, True),
        ("Police arrested 30 students.", 30, "Police arrested 45 workers.", 45, False),
        ("It killed 12 people, ten of them children.", 10, "It killed 14 people.", 14, False),
        ("It killed 12 people.", 12, "It killed another 14 people.", 14, False),
        ("The pilot and 12 others were killed.", 12, "It killed 15 people.", 15, False),
        ("It killed two and 47 others were hurt.", 47, "It injured 63 people.", 63, True),
        ("Twelve children were killed.", 12, "It killed 19 people.", 19, False),
        ("About 90 people were feared dead.", 90, "It killed 40 people.", 40, False),
    ],
)
def test_two_figures_are_of_one_thing_or_not(
    left: str, ours: float, right: str, theirs: float, *, same: bool
) -> None:
    assert both(left, ours, right, theirs) is same
    assert both(right, theirs, left, ours) is same


def test_a_question_says_what_it_asks_the_number_of() -> None:
    assert asked_for("How many people were hurt in Tarma?")[:2] == ("injured", "person")
    assert asked_for("How many were killed or injured?").fate == ""
