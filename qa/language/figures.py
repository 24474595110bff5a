"""The figures in a text: numbers, percentages, sums of money and dates, by their value.

"87 per cent", "87%" and "eighty-seven percent" are one figure; so are "$1.2bn" and
"1.2 billion dollars", "3 July" and "July 3rd". Offsets are characters, end exclusive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from qa.language.days import A_MONTH, MONTH_NUMBERS, WEEKDAYS

Kind = Literal["number", "percent", "money", "ordinal", "date"]
Bound = Literal["exact", "about", "least", "most"]


class Day(NamedTuple):
    """A date as far as it is said: any part can be missing. `weekday` counts from Monday, 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def agrees(self, other: Day) -> bool:
        """True when no part that both say differs."""
        return all(a is None or b is None or a == b for a, b in zip(self, other, strict=True))


class Figure(NamedTuple):
    """A figure and where it stands. `unit` is a currency, or the noun that is counted."""

    kind: Kind
    start: int
    end: int
    value: float
    unit: str = ""
    bound: Bound = "exact"
    day: Day | None = None

    def same(self, other: Figure) -> bool:
        """True when both name one value; units are not compared, wording not at all."""
        if self.day is not None and other.day is not None:
            return self.day.agrees(other.day)
        if self.day is not None or other.day is not None:
            dated, plain = (self, other) if self.day else (other, self)
            return bool(dated.day and dated.day.year == plain.value)
        counted = {"number", "ordinal"}
        kinds = {self.kind, other.kind}
        alike = len(kinds) == 1 or kinds <= counted or "number" in kinds
        return alike and abs(self.value - other.value) <= 1e-9 * max(1.0, abs(self.value))

    def compatible(self, other: Figure) -> bool:
        """True when both can be true of one thing: equal, rounded, or within a said bound."""
        if self.same(other) or self.day is not None or other.day is not None:
            return self.same(other)
        low, high = sorted((self, other), key=lambda f: f.value)
        if low.bound == "least" or high.bound == "most":
            return True
        loose = "about" in (low.bound, high.bound)
        return abs(high.value - low.value) <= (0.1 if loose else 0.02) * max(1.0, abs(high.value))


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {w: n for n, w in enumerate(_ONES)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "dozen": 12.0,
}
_WEEKDAYS = {name.lower(): n for n, name in enumerate(WEEKDAYS)}
_CURRENCIES = {
    "$": "dollar", "us$": "dollar", "dollar": "dollar", "dollars": "dollar", "usd": "dollar",
    "£": "pound", "pound": "pound", "pounds": "pound", "gbp": "pound",
    "€": "euro", "euro": "euro", "euros": "euro", "eur": "euro",
    "¥": "yen", "yen": "yen", "₹": "rupee", "rupee": "rupee", "rupees": "rupee",
    "yuan": "yuan", "crown": "crown", "crowns": "crown", "franc": "franc", "francs": "franc",
    "cent": "cent", "cents": "cent", "rouble": "ruble", "roubles": "ruble", "rubles": "ruble",
}  # fmt: skip
_MONTH = r"(?P<month{0}>" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATES = re.compile(
    "|".join(
        (
            r"\b(?P<year1>\d{4})-(?P<number1>\d{1,2})-(?P<day1>\d{1,2})\b",
            r"\b(?P<day2>"
            + _DAY
            + r")(?:st|nd|rd|th)?\s+(?:of\s+)?"
            + _MONTH.format(2)
            + r"(?:,?\s+(?P<year2>\d{4})\b)?",
            r"\b"
            + _MONTH.format(3)
            + r"\s+(?P<day3>"
            + _DAY
            + r")(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s+(?P<year3>\d{4})\b)?",
            r"\b" + _MONTH.format(4) + r",?\s+(?P<year4>\d{4})\b",
            r"\b(?P<weekday5>" + "|".join(_WEEKDAYS) + r")s?\b",
        )
    ),
    re.IGNORECASE,
)
# A month by its name alone: capitals tell it from "may" and "march".
_MONTH_ALONE = re.compile(
    rf"\b({A_MONTH})\b"
    r"(?<!^May)(?<!^March)"
)
_GOES_ON = re.compile(r"\s+[^\W\d_]")
_YEAR = re.compile(r"(?<![\d.,$£€-])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD_NUMBER = "|".join(sorted((*_WORDS, "hundred", "dozen"), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<currency>us\$|[$£€¥₹])?\s?"
    rf"(?:(?<![\w.])(?P<digits>{_DIGITS})(?P<ordinal>st|nd|rd|th)?"
    rf"|\b(?P<words>(?:{_WORD_NUMBER})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORD_NUMBER}|thousand))*)\b"
    rf"|\b(?P<position>{'|'.join(_ORDINALS)})\b)"
    r"(?:[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|tn)\b"
    # "$100 m" and "100m", but a race of 100 m is run in metres.
    r"|(?(currency)\s?)(?P<letter>[mkb])\b)?"
    r"(?P<percent>\s?%|\s?per\s?cent\b|\s?percent\b)?",
    re.IGNORECASE,
)
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("about", r"about|around|some|nearly|almost|roughly|approximately|close to|an estimated"),
    ("least", r"at least|more than|over|no fewer than|no less than|above|upwards of"),
    ("most", r"at most|up to|fewer than|less than|under|below|no more than"),
)
_BOUND = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _BOUNDS), re.IGNORECASE
)
# Of "30 more days" the days are counted.
COUNTED = re.compile(
    r"[\s-]*(?:(?:more|other|additional|extra|further|straight|consecutive|successive|full)\s+)?"
    r"([^\W\d_]+)",
    re.IGNORECASE,
)


def figures(text: str) -> list[Figure]:
    """Every figure of a text, in its order."""
    taken = bytearray(len(text))
    found = list(_dates(text, taken))
    found += [figure for figure in _numbers(text) if not any(taken[figure.start : figure.end])]
    return sorted(found)


def _dates(text: str, taken: bytearray) -> Iterator[Figure]:
    """The dates of a text; their characters are marked in `taken`, which keeps it linear."""

    def take(start: int, end: int) -> bool:
        if any(taken[start:end]):
            return False
        taken[start:end] = b"\1" * (end - start)
        return True

    for match in _DATES.finditer(text):
        said = {k[:-1]: v for k, v in match.groupdict().items() if v is not None}
        month = (
            MONTH_NUMBERS.get(said.get("month", "").lower()) or int(said.get("number", 0)) or None
        )
        weekday = _WEEKDAYS.get(said.get("weekday", "").lower())
        year, day = (int(said[k]) if k in said else None for k in ("year", "day"))
        if (day is not None and not 1 <= day <= 31) or not (month or 1) <= 12:
            continue
        if year is None and _is_verb(said.get("month", ""), text, match.end()):
            continue
        take(*match.span())
        yield _dated(match.start(), match.end(), Day(year, month, day, weekday))
    for match in _MONTH_ALONE.finditer(text):
        if take(*match.span()):
            yield _dated(*match.span(), Day(month=MONTH_NUMBERS[match.group(1).lower()]))
    for match in _YEAR.finditer(text):
        if take(*match.span()):
            yield _dated(*match.span(), Day(year=int(match.group())))


def _is_verb(month: str, text: str, end: int) -> bool:
    """True for "12 may have died" and "3 march on", not for "on 12 may" as people type it."""
    return month in {"may", "march"} and bool(_GOES_ON.match(text, end))


def _dated(start: int, end: int, day: Day) -> Figure:
    return Figure("date", start, end, float(day.year or 0), day=day)


def _numbers(text: str) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        value = _value(match)
        if value is None:
            continue
        following = COUNTED.match(text, match.end())
        noun = following.group(1).lower() if following else ""
        currency = _CURRENCIES.get((match["currency"] or "").lower()) or _CURRENCIES.get(noun)
        kind: Kind = "number"
        if match["percent"]:
            kind, noun = "percent", ""
        elif currency:
            kind, noun = "money", currency
        elif match["ordinal"] or match["position"]:
            kind = "ordinal"
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        yield Figure(kind, start, match.end(), value, _singular(noun), _bound(text, start))


def _value(match: re.Match[str]) -> float | None:
    if match["position"]:
        return float(_ORDINALS[match["position"].lower()])
    scale = _SCALES.get((match["scale"] or match["letter"] or "").lower(), 1.0)
    if match["digits"]:
        return float(match["digits"].replace(",", "")) * scale
    return _spelt_out(re.findall(r"[a-z]+", match["words"].lower())) * scale


def _spelt_out(words: list[str]) -> float:
    total = part = 0.0
    for word in words:
        if word in _WORDS:
            part += _WORDS[word]
        elif word in ("hundred", "dozen"):
            part = (part or 1) * _SCALES[word]
        elif word == "thousand":
            total, part = total + (part or 1) * 1e3, 0.0
    return total + part


def _bound(text: str, start: int) -> Bound:
    before = text[max(0, start - 20) : start]
    said = [match for match in _BOUND.finditer(before) if not before[match.end() :].strip()]
    return next((name for name, _ in _BOUNDS if said and said[-1][name]), "exact")


def _singular(noun: str) -> str:
    """A noun without its plural ending, near enough to tell whether two are one."""
    if noun in ("people", "persons"):
        return "person"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
