"""How much of what a question names stands in a text: a sign of whether it can answer it."""

from __future__ import annotations

import re
from functools import lru_cache

from index.search import content_words
from qa.language.figures import Figure, figures
from qa.language.names import names, variants
from qa.language.words import plain, plain_words

_WORD = re.compile(r"\w+")
# A capital within a sentence: a name, or a role of one ("the House", "President").
_CAPITALISED = re.compile(r"(?<!^)(?<![.?!]\s)(?<![.?!][\"”’]\s)\b[A-Z]\w+")
_NUMBER = re.compile(r"\b\d+(?:[.,]\d+)*")
# Letters by which two forms of a word are known: "elected" and "election", not "elect" alone.
_STEM = 5


def words_covered(question: str, text: str) -> float:
    """The share, 0 to 1, of a question's content words that stand in a text."""
    asked, there = content_words(question), _stems(text)
    held = sum(word[:_STEM] in there or _counted(word, text) for word in asked)
    return held / len(asked) if asked else 1.0


def names_covered(question: str, text: str) -> float:
    """The share, 0 to 1, of a question's names and numbers in a text; all, where it has none.

    "France" is told by "French" too, "the US" by "American", and "4th" by "fourth".
    """
    asked = _named(question)
    if not asked:
        return 1.0
    known, there = plain_words(text), _stems(text)
    held = sum(
        part in known
        or part[:_STEM] in there
        or not known.isdisjoint(variants(part))
        or _counted(part, text)
        for part in asked
    )
    return held / len(asked)


@lru_cache(maxsize=64)
def _named(question: str) -> frozenset[str]:
    """The plain words of the question's names and roles, and its numbers."""
    parts = {part for name in names(question) for part in name.parts}
    marked = (*_CAPITALISED.findall(question), *_NUMBER.findall(question))
    return frozenset(parts | {plain(word) for word in marked})


def _counted(word: str, text: str) -> bool:
    """True when a word is a number that the text writes in another way."""
    return any(f.same(other) for f in _figures(word) for other in _figures(text))


@lru_cache(maxsize=64)
def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(f for f in figures(text) if f.day is None)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower())}
