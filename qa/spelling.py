"""A misspelt question put right, where the articles leave no doubt which word was meant.

Only words that stand in no article and in no dictionary are touched. The dictionary is the
reading model's own: a word it has no single piece for, it cannot read well anyhow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Shorter words have too many neighbours one letter away.
_SHORTEST = 5
# From this length on, two slips still leave the word recognisable.
_LONG = 8
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
    question: str, unknown: Collection[str], nearby: str, vocabulary: Collection[str]
) -> str:
    """The question with its unknown words replaced by the nearest known ones.

    Words of `nearby`, the passages that were found all the same, come before those of the
    vocabulary; a word with no near neighbour stays as it is.
    """
    spoken = {word.lower(): word for word in _WORD.findall(nearby) if len(word) >= _SHORTEST - 1}
    for word in unknown:
        slips = 1 if len(word) < _LONG else 2
        for choices in (spoken, vocabulary):
            match = process.extractOne(
                word.lower(), list(choices), scorer=OSA.distance, score_cutoff=slips
            )
            # The first letter is seldom wrong, and often all that tells two words apart.
            if match is not None and match[0][0] == word[0].lower():
                found = spoken.get(match[0], match[0])
                question = re.sub(rf"\b{re.escape(word)}\b", found, question)
                break
    return question
