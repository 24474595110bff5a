"""What stands inside a marker: numbers, ranges of them, and the words that go with them."""

from __future__ import annotations

import re
from typing import NamedTuple

_NOUNS = ("citations", "evidence", "numbers", "references", "refs", "sentences", "sources", "nos")
# Words that stand in markers beside the numbers, to their last letter or short of it.
_WORDS = (*_NOUNS, "s", "n", "and", "to", "see", "line")
_SIGNS = frozenset(" ,;:.#^†&+-–—−‑~/|\xa0")
_NUMBERS = re.compile(r"(\d{1,6})\s*[-–—−‑~]\s*[^\W\d_]*\s*(\d{1,6})|(\d+)")
_WORD_AT_END = re.compile(r"[^\W\d_]+$")
# A longer range is no answer's citation.
_RANGE = 20
_LONGEST_NUMBER = 6


class Mark(NamedTuple):
    """A cited number, the characters of the text before it, and whether it leads its line."""

    at: int
    n: int
    leads: bool


def may_hold(held: str, character: str) -> bool:
    """Whether a marker of which `held` is known can go on with `character`."""
    if character.isdecimal() or character in _SIGNS:
        return True
    letters = _WORD_AT_END.search(held + character)
    word = letters.group().lower() if letters else ""
    return bool(word) and any(known.startswith(word) for known in _WORDS)


def has_number(content: str) -> bool:
    """Whether there is a digit in it."""
    return any(character.isdecimal() for character in content)


def is_insertion(content: str) -> bool:
    """Whether a bracket holds words as quotations have them, "[and]", and names no source."""
    words = content.split()
    named = all(any(noun.startswith(word.lower()) for noun in _NOUNS) for word in words)
    return bool(words) and content.replace(" ", "").isalpha() and not named


def numbers(content: str) -> list[int]:
    """The numbers of a marker, with those between the two of a range; none if it is too long."""
    found: list[int] = []
    for first, last, alone in _NUMBERS.findall(content):
        if alone:
            found += [int(alone)] if len(alone) <= _LONGEST_NUMBER else []
        elif 0 <= int(last) - int(first) < _RANGE:
            found += range(int(first), int(last) + 1)
    return list(dict.fromkeys(found))
