"""A follow-up made into a question that stands alone, by rules, from the conversation so far.

"And what did he say about Russia?" after a question about Samir Azzam becomes "What did
Samir Azzam say about Russia?"; "Why?" is asked together with the question before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.models import Turn

_LEAD = re.compile(r"^(?:and|but|so|then|ok(?:ay)?|also|well|now)\b[,\s]+", re.IGNORECASE)
# "What about Turkey?", "and in 2019?": a new topic for the question before.
_ABOUT = re.compile(
    r"^(?:(?:and\s+)?(?:what|how) about"
    r"|and(?!\s+(?:wh|how|is|are|was|were|do|does|did|has|have|can)))"
    r"\s+(?P<topic>.+?)\s*\??$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_THING = re.compile(r"\b(?:it|its|they|them|their|theirs|this|that|these|those)\b", re.IGNORECASE)
_OWNED = re.compile(r"\s+(?!(?:that|about|to|in|on|of|the|a|when|why|how|what)\b)\w")
_POSSESSIVE = {"his", "its", "their", "theirs", "hers"}
# Capitalised runs, joined by the small words that names have inside them.
_NAME = re.compile(
    r"\b[A-Z][\w'’-]*(?:\s+(?:of|the|al|bin|de|van|von|and)\s+[A-Z][\w'’-]*|\s+[A-Z][\w'’-]*)*"
)
_QUESTION_WORDS = frozenset(
    "What Who Whom Whose When Where Why How Which Is Are Was Were Do Does Did Has Have Had Can "
    "Could Will Would Should In On At By For From The A An And But Tell Name".split()
)
# A question of fewer words than this cannot say by itself what it is about.
_FEW_WORDS = 4


def standalone(question: str, history: Sequence[Turn]) -> str:
    """The question as it would be asked with no conversation before it."""
    question = question.strip()
    if not history:
        return question
    last = history[-1]
    bare = _LEAD.sub("", question)
    if (about := _ABOUT.match(question)) and len(about["topic"].split()) <= _FEW_WORDS + 2:
        return _with(bare, last.standalone_question)
    name = _name_meant(bare, history)
    if name is not None and not _names(bare):
        return _replace(bare, _PERSON if _PERSON.search(bare) else _THING, name)
    if name is not None and _PERSON.search(bare):
        return _replace(bare, _PERSON, name)
    if len(bare.split()) < _FEW_WORDS and not _names(bare):
        return _with(bare, last.standalone_question)
    return bare[:1].upper() + bare[1:] if bare else question


def _name_meant(question: str, history: Sequence[Turn]) -> str | None:
    """The name that a pronoun of the question stands for: the last one that was asked about."""
    if not (_PERSON.search(question) or _THING.search(question)):
        return None
    for turn in reversed(history):
        if names := _names(turn.standalone_question):
            return names[0]
    for turn in reversed(history):
        if names := _names(turn.text):
            return names[0]
    return None


def _names(text: str) -> list[str]:
    """Names in a text, in order, without the question words that start it."""
    found = []
    for match in _NAME.finditer(text):
        words = match.group().split()
        while words and words[0] in _QUESTION_WORDS:
            words.pop(0)
        if words:
            found.append(" ".join(words))
    return found


def _replace(question: str, pronoun: re.Pattern[str], name: str) -> str:
    def named(match: re.Match[str]) -> str:
        word = match.group().lower()
        # "her plan" is the plan of somebody; "told her", "told her that" is not.
        owns = word in _POSSESSIVE or (word == "her" and _OWNED.match(question, match.end()))
        return f"{name}'s" if owns else name

    replaced = pronoun.sub(named, question, count=1)
    return replaced[:1].upper() + replaced[1:]


def _with(question: str, before: str) -> str:
    return f"{before.rstrip('?. ')}: {question}"
