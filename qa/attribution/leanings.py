"""Stances that an adjective or a noun tells: "is wary of it", "his call", "made no mention"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.attribution import complements, subjects
from qa.attribution.agents import is_agent, led_to
from qa.attribution.attitudes import ADJECTIVES, NOUNS, OBJECT_FORMS, any_of
from qa.attribution.report import Report
from qa.attribution.subjects import NounPhrase
from qa.attribution.verb_groups import IS, PLURAL, REACH, is_noun, lead_of, subject_of
from qa.attribution.words import matches
from qa.language.lexicon import AN_ADVERB
from qa.language.names import NAME_RUN

_ADJECTIVES = frozenset(ADJECTIVES)
_ADJECTIVE = re.compile(
    r"(?:" + any_of(ADJECTIVES) + r")\s(?=(?:to|that|about|of|with|for|over|by|in|on|at|toward|"
    r"towards|whether|how|what|why|who|if)\s)"
)
_BARE = re.compile(
    rf"(?P<joint>[,—–]|\b(?:and|but))?\s+(?:(?:{AN_ADVERB}|more|most|very|still|so|too)\s)*$"
)
_SOME_NOUN = rf"(?P<noun>(?:{any_of(NOUNS)})s?)\s"
_NOUN = re.compile(
    r"(?P<owner>[’']s|s[’']|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur))\s(?:[\w-]+\s){0,2}"
    + _SOME_NOUN
    + r"(?:(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s)?"
    r"(?=(?:to|that(?!\s(?:is|was|year|week|month|day|night|time|has|had))|for|of|about|on|against|"
    r"over|with|toward|towards|in)\s)"
)
_ATTACK = re.compile(
    r"(?P<owner>[’']s|s[’']|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur))\s(?:[\w-]+\s){0,2}"
    r"(?P<noun>(?:attack|assault)s?)\s(?=(?:on|against)\s)"
)
_OWNER = re.compile(
    rf"(?:{NAME_RUN.pattern}|\b(?:[Tt]he|[Hh]is|[Hh]er|[Aa]n?)\s(?:[a-z-]+\s){{0,2}}[a-z-]+)$"
)
_OWNED_BY = {"his": "he", "her": "she", "their": "they", "my": "I", "our": "we"}
_PREDICATE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|did|does)\s"
)
_LIGHT_VERB = (
    r"(?:mak(?:e|es|ing)|made|giv(?:e|es|ing)|gave|tak(?:e|es|ing)|took|ha(?:s|ve|d|ving)|"
    r"offer(?:s|ed|ing)?|express(?:es|ed|ing)?|rais(?:e|es|ed|ing)|issu(?:e|es|ed|ing)|"
    r"voic(?:e|es|ed|ing)|h(?:old|olds|eld|olding)|reach(?:es|ed|ing)?|sen(?:d|ds|t|ding)|"
    r"show(?:s|ed|ing|n)?|shar(?:e|es|ed|ing)|launch(?:es|ed|ing)?|deliver(?:s|ed|ing)?|"
    r"releas(?:e|es|ed|ing)|lodg(?:e|es|ed|ing)|level(?:s|ed|ing)?|us(?:e|es|ed|ing)|"
    r"spark(?:s|ed|ing)?|mount(?:s|ed|ing)?|announc(?:e|es|ed|ing)|renew(?:s|ed|ing)?|"
    r"dr(?:aws?|ew|awn|awing)|fac(?:es?|ed|ing)|receiv(?:es?|ed|ing)|g(?:ets?|ot|etting)|"
    r"w(?:ins?|on|inning)|earn(?:s|ed|ing)?|prompt(?:s|ed|ing)?|attract(?:s|ed|ing)?|"
    r"cast(?:s|ing)?|la(?:ys?|id|ying)|unleash(?:es|ed|ing)?|provid(?:es?|ed|ing)|"
    r"outlin(?:es?|ed|ing)|publish(?:es|ed|ing)?|submit(?:s|ted|ting)?|reiterat(?:es?|ed|ing)|"
    r"repeat(?:s|ed|ing)?|escalat(?:es?|ed|ing)|continu(?:es?|ed|ing)|maintain(?:s|ed|ing)?|"
    r"p(?:oses?|osed|osing|uts?|utting)|heap(?:s|ed|ing)?|sign(?:s|ed|ing)?|claim(?:s|ed|ing)?|"
    r"stand(?:s|ing)?\sby|stuck\sto|defend(?:s|ed|ing)?|drop(?:s|ped|ping)?|ratchet(?:s|ed)?\sup|"
    r"cl(?:ings?|ung)\sto|retract(?:s|ed|ing)?|withdr(?:aws?|ew|awn|awing)|harbor(?:s|ed|ing)?)"
)
# Nouns that tell a stance only after such a verb: "cast a vote for", "his attacks on".
_LIGHT_NOUNS = """
    attack assault vote consensus petition credit campaign critique case blame doubt position
    counterattack rant restriction limit emphasis focus
""".split()
_LIGHT = re.compile(
    rf"\b(?P<verb>{_LIGHT_VERB})\s(?:[\w’'-]+\s){{0,4}}?"
    rf"(?P<noun>(?:{any_of([*NOUNS, *_LIGHT_NOUNS])})s?)\s"
    + r"(?=(?:to|that|for|of|about|on|against|over|with|toward|towards|in|from)\s)"
)  # fmt: skip
_GIVEN = re.compile(r"\b" + _SOME_NOUN + r"(?:from|by|among)\s")
_JOINED = re.compile(r"(?:[,—–”]|\b(?:while|by|before|after|without|when|then|and))\s+$")


def leanings(masked: str, start: int, end: int) -> Iterator[Report]:
    """Every stance of `masked[start:end]` that an adjective or a noun tells."""
    yield from _adjectives(masked, start, end)
    yield from _owned(masked, start, end)
    yield from _light_verbs(masked, start, end)
    yield from _given(masked, start, end)


def _adjectives(masked: str, start: int, end: int) -> Iterator[Report]:
    for match in matches(_ADJECTIVE, _ADJECTIVES, masked, start, end):
        # "is opposed by" is a passive and has been read as one; "is surprised by" is not.
        word = match.group().split()[0]
        passive = word in OBJECT_FORMS and masked.startswith("by ", match.end())
        content = complements.of_noun(masked, match.end(), end)
        if not passive and content and (report := _adjective(masked, start, match, content)):
            yield report


def _adjective(
    masked: str, start: int, match: re.Match[str], content: tuple[int, int]
) -> Report | None:
    """Reads "is wary of it", "voters willing to wait" and "tired and wary of it"."""
    reach = max(start, match.start() - REACH)
    if copula := IS.search(masked, reach, match.start()):
        subject = subject_of(masked, start, copula.start())
        cue = masked[copula.start() : content[0]].strip()
        return subject and Report(subject, cue, subject.start, (content,))
    lead = _BARE.search(masked, reach, match.start())
    cue = masked[match.start() : content[0]].strip()
    if lead is None or lead["joint"]:
        return Report(None, cue, match.start(), (content,), own=False) if lead else None
    subject = subjects.before(masked, start, lead.start())
    last = subject.text.split()[-1] if subject else "the"
    if subject is None or not (is_agent(last) or last in PLURAL):
        return None
    return Report(subject, cue, subject.start, (content,))


def _owned(masked: str, start: int, end: int) -> Iterator[Report]:
    """Reads "his call for an inquiry", "Lee's claim on Monday that it was late"."""
    for match in (*_NOUN.finditer(masked, start, end), *_ATTACK.finditer(masked, start, end)):
        who = _owner(masked, start, match)
        content = complements.of_noun(masked, match.end(), end)
        if who is None or content is None:
            continue
        # "Her call for it failed" ends before its verb; a clause after "that" has one itself.
        predicate = _PREDICATE.search(masked, content[0] + 3, content[1])
        if predicate and not masked.startswith("that ", content[0]):
            content = (content[0], predicate.start())
        yield Report(who, match["noun"], who.start, (content,))


def _owner(masked: str, start: int, match: re.Match[str]) -> NounPhrase | None:
    owner = match["owner"]
    if owner.lower() in _OWNED_BY:
        return NounPhrase(match.start(), match.start() + len(owner), _OWNED_BY[owner.lower()])
    end = match.start() + (1 if owner.startswith("s") else 0)
    before = _OWNER.search(masked, max(start, end - REACH), end)
    return NounPhrase(before.start(), before.end(), before.group()) if before else None


def _light_verbs(masked: str, start: int, end: int) -> Iterator[Report]:
    """Reads "made no mention of him", "raised concerns about it", "drew criticism from Lee"."""
    for match in _LIGHT.finditer(masked, start, end):
        lead = lead_of(masked, start, match.start())
        content = complements.of_noun(masked, match.end(), end)
        if content is None or is_noun(lead):
            continue
        cue = masked[match.start() : content[0]].strip()
        participle = match["verb"].endswith("ing") and not IS.search(lead)
        if participle and _JOINED.search(lead):
            yield Report(None, cue, match.start(), (content,), own=False)
        subject = None if participle else subject_of(masked, start, match.start())
        if subject is None:
            continue
        if not masked.startswith("from ", match.end()):
            yield Report(subject, cue, subject.start, (content,))
        elif giver := led_to(masked, match.end() + len("from "), end):
            yield Report(giver, cue, giver.start, ((subject.start, subject.end),))


def _given(masked: str, start: int, end: int) -> Iterator[Report]:
    """Reads "complaints from the union about the bill", "a decision by Lee to go"."""
    for match in _GIVEN.finditer(masked, start, end):
        giver = led_to(masked, match.end(), end)
        content = complements.of_agent(masked, giver.end, end) if giver else None
        if giver and content:
            yield Report(giver, match["noun"], match.start(), (content,))
