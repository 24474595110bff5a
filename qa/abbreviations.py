"""A name and its initials are one name: "the Caesar Act", which a passage calls "CA".

No list is needed: an article that has both says itself what its initials are short for, and of
four letters or more no other name is likely to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# No part of another name: the "PG" of "PG&E" is short for nothing.
_INITIALS = re.compile(r"(?<![\w&])[A-Z]{2,5}(?![\w&])")
_BETWEEN = r"(?:\s+(?:of|for|and|the|on|in|to))*[\s-]+"
# So many letters are short for a name that has them, though no article says so: "NTSB".
_TELLING = 4
# These the reading model has met often enough.
_KNOWN = frozenset({"US", "UK", "UN", "EU"})


def both_ways(question: str, passages: Iterable[tuple[str, str]]) -> str:
    """The question with initials beside a name, or the name beside initials, that a passage has.

    `passages` are texts with those of their articles: "What is the aim of the Caesar Act (CA)?"
    """
    beside: dict[re.Match[str], str] = {}
    for passage, article in passages:
        initials = {*_INITIALS.findall(passage), *_INITIALS.findall(question)} - _KNOWN
        for short in sorted(initials, key=len, reverse=True):
            for name in _names(short, article):
                found = _missing(question, name, short, passage)
                if found and not any(_overlap(found[0], other) for other in beside):
                    beside[found[0]] = found[1]
    for place in sorted(beside, key=lambda m: -m.end()):
        question = f"{question[: place.end()]} ({beside[place]}){question[place.end() :]}"
    return question


def _names(initials: str, article: str) -> Iterator[str]:
    """The names in an article that begin with these letters, which it has too if they are few."""
    if len(initials) >= _TELLING or _initials(initials, article):
        pattern = _BETWEEN.join(rf"{letter}[a-z]\w*" for letter in initials)
        yield from dict.fromkeys(" ".join(n.split()) for n in re.findall(rf"\b{pattern}", article))


def _missing(
    question: str, name: str, initials: str, passage: str
) -> tuple[re.Match[str], str] | None:
    """Where the question has one form, and the other, if that is the one the passage has."""
    spelt = re.search(rf"\b{re.escape(name)}\b", question, re.IGNORECASE)
    short = _initials(initials, question)
    if spelt and not short and _initials(initials, passage):
        return spelt, initials
    if short and not spelt and name in " ".join(passage.split()):
        return short, name
    return None


def _initials(initials: str, text: str) -> re.Match[str] | None:
    """Where the initials stand by themselves."""
    return next((m for m in _INITIALS.finditer(text) if m.group() == initials), None)


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()
