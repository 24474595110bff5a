"""The numbers of a claim against those of its source: values, units, rounding."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import takewhile

from qa.checking.align import A_WORD, ENOUGH, counterpart
from qa.checking.models import Finding
from qa.checking.source import Source
from qa.language.figures import COUNTED, Figure, figures

# To a base unit of their kind; a month is taken for 30 days and a year for 365.
_MEASURES = {
    "second": ("time", 1), "minute": ("time", 60), "hour": ("time", 3600), "day": ("time", 86400),
    "week": ("time", 604800), "fortnight": ("time", 1209600), "month": ("time", 2592000),
    "year": ("time", 31536000), "decade": ("time", 315360000), "century": ("time", 3153600000),
    "metre": ("length", 1), "meter": ("length", 1), "kilometre": ("length", 1000),
    "kilometer": ("length", 1000), "km": ("length", 1000), "mile": ("length", 1609.34),
    "mi": ("length", 1609.34), "foot": ("length", 0.3048), "feet": ("length", 0.3048),
    "ft": ("length", 0.3048), "yard": ("length", 0.9144), "inch": ("length", 0.0254),
    "inche": ("length", 0.0254), "cm": ("length", 0.01), "mm": ("length", 0.001),
    "gram": ("mass", 1), "kilogram": ("mass", 1000), "kilo": ("mass", 1000),
    "kg": ("mass", 1000), "tonne": ("mass", 1e6), "ton": ("mass", 1e6), "ounce": ("mass", 28.35),
    "hectare": ("area", 1), "acre": ("area", 0.4047), "litre": ("volume", 1),
    "liter": ("volume", 1), "gallon": ("volume", 3.785), "mph": ("speed", 1.609),
    "kph": ("speed", 1), "pm": ("clock", 1), "am": ("clock", 2),
}  # fmt: skip
_NEAR = 0.06  # between a length in miles and the same, rounded, in kilometres
_FRACTIONS = {
    "half": 50, "third": 100 / 3, "quarter": 25, "fifth": 20, "tenth": 10, "two thirds": 200 / 3,
    "two-thirds": 200 / 3, "three quarters": 75, "three-quarters": 75,
}  # fmt: skip
# "By a third in May", "a third of them"; not "a third straight session".
_SHARE = "(?:third|fifth|tenth)"
_COUNTS = (r"by\sa", r"nearly\sa", r"about\sa", r"almost\sa", r"over\sa", "one")
_BEFORE = "|".join(rf"(?<={words}\s)" for words in _COUNTS)
_AFTER = r"\s+(?:of|more|less|fewer|say|said|are|were|have|had|want|in|last)\b|\s*(?:[.,;:)]|$)"
_FRACTION = re.compile(
    r"\b(two[ -]thirds|three[ -]quarters|half|quarter"
    rf"|(?:{_BEFORE}){_SHARE}|{_SHARE}(?={_AFTER}))\b",
    re.IGNORECASE,
)
# "One of them", "no one", "the first": words of grammar more than counts.
_LOOSE = re.compile(r"one|first|zero", re.IGNORECASE)
_MOST = 24  # figures of a claim that are looked for; a sentence has a few
_SMALL, _COUNTED = 3, 12
# "12, 000" and "1. 3", as texts have it that were taken apart and put together again.
_SPLIT = re.compile(r"(\d)\s?([,.])\s(\d)")
_YEARS = re.compile(r"\b(1[5-9]|20)(\d\d)\s?(?:[-–/]|--)\s?(\d\d)\b(?![-–/])")


def wrong_figures(claim: str, source: Source) -> list[Finding]:
    """The numbers that the source does not give, each with what it says in their place."""
    there = [f for f in source.figures if f.day is None or _is_year(f)]
    known = [*there, *figures(source.about), *figures(_whole(source.text))]
    parts = _fractions(source.text)
    found = []
    for figure in figures(claim)[:_MOST]:
        if figure.day is not None or _grammar(claim, figure, there):
            continue
        if _in_fraction(claim, figure):
            continue
        if figure.kind == "percent" and any(abs(figure.value - p) < 1 for p in parts):
            continue
        if not any(_borne_out(figure, other) for other in known):
            found.append(Finding("figure", _reason(claim, figure, source, there)))
        elif other := _in_its_place(claim, figure, source):
            found.append(Finding("figure", _said(source.text, other, claim, figure)))
    return [*found, *_wrong_fractions(claim, source, there)]


def _whole(text: str) -> str:
    """A text with numbers in one piece, and the second year of "2007-11" written out."""
    return _YEARS.sub(r"\1\2 \1\3", _SPLIT.sub(r"\1\2\3", text))


def _is_year(figure: Figure) -> bool:
    return figure.day is not None and figure.day[1:] == (None, None, None)


def _grammar(claim: str, figure: Figure, there: Sequence[Figure]) -> bool:
    """True for small number words that a claim can use without its source's counting."""
    text = claim[figure.start : figure.end]
    if not text[:1].isalpha():
        return False
    if _LOOSE.fullmatch(text) and not (figure.kind == "ordinal" and _ordinals(there)):
        return True
    # "Two men" where the source names both of them.
    counted = (f for f in there if f.kind == "number" and 1 < f.value <= _COUNTED)
    return figure.value <= _SMALL and figure.kind == "number" and not any(counted)


def _ordinals(there: Sequence[Figure]) -> list[Figure]:
    return [f for f in there if f.kind == "ordinal"]


def _borne_out(figure: Figure, other: Figure) -> bool:
    """True when the source's figure makes the claim's a fair thing to say."""
    if other.day is not None:
        return figure.kind == "number" and other.day.year == figure.value
    if not _kinds_agree(figure, other):
        return False
    ours, theirs = _MEASURES.get(figure.unit), _MEASURES.get(other.unit)
    if ours and theirs and figure.unit != other.unit:
        if ours[0] != theirs[0]:
            return False
        one, two = figure.value * ours[1], other.value * theirs[1]
        return abs(one - two) <= _NEAR * max(one, two)
    return figure.same(other) or _rounds(figure, other)


def _kinds_agree(figure: Figure, other: Figure) -> bool:
    kinds = {figure.kind, other.kind}
    if kinds == {"money"}:
        return figure.unit == other.unit
    if "percent" in kinds and len(kinds) > 1:
        # Tables and headlines leave the sign out, but "85 people" are not 85 per cent.
        return kinds == {"percent", "number"} and not (figure.unit and other.unit)
    return len(kinds) == 1 or kinds <= {"number", "ordinal"} or kinds == {"number", "money"}


def _rounds(figure: Figure, other: Figure) -> bool:
    """True when the claim's figure is the source's to fewer digits, as it says.

    A bare figure has to be the nearest; "about" and the like may be one step of the last
    digit away; "more than" and "less than" have to be on the right side of it.
    """
    digits = _digits(figure.value)
    if digits >= _digits(other.value):
        return False
    step = _step(figure.value)
    off = other.value - figure.value
    if figure.bound == "about":
        return abs(off) <= step
    if figure.bound == "least":
        return 0 <= off <= step
    if figure.bound == "most":
        return -step <= off <= 0
    return abs(off) <= step / 2 and (digits > 1 or abs(off) <= 0.02 * abs(figure.value))


def _digits(value: float) -> int:
    return len(f"{value:.6g}".split("e")[0].replace(".", "").strip("0")) or 1


def _step(value: float) -> float:
    """One unit of the last digit of a number that is not a trailing zero: 100 for 4,200."""
    if not value:
        return 0.0
    return float(10.0 ** (math.floor(math.log10(abs(value))) - _digits(value) + 1))


def _fractions(text: str) -> list[float]:
    return [_FRACTIONS[" ".join(m.group().lower().split())] for m in _FRACTION.finditer(text)]


def _in_fraction(claim: str, figure: Figure) -> bool:
    """True for the "two" and the "third" of "two thirds"."""
    return any(m.start() <= figure.start < m.end() for m in _FRACTION.finditer(claim))


def _wrong_fractions(claim: str, source: Source, there: Sequence[Figure]) -> list[Finding]:
    """A "half" where the source says a quarter, and says no number that comes to a half."""
    theirs = _fractions(source.text)
    shares = theirs + [f.value for f in there if f.kind == "percent"]
    wrong = [m for m in _FRACTION.finditer(claim) if theirs and not _near(m, shares)]
    return [
        Finding("figure", f"The source says {_first_fraction(source.text)}, not {m.group()}.")
        for m in wrong
    ]


def _near(match: re.Match[str], shares: Sequence[float]) -> bool:
    value = _FRACTIONS[" ".join(match.group().lower().split())]
    return any(abs(value - s) <= 3 for s in shares)


def _first_fraction(text: str) -> str:
    match = _FRACTION.search(text)
    return match.group().lower() if match else ""


def _in_its_place(
    claim: str, figure: Figure, source: Source, *, sure: bool = True
) -> Figure | None:
    """The figure that stands where the claim has this one, where it is another.

    "12 died and 85 were hurt" and "85 died and 12 were hurt" have the same numbers.
    """
    enough = ENOUGH if sure else A_WORD
    place = counterpart(claim, figure.start, figure.end, source, both=sure, enough=enough)
    if place is None:
        return None
    start, end = place
    others = [f for f in source.figures if f.start < end and start < f.end]
    # "The first fight" is no other number of them than "the three fights".
    others = [f for f in others if (f.kind == "ordinal") == (figure.kind == "ordinal")]
    wrong = [f for f in others if f.day is None and not _borne_out(figure, f)]
    return wrong[0] if len(wrong) == len(others) == 1 else None


def _reason(claim: str, figure: Figure, source: Source, there: Sequence[Figure]) -> str:
    other = _in_its_place(claim, figure, source, sure=False) or _likest(figure, there)
    if other is None:
        return f"The source does not say {_shown(claim, figure)}."
    return _said(source.text, other, claim, figure)


def _likest(figure: Figure, there: Sequence[Figure]) -> Figure | None:
    """The source's figure that the claim's was most likely meant to be."""
    alike = [f for f in there if f.day is None and f.kind == figure.kind]
    same_unit = [f for f in alike if f.unit == figure.unit]
    choice = same_unit or alike
    return min(choice, key=lambda f: _distance(f, figure)) if choice else None


def _distance(one: Figure, other: Figure) -> float:
    return abs(math.log1p(abs(one.value)) - math.log1p(abs(other.value)))


def _said(text: str, other: Figure, claim: str, figure: Figure) -> str:
    theirs, ours = _shown(text, other), _shown(claim, figure)
    if theirs == ours:
        theirs, ours = (_with_unit(t, f) for t, f in ((text, other), (claim, figure)))
    if theirs == ours:
        return f"The source does not say {ours} of this."
    return f"The source says {theirs}, not {ours}."


def _shown(text: str, figure: Figure) -> str:
    return " ".join(text[figure.start : figure.end].split())


def _with_unit(text: str, figure: Figure) -> str:
    unit = COUNTED.match(text, figure.end)
    following = "".join(takewhile(lambda c: c != "\n", unit.group())) if unit else ""
    return " ".join((text[figure.start : figure.end] + following).split())
