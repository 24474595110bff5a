"""A misspelt question put right, where the articles leave no doubt which word was meant.

Only words that stand in no article and in no dictionary are touched. The dictionary is the
reading model's own: a word it has no single piece for, it cannot read well anyhow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

# Shorter words have too many neighbours one letter away.
_SHORTEST = 5
# From this length on, two slips still leave the word recognisable.
_LONG = 8
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Pairs of letters that are mistaken for each other: beside or below one another on the
# keyboard, or both vowels.
_NEIGHBOURS = frozenset(
    {a + b for row in _ROWS for a, b in pairwise(row)}
    | {a + b for upper, lower in pairwise(_ROWS) for a, b in zip(upper, lower, strict=False)}
    | {a + b for a in "aeiouy" for b in "aeiouy"}
)
_NEIGHBOURS |= {pair[::-1] for pair in _NEIGHBOURS}
_WORD = re.compile(r"[^\W\d_]+")


def unknown_words(
    question: str, vocabulary: Collection[str], stands_somewhere: Callable[[str], bool]
) -> list[str]:
    """The words that neither the vocabulary (lower case) nor any article has."""
    return [
        word
        for word in dict.fromkeys(_WORD.findall(question))
        if len(word) >= _SHORTEST and word.lower() not in vocabulary and not stands_somewhere(word)
    ]


def correct(
    question: str,
    unknown: Collection[str],
    nearby: str,
    vocabulary: Collection[str],
    stands_somewhere: Callable[[str], bool],
) -> str:
    """The question with its unknown words replaced by the nearest known ones.

    Words of `nearby`, the passages that were found all the same, come before those of the
    vocabulary that stand in an article; a word with no near neighbour stays as it is.
    """
    spoken = {word.lower(): word for word in _WORD.findall(nearby) if len(word) >= _SHORTEST - 1}
    for word in unknown:
        slips = 1 if len(word) < _LONG else 2
        for choices in (spoken, vocabulary):
            near = process.extract(
                word.lower(), list(choices), scorer=OSA.distance, score_cutoff=slips, limit=5
            )
            found = next((w for w, *_ in near if _slipped(word.lower(), w)), None)
            if found is not None and (choices is spoken or stands_somewhere(found)):
                found = spoken.get(found, found)
                question = re.sub(rf"\b{re.escape(word)}\b", found, question)
                break
    return question


def _slipped(typed: str, meant: str) -> bool:
    """True when a hand that meant one word may well have typed the other.

    Letters are left out, doubled or swapped, and one is hit beside another; "expire" typed
    for "empire" is no slip but another word. The first letter is seldom wrong.
    """
    if typed[0] != meant[0]:
        return False
    if len(typed) == len(meant) and sorted(typed) == sorted(meant):
        return True
    return all(
        operation.tag != "replace"
        or (typed[operation.src_pos] + meant[operation.dest_pos]) in _NEIGHBOURS
        for operation in Levenshtein.editops(typed, meant)
    )
