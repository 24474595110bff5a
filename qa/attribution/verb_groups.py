"""What stands around the verb of a stance: its auxiliaries, and the subject before them."""

from __future__ import annotations

import re

from qa.attribution import subjects
from qa.attribution.agents import head_of, readings
from qa.attribution.inflection import PAST_ONLY
from qa.attribution.subjects import NounPhrase
from qa.language.lexicon import AN_ADVERB

_AUXILIARY = (
    r"(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|"
    r"ca|wo|am)"
)
_ADVERB = (
    r"(?:not|never|also|still|even|just|now|then|once|often|long|always|first|recently|publicly|"
    rf"both|all|again|already|ever|have|been|be|being|{AN_ADVERB})"
)
# "likely to back", "used to say": the verb after "to" is its subject's all the same.
_RAISING = (
    r"(?:(?:(?:more|most|less|slightly|far|also|now|widely|still)\s){0,3}"
    r"(?:likely|unlikely|expected|set|able|unable|quick|slow|poised|bound|supposed|scheduled|due|"
    r"known|about|sure)|used|continu(?:e|es|ed)|beg(?:an|un|ins?)|seem(?:s|ed)?|appear(?:s|ed)?|"
    r"going|tr(?:y|ies|ied|ying)|came|need(?:s|ed)?|ha[sd]|have|tend(?:s|ed)?|"
    r"manag(?:es?|ed)|fail(?:s|ed)?|went\son|goes\son)\sto"
)
GROUP = re.compile(
    # A run of blanks is taken whole, from its first: thousands of them are looked at once.
    rf"(?:(?<!\s)\s++(?:{_AUXILIARY}(?:n[’']t)?|cannot|(?<=\s)to(?=\sbe\s)|{_ADVERB}|{_RAISING})(?=\s))+"
    r"\s*+$|(?:(?<=[Hh]e)|(?<=[Tt]hey)|(?<=I)|(?<=[Ww]e)|(?<=who))[’'](?:s|d|ve|re|m|ll)"
    rf"(?:\s+{_ADVERB}(?=\s))*\s*$"
)
_RAISED = re.compile(rf"\b{_RAISING}\s(?:[a-z]+ly\s)?$")
_AFTER_TO = re.compile(r"\bto\s(?:[a-z]+ly\s|better\s)?$")
# "he's backed her", "they've backed her": no passive.
_PERFECT = re.compile(
    r"(?:\b(?:[Hh]e|[Ss]he|[Ii]t|[Ww]ho)[’']s|[’'](?:ve|d))\s"
    r"(?:[a-z]+ly\s|also\s|never\s|already\s|just\s|not\s)?$"
)
_SHARES = re.compile(
    r"(?:\b(?:and|but|then|also)|[,;])\s+(?:(?:has|have|had|will|would|could|did|does|do|is|are|"
    r"was|were|not|never|[a-z]+ly|later|also|then|now|still|already|again|instead|continued\sto|going\sto)\s){0,3}$"
)
_HELPED = re.compile(
    rf"(?:[’'](?:ll|d|ve|re)|\b(?:{_AUXILIARY}(?:n[’']t)?|cannot|to))\s+(?:{_ADVERB}\s+)*$"
)
IS = re.compile(
    r"(?:\b(?:is|are|was|were|am|be|been|being|become|becomes|became|becoming|remain|remains|"
    r"remained|feel|feels|felt|seem|seems|seemed|appear|appears|appeared|grew|grown|sounded|looked)"
    r"(?:n[’']t)?|[’'](?:s|m|re))\s+"
    rf"(?:(?:{_ADVERB}|more|less|most|so|very|too|quite|as|equally|no longer|far|"
    r"much|rather|pretty)\s+)*$"
)
_NO_VERB = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|our|my|your|this|these|those|no|any|some|of|in|on|at|for|"
    r"to|with|from|than|as|about|into|let|please|if|or|nor|such|own|other)\s+|[’']s\s+|s[’']\s+|-)"
    rf"(?:{AN_ADVERB}\s+)?$"
)
_RELATIVE_THAT = re.compile(r"\s(that)\s*$")
_FINITE = ("ed", "s", *PAST_ONLY)
_PAST = PAST_ONLY | {"read", "cast", "put", "hit", "set"}
_ENDS_IN_S = frozenset({"discuss", "dismiss", "press", "express", "guess"})
_COUNTED = re.compile(r"\b(?:[Bb]oth|percent|majority)\b|\sand\s")
PLURAL = frozenset(
    """
    those both all few percent majority people police women men they we i you who that which many
    some most
    """.split()
)
# Characters of lead that are looked at: auxiliaries and adverbs take no more.
REACH = 60


def lead_of(masked: str, floor: int, at: int) -> str:
    """The words before a verb that tell what it is."""
    return masked[max(floor, at - REACH) : at]


def is_infinitive(lead: str) -> bool:
    """True after a "to" that no verb of trying or seeming has led to."""
    return bool(_AFTER_TO.search(lead)) and not _RAISED.search(lead)


def is_noun(lead: str) -> bool:
    """True for "the support", "of hope", "Lee's plan"."""
    return bool(_NO_VERB.search(lead)) and not (_RAISED.search(lead) or _PERFECT.search(lead))


def is_passive(lead: str) -> bool:
    """True after "was", "has been" and the like; not after "he's" and "they've"."""
    return bool(subjects.PASSIVE.search(lead)) and not _PERFECT.search(lead)


def shares_subject(verb: str, lead: str) -> bool:
    """True for the second verb of "she came out and endorsed him"."""
    first = verb.split()[0]
    finite = first.endswith(_FINITE) or (first.endswith("ing") and bool(IS.search(lead)))
    return finite and bool(_SHARES.search(lead))


def subject_of(masked: str, floor: int, at: int) -> NounPhrase | None:
    """Whose the verb at `at` is; the mention of a relative pronoun, with what it stands for."""
    group = GROUP.search(masked, max(floor - 1, at - REACH, 0), at)
    until = group.start() if group else at
    if that := _RELATIVE_THAT.search(masked, max(floor, until - 6), until):
        means = subjects.antecedent(masked, floor, that.start(1))
        return means and NounPhrase(that.start(1), that.end(1), means.text)
    subject = subjects.before(masked, floor, until)
    if subject is None or subject.text.lower() not in {"who", "which"}:
        return subject
    means = subjects.antecedent(masked, floor, subject.start)
    return means and subject._replace(text=means.text)


def _is_plural(last: str) -> bool:
    counts = last.endswith(("s", "%")) and not last.endswith("ss")
    return counts or last.lower() in PLURAL


def agrees(verb: str, subject: NounPhrase, lead: str) -> bool:
    """Tells "critics question him" from "the question", "the committee reports"."""
    first = verb.split()[0]
    last = head_of(subject.text).split()[-1]
    if last.endswith(("'s", "’s", "s'", "s’")):
        return False
    if first.endswith(("ed", "ing")) or subjects.PRONOUN.fullmatch(subject.text):
        return True
    if first.endswith("s") and first not in _ENDS_IN_S:
        return True
    plural = any(_is_plural(head_of(words).split()[-1]) for words in readings(subject.text))
    plural = plural or bool(_COUNTED.search(subject.text))
    return plural or first in _PAST or bool(_HELPED.search(lead))
