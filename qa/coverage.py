"""How much of what a question names stands in a text: a sign of whether it can answer it."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.search import content_words

_WORD = re.compile(r"\w+")
_CAPITALISED = re.compile(r"(?<!^)\b[A-Z]\w+")
_NUMBER = re.compile(r"\b\d[\d.,]*\b")
# Letters by which two forms of a word are known: "elected" and "election", not "elect" alone.
_STEM = 5


class Coverage(NamedTuple):
    """Shares, 0 to 1, of a question's content words, and of its names and numbers, in a text."""

    words: float
    names: float


def coverage(question: str, text: str) -> Coverage:
    """What share of the question is there in the text; a question without names has all its own."""
    there = {word[:_STEM] for word in _WORD.findall(text.lower())}
    names = {
        m.group().lower() for found in (_CAPITALISED, _NUMBER) for m in found.finditer(question)
    }
    return Coverage(_share(content_words(question), there), _share(names, there))


def _share(words: list[str] | set[str], there: set[str]) -> float:
    return sum(word[:_STEM] in there for word in words) / len(words) if words else 1.0
