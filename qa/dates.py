"""Days that a question names, and whether it asks for what is newest.

Own rules and not `dateparser`: its search reads "may", "march with", "Sun", "sat in" and
"12 years" as days, and a month as its first day (docs/decisions.md).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from qa.asked import left_out
from qa.language.days import MONTH_NUMBERS

# News is of no day before or after these, and reckoning from one far off leaves the calendar.
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
_MONTHS = {name.capitalize(): n for name, n in MONTH_NUMBERS.items()}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d"
_POINT = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d)(?:,?\s+{_YEAR})?"
    rf"|{_MONTH}(?:\s+(?:of\s+)?{_YEAR})?|(?:the\s+)?(?:spring|summer|autumn|fall)\s+(?:of\s+)?{_YEAR}"
    rf"|{_YEAR}\b)"
)
# More of the date, or of a name: "in 2021 or 2022", "in 2022-23", "in 2020 Democratic primary".
_GOES_ON = re.compile(r"\s*(?:or|and|than|to)\b[^?]*\d|['’]s|[-–/]\d|:\s[A-Z]|\s+[A-Z]")
# Before the days in which it was; "since" and "before" say something else.
_WITHIN = frozenset({"in", "on", "during"})
_PAIR = re.compile(rf"\b(?:[Bb]etween|[Ff]rom)\s+({_POINT})\s+(?:and|to|until)\s+({_POINT})")
# Names of months and numbers of four digits are only days with one of these before them.
_SINGLE = re.compile(
    rf"\b([Ii]n|[Oo]n|[Dd]uring|[Ss]ince|[Aa]fter|[Bb]efore|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f)"
    rf"\s+(?:early\s+|late\s+|mid-?\s*)?({_POINT})(?!\s*(?:%|percent|people|\d))"
)
_ALONE = re.compile(
    rf"\b(\d{{4}}-\d\d-\d\d|{_MONTH}\s+(?:\d{{1,2}},?\s+)?{_YEAR}|\d{{1,2}}\s+{_MONTH}\s+{_YEAR})\b"
)
# A year before a noun: "its 2022 word of the year", "the 2022 final".
_EDITION = re.compile(
    rf"(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|['’]s)\s+({_YEAR})(?=\s+\w)(?!\s+(?:people|or)\b)"
)
_RELATIVE = re.compile(
    r"\b(yesterday|(?:this|last|past) (?:week|month|year))\b(?!['’]s)", re.IGNORECASE
)
_RECENT = re.compile(
    r"\b(?:latest|newest|now|currently|recent(?:ly)?|so far|(?<!USA )today|nowadays|these days|"
    r"at the moment|this week|last week|yesterday)\b(?!['’]s)",
    re.IGNORECASE,
)


_LATELY = re.compile(r"\b(?:recently|(?:this|last|past) weekend)\b(?!['’]s)", re.IGNORECASE)


class Period(NamedTuple):
    """Days from one to another, both included; None is open."""

    since: date | None
    until: date | None


def recent(question: str) -> bool:
    """True when the question asks for what is newest."""
    return bool(_RECENT.search(question))


def is_reckoned(day: date) -> bool:
    """True for a day that news can be of, from `FIRST` to `LAST`."""
    return FIRST <= day <= LAST


def lately(question: str, asked_on: date) -> date | None:
    """The first of the days before it that a question asks about; None if it names none so.

    Example:
        >>> lately("Who resigned last month?", date(2023, 3, 15))
        datetime.date(2023, 2, 1)
    """
    if not is_reckoned(asked_on):
        return None
    if relative := _RELATIVE.search(question):
        return _relative(relative[1].lower(), asked_on).since
    return asked_on if _LATELY.search(question) else None


def period(question: str, newest: date) -> Period | None:
    """The days that a question names; a month with no year is the last one up to `newest`.

    Example:
        >>> period("What did she say in March?", date(2023, 2, 1))
        Period(since=datetime.date(2022, 3, 1), until=datetime.date(2022, 3, 31))
    """
    if pair := _PAIR.search(question):
        last = _days(pair[2], newest)
        first = _days(pair[1], last.until) if last and last.until else None
        return Period(first.since, last.until) if first and last else None
    if single := _SINGLE.search(question):
        days = _days(single[2], newest)
        return days and _bounded(single[1].lower(), days)
    if alone := _ALONE.search(question) or _EDITION.search(question):
        return _days(alone[1], newest)
    relative = _RELATIVE.search(question)
    if relative and is_reckoned(newest):
        return _relative(relative[1].lower(), newest)
    return None


def undated(question: str) -> str:
    """The question without the days, the month or the year of what it asks for.

    What is since, before or between days stays, and the year of a name, "the 2026 cup".

    Example:
        >>> undated("What happened in Dask in March 2022?")
        'What happened in Dask?'
    """
    found = _SINGLE.search(question) or _ALONE.search(question)
    if _PAIR.search(question) or found is None or _EDITION.search(question):
        return question
    if found.re is _SINGLE and found[1].lower() not in _WITHIN:
        return question
    if _GOES_ON.match(question, found.end()):
        return question
    plainly = left_out(question, found.start(), found.end())
    return plainly if any(c.isalnum() for c in plainly) else question


def _bounded(word: str, days: Period) -> Period:
    if word == "since" or word == "from":
        return Period(days.since, None)
    if word == "after":
        return Period(days.until, None)
    if word == "before":
        return Period(None, days.since)
    if word in ("until", "by"):
        return Period(None, days.until)
    return days


def _days(point: str, newest: date) -> Period | None:
    """The days of a day, a month, a season or a year; None if there is no such day in the news."""
    try:
        since, until = _on_the_calendar(point, newest)
    except ValueError:
        return None
    return Period(since, until) if FIRST <= since and until <= LAST else None


def _on_the_calendar(point: str, newest: date) -> tuple[date, date]:
    """The days of a day, a month, a season or a year; a `ValueError` if there is no such day."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", point):
        day = date.fromisoformat(point)
        return day, day
    year_ = re.search(_YEAR, point)
    year = int(year_[0]) if year_ else newest.year
    if season := re.search("spring|summer|autumn|fall", point):
        first, last = _SEASONS[season[0]]
        return date(year, first, 1), _month_end(year, last)
    named = re.search(_MONTH, point)
    if named is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = _MONTHS[named[0].rstrip(".")]
    number = re.search(r"\b\d{1,2}(?!\d)", point)
    start = date(year, month, int(number[0]) if number else 1)
    if year_ is None and start > newest:
        start = start.replace(year=year - 1)
    return start, start if number else _month_end(start.year, month)


def _relative(words: str, newest: date) -> Period:
    if words == "yesterday":
        return Period(newest - timedelta(days=1), newest)
    which, unit = words.split()
    if unit == "week":
        return Period(newest - timedelta(days=6 if which == "this" else 13), newest)
    if unit == "year":
        year = newest.year - (which != "this")
        return Period(date(year, 1, 1), date(year, 12, 31))
    first = newest.replace(day=1)
    if which != "this":
        first = (first - timedelta(days=1)).replace(day=1)
    return Period(first, _month_end(first.year, first.month))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
