"""Dates, names and titles in the spellings that documents use."""

from datetime import UTC, date, datetime

import pytest

from index.load.metadata import (
    looks_like_title,
    property_authors,
    property_title,
    read_authors,
    read_date,
)


@pytest.mark.parametrize(
    "value",
    [
        "2024-03-05",
        "2024-03-05T23:30:00-08:00",
        "2024/3/5",
        "20240305",
        "20240305T101500Z",
        "March 5, 2024",
        "Mar. 5th, 2024",
        "Tuesday, March 5, 2024 10:15 AM",
        "5 March 2024",
        "5th of March 2024",
        "Tue, 05 Mar 2024 10:15:00 GMT",
        1709600000,
        1709600000000,
        datetime(2024, 3, 5, 1, tzinfo=UTC),
        date(2024, 3, 5),
    ],
)
def test_a_day_is_read_in_many_spellings(value):
    assert read_date(value) == date(2024, 3, 5)


@pytest.mark.parametrize(
    "value", ["03/04/2024", "2024-13-40", "yesterday", "", None, True, 2024, [], "Smarch 5, 2024"]
)
def test_what_names_no_certain_day_is_none(value):
    assert read_date(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Jane Doe, John Roe", ("Jane Doe", "John Roe")),
        ("By JANE DOE and John Roe", ("JANE DOE", "John Roe")),
        (["Jane Doe", "Jane Doe", 3, None], ("Jane Doe",)),
        ([{"name": "Jane Doe"}], ("Jane Doe",)),
        ({"name": "Jane Doe"}, ("Jane Doe",)),
        ("https://example.org/jane", ()),
        (None, ()),
        (7, ()),
    ],
)
def test_authors_are_read_from_bylines_and_lists(value, expected):
    assert read_authors(value) == expected


@pytest.mark.parametrize(
    "value", ["Microsoft Word - x.doc", "untitled", "draft3.docx", "", None, 4]
)
def test_a_title_that_a_program_filled_in_is_none(value):
    assert property_title(value) is None


def test_properties_give_real_titles_and_authors():
    assert property_title("The Bridge Reopens") == "The Bridge Reopens"
    assert property_authors("python-docx") == ()
    assert property_authors("Jane Doe; John Roe") == ("Jane Doe", "John Roe")


def test_a_headline_is_told_from_a_sentence():
    assert looks_like_title("Who won the election?")
    assert not looks_like_title("The election was won on Tuesday.")
    assert not looks_like_title("https://example.org/a-page")
