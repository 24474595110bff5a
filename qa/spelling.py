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
# Endings that are taken for each other. The index leaves them off, so that "governer" seems to
# stand wherever "govern" does: what tells is that the vocabulary has the word with the other.
_MISTAKEN = (
    ("er", "or"), ("ers", "ors"), ("ar", "or"), ("ance", "ence"), ("ant", "ent"),
    ("ants", "ents"), ("able", "ible"),
)  # fmt: skip
# Spellings of the other side of the Atlantic: none is a slip, whichever the articles have.
_IN_ISE = re.compile(r"(\w{4,})i([sz])(e|es|ed|ing|ers?|ations?)")
_IN_YSE = re.compile(r"(\w{3,})y([sz])(e|es|ed|ing|ers?)")
_IN_OUR = re.compile(
    r"(\w*(?:arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od"
    r"|parl|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig))(ou?)(r\w*)"
)
_IN_RE = re.compile(
    r"(\w*(?:cent|theat|met|lit|fib|sab|spect|lust|meag|somb|calib|mit))(re|er)(s?)"
)
_IN_LL = re.compile(r"(\w{3,}[aeiou])(ll?)(ed|ing|ers?|ors?|ments?|ful)")


def unknown_words(
    question: str, vocabulary: Collection[str], stands_somewhere: Callable[[str], bool]
) -> list[str]:
    """The words that neither the vocabulary (lower case) nor any article has."""
    return [
        word
        for word in dict.fromkeys(_WORD.findall(question))
        if len(word) >= _SHORTEST
        and word.lower() not in vocabulary
        and (_ends_wrong(word, vocabulary) or not stands_somewhere(word))
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
        others = variants(word.lower())
        if there := next((w for w in spoken if w in others), None):
            question = _put(question, word, there)
        if there or _is_derived(word.lower(), vocabulary) or any(w in vocabulary for w in others):
            continue
        slips = 1 if len(word) < _LONG else 2
        for choices in (spoken, vocabulary):
            near = process.extract(
                word.lower(), list(choices), scorer=OSA.distance, score_cutoff=slips, limit=5
            )
            found = next((w for w, *_ in near if _slipped(word.lower(), w)), None)
            if found is not None and (choices is spoken or stands_somewhere(found)):
                question = _put(question, word, spoken.get(found, found))
                break
    return question


def variants(word: str) -> set[str]:
    """The British and American spellings of a word in lower case, without the one given."""
    found = set()
    for pattern, forms in (
        (_IN_ISE, ("is", "iz")),
        (_IN_YSE, ("ys", "yz")),
        (_IN_OUR, ("o", "ou")),
        (_IN_RE, ("re", "er")),
        (_IN_LL, ("l", "ll")),
    ):
        if match := pattern.fullmatch(word):
            found |= {f"{match[1]}{form}{match[3]}" for form in forms}
    return found - {word}


def _is_derived(word: str, vocabulary: Collection[str]) -> bool:
    """True for "nationalise", "privatised": a verb made of a word that is known."""
    match = _IN_ISE.fullmatch(word)
    return match is not None and any(match[1] + end in vocabulary for end in ("", "e", "y"))


def _ends_wrong(word: str, vocabulary: Collection[str]) -> bool:
    """True for "governer": no word with this ending, one with the ending it is mistaken for."""
    # What has a capital may be a name that an article has.
    if not word.islower():
        return False
    pairs = (*_MISTAKEN, *(pair[::-1] for pair in _MISTAKEN))
    return any(word.endswith(a) and word.removesuffix(a) + b in vocabulary for a, b in pairs)


def _put(question: str, word: str, found: str) -> str:
    """The question with another word in a word's place, in the capitals that were typed."""
    if word.islower():
        found = found.lower()
    elif word.isupper():
        found = found.upper()
    else:
        found = found[0].upper() + found[1:]
    return re.sub(rf"\b{re.escape(word)}\b", found, question)


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
