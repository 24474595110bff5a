"""One stretch of narrative at a time: its reporting verbs, their subjects and what they report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.attribution import subjects
from qa.attribution.according import according
from qa.attribution.agents import is_agent
from qa.attribution.content import WORDS_FOR_CLAUSE, attributed, stripped_end
from qa.attribution.cues import (
    ACCORDING,
    BASE_FORMS,
    CLAUSAL,
    CUE,
    CUE_FIRSTS,
    FINDERS,
    FINDINGS,
    NOUN_LIKE,
    PHRASES_BESIDE_QUOTE,
    QUOTED_AS,
    THAT_ONLY,
)
from qa.attribution.report import Report
from qa.attribution.senses import is_finite, is_something_else
from qa.attribution.subjects import NEGATED, PASSIVE, NounPhrase
from qa.attribution.words import matches
from qa.language.days import A_MONTH, A_WEEKDAY
from qa.language.lexicon import AN_ADVERB, ROLES

_JOINED = re.compile(r"(?:,\s+(?:and|but|while)|[;,]|\s(?:and|but))\s*$")
_JOINED_ANEW = re.compile(r"(?:,\s+(?:and|but|while)|;)\s*$")
_LEADS_PARTICIPLE = re.compile(
    r"(?:^|[,—–:;”\n(]|\b(?:and|but|or|by|before|after|in|while|without|also|for|then|"
    r"when|[a-z]+ly))\s*$"
)
_SHARES_SUBJECT = re.compile(
    r"(?:\band|\bbut|,|\bthen|\balso|\bhas|\bhad|\b(?:and|but)\shave)\s+(?:[a-z]+ly\s+|later\s+|"
    r"also\s+|then\s+|now\s+|still\s+|again\s+|instead\s+)?$"
)
_OBJECT = re.compile(r"\s(?:that,?|this|it|he|she|they|him|her|them|the|an?|its|his)\s")
_WORDS_OF_A_NAME = 6
_PREDICATE = re.compile(r"\s*(?:is|are|was|were|has|have|had|will)\b")
_PROGRESSIVE = re.compile(rf"\b(?:is|are|was|were|been)\s+(?:{AN_ADVERB}\s+|not\s+|also\s+)*$")
_QUOTE_FOLLOWS = re.compile(r"[^“”.;]{0,80}[,:]\s+“|\s+“")
# "revealed there was", "feels she has": "that" is left out.
_BARE_CLAUSE = re.compile(
    r"\s(?:he|she|they|we|it|there|I|you)\s(?:(?:also|never|still|just|now|[a-z]+ly)\s)?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|did|does|do)\b"
)
_THAT = re.compile(r"\s+that\b")
# "…, with 30 percent of voters saying they …"
_WITH = re.compile(r"\bwith\s([^,.;:“”()\x01]{2,100}?)\s+$")
_HEADING = re.compile(
    r"\s*(?!Poll|Q|A|Question|Answer|Correction|Update|Note|Related|Watch|Read|"
    r"Photo|Image|Source|More|Exclusive|Breaking|Opinion|Analysis|Editor|Review)"
    r"((?:(?:[A-Z][\w.'’-]*+|of|the|secretary|state|former)\s?){1,8})"
    r"(?:\s?\([\w.\s-]{1,20}\))?:\s*(?=[“‘'A-Z\x01])"
)
# A comma, and the verb that the sentence goes on with.
_MAIN_VERB = re.compile(
    r",(?=\s(?:(?:also|later|then|now|[a-z]+ly)\s)?(?:is|are|was|were|has|have|had|will|would|did|"
    r"does|"
    r"can|could|said|says|told|left|made|took|went|came|gave|won|lost|got|began|ran|met|sent|"
    r"[a-z]+ed|"
    r"[a-z]+s)\s)"
)
# "…, says Ann Lee in Oslo."
_AFTER_A_TAG = re.compile(r"(?:in|of|at|from|with|on|during|after|when|as|via)\s[^,]{1,60}[.]\s*$")
# "finds that, while many say so, …": the clause that is conceded belongs to what is found.
_CONCEDES = re.compile(r"\s*(?:that,?\s)?(?:while|although|though|if|when|even\s\w+)?\s*")
# A day and no speaker: not "April Ryan".
_DAY = re.compile(rf"(?:{A_WEEKDAY}|{A_MONTH})(?:\s[a-z\d].*)?\W*$")
_NO_NAME = re.compile(r"\b(?:Latest|Update|Beat|Poll|News|Report|Video|Story|Stories)\b")


def reports(masked: str, start: int, end: int) -> list[Report]:
    """Every report in `masked[start:end]`, in order of their cues."""
    found: list[Report] = []
    floor = start
    if headed := _headed(masked, start, end):
        found.append(headed)
        floor = headed.content[0][0]
    for match in _cues(masked, start, end):
        report = _read(masked, start, floor, match, end)
        if report is not None:
            found.append(report)
            floor = match.end()
    return [_trimmed(masked, r, found[i + 1 :]) for i, r in enumerate(found)]


def _headed(masked: str, start: int, end: int) -> Report | None:
    """The report in a heading "Clinton: I support the bill", or a line of an interview."""
    heading = _HEADING.match(masked, start, end)
    if heading is None or _NO_NAME.search(heading.group(1)):
        return None
    if end - heading.end() < 2 * WORDS_FOR_CLAUSE:
        return None
    who = NounPhrase(heading.start(1), heading.end(1), heading.group(1))
    return Report(who, ":", start, ((heading.end(), end),))


def _cues(masked: str, start: int, end: int) -> Iterator[re.Match[str]]:
    found = [
        *matches(CUE, CUE_FIRSTS, masked, start, end),
        *ACCORDING.finditer(masked, start, end),
        *QUOTED_AS.finditer(masked, start, end),
    ]
    at = start
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        if match.start() >= at:
            at = match.end()
            yield match


def _read(masked: str, start: int, floor: int, match: re.Match[str], end: int) -> Report | None:
    if match.re is ACCORDING:
        return according(masked, start, match, end)
    if match.re is QUOTED_AS:
        who = NounPhrase(match.start("who"), match.end("who"), match.group("who"))
        quoting = subjects.before(masked, floor, match.start())
        first = quoting.start if quoting is not None else match.start()
        content = attributed(masked, "saying", start, first, match.end(), end)
        return Report(who, match.group("cue"), match.start(), content) if content else None
    return _verb(masked, start, floor, match, end)


def _verb(masked: str, start: int, floor: int, match: re.Match[str], end: int) -> Report | None:
    cue, at = match.group(), match.start()
    lead = masked[max(floor, at - 40) : at]
    # After quoted words a verb reports, whatever follows: "“Sorry,” Kost apologized to residents."
    if is_something_else(masked, cue, match.end()) and "”" not in lead:
        return None
    if cue.split()[0].endswith("ing") and not PASSIVE.search(lead):
        return _participle(masked, floor, match, lead, end)
    if not cue.split()[0].endswith("ing") and not is_finite(masked, cue, lead, match.end()):
        return None
    subject, inverted, who = _subject(masked, start, floor, match, end)
    if subject is None and not _SHARES_SUBJECT.search(lead):
        return None
    noun_like = cue in NOUN_LIKE and not (cue.endswith("ing") and _PROGRESSIVE.search(lead))
    if noun_like and subject and not _fits(cue, subject, masked[match.end() : match.end() + 8]):
        return None
    first = at if subject is None or inverted else subject.start
    tail = subject.end if subject is not None and inverted else match.end()
    left_from = floor if subject is None else start
    if who:  # "…," said Ann, who added that …: what stands before "who" is not of this report
        left_from = first = at
    content = attributed(masked, cue, left_from, first, tail, end)
    if who and masked[start : who.start].rstrip().endswith(","):
        content = tuple(_to_comma(masked, s, e) for s, e in content)
    expects = masked[tail:end].rstrip().endswith(":")
    if expects and subjects.is_fronted(masked[left_from:first].lstrip()):
        content = tuple(span for span in content if span[0] >= first)
    if who and subject:  # the mention that the verb belongs to is "who"
        subject = who._replace(text=subject.text)
    return _allowed(
        masked, Report(subject, cue, first, content, expects, subject is not None), match
    )


def _participle(
    masked: str, floor: int, match: re.Match[str], lead: str, end: int
) -> Report | None:
    """Reads ", adding that …" and "with voters saying …"."""
    cue, at = match.group(), match.start()
    whose = _WITH.search(masked, max(floor, at - 120), at)
    leads = whose or cue == "saying" or _LEADS_PARTICIPLE.search(lead)
    if NEGATED.search(lead) or lead.endswith(" as ") or not leads:
        return None
    content = attributed(masked, cue, at, at, match.end(), end)
    if whose is None:
        return _allowed(masked, Report(None, cue, at, content, own=False), match)
    subject = NounPhrase(whose.start(1), whose.end(1), whose.group(1))
    return _allowed(masked, Report(subject, cue, whose.start(), content), match)


def _to_comma(masked: str, start: int, end: int) -> tuple[int, int]:
    """Ends "who has called it a mistake, left early" where the relative clause does."""
    comma = _MAIN_VERB.search(masked, start + 1, end)
    return start, comma.start() if comma else end


def _allowed(masked: str, report: Report, match: re.Match[str]) -> Report | None:
    """The report, unless its verb reports only in company it does not have here."""
    if not report.content and not report.expects:
        return None
    cue = match.group()
    if cue not in PHRASES_BESIDE_QUOTE and (match.group("phrase") or cue in CLAUSAL):
        return report
    tail = masked[match.end() : match.end() + 160]
    quoted = any(s < report.start and masked[e - 1] == "”" for s, e in report.content)
    if quoted or report.expects or _QUOTE_FOLLOWS.match(tail):
        return report
    if cue in THAT_ONLY and (_THAT.match(tail) or _BARE_CLAUSE.match(tail)):
        return report
    if cue in THAT_ONLY and all(e < report.start for _, e in report.content):
        return report  # "The bill is dead, Lee maintains."
    subject = report.subject.text.lower().split() if report.subject else []
    return report if cue in FINDINGS and FINDERS & set(subject) else None


def _fits(cue: str, subject: NounPhrase, follows: str) -> bool:
    """Keeps nouns that look like verbs ("the committee reports") from being verbs."""
    last = subject.text.split()[-1]
    if subjects.PRONOUN.fullmatch(subject.text):
        return True
    if last.endswith(("'s", "’s", "s'", "s’")):
        return False
    if cue in BASE_FORMS:
        return (last.endswith("s") and not last.endswith("ss")) or last in {"people", "police"}
    likely = last[0].isupper() or last.lower() in ROLES or cue.endswith("ed")
    return likely or bool(_OBJECT.match(follows))


def _subject(
    masked: str, start: int, floor: int, match: re.Match[str], end: int
) -> tuple[NounPhrase | None, bool, NounPhrase | None]:
    """The verb's subject, whether it stands after the verb, and the "who" that stood for it."""
    left = masked[floor : match.start()].rstrip()
    ahead = subjects.before(masked, floor, match.start())
    if left.endswith(("”", ",", "—", "–")):
        behind = subjects.after(masked, match.end(), end)
        quoted = left.rstrip(",–— ").endswith("”")
        if behind and not quoted and _DAY.match(behind.text):
            behind = None  # "…, FIFA, announced Thursday."
        speaks = quoted or (
            behind is not None and match.group() not in THAT_ONLY and is_agent(behind.text)
        )
        if behind and speaks and (quoted or _is_tail(masked, left, ahead, behind, end)):
            return behind, True, None
    if ahead is not None and ahead.text.lower() in {"who", "which"}:
        return subjects.antecedent(masked, start, ahead.start), False, ahead
    return ahead, False, None


def _is_tail(
    masked: str, left: str, ahead: NounPhrase | None, behind: NounPhrase, end: int
) -> bool:
    """True for "The bill will pass, said John Smith." and not for "Smith, 64, said the bill"."""
    if ahead is not None and "," in left[:-1] and ahead.text[:1].isupper():
        last = left[:-1].rsplit(",", 1)[1]
        named = len(ahead.text.split()) <= _WORDS_OF_A_NAME
        apposition = named and ahead.text not in last and not _PREDICATE.match(last)
        if apposition or ahead.text == last.strip():
            return False
    follows = masked[behind.end : end].lstrip()
    long_enough = len(left.split()) >= 4 and len(behind.text.split()) <= 10
    return long_enough and (follows[:1] in {"", ".", ",", "w"} or bool(_AFTER_A_TAG.match(follows)))


def _trimmed(masked: str, report: Report, later: list[Report]) -> Report:
    """Ends the content where a following report of the same sentence begins anew."""
    spans: list[tuple[int, int]] = []
    for start, end in report.content:
        whole = stripped_end(masked, start, end)
        cut = next((c for f in later if (c := _cut(masked, f, start, end)) is not None), end)
        cut = stripped_end(masked, start, cut)
        if cut == whole or len(masked[start:cut].split()) >= WORDS_FOR_CLAUSE:
            spans.append((start, cut))
    return report._replace(content=tuple(spans))


def _cut(masked: str, following: Report, start: int, end: int) -> int | None:
    """Where a later report takes over the words `start:end`, or None when it is within them."""
    if not start < following.start < end:
        return None
    if _CONCEDES.fullmatch(masked, start, following.start):
        return None
    lead = masked[max(start, following.start - 12) : following.start]
    by_phrase = following.cue.lower().startswith("according")
    if following.own and not by_phrase and not _JOINED_ANEW.search(lead):
        return None
    joined = _JOINED.search(lead)
    return following.start - (len(lead) - joined.start() if joined else 0)
