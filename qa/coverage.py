"""How much of what a question names stands in a text: a sign of whether it can answer it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from index.search import content_words
from qa.checking.names import names, variants
from qa.checking.words import plain, plain_words

_WORD = re.compile(r"\w+")
# A capital within a sentence: a name, or a role of one ("the House", "President").
_CAPITALISED = re.compile(r"(?<!^)(?<![.?!]\s)(?<![.?!][\"”’]\s)\b[A-Z]\w+")
_NUMBER = re.compile(r"\b\d+(?:[.,]\d+)*")
# Letters by which two forms of a word are known: "elected" and "election", not "elect" alone.
_STEM = 5


class Coverage(NamedTuple):
    """Shares, 0 to 1, of a question's content words, and of its names and numbers, in a text."""

    words: float
    names: float


def coverage(question: str, text: str) -> Coverage:
    """What share of the question is there in the text; a question without names has all its own."""
    there = {word[:_STEM] for word in _WORD.findall(text.lower())}
    words = content_words(question)
    named = _named(question)
    if not named:
        return Coverage(_share(sum(w[:_STEM] in there for w in words), words), 1.0)
    known = plain_words(text)
    held = sum(
        part in known or part[:_STEM] in there or not known.isdisjoint(variants(part))
        for part in named
    )
    return Coverage(_share(sum(w[:_STEM] in there for w in words), words), held / len(named))


@lru_cache(maxsize=64)
def _named(question: str) -> frozenset[str]:
    """The plain words of the question's names and roles, and its numbers."""
    parts = {part for name in names(question) for part in name.parts}
    marked = (*_CAPITALISED.findall(question), *_NUMBER.findall(question))
    return frozenset(parts | {plain(word) for word in marked})


def _share(held: int, of: list[str]) -> float:
    return held / len(of) if of else 1.0
