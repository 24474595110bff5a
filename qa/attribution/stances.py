"""What the article says that somebody wants, plans, backs, opposes, knows or asks for.

A stance is told about somebody, it is not their words: `speaker_of` never takes one for a
speaker. Grammar decides: who stands before the verb, and what complement comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.attribution import complements, subjects
from qa.attribution.attitudes import (
    ADJECTIVE,
    ADJECTIVES,
    AGENT,
    NOUN,
    NOUNS,
    OBJECT_FORMS,
    PREPOSITIONS,
    VERB,
    VERB_FIRSTS,
    any_of,
)
from qa.attribution.cues import FINDERS
from qa.attribution.lexicon import BODIES, ROLES
from qa.attribution.names import NAME_RUN
from qa.attribution.reports import Report
from qa.attribution.subjects import NounPhrase
from qa.attribution.words import matches

_AUXILIARY = (
    r"(?:do|does|did|has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|"
    r"ca|wo|am)"
)
_ADVERB = (
    r"(?:not|never|also|still|even|just|now|then|once|often|long|always|first|recently|publicly|"
    r"both|all|again|already|ever|have|been|be|being|[a-z]+ly)"
)
_VERB_GROUP = re.compile(
    rf"(?:\s+(?:{_AUXILIARY}(?:n[’']t)?|cannot|(?<=\s)to(?=\sbe\s)|{_ADVERB}|"
    r"(?:used|continu(?:e|es|ed)|beg(?:an|un|ins?)|seem(?:s|ed)?|appear(?:s|ed)?|going|tr(?:y|ies|ied)|came)\sto)(?=\s))+\s*$|"
    r"(?:(?<=he)|(?<=they)|(?<=I)|(?<=we)|(?<=who))[’'](?:s|d|ve|re|m|ll)"
    rf"(?:\s+{_ADVERB}(?=\s))*\s*$"
)
# "used to back him", "is expected to call for it": the verb is its subject's all the same.
_STARTS_TO = re.compile(
    r"\b(?:used|continu(?:e|es|ed)|beg(?:an|un|ins?)|seem(?:s|ed)?|appear(?:s|ed)?|going|likely|"
    r"expected|tr(?:y|ies|ied|ying)|came|quick|able|set|about)\sto\s$"
)
_SHARES = re.compile(r"(?:\b(?:and|but|then|also)|[,;])\s+(?:[a-z]+ly\s|later\s|also\s|then\s)?$")
_HELPED = re.compile(rf"\b(?:{_AUXILIARY}(?:n[’']t)?|cannot|to)\s+(?:{_ADVERB}\s+)*$")
_IS = re.compile(
    rf"(?:\b(?:is|are|was|were|am|be|been|being|become|becomes|became|becoming|remain|remains|remained|"
    r"feel|feels|felt|seem|seems|seemed|appear|appears|appeared|grew|grown|sounded|looked)(?:n[’']t)?|"
    rf"[’'](?:s|m|re))\s+"
    rf"(?:(?:{_ADVERB}|more|less|most|so|very|too|quite|as|equally|no longer)\s+)*$"
)
_NO_VERB = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|our|my|your|this|these|those|no|any|some|of|in|on|at|for|"
    r"to|with|from|than|as|about|into|let|please|if|or|nor|such|own|other)|[’']s|s[’']|-)\s*"
    r"(?:[a-z]+ly\s+)?$"
)
_BY = re.compile(r"\s+(?:[a-z]+ly\s)?by\s")
_AGENT = re.compile(
    rf"(?:(?:the|an?|his|her|their|its|some|many|several|both|two|top|other)\s)?"
    rf"(?:[a-z][\w-]*\s){{0,3}}?{NAME_RUN.pattern}(?:[’']s(?:\s[a-z-]+){{1,2}})?|"
    r"(?:the|an?|his|her|their|its|some|many|several|other)?\s?(?:[a-z-]+\s){0,3}[a-z-]+"
)
_OWNER = re.compile(
    rf"(?:{NAME_RUN.pattern}|\b(?:[Tt]he|[Hh]is|[Hh]er|[Aa]n?)\s(?:[a-z-]+\s){{0,2}}[a-z-]+)$"
)
_OWNED_PRONOUNS = {"his": "he", "her": "she", "their": "they", "my": "I", "our": "we"}
_PREDICATE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|did|does)\s"
)
_LEADS_PARTICIPLE = re.compile(
    r"(?:[,—–”]|\b(?:while|by|before|after|without|when|then|and))\s+(?:[a-z]+ly\s+)?$"
)
# "has begun urging him", "donors supporting her".
_BEGUN = re.compile(r"\b(?:began|begun|begins?|started|stopped|kept|keeps|continued|avoided)\s+$")
_NOUN_AT_END = re.compile(r"(?:[a-z]{3,}s|\b[A-Z][\w-]+|people|women|men|voter|group|PAC)\s+$")
_LIGHT_VERB = (
    r"(?:mak(?:e|es|ing)|made|giv(?:e|es|ing)|gave|tak(?:e|es|ing)|took|ha(?:s|ve|d|ving)|"
    r"offer(?:s|ed|ing)?|express(?:es|ed|ing)?|rais(?:e|es|ed|ing)|issu(?:e|es|ed|ing)|"
    r"voic(?:e|es|ed|ing)|h(?:old|olds|eld|olding)|reach(?:es|ed|ing)?|sen(?:d|ds|t|ding)|"
    r"show(?:s|ed|ing|n)?|shar(?:e|es|ed|ing)|launch(?:es|ed|ing)?|deliver(?:s|ed|ing)?|"
    r"releas(?:e|es|ed|ing)|lodg(?:e|es|ed|ing)|level(?:s|ed|ing)?|us(?:e|es|ed|ing)|"
    r"spark(?:s|ed|ing)?|mount(?:s|ed|ing)?|announc(?:e|es|ed|ing)|renew(?:s|ed|ing)?)"
)
LIGHT = re.compile(
    rf"\b(?P<verb>{_LIGHT_VERB})\s(?:[\w’'-]+\s){{0,4}}?(?P<noun>(?:{any_of(NOUNS)})s?)\s"
    r"(?=(?:to|that|for|of|about|on|against|over|with|toward|towards|in|from)\s)"
)
_CAPITALISED = re.compile(
    r"(?:\s|^(?!(?:The|A|An|His|Her|Their|Its|These|Those|This|That|Some|All)\b))[A-ZÀ-Þ]"
)
_ADJECTIVES = frozenset(ADJECTIVES)
_PAST = frozenset(
    "sought knew understood thought saw spoke wrote chose came went made took stood gave kept felt "
    "hit laid got held set meant heard found".split()
)
_PLURAL = frozenset("people police women men they we i you who that which many some most".split())


def stances(masked: str, start: int, end: int) -> list[Report]:
    """Every stance in `masked[start:end]`, in order of their cues."""
    found = [*_verbs(masked, start, end), *_adjectives(masked, start, end)]
    found += _nouns(masked, start, end)
    found += _light_verbs(masked, start, end)
    found = [r for r in found if r.subject is None or _is_agent(r.subject.text)]
    return sorted(found, key=lambda report: report.content[0])


def _is_agent(words: str) -> bool:
    """True for who can have a stance: names, pronouns, people, bodies; not "the prices"."""
    head = re.split(r"\s(?:of|in|at|from|for|with|on|who|that)\s", words, maxsplit=1)[0]
    last = head.split()[-1].lower()
    if subjects.PRONOUN.fullmatch(words) or _CAPITALISED.search(head):
        return True
    return last in ROLES or last in BODIES or last in FINDERS or bool(AGENT.match(last))


def _verbs(masked: str, start: int, end: int) -> Iterator[Report]:
    floor = start
    for match in matches(VERB, VERB_FIRSTS, masked, start, end):
        lead = masked[max(floor, match.start() - 60) : match.start()]
        passive = _BY.match(masked, match.end(), end)
        if passive and match.group().endswith(("ed", "en", "wn")):
            report = _passive(masked, floor, match, passive, end)
        else:
            noun = _NO_VERB.search(lead) and not _STARTS_TO.search(lead)
            report = None if noun else _active(masked, floor, match, lead, end)
        if report is not None:
            floor = match.end()
            yield report


def _active(masked: str, floor: int, match: re.Match[str], lead: str, end: int) -> Report | None:
    verb = match.group()
    content = complements.of_verb(masked, verb, match.end(), end)
    if content is None or (subjects.PASSIVE.search(lead) and not verb.endswith("ing")):
        return None
    cue = masked[match.start() : content[0]].rstrip() if verb in PREPOSITIONS else verb
    if verb.endswith("ing") and not _IS.search(lead):
        if _LEADS_PARTICIPLE.search(lead):
            return Report(None, cue, match.start(), (content,), own=False)
        if _BEGUN.search(lead) is None and not _NOUN_AT_END.search(lead):
            return None
    subject = _subject(masked, floor, match.start())
    if subject is None and verb.endswith(("ed", "s")) and _SHARES.search(lead):
        return Report(None, cue, match.start(), (content,), own=False)
    if subject is None or not _is_verb(verb, subject, lead):
        return None
    return Report(subject, cue, subject.start, (content,))


def _subject(masked: str, floor: int, at: int) -> NounPhrase | None:
    group = _VERB_GROUP.search(masked, max(floor - 1, at - 60, 0), at)
    subject = subjects.before(masked, floor, group.start() if group else at)
    if subject is None or subject.text.lower() not in {"who", "which"}:
        return subject
    means = subjects.antecedent(masked, floor, subject.start)
    return None if means is None else subject._replace(text=means.text)


def _is_verb(verb: str, subject: NounPhrase, lead: str) -> bool:
    """Tells "critics question him" from "the question", "the committee reports"."""
    last = subject.text.split()[-1]
    if last.endswith(("'s", "’s", "s'", "s’")):
        return False
    if verb.split()[0].endswith(("ed", "ing")) or subjects.PRONOUN.fullmatch(subject.text):
        return True
    verb = verb.split()[0]
    plural = (last.endswith("s") and not last.endswith("ss")) or last.lower() in _PLURAL
    is_base = not verb.endswith("s") or verb in {"discuss", "dismiss", "press", "express", "guess"}
    if is_base:
        return plural or verb in _PAST or bool(_HELPED.search(lead))
    return True


def _passive(
    masked: str, floor: int, match: re.Match[str], by: re.Match[str], end: int
) -> Report | None:
    """Reads "the bill is backed by Ann Lee", "a bill opposed by the union"."""
    group = subjects.PASSIVE.search(masked, max(floor, match.start() - 60), match.start())
    thing = subjects.before(masked, floor, group.start() if group else match.start())
    agent = _AGENT.match(masked, by.end(), end)
    if thing is None or agent is None or not agent.group().strip():
        return None
    who = NounPhrase(agent.start(), agent.end(), agent.group())
    return Report(who, match.group() + " by", match.start(), ((thing.start, thing.end),))


def _adjectives(masked: str, start: int, end: int) -> Iterator[Report]:
    for match in matches(ADJECTIVE, _ADJECTIVES, masked, start, end):
        copula = _IS.search(masked, max(start, match.start() - 60), match.start())
        # "is opposed by" is a passive and has been read as one; "is surprised by" is not.
        passive = match.group().split()[0] in OBJECT_FORMS and _BY.match(masked, match.end() - 1)
        if copula is None or passive:
            continue
        subject = _subject(masked, start, copula.start())
        content = complements.of_noun(masked, match.end(), end)
        if subject is not None and content is not None:
            cue = masked[copula.start() : content[0]].strip()
            yield Report(subject, cue, subject.start, (content,))


def _nouns(masked: str, start: int, end: int) -> Iterator[Report]:
    for match in NOUN.finditer(masked, start, end):
        who = _owner(masked, start, match)
        content = complements.of_noun(masked, match.end(), end)
        if who is None or content is None:
            continue
        if predicate := _PREDICATE.search(masked, content[0] + 3, content[1]):
            content = (content[0], predicate.start())
        yield Report(who, match["noun"], who.start, (content,))


def _light_verbs(masked: str, start: int, end: int) -> Iterator[Report]:
    """Reads "made no mention of him", "raised concerns about the bill"."""
    for match in LIGHT.finditer(masked, start, end):
        lead = masked[max(start, match.start() - 60) : match.start()]
        content = complements.of_noun(masked, match.end(), end)
        if content is None or _NO_VERB.search(lead):
            continue
        cue = masked[match.start() : content[0]].strip()
        if match["verb"].endswith("ing") and not _IS.search(lead):
            if _LEADS_PARTICIPLE.search(lead):
                yield Report(None, cue, match.start(), (content,), own=False)
            continue
        if (subject := _subject(masked, start, match.start())) is not None:
            yield Report(subject, cue, subject.start, (content,))


def _owner(masked: str, start: int, match: re.Match[str]) -> NounPhrase | None:
    owner = match["owner"]
    if owner.lower() in _OWNED_PRONOUNS:
        return NounPhrase(match.start(), match.start() + len(owner), _OWNED_PRONOUNS[owner.lower()])
    end = match.start() + (1 if owner.startswith("s") else 0)
    before = _OWNER.search(masked, max(start, end - 60), end)
    return NounPhrase(before.start(), before.end(), before.group()) if before else None
