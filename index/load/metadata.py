"""What documents say about themselves, in its many spellings: names, dates, titles."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from index.clean import clean_line

_LONGEST_NAME = 80
_LONGEST_TITLE = 300
SHORTEST_HEADLINE = 12
"""Characters of a headline; what is shorter is more likely a section's name."""
_SEPARATOR = re.compile(r"\s*[|｜»]\s*|\s+[-–—]\s+|[-_](?=[^\W\da-zA-Z]+$)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?=\D|$|\d{6})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (?:of )?([A-Za-z]{3,9})\.?,? (\d{4})\b")
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? ", re.I
)


def read_date(value: object) -> date | None:
    """Return the day that `value` names, or None where it names none for certain.

    Reads ISO 8601, `March 3, 2024`, `3 March 2024`, mail dates and seconds (or
    milliseconds) since 1970. `03/04/2024` is None: it is two days, one on each
    side of the Atlantic.

    >>> read_date("2022-06-17T12:00:00Z")
    datetime.date(2022, 6, 17)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _since_1970(value)
    if not isinstance(value, str):
        return None
    text = _WEEKDAY.sub("", clean_line(value[:100]))
    if found := _ISO.match(text):
        year, month, day = (int(group) for group in found.groups() if group)
        return _day(year, month, day)
    if found := _MONTH_FIRST.match(text):
        return _day(int(found[3]), _MONTHS.get(found[1].lower(), 0), int(found[2]))
    if found := _DAY_FIRST.match(text):
        return _day(int(found[3]), _MONTHS.get(found[2].lower(), 0), int(found[1]))
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _since_1970(value: float) -> date | None:
    if not 1e8 < value < 1e14:  # before 1973 it is a year or a counter, not a time stamp
        return None
    return datetime.fromtimestamp(value / 1000 if value > 1e11 else value, tz=UTC).date()


def _day(year: int, month: int, day: int) -> date | None:
    if not 1600 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_authors(value: Any) -> tuple[str, ...]:
    """Return the names in a byline, a list of names or of `{"name": …}`, each once.

    >>> read_authors("By Jane Doe, John Roe and Ann Poe")
    ('Jane Doe', 'John Roe', 'Ann Poe')
    """
    if isinstance(value, dict):
        value = value.get("name")
    parts = value if isinstance(value, (list, tuple)) else [value]
    names: list[str] = []
    for part in parts:
        if isinstance(part, dict):
            part = part.get("name")
        if not isinstance(part, str):
            continue
        line = re.sub(r"^(?:written )?by:? ", "", clean_line(part), flags=re.IGNORECASE)
        names += re.split(r"\s*[,;|]\s*(?:and )?|\s+(?:and|&)\s+", line)
    kept = (name.strip(" .,;") for name in names)
    return tuple(dict.fromkeys(name for name in kept if _is_name(name)))


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= _LONGEST_NAME
        and any(c.isalpha() for c in name)
        and not re.search(r"https?:|www\.|@\w+\.", name)
    )


def read_line(value: object, longest: int = _LONGEST_TITLE) -> str | None:
    """Return `value` as one clean line, or None if it is no text, empty or overlong."""
    if not isinstance(value, str) or len(value) > 10 * longest:
        return None
    line = clean_line(value)
    return line if line and len(line) <= longest else None


# What programs write into a document's properties when nobody gave a title.
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) ?-.*|untitled.*|(?:un)?named|title|document ?\d*|"
    r"no title|none|null|page \d+|word document|powerpoint presentation|about:blank|"
    r"slide \d+|print|layout \d+|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex|dvi|txt|pptx?|xlsx?|ps))",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:user|admin(?:istrator)?|owner|author|unknown|anonymous|python-docx|microsoft.*|"
    r"default|root|test|none|windows user|.*\bpdf\b.*|.*\.\w{2,4})",
    re.IGNORECASE,
)


def property_title(value: object) -> str | None:
    """Return a title from a file's properties, unless a program filled it in."""
    line = read_line(value)
    if line is None or _NO_TITLE.fullmatch(line) or not re.search(r"[^\W\d_]{2}", line):
        return None
    return line


def property_authors(value: object) -> tuple[str, ...]:
    """Return the authors from a file's properties, without the names of programs."""
    return tuple(name for name in read_authors(value) if not _NO_AUTHOR.fullmatch(name))


def looks_like_title(line: str) -> bool:
    """Whether a first line reads as a headline: short, with letters, no sentence.

    >>> looks_like_title("Peace talks resume in Geneva")
    True
    >>> looks_like_title("Peace talks resumed in Geneva on Monday.")
    False
    """
    return (
        2 < len(line) <= 150
        and re.search(r"[^\W\d_]{2}", line) is not None
        and re.search(r"[.;:,。…]['\"”’)]*$", line) is None
        and "://" not in line
    )


def without_outlet(title: str, outlet: str | None) -> str:
    """A title without the outlet's name before or after it, as window titles have it.

    >>> without_outlet("Peace talks resume | The Courier", "The Courier")
    'Peace talks resume'
    """
    parts = _SEPARATOR.split(title)
    if outlet is not None and len(parts) > 1:
        name = outlet.casefold()
        first, last = parts[0].casefold(), parts[-1].casefold()
        if name in last or (len(last) > 2 and last in name):
            parts = parts[:-1]
        elif name in first:
            parts = parts[1:]
        if len(parts) == 1 and len(parts[0]) >= SHORTEST_HEADLINE:
            return parts[0]
    return title
