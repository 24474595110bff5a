"""The head of a plain text: headline, byline, outlet and date, where its first lines give them."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.load.metadata import (
    looks_like_title,
    read_authors,
    read_date,
    read_line,
    without_outlet,
)

Field = tuple[str, object]

_AGENCIES = {
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "ap": "AP",
    "associated press": "Associated Press",
    "the associated press": "Associated Press",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "bbc news": "BBC News",
    "cnn": "CNN",
    "dpa": "dpa",
    "upi": "UPI",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "bloomberg": "Bloomberg",
}
# "LONDON, March 3 (Reuters) -": capitals, perhaps a day, the agency in brackets, a dash.
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'/’-]{2,40}(?:,? [A-Z][a-z]+\.?(?: \d{1,2})?)?,? \(([A-Za-z -]{2,25})\) ?[-–—]"
)
_BYLINE = re.compile(r"By:? ([^\W\d_].{2,100})")
# A name begins with a capital; "By the time he left" is no byline.
_NAMES = re.compile(r"(?:[A-Z][\w.’'-]*|de|da|van|von|bin|al|el|der|la|le|and|&|,)(?: ?,? |$)")
_FIELD = re.compile(
    r"(title|headline|authors?|by|source|outlet|publisher|date|published|url) ?: (.+)"
)
_HEADER_LINES = 6
_LONGEST_LINE = 120
# Words that end an outlet's name; the second row are surnames and plain words as well, so that
# "The" has to stand before the name.
_OUTLET_WORDS = frozenset(
    "times courier herald tribune gazette chronicle telegraph observer guardian journal review "
    "news newspaper magazine mirror inquirer examiner bulletin dispatch sentinel advertiser "
    "broadcasting newswire".split()
)
_ALSO_OUTLET_WORDS = frozenset(
    "post press wire daily weekly star sun mail echo record standard independent argus monitor "
    "leader week globe ledger".split()
)
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|staff|columnist|journalist|analyst|producer|"
    r"contributor|photographer|chief|critic|bureau|commentator|freelance|presenter)s?\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[A-Z][\w.’'-]*(?: (?:(?:of|and|&|the) )?[A-Z][\w.’'-]*){0,5}")
_BETWEEN = re.compile(r"\s+[—–•·-]\s+|\s*\|\s*")
_DATED = re.compile(r"(?:published|updated|posted)(?: on)?:? ", re.IGNORECASE)
_SEPARATELY = re.compile(r"(\s*[,;|]\s*(?:and )?|\s+(?:and|&)\s+)")


class _Line(NamedTuple):
    at: int
    text: str


def read_header(text: str) -> dict[str, object]:
    """The fields of a document that its first lines give, by name; the text stays as it is."""
    lines = (_Line(i, s.strip()) for i, s in enumerate(text[:20_000].lstrip().split("\n")))
    filled = [line for line in lines if line.text][: _HEADER_LINES + 1]
    if len(filled) < 2:
        return {}
    # Of two of a kind, the later one is the surer.
    found: list[Field] = [*_title(filled), *_outlet_alone(filled)]
    for n, (_, line) in enumerate(filled[:_HEADER_LINES]):
        found += _from_line(line, first=n == 0)
    fields = {key: value for key, value in found if value}
    title, outlet = fields.get("title"), fields.get("outlet")
    if isinstance(title, str):
        head, _, last = title.rpartition(" | ")
        if outlet is None and head and is_outlet(last):
            outlet = fields["outlet"] = last
        fields["title"] = without_outlet(title, outlet if isinstance(outlet, str) else None)
    return fields


def _title(filled: list[_Line]) -> list[Field]:
    (_, first), (second_at, second) = filled[:2]
    if not looks_like_title(first) or _from_line(first, first=True) or _FIELD.match(first.lower()):
        return []
    apart = second_at > 1 or len(second) > 2 * len(first)
    if apart or _same(first, second) or _says_something(second):
        return [("title", read_line(first))]
    return []


def _outlet_alone(filled: list[_Line]) -> list[Field]:
    """An outlet alone on a line, with nothing but headline, byline and date before it."""
    # The last of the lines is never an outlet between headline and text: nothing follows it.
    first = filled[0].text
    if not looks_like_title(first):
        return []
    for _, line in filled[1:-1]:
        if len(line) <= 40 and is_outlet(line):
            return [("outlet", line)]
        if not (_same(first, line) or _says_something(line)):
            return []
    return []


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _says_something(line: str) -> bool:
    """True for a byline, a date, an outlet: a line that is no part of the story."""
    bare = line.strip("*_ ")
    if is_outlet(bare):
        return True
    return any(v for _, v in _from_line(bare, first=False)) and not _DATELINE.match(bare)


def _from_line(line: str, *, first: bool) -> list[Field]:
    if dateline := _DATELINE.match(line):
        return [("outlet", _AGENCIES.get(dateline[1].lower()))]
    line = line.strip("*_ ")
    if len(line) > _LONGEST_LINE:
        return []
    if agency := _AGENCIES.get(line.lower()):
        return [("outlet", agency)]
    if parts := _from_parts(line, first=first):
        return parts
    if (byline := _BYLINE.fullmatch(line)) and not re.search(r"[.!?]$", line):
        return _from_byline(byline[1])
    if (field := _FIELD.match(line.lower())) is not None:
        return from_field(field[1], line[field.start(2) :])
    day = read_date(_DATED.sub("", line, count=1)) if len(line) <= 40 else None
    return [("published", day)] if day else []


def _from_parts(line: str, *, first: bool) -> list[Field]:
    """A line of several fields, "Outlet — 2 October 2024 — By Name": every part must be one."""
    parts = [p.strip() for p in _BETWEEN.split(line) if p.strip()]
    if not 2 <= len(parts) <= 4:
        return []
    found: list[Field] = []
    rest: list[str] = []
    for part in parts:
        fields = [f for f in _from_line(part, first=False) if f[1]]
        found += fields
        if not fields:
            rest.append(part)
    # A headline with a day after a dash is still a headline; an outlet nobody knows needs both.
    kinds = {key for key, _ in found}
    if not kinds & {"published", "authors"} or len(rest) > 1:
        return []
    if not rest:
        return found
    sure = is_outlet(rest[0]) and not first
    if "outlet" in kinds or not (sure or {"published", "authors"} <= kinds):
        return []
    return [*found, ("outlet", rest[0])] if _CAPITALISED.fullmatch(rest[0]) else []


def _from_byline(said: str) -> list[Field]:
    """The names of a byline; roles and places in it are dropped, an outlet is one if plainly so."""
    names, _, outlet = said.partition(" for ")
    names = re.split(r" (?:in|at) (?=[A-Z])", names)[0]
    if not _only_names(_ROLE.sub("", names.title() if names.isupper() else names)):
        return []
    pieces = _SEPARATELY.split(names)
    authors: list[str] = []
    found: list[Field] = []
    for n in range(0, len(pieces), 2):
        part = pieces[n].strip()
        # What "and" joins to a name is a name: "Jane Doe and Emily Times".
        begins = n == 0 or re.search(r"\band\b|&", pieces[n - 1]) is not None
        plainly = part.startswith("The ") or not begins
        if agency := _AGENCIES.get(part.lower()):
            found.append(("outlet", agency))
        elif plainly and is_outlet(part) and not _ROLE.search(part):
            found.append(("outlet", part))
        elif not _ROLE.search(part) and (begins or " " in part):
            authors.append(part)
    return [*found, ("authors", read_authors(authors)), ("outlet", read_line(outlet))]


def is_outlet(name: str) -> bool:
    """True for what plainly is an outlet's name: an agency, "The Meridian Review".

    >>> is_outlet("Aurelia Times"), is_outlet("Emily Post"), is_outlet("The week ahead")
    (True, False, False)
    """
    words = name.lower().split()
    if name.lower() in _AGENCIES:
        return True
    if not 2 <= len(words) <= 5 or not _CAPITALISED.fullmatch(name):
        return False
    ending = words[-2] if words[-1] in ("uk", "us", "online", "international") else words[-1]
    if words[0] == "the":
        return ending in _OUTLET_WORDS | _ALSO_OUTLET_WORDS
    return ending in _OUTLET_WORDS


def _only_names(names: str) -> bool:
    end = 0
    while (part := _NAMES.match(names, end)) and part.end() > end:
        end = part.end()
    return end == len(names)


def from_field(name: str, value: object) -> list[Field]:
    """What a field by that name, of a front matter or a labelled line, says of a document."""
    match name:
        case "title" | "headline":
            return [("title", read_line(value))]
        case "author" | "authors" | "by" | "byline":
            return [("authors", read_authors(value))]
        case "source" | "outlet" | "publisher" | "publication" | "site":
            return [("outlet", read_line(value, 100))]
        case "date" | "published" | "published_at" | "pubdate":
            return [("published", read_date(value))]
        case "url" | "link" | "canonical_url":
            return [("url", read_line(value, 2000))]
        case "lang" | "language":
            return [("language", read_line(value, 20))]
        case _:
            return []
