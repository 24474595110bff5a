"""Whose words a question asks for, about what, and their sentences before the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.answer import Scored
from qa.checking.speakers import are_same, may_be_same
from qa.features import words_of
from qa.language.names import names, variants
from qa.language.words import Word, is_content, plain, plain_words, words

_SAYING = (
    "say|tell|claim|argue|announce|declare|warn|promise|predict|deny|accuse|suggest|state|"
    "think|believe|describe|explain|reply|respond|react|comment|insist|admit|call|compare|liken|"
    "blame|urge|advise|recommend|propose|demand|vow|pledge|tweet|allege|criticise|criticize"
)
_SAID = (
    "views?|opinions?|positions?|stance|reactions?|responses?|reply|comments?|remarks?|words|"
    "criticisms?|claims?|arguments?|explanations?|warnings?|assessments?"
)
_ASKED = re.compile(
    rf"\b(?:what|how)\s+(?:did|does|do|has|have|had)\s+(?P<who>(?:[\w’'.-]+\s+){{1,6}}?)"
    rf"(?:{_SAYING})\b|"
    rf"\bwhat\s+(?:is|are|was|were)\s+(?P<of>(?:[\w’'.-]+\s+){{0,5}}?[\w.-]+?)['’]s?\s+(?:{_SAID})\b|"
    r"\baccording to\s+(?P<by>[^?,.]{3,60}?)\s*(?:[?,.]|$)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"\b(?:(?:{_SAYING}|{_SAID})\s+(?:\w+\s+){{0,4}}?(?:about|on|of|regarding|concerning)"
    r"|(?:reply|respond|react|reactions?|responses?)\s+to)\s+"
    r"(?P<topic>[^?]+)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she they it we you i this that people anyone somebody".split())
# Sentences whose speaker is looked up: it takes reading their articles through.
_LOOKED_AT = 16
# What their own words count for, and somebody else's against, on the scale of a sentence's
# score (what it does: bench/answers.md).
_THEIRS = 2.0
# Of the best sentences, those that may be what they say about it, and how likely it then is that
# the question is answered: of 200 asked what they say of another's topic, 3 look so (and 2 do).
_BEST = 3
SAID = 0.9
_NEAR_THEM = frozenset(
    "vice deputy former acting ex lawyer lawyers attorney attorneys spokesman spokeswoman "
    "spokesperson spokespeople aide aides adviser advisers advisor wife husband son daughter "
    "brother sister mother father widow ally allies critic critics supporter supporters opponent "
    "opponents rival rivals campaign office team".split()
)
_OF_A_PLACE = frozenset("s n ns an ans ian ians i is ese".split())
_AGAINST = re.compile(r"\b(?:anti|pro|ex|non)-", re.IGNORECASE)


def asked_speaker(question: str) -> str | None:
    """Whose words a question asks for, where it says so.

    >>> asked_speaker("What did the French president say about Iran?")
    'the French president'
    """
    match = _ASKED.search(question)
    who = " ".join((match["who"] or match["of"] or match["by"] or "").split()) if match else ""
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


def asked_topic(question: str) -> str | None:
    """What somebody's words are asked for about, where the question says so.

    >>> asked_topic("What did the French president say about Iran?")
    'Iran'
    """
    match = _ABOUT.search(question) if asked_speaker(question) else None
    return match["topic"].strip(" .!") or None if match else None


def said_first(
    question: str, scored: Sequence[Scored], speaker_of: Callable[[Scored], str | None]
) -> list[Scored] | None:
    """The sentences, first the one that is what somebody says about what is asked.

    That answers "what did they say about it?", however little a reader makes of it: it is in
    their words and has all that is asked about in it. None if none of the best is such.
    """
    who, topic = asked_speaker(question), asked_topic(question)
    if who is None or topic is None:
        return None
    for n, sentence in enumerate(scored[:_BEST]):
        speaker = speaker_of(sentence)
        if speaker and _is_surely(who, speaker) and _is_about(topic, sentence):
            return [sentence, *scored[:n], *scored[n + 1 :]]
    return None


def _is_surely(asked: str, speaker: str) -> bool:
    """True when a speaker is who is asked for, and nobody near them: no namesake, no deputy."""
    said, spoken = plain_words(asked), plain_words(speaker)
    if not are_same(asked, speaker) or spoken & _NEAR_THEM - said or _AGAINST.search(speaker):
        return False
    named = [set(name.parts) for name in names(f"· {asked}")]
    if named:
        theirs = {part for name in names(f"· {speaker}") for part in name.parts} or spoken
        if not (named[-1] <= spoken or theirs <= named[-1]):
            return False
    # "The Russian president" is all of it, "President Petrov" is Petrov.
    described = not named or asked.lower().startswith("the ")
    return not described or _hold(asked, speaker)


def _is_about(topic: str, scored: Scored) -> bool:
    """True where a sentence has the words of a topic; a given name may stand in its passage."""
    text = words_of(scored.candidate, scored.sentence)
    if _hold(topic, text):
        return True
    person = not topic.lower().startswith("the ") and names(f"· {topic}")
    if not person or not _hold(topic, scored.candidate.text):
        return False
    given = {part for name in person for part in name.parts[:-1]}
    return _hold(" ".join(w for w in topic.split() if plain(w) not in given), text)


def _hold(asked: str, text: str) -> bool:
    """True when a text has every content word that is asked for, and there is one."""
    wanted = [w for w in words(asked) if is_content(w)]
    there = words(text)
    return bool(wanted) and all(any(_is_word(w, other) for other in there) for w in wanted)


def _is_word(asked: Word, other: Word) -> bool:
    if asked.stem == other.stem or other.plain in variants(asked.plain):
        return True
    # "Syrian" of Syria; not "Indiana" of India.
    rest = other.plain.removeprefix(asked.plain)
    return rest != other.plain and rest in _OF_A_PLACE


def _whose(asked: str, speaker: str | None) -> int:
    """1 if a sentence is in their words, −1 if in another's, 0 if neither is sure."""
    if speaker is None:
        return 0
    if are_same(asked, speaker):
        return 1
    return 0 if may_be_same(asked, speaker) else -1
