"""The names of a claim against those of its source: people, places, bodies."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz import fuzz

from qa.checking.align import A_WORD, counterpart
from qa.checking.models import Finding
from qa.checking.source import Source
from qa.language.names import (
    SMALL_WORDS,
    Name,
    names,
    same_initials,
    same_word,
    spelt_alike,
    variants,
)
from qa.language.words import words

_WITHIN = (" of ", " of the ")  # what stands before a name that is part of another's description
_MOST = 24  # names of a claim that are looked for; a sentence has a few


def wrong_names(claim: str, source: Source) -> list[Finding]:
    """The names that stand nowhere in the source, each with what it has in their place."""
    known = source.known
    found = []
    for name in names(claim)[:_MOST]:
        if not _stands(name, source, known):
            found.append(Finding("name", _reason(claim, name, source)))
        elif other := _in_its_place(claim, name, source):
            found.append(Finding("name", f"The source says {other}, not {name.text}."))
    return found


def _stands(name: Name, source: Source, known: Collection[str]) -> bool:
    if all(_is_known(part, known) for part in name.parts):
        return True
    return _is_acronym(name, source) or _spells_out(name, known)


def _is_known(part: str, known: Collection[str]) -> bool:
    """True when a word of a name is there, written the same, alike, or as its people are called."""
    if part in known or any(other in known for other in variants(part)):
        return True
    pieces = [p for p in re.split(r"[.'’]", part) if len(p) > 1]
    if len(pieces) > 1 and all(p in known for p in pieces):
        return True
    return any(spelt_alike(part, other) for other in known)


def _is_acronym(name: Name, source: Source) -> bool:
    """True for "WHO" where the source has a World Health Organization."""
    letters = name.text.replace(".", "")
    if not (letters.isupper() and 2 <= len(letters) <= 6):
        return False
    text = f"{source.text}\n{source.about}"
    initials = "".join(w.plain[0] for w in words(text) if w.plain not in SMALL_WORDS)
    return letters.lower() in initials and any(
        letters.lower() in "".join(w[0] for w in run.lower().split() if w not in SMALL_WORDS)
        for run in _runs(text)
    )


def _runs(text: str) -> list[str]:
    """Runs of capitalised words, small words between them included."""
    return re.findall(r"[A-Z][\w’'-]*(?:\s(?:(?:of|the|and|for|de|la|in)\s)?[A-Z][\w’'-]*)+", text)


def _spells_out(name: Name, known: Collection[str]) -> bool:
    """True for "World Health Organization" where the source has "WHO"."""
    initials = "".join(w[0] for w in name.text.lower().split() if w not in SMALL_WORDS)
    return len(initials) > 1 and initials in known


def _in_its_place(claim: str, name: Name, source: Source) -> str | None:
    """The name that stands where the claim has this one, where it is another's.

    Also for "Ada Brandt" where the source has an Ada Quill and a Jonas Brandt.
    """
    place = counterpart(claim, name.start, name.end, source, both=True)
    if place is not None and not (
        # "The EC has ordered" does not say so of the union of "the head of the union has ordered".
        claim[: name.start].endswith(_WITHIN) and not source.text[: place.start].endswith(_WITHIN)
    ):
        there = source.text[place.start : place.end]
        others = [n for n in names(f"· {there}") if not _shares(name, n)]
        if len(others) == 1 and others[0].text == there and not same_initials(there, name.text):
            return there
    return _mixed(name, source)


def _shares(name: Name, other: Name) -> bool:
    return any(same_word(a, b) for a in name.parts for b in other.parts)


def _mixed(name: Name, source: Source) -> str | None:
    if len(name.parts) != 2 or " " not in name.text:
        return None
    given, last = name.parts
    full = [n for n in names(f"{source.text}\n{source.about}") if len(n.parts) == 2]
    same = [n for n in full if same_word(last, n.parts[1])]
    if not same or any(same_word(given, n.parts[0]) for n in same):
        return None
    apart = any(same_word(given, n.parts[0]) for n in full)
    return same[0].text if apart else None


def _reason(claim: str, name: Name, source: Source) -> str:
    other = nearest(claim, name, source)
    if other is None:
        return f"The source does not name {name.text}."
    return f"The source names {other}, not {name.text}."


def nearest(claim: str, name: Name, source: Source) -> str | None:
    """The name of the source that the claim's was most likely meant to be."""
    place = counterpart(claim, name.start, name.end, source, enough=A_WORD)
    if place is not None:
        there = names(f"· {source.text[place.start : place.end]}")
        if there:
            return there[0].text
    said = {w.plain for w in words(claim)}
    best, score = None, 0.0
    for sentence in source.nearest(claim)[:2]:
        for other in names(sentence.text):
            # What the claim has already is in its own place.
            if any(part in said for part in other.parts):
                near = 0.0 if not _shares(name, other) else 200.0
            else:
                near = fuzz.ratio(name.text, other.text) + 40 * (
                    len(name.parts) == len(other.parts)
                )
            if near > score:
                best, score = other.text, near
    return best
