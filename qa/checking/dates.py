"""The dates of a claim against those of its source, told outright or from its day on."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from qa.checking.align import counterpart
from qa.checking.models import Finding
from qa.checking.source import Source
from qa.language.figures import Day, Figure, figures

_RELATIVE = re.compile(
    r"\b(?:(?P<day>today|tonight|yesterday|tomorrow)"
    r"|(?P<way>last|this|next)\s+(?P<unit>week|month|year|weekend|night|summer|winter|spring|"
    r"autumn|fall))\b",
    re.IGNORECASE,
)
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WAYS = {"last": -1, "this": 0, "next": 1}
_WEEK = 7
_MONTHS = 12
_MOST = 24  # dates of a claim that are looked for in their place


class Dated(NamedTuple):
    """A date of a text as far as it can be told, and the words that say it."""

    day: Day
    said: str
    decade: bool = False


def wrong_dates(claim: str, source: Source) -> list[Finding]:
    """The dates that the source does not give, each with what it says in their place."""
    published = source.published
    there = [*_dated(source.text), *_dated(source.about)]
    told = [d for dated in there for d in _filled(dated.day, published)]
    told += [d.day for d in _relative(source.text, published)]
    if published:
        # Not its weekday: an article of a Tuesday has not said that anything was on a Tuesday.
        told.append(_full(published)._replace(weekday=None))
    told = list(dict.fromkeys(told))
    numbers = {f.value for f in source.figures if f.day is None}
    found = [
        Finding("date", _reason(dated, there))
        for dated in _dated(claim)
        if not _borne_out(dated, told, numbers)
    ]
    found = found or list(_out_of_place(claim, source))
    return found + _wrong_relatives(claim, source, told)


def _dated(text: str) -> Iterator[Dated]:
    for f in figures(text):
        if f.day is not None:
            yield Dated(f.day, _shown(text, f), text[f.end : f.end + 1] == "s" and _is_year(f))


def _is_year(figure: Figure) -> bool:
    return figure.day is not None and figure.day[1:] == (None, None, None)


def _shown(text: str, figure: Figure) -> str:
    return " ".join(text[figure.start : figure.end].split()).rstrip(".")


def _borne_out(dated: Dated, told: Sequence[Day], numbers: set[float]) -> bool:
    """True when every part of the date is told, and some date of the source tells of none other."""
    day = dated.day
    if dated.decade and day.year is not None:
        return any(d.year is not None and d.year // 10 == day.year // 10 for d in told)
    if day[1:] == (None, None, None) and day.year in numbers:
        return True
    parts = _parts(told)
    return any(d.agrees(day) and _covers(d, day, parts) for d in told)


def _out_of_place(claim: str, source: Source) -> Iterator[Finding]:
    """Dates that the source has, but for something else: another stands where this one does."""
    for figure in figures(claim)[:_MOST]:
        if figure.day is None:
            continue
        place = counterpart(claim, figure.start, figure.end, source, both=True)
        if place is None:
            continue
        start, end = place
        there = figures(source.text[start:end])
        if len(there) == 1 and there[0].day and not there[0].day.agrees(figure.day):
            shown = " ".join(source.text[start:end].split())
            yield Finding("date", f"The source says {shown}, not {_shown(claim, figure)}.")


def _parts(told: Sequence[Day]) -> list[set[int | None]]:
    """Every year, month, day and weekday that is told."""
    return [set(part) for part in zip(*told, strict=True)] or [set()] * len(Day())


def _covers(told: Day, day: Day, parts: Sequence[set[int | None]]) -> bool:
    """True when one date has a part of the claim's, and others what it lacks."""
    shared = [a == b for a, b in zip(told, day, strict=True) if a is not None and b is not None]
    if not shared:
        return False
    return all(
        ours is None or theirs is not None or ours in parts[i]
        for i, (theirs, ours) in enumerate(zip(told, day, strict=True))
    )


def _filled(day: Day, published: date | None) -> Iterator[Day]:
    """The date as told, and what the day of the article makes of it."""
    yield day
    if published is None or day.year is not None:
        return
    if day.month is not None:
        for year in (published.year - 1, published.year, published.year + 1):
            yield day._replace(year=year, weekday=_weekday(year, day.month, day.day))
    elif day.weekday is not None:
        for days in range(-_WEEK, _WEEK + 1):
            when = published + timedelta(days)
            if when.weekday() == day.weekday:
                yield _full(when)


def _weekday(year: int, month: int, day: int | None) -> int | None:
    if day is None or day > calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day).weekday()


def _full(when: date) -> Day:
    return Day(when.year, when.month, when.day, when.weekday())


def _relative(text: str, published: date | None) -> Iterator[Dated]:
    """Words like "yesterday", "last year" and the like as dates, if the article has one."""
    for match in _RELATIVE.finditer(text):
        if published is None:
            continue
        said = " ".join(match.group().lower().split())
        if match["day"]:
            yield Dated(_full(published + timedelta(_DAYS[match["day"].lower()])), said)
            continue
        way, unit = _WAYS[match["way"].lower()], match["unit"].lower()
        if unit == "month":
            month = published.year * _MONTHS + published.month - 1 + way
            yield Dated(Day(month // _MONTHS, month % _MONTHS + 1), said)
        elif unit in ("week", "weekend", "night"):
            when = published + timedelta(way * _WEEK)
            yield Dated(Day(when.year, when.month), said)
        else:
            yield Dated(Day(published.year + way), said)


def _wrong_relatives(claim: str, source: Source, told: Sequence[Day]) -> list[Finding]:
    """A "tomorrow" where the source says "yesterday", or a date that is another day."""
    theirs = {_unit(m): m for m in _RELATIVE.finditer(source.text)}
    words = {" ".join(m.group().lower().split()) for m in _RELATIVE.finditer(source.text)}
    found = []
    for match in _RELATIVE.finditer(claim):
        said = " ".join(match.group().lower().split())
        other = theirs.get(_unit(match))
        if said in words or other is None:
            continue
        days = [d.day for d in _relative(match.group(), source.published)]
        parts = _parts(told)
        if not any(d.agrees(t) and _covers(t, d, parts) for d in days for t in told):
            shown = " ".join(other.group().lower().split())
            found.append(Finding("date", f"The source says {shown}, not {said}."))
    return found


def _unit(match: re.Match[str]) -> str:
    return "day" if match["day"] else match["unit"].lower()


def _reason(dated: Dated, there: Sequence[Dated]) -> str:
    def shared(other: Dated) -> int:
        pairs = zip(dated.day, other.day, strict=True)
        return sum((a is None) == (b is None) for a, b in pairs)

    if not there:
        return f"The source does not say {dated.said}."
    return f"The source says {max(there, key=shared).said}, not {dated.said}."
