"""Whose words a question asks for, against whose the sentences that answer it are."""

from __future__ import annotations

import re

from qa.checking.names import names
from qa.checking.speakers import may_be_same
from qa.checking.words import is_content, words
from qa.premises.mentions import Mentions

_SAYING = r"say|tell|claim|argue|announce|declare|warn|promise|predict|deny|accuse|suggest|state"
_ASKED = re.compile(
    rf"\bwhat\s+(?:did|does|do|has|have|had)\s+(?P<who>(?:[\w’'.-]+\s+){{1,6}}?)(?:{_SAYING})\b|"
    r"\baccording to\s+(?P<by>[^?,.]{3,60}?)\s*(?:[?,.]|$)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she they it we you i this that people anyone somebody".split())


def asked_speaker(question: str) -> str | None:
    """Whose words a question asks for, where it says so.

    >>> asked_speaker("What did the French president say about Iran?")
    'the French president'
    """
    match = _ASKED.search(question)
    who = " ".join((match["who"] or match["by"] or "").split()) if match else ""
    return who if who and not set(who.lower().split()) & _PRONOUNS else None


def is_another(asked: str, speaker: str, mentions: Mentions) -> bool:
    """True when words are surely somebody else's than the one's who is asked for.

    Somebody whom the articles name or describe may be the speaker by another word.
    """
    if may_be_same(asked, speaker):
        return False
    named = names(f"· {asked}")
    if named:
        return not any(mentions.name(name) for name in named)
    return not all(mentions.word(w.plain) for w in words(asked) if is_content(w))
