"""Outlets that a question names, and whether it asks what they reported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from qa.asked import left_out

_WORD = re.compile(r"\w[\w.&]*\w|\w")
_DOMAIN = re.compile(r"^(?:www\.)?(?:[\w-]+\.)*?([\w-]+)\.(?:com?\.\w\w|com\.\w\w|[a-z]{2,6})$")
_SECTION = re.compile(r"\s+[|–—:-]\s+")
# What outlets are called in domains and in speech, where one isn't spelled like the other.
_SAME = (
    ("nytimes", "newyorktimes", "nyt"),
    ("wsj", "wallstreetjournal"),
    ("wapo", "washingtonpost"),
    ("ft", "financialtimes"),
    ("ap", "apnews", "associatedpress"),
    ("bbc", "bbcnews"),
    ("latimes", "losangelestimes"),
    ("smh", "sydneymorningherald"),
    ("afp", "agencefrancepresse"),
)
# Outlets that are words of their own: in lower case they are taken for the word.
_WORDS = frozenset(
    "time times people sun star age week mirror nation hill local standard independent fortune "
    "variety metro conversation sport sports news now world money".split()
)
_LONGEST_NAME = 6  # words
_BESIDE = 60  # characters on either side of a name that are looked at
_VERB = (
    r"(?:say|said|says|report|write|wrote|claim|suggest|describe|publish|note|argue|indicate|"
    r"mention|cover|call|state|discuss|attribute|highlight|predict|warn|think)(?:s|d|ed|es|ing)?"
)
_NOUN = r"(?:articles?|reports?|reporting|stor(?:y|ies)|coverage|pieces?|interviews?|editorials?)"
_BEFORE = re.compile(
    rf"(?:according to|{_NOUN} (?:from|by|in|of|on)|{_NOUN},? published (?:by|in|on)"
    rf"|\b(?:{_VERB}|written|featured|covered) (?:by|in|on))\s+(?:both\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# Not "according to CNN's Ada Quill".
_ENDS = re.compile(
    r"\s*(?:[,:?.!]|$|(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|did|does|do|has"
    r"|have|had|will|can)\b)",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"(?:^|[\s,]+)according to\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(rf"^(?:['’]s?)?\s+(?:\w+\s+){{0,2}}?(?:{_NOUN}|{_VERB})\b", re.IGNORECASE)


class Named(NamedTuple):
    """An outlet of the library that a question names, and if it asks for its reporting."""

    outlet: str
    reported: bool


def named_outlets(question: str, outlets: Sequence[str]) -> tuple[Named, ...]:
    """The outlets that the question names, in their order in `outlets`.

    Example:
        >>> named_outlets("What did CNN report?", ["cnn.com", "Reuters"])
        (Named(outlet='cnn.com', reported=True),)
    """
    known = _by_key(tuple(outlets))
    found: dict[str, bool] = {}
    for name, start, end in _names(question):
        if name not in known:
            continue
        before, after = question[max(0, start - _BESIDE) : start], question[end : end + _BESIDE]
        reported = bool(_BEFORE.search(before) or _AFTER.match(after))
        marked = any(letter.isupper() or letter == "." for letter in question[start:end])
        # In lower case a name counts when it reports something: "what did reuters say".
        if marked or (reported and name.removeprefix("the") not in _WORDS):
            for outlet in known[name]:
                found[outlet] = found.get(outlet, False) or reported
    return tuple(Named(o, found[o]) for o in dict.fromkeys(outlets) if o in found)


def unattributed(question: str, outlets: Sequence[str]) -> str:
    """The question without "according to" one of the outlets, whose own articles don't say it.

    Example:
        >>> unattributed("According to CNN, who resigned?", ["cnn.com"])
        'Who resigned?'
    """
    known = {key for outlet in outlets for key in _keys(outlet)}
    for name, start, end in _names(question):
        before = _ACCORDING.search(question[:start])
        if before and name in known and _ENDS.match(question, end):
            plainly = left_out(question, before.start(), end)
            return plainly if len(plainly.split()) > 1 else question
    return question


def _names(question: str) -> Iterator[tuple[str, int, int]]:
    """Every run of words as an outlet's key, with its place."""
    words = list(_WORD.finditer(question))
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST_NAME, len(words))):
            start, end = words[first].start(), words[last].end()
            yield _key(question[start:end]), start, end


# The outlets of a library seldom change, and are asked for with every question.
@lru_cache(maxsize=4)
def _by_key(outlets: tuple[str, ...]) -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for outlet in outlets:
        for key in _keys(outlet):
            known.setdefault(key, []).append(outlet)
    return known


def _keys(outlet: str) -> set[str]:
    """The ways of writing an outlet: whole, without its section, without "The", as initials."""
    heads = {outlet, _SECTION.split(outlet)[0]}
    keys = {_key(head) for head in heads}
    for head in heads:
        bare = re.sub(r"^the\s+", "", head, flags=re.IGNORECASE)
        keys.add(_key(bare))
        words = bare.split()
        if len(words) > 2:
            keys.add("".join(word[0] for word in words).lower())
    for same in _SAME:
        if keys & set(same):
            keys.update(same)
    return {key for key in keys if len(key) > 1}


def _key(name: str) -> str:
    name = name.strip().lower().rstrip(".")
    if domain := _DOMAIN.match(name):
        name = domain[1]
    return re.sub(r"[^\w]", "", name)
