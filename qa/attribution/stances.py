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
from qa.attribution.leanings import leanings
from qa.attribution.reports import Report
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
_GERUND = re.compile(r"\b(?:in|by|for|of|from|without|about|after|before|at)\s+(?:[a-z]+ly\s+)?$")
# "has begun urging him", "donors supporting her".
_BEGUN = re.compile(r"\b(?:began|begun|begins?|started|stopped|kept|keeps|continued|avoided)\s+$")
_NOUN_AT_END = re.compile(r"(?:[a-z]{3,}s|\b[A-Z][\w-]+|people|women|men|voter|group|PAC)\s+$")
_WHOM = r"\s([^,;:“”\x01—()]{2,60}?)\sto\s(?:[a-z]+ly\s)?$"
_FOR_WHOM = re.compile(r"\bfor" + _WHOM)
_MADE_TO = re.compile(
    r"\b(?:le(?:d|ads?|ading)|allow(?:s|ed|ing)?|forc(?:es?|ed|ing)|enabl(?:es?|ed|ing)|"
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
    found = [r for r in found if r.subject is None or is_agent(r.subject.text)]
    return sorted(found, key=lambda report: report.content[0])


def _verbs(masked: str, start: int, end: int) -> Iterator[Report]:
    floor = start
    for match in matches(VERB, VERB_FIRSTS, masked, start, end):
        lead = lead_of(masked, floor, match.start())
        if by := object_first.is_passive_by(masked, match, end):
            report = object_first.passive(masked, floor, match, by, end)
        elif is_infinitive(lead):
            report = _infinitive(masked, match, lead, end)
        elif match.group().endswith("ing") and _GERUND.search(lead):
            report = _of_the_sentence(masked, match, end)
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
    if report is None or match.group() in PRIVATE:
        return None
    if whose := _FOR_WHOM.search(lead) or _MADE_TO.search(lead):
        at = match.start() - len(lead)
        subject = NounPhrase(at + whose.start(1), at + whose.end(1), whose.group(1))
        return report._replace(subject=subject, start=subject.start, own=True)
    return report


def _active(masked: str, floor: int, match: re.Match[str], lead: str, end: int) -> Report | None:
    verb = match.group()
    if verb in FELT_FORMS:
        return object_first.felt(masked, floor, match, lead, end)
    content = complements.of_verb(masked, verb, match.end(), end)
    if content is None and (verb in OBJECT_FORMS or verb in CLAUSE_FORMS or verb in PREPOSITIONS):
        return object_first.relative(masked, floor, match, lead, end)
    if content is None or (is_passive(lead) and not verb.endswith("ing")):
        return None
    if verb.endswith("ing") and not IS.search(lead) and not _has_noun_before(lead):
        joined = LEADS_PARTICIPLE.search(lead) or (lead.split()[-1:] and lead.split()[-1].isalpha())
        return _of_the_sentence(masked, match, end) if joined else None
    subject = subject_of(masked, floor, match.start())
    if subject is None and shares_subject(verb, lead):
        return _of_the_sentence(masked, match, end)
    if subject is None or not agrees(verb, subject, lead):
        return None
    return Report(subject, _cue(masked, match, content), subject.start, (content,))


def _has_noun_before(lead: str) -> bool:
    """True for "donors backing her" and "began urging him"; not for "a letter urging him"."""
    if LEADS_PARTICIPLE.search(lead) or not lead.split():
        return False
    return bool(_BEGUN.search(lead) or _NOUN_AT_END.search(lead) or is_agent(lead.split()[-1]))
