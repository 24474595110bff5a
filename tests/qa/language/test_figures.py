from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.figures import Day, Figure, figures


def one(text: str) -> Figure:
    [figure] = figures(text)
    return figure


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("87%", "percent", 87, ""),
        ("87 per cent of voters", "percent", 87, ""),
        ("eighty-seven percent", "percent", 87, ""),
        ("$1.2bn", "money", 1.2e9, "dollar"),
        ("1.2 billion dollars", "money", 1.2e9, "dollar"),
        ("18 million crowns", "money", 18e6, "crown"),
        ("12,500 people", "number", 12500, "person"),
        ("two hundred and three ships", "number", 203, "ship"),
        ("twelve thousand five hundred homes", "number", 12500, "home"),
        ("a dozen eggs", "number", 12, "egg"),
        ("the third time", "ordinal", 3, "time"),
        ("the 21st century", "ordinal", 21, "century"),
        ("3.5 degrees", "number", 3.5, "degree"),
    ],
)
def test_a_figure_is_found_with_its_value_and_unit(
    text: str, kind: str, value: float, unit: str
) -> None:
    figure = one(text)
    assert (figure.kind, figure.value, figure.unit) == (kind, pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 3 July 2020", Day(2020, 7, 3)),
        ("on July 3rd, 2020", Day(2020, 7, 3)),
        ("2020-07-03", Day(2020, 7, 3)),
        ("in July 2020", Day(2020, 7)),
        ("on 3 July", Day(None, 7, 3)),
        ("in July", Day(None, 7)),
        ("since 1999", Day(1999)),
        ("on Monday", Day(weekday=0)),
        ("what happened on 12 may", Day(None, 5, 12)),
    ],
)
def test_a_date_is_found_as_far_as_it_is_said(text: str, day: Day) -> None:
    assert one(text).day == day


def test_a_score_before_a_date_is_no_day() -> None:
    assert [f.day for f in figures("They won 3-0 May 5") if f.day] == [Day(None, 5, 5)]


@pytest.mark.parametrize(
    ("text", "value"),
    [("12 may have died", 12), ("the 100 m final", 100), ("100m people", 1e8), ("$5 m", 5e6)],
)
def test_a_number_is_not_read_with_what_is_no_part_of_it(text: str, value: float) -> None:
    assert [f.value for f in figures(text) if f.day is None] == [value]


@pytest.mark.parametrize("text", ["He may go.", "They march on.", "B12x", "no figure at all"])
def test_what_is_no_figure_is_not_taken_for_one(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("87%", "eighty-seven per cent", True),
        ("87%", "85%", False),
        ("3 July 2020", "July 2020", True),
        ("3 July 2020", "4 July 2020", False),
        ("$1.2bn", "1,200,000,000 dollars", True),
        ("12 people", "twelve", True),
        ("12 people", "15 people", False),
        ("1999", "in 1998", False),
    ],
)
def test_figures_are_compared_by_value(left: str, right: str, same: bool) -> None:
    assert one(left).same(one(right)) is same
    assert one(right).same(one(left)) is same


@pytest.mark.parametrize(
    ("left", "right", "compatible"),
    [
        ("at least 12 people", "15 people", True),
        ("at least 12 people", "9 people", False),
        ("about 500 homes", "480 homes", True),
        ("500 homes", "430 homes", False),
        ("up to 500 homes", "430 homes", True),
        ("18 million crowns", "18.2 million crowns", True),
    ],
)
def test_rounded_and_bounded_figures_can_both_be_true(
    left: str, right: str, compatible: bool
) -> None:
    assert one(left).compatible(one(right)) is compatible


@given(st.text())
def test_any_text_can_be_searched_and_offsets_stand(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)


@given(st.integers(min_value=2101, max_value=10**9))
def test_an_integer_is_found_however_it_is_grouped(number: int) -> None:
    assert one(f"{number} things").value == one(f"{number:,} things").value == number
