"""What the article says that somebody wants, plans, backs, opposes, knows or asks for.

A stance is told about somebody, it is not their words: `speaker_of` never takes one for a
speaker. Grammar decides: who stands before the verb, and what complement comes after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.attribution import complements, object_first
from qa.attribution.agents import is_agent
from qa.attribution.attitudes import (
    CLAUSE_FORMS,
    FELT_FORMS,
    OBJECT_FORMS,
    PREPOSITIONS,
    PRIVATE,
    VERB,
    VERB_FIRSTS,
)
from qa.attribution.clauses import main_clause
from qa.attribution.leanings import leanings
from qa.attribution.report import Report
from qa.attribution.subjects import NounPhrase
from qa.attribution.verb_groups import (
    IS,
    agrees,
    is_infinitive,
    is_noun,
    is_passive,
    lead_of,
    shares_subject,
    subject_of,
)
from qa.attribution.words import matches

LEADS_PARTICIPLE = re.compile(
    r"(?:[,—–”]|\b(?:while|by|before|after|without|when|then|and))\s+(?:[a-z]+ly\s+)?$"
)
_GERUND = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ff]or|[Oo]f|[Ff]rom|[Ww]ithout|[Aa]bout|[Aa]fter|[Bb]efore|[Aa]t|[Bb]esides|"
    r"[Dd]espite|[Uu]pon|[Oo]n|[Tt]han|[Ii]nto|[Ss]ince|[Tt]hrough|[Bb]eyond|[Ww]hile|[Ww]hen)\s+"
    r"(?:[a-z]+ly\s+)?$"
)
# "By backing the bill, Lee …": all before the comma, where a sentence opens with a gerund.
_FRONTED = re.compile(
    r"\W*(?:But\s|And\s|So\s)?(?:[A-Z][a-z]+\s)?(?:[a-z]+ly\s)?(?:[A-Z][a-z]+ing)?"
)
# "has begun urging him", "donors supporting her".
# "with most voters backing her"
_WITH = re.compile(
    r"\b[Ww]ith\s((?:(?!(?:of|in|after|before|by|while|for|without|is|was|and)\s+$)[\w%’'.-]+\s){1,6})$"
)
_BEGUN = re.compile(
    r"\b(?:(?:began|begun|begins?|starts?|started|stops?|stopped|kept|keeps?|continued?|continues|"
    r"avoids?|avoided|considers?|considered|considering)\s+|(?:spen[dt]|spends|spending)\s[^,.;:“”]{2,50}?\s)$"
)
_NOUN_AT_END = re.compile(r"(?:[a-z]{3,}s|\b[A-Z][\w-]+|people|women|men|voter|group|PAC)\s+$")
_WHOM = r"\s([^,;:“”\x01—()]{2,60}?)\sto\s(?:[a-z]+ly\s)?$"
_CLAUSE = re.compile(r"\s(?:that|whether|how|why)\s")
_NOMINATIVE = {"him": "he", "her": "she", "them": "they"}
_FOR_WHOM = re.compile(r"\b(?:for|pressure\son)" + _WHOM)
_MADE_TO = re.compile(
    r"\b(?:leav(?:es?|ing)|left|le(?:d|ads?|ading)|allow(?:s|ed|ing)?|forc(?:es?|ed|ing)|enabl(?:es?|ed|ing)|"
    r"g(?:et|ets|ot|etting)|help(?:s|ed|ing)?|push(?:es|ed|ing)?|caus(?:es?|ed|ing)|"
    r"prompt(?:s|ed|ing)?|compel(?:s|led|ling)?|ask(?:s|ed|ing)?|urg(?:es?|ed|ing)|"
    r"want(?:s|ed|ing)?|expect(?:s|ed|ing)?|encourag(?:es?|ed|ing)|invit(?:es?|ed|ing)|"
    r"persuad(?:es?|ed|ing)|convinc(?:es?|ed|ing)|t(?:ells?|old|elling)|order(?:s|ed|ing)?|"
    r"requir(?:es?|ed|ing)|permit(?:s|ted|ting)?|dr(?:ives?|ove|iving)|inspir(?:es?|ed|ing)|"
    r"br(?:ings?|ought)|press(?:es|ed|ing)?|pressur(?:es?|ed|ing)|lobb(?:y|ies|ied|ying)|"
    r"call(?:s|ed|ing)?\son)" + _WHOM
)


def stances(masked: str, start: int, end: int) -> list[Report]:
    """Every stance in `masked[start:end]`, in the order of what they are about."""
    found = [*_verbs(masked, start, end), *leanings(masked, start, end)]
    found = [r for r in found if r.subject is None or _is_somebody(masked, r.subject)]
    return sorted(found, key=lambda report: report.content[0])


def _is_somebody(masked: str, subject: NounPhrase) -> bool:
    """True for who can have a stance; "who" tells that of whatever it stands for."""
    return masked.startswith("who ", subject.start) or is_agent(subject.text)


def _verbs(masked: str, start: int, end: int) -> Iterator[Report]:
    floor = start
    for match in matches(VERB, VERB_FIRSTS, masked, start, end):
        lead = lead_of(masked, floor, match.start())
        if by := object_first.is_passive_by(masked, match, end):
            report = object_first.passive(masked, floor, match, by, end)
        elif is_infinitive(lead):
            report = _infinitive(masked, match, lead, end)
        elif match.group().split()[0].endswith("ing") and _GERUND.search(lead):
            fronted = _FRONTED.fullmatch(masked, start, match.start())
            main = main_clause(masked, match.end(), end) if fronted else None
            report = _of_the_sentence(masked, match, end if main is None else main)
        else:
            report = None if is_noun(lead) else _active(masked, floor, match, lead, end)
        if report is not None:
            floor = match.end()
            yield report


def _of_the_sentence(
    masked: str, match: re.Match[str], end: int, before: str = ""
) -> Report | None:
    """A verb form with no subject of its own: it is of who the sentence is about."""
    content = complements.of_verb(masked, match.group(), match.end(), end)
    if content is None:
        return None
    cue = before + _cue(masked, match, content)
    return Report(None, cue, match.start(), (content,), own=False)


def _cue(masked: str, match: re.Match[str], content: tuple[int, int]) -> str:
    verb = match.group()
    return masked[match.start() : content[0]].rstrip() if verb in PREPOSITIONS else verb


def _infinitive(masked: str, match: re.Match[str], lead: str, end: int) -> Report | None:
    """Reads "went on air to defend him", "a reason for Lee to back him"."""
    report = _of_the_sentence(masked, match, end, "to ")
    if report is None or (match.group() in PRIVATE and not _CLAUSE.match(masked, match.end())):
        return None
    if whose := _FOR_WHOM.search(lead) or _MADE_TO.search(lead):
        at = match.start() - len(lead)
        words = _NOMINATIVE.get(whose.group(1), whose.group(1))
        subject = NounPhrase(at + whose.start(1), at + whose.end(1), words)
        return report._replace(subject=subject, start=subject.start, own=True)
    return report


def _active(masked: str, floor: int, match: re.Match[str], lead: str, end: int) -> Report | None:
    verb = match.group()
    participle = verb.split()[0].endswith("ing")
    if verb in FELT_FORMS:
        return object_first.felt(masked, floor, match, lead, end)
    content = complements.of_verb(masked, verb, match.end(), end)
    if content is None and (verb in OBJECT_FORMS or verb in CLAUSE_FORMS or verb in PREPOSITIONS):
        return object_first.relative(masked, floor, match, lead, end)
    if content is None or (is_passive(lead) and not participle):
        return None
    report = Report(None, _cue(masked, match, content), match.start(), (content,), own=False)
    if participle and (whose := _with_whom(masked, match.start(), lead)):
        return report._replace(subject=whose, start=whose.start, own=True)
    if participle and _BEGUN.search(lead):
        return report
    if participle and not IS.search(lead) and not _has_noun_before(lead):
        joined = LEADS_PARTICIPLE.search(lead) or (lead.split()[-1:] and lead.split()[-1].isalpha())
        return report if joined else None
    subject = subject_of(masked, floor, match.start())
    if subject is None and shares_subject(verb, lead):
        return report
    if subject is None or not agrees(verb, subject, lead):
        return None
    return report._replace(subject=subject, start=subject.start, own=True)


def _with_whom(masked: str, at: int, lead: str) -> NounPhrase | None:
    """Reads "with most voters backing her": whose the participle at `at` is."""
    whose = _WITH.search(masked, at - len(lead), at)
    if whose is None or "to" in whose.group(1).split():
        return None
    words = whose.group(1).rstrip()
    return NounPhrase(whose.start(1), whose.start(1) + len(words), words)


def _has_noun_before(lead: str) -> bool:
    """True for "donors backing her" and "began urging him"; not for "a letter urging him"."""
    if LEADS_PARTICIPLE.search(lead) or not lead.split():
        return False
    return bool(_NOUN_AT_END.search(lead) or is_agent(lead.split()[-1]))
