"""Whose words a question asks for, and the sentences that are theirs before the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.answer import Scored
from qa.checking.speakers import are_same, may_be_same

_SAYING = (
    "say|tell|claim|argue|announce|declare|warn|promise|predict|deny|accuse|suggest|state|"
    "think|believe|describe|explain|reply|respond|insist|admit"
)
_ASKED = re.compile(
    rf"\b(?:what|how)\s+(?:did|does|do|has|have|had)\s+(?P<who>(?:[\w’'.-]+\s+){{1,6}}?)"
    rf"(?:{_SAYING})\b|"
    r"\baccording to\s+(?P<by>[^?,.]{3,60}?)\s*(?:[?,.]|$)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she they it we you i this that people anyone somebody".split())
# Sentences whose speaker is looked up: it takes reading their articles through.
_LOOKED_AT = 16
# What their own words count for, and somebody else's against, on the scale of a sentence's
# score (what it does: bench/answers.md).
_THEIRS = 2.0


def asked_speaker(question: str) -> str | None:
    """Whose words a question asks for, where it says so.

    >>> asked_speaker("What did the French president say about Iran?")
    'the French president'
    """
    match = _ASKED.search(question)
    who = " ".join((match["who"] or match["by"] or "").split()) if match else ""
    return who if who and not set(who.lower().split()) & _PRONOUNS else None


def theirs_first(
    question: str, scored: Sequence[Scored], speaker_of: Callable[[Scored], str | None]
) -> list[Scored]:
    """The sentences in their order, those of whoever is asked for moved up, others' down."""
    asked = asked_speaker(question)
    if asked is None:
        return list(scored)
    moved = [
        sentence._replace(score=sentence.score + _THEIRS * _whose(asked, speaker_of(sentence)))
        for sentence in scored[:_LOOKED_AT]
    ]
    return sorted([*moved, *scored[_LOOKED_AT:]], key=lambda s: -s.score)


def _whose(asked: str, speaker: str | None) -> int:
    """1 if a sentence is in their words, −1 if in another's, 0 if neither is sure."""
    if speaker is None:
        return 0
    if are_same(asked, speaker):
        return 1
    return 0 if may_be_same(asked, speaker) else -1
