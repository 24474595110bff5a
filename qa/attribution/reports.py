"""One stretch of narrative at a time: its reporting verbs, their subjects and what they report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qa.attribution import subjects
from qa.attribution.cues import (
    ACCORDING,
    BASE_FORMS,
    CLAUSAL,
    CUE,
    FINDERS,
    FINDINGS,
    NOUN_LIKE,
    PHRASES_BESIDE_QUOTE,
    QUOTE_ONLY,
    QUOTED_AS,
    THAT_ONLY,
)
from qa.attribution.lexicon import ROLES
from qa.attribution.quotations import MASK
from qa.attribution.subjects import NEGATED, PASSIVE, NounPhrase

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = (
    rf"(?:\s+(?:(?:on|last|late|early|this|earlier|later)\s){{0,2}}(?:{_DAY}|week|month|year|yesterday|"
    r"today|later|earlier|again|too)(?:\s(?:morning|afternoon|evening|night))?)?"
)
# "said in an interview", "told reporters at the rally": between the verb and what it reports.
_ASIDE = re.compile(
    _WHEN
    + r"(?:\s+(?:in|during|at\s(?:an?|the|his|her|their)|on|to(?!\s(?:be|do|have|make|take|get|go|keep|give)\b)|through|via|with|"
    r"from|about|of|after|before|when|as|by|while|outside|inside|following)"
    r"\s[^,:;“”.\x01]{1,120}?(?=\s+that\b|,|:|\s+“|[.?!]*\s*$|\.\s))?" + _WHEN
)
# Verbs whose prepositions belong to what they report ("vowed to go", "called on him").
_TAKES_ASIDE = re.compile(
    r"(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add|wr(?:ite|ites|ote|iting)|continu|conclud|expla|not(?:e|ed|es|ing)$|"
    r"announc|declar|stat(?:e|ed|es|ing)$|repl|respond|respon|tweet|post|testif|recall|comment|reiterat|went on)"
)
_QUOTE_NEXT = re.compile(r"[\s,:—–-]*(?:that\s)?“")
_NOTHING = re.compile(r"[\s.?!…,;:)”\x01]*$")
_PARTICIPLE = re.compile(r"\s*,\s*(?:and\s)?(?:while\s|by\s|before\s|after\s)?\w+ing\b")
_REDUCED = re.compile(r"\s+(?:by|of|as\sa)\b")
_JOINED = re.compile(r"(?:,\s+(?:and|but|while)|[;,]|\s(?:and|but))\s*$")
_JOINED_ANEW = re.compile(r"(?:,\s+(?:and|but|while)|;)\s*$")
_LEADS_PARTICIPLE = re.compile(
    r"(?:^|[,—–:;”\n(]|\b(?:and|but|or|by|before|after|in|while|without|also|for|then|when|[a-z]+ly))\s*$"
)
_WORDS_FOR_CLAUSE = 3


# What makes a verb of speech one of something else: "added to", "reported from Kyiv".
_NOT_WITH = {
    "added": r"\s(?:to|up)\b", "adds": r"\s(?:to|up)\b", "adding": r"\s(?:to|up)\b",
    "reported": r"\s(?:from|to)\b", "called": r"\s(?:into|in|off)\b",
}  # fmt: skip
# "…, with 30 percent of voters saying they …"
_WITH = re.compile(r"\bwith\s([^,.;:“”()\x01]{2,100}?)\s+$")
_HEADING = re.compile(
    r"\s*(?!Poll|Q|A|Question|Answer|Correction|Update|Note|Related|Watch|Read|Photo|Image|Source|More|Exclusive|Breaking|Opinion|Analysis|Editor|Review)"
    r"((?:(?:[A-Z][\w.'’-]*|of|the|secretary|state|former)\s?){1,8})(?:\s?\([\w.\s-]{1,20}\))?:\s*(?=[“‘'A-Z\x01])"
)
_NAMED = re.compile(r"(?:^|\s)(?!(?:he|she|they|it|who|has|have|had|also|later)\b)[a-z]+\s\|\s“")


class Report(NamedTuple):
    """A cue, whose it is, and the stretches of text it attributes."""

    subject: NounPhrase | None  # None: the speaker of the report before, or of the sentence
    cue: str
    start: int  # where the attributing words begin (subject or cue, whichever is first)
    content: tuple[tuple[int, int], ...]
    expects: bool = False  # ends in a colon: what comes next is theirs
    own: bool = True  # has a subject of its own, not one shared with the verb before


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
    if heading and len(heading.group(1)) > 4 and heading.group(1).isupper():
        return None
    if heading is None or end - heading.end() < 2 * _WORDS_FOR_CLAUSE:
        return None
    who = NounPhrase(heading.start(1), heading.end(1), heading.group(1))
    return Report(who, ":", start, ((heading.end(), end),))


def _cues(masked: str, start: int, end: int) -> Iterator[re.Match[str]]:
    matches = [
        m for pattern in (CUE, ACCORDING, QUOTED_AS) for m in pattern.finditer(masked, start, end)
    ]
    at = start
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if match.start() >= at:
            at = match.end()
            yield match


def _read(masked: str, start: int, floor: int, match: re.Match[str], end: int) -> Report | None:
    if match.re is ACCORDING:
        return _according(masked, start, match, end)
    if match.re is QUOTED_AS:
        who = NounPhrase(match.start("who"), match.end("who"), match.group("who"))
        quoting = subjects.before(masked, floor, match.start())
        first = quoting.start if quoting is not None else match.start()
        content = _content(masked, "saying", start, first, match.end(), end)
        return Report(who, match.group("cue"), match.start(), content) if content else None
    return _verb(masked, start, floor, match, end)


def _verb(masked: str, start: int, floor: int, match: re.Match[str], end: int) -> Report | None:
    cue, at = match.group(), match.start()
    lead = masked[max(floor, at - 40) : at]
    participle = cue.endswith("ing") and not match.group("phrase") and not PASSIVE.search(lead)
    if (
        not cue.endswith("ing")
        and "quoted as" not in cue
        and not _finite(masked, cue, lead, match.end())
    ):
        return None
    if participle:
        whose = _WITH.search(masked, max(floor, at - 120), at)
        if cue in _NOT_WITH and re.compile(_NOT_WITH[cue]).match(masked, match.end()):
            return None
        if NEGATED.search(lead) or not (whose or cue == "saying" or _LEADS_PARTICIPLE.search(lead)):
            return None
        content = _content(masked, cue, at, at, match.end(), end)
        if whose is not None:
            subject = NounPhrase(whose.start(1), whose.end(1), whose.group(1))
            return _allowed(masked, Report(subject, cue, whose.start(), content), match, lead)
        return _allowed(masked, Report(None, cue, at, content, own=False), match, lead)
    subject, inverted, relative = _subject(masked, start, floor, match, end)
    if subject is not None and not _fits(cue, subject):
        return None
    if subject is None and not re.search(
        r"(?:\band|\bbut|,|\bthen|\balso|\bhas|\bhad)\s+(?:[a-z]+ly\s+|later\s+|also\s+|then\s+)?$",
        lead,
    ):
        return None
    first = at if subject is None or inverted else subject.start
    tail = subject.end if subject is not None and inverted else match.end()
    content = _content(masked, cue, floor if subject is None else start, first, tail, end)
    if relative:
        content = tuple(_to_comma(masked, s, e) for s, e in content)
    expects = bool(re.search(r":\s*$", masked[tail:end]))
    report = Report(subject, cue, first, content, expects, own=subject is not None)
    return _allowed(masked, report, match, lead)


def _to_comma(masked: str, start: int, end: int) -> tuple[int, int]:
    """Ends "who has called it a mistake, left early" where the relative clause does."""
    comma = masked.find(",", start + 1, end)
    return start, end if comma < 0 else comma


def _finite(masked: str, cue: str, lead: str, after: int) -> bool:
    if NEGATED.search(lead) or PASSIVE.search(lead):
        return False
    if cue in _NOT_WITH and re.compile(_NOT_WITH[cue]).match(masked, after):
        return False
    if cue not in {"said", "says", "say"} and _REDUCED.match(masked, after):
        return False
    if cue in {"called", "dubbed", "labeled", "branded"} and _NAMED.search(
        lead + "|" + masked[after : after + 3]
    ):
        return False  # "a play called “…”"
    return not re.search(
        r"\b(?:the|a|an|his|her|their|its|our|my|of|in|for|with|so-|no|any|this|these|those)\s+$",
        lead,
    )


def _allowed(masked: str, report: Report, match: re.Match[str], lead: str) -> Report | None:
    """The report, unless its verb reports only in company it does not have here."""
    if not report.content and not report.expects:
        return None
    cue = match.group()
    if cue not in PHRASES_BESIDE_QUOTE and (match.group("phrase") or cue in CLAUSAL):
        return report
    tail = masked[match.end() : match.end() + 160]
    beside = (
        any(s < report.start and masked[e - 1] == "”" for s, e in report.content) or report.expects
    )
    opens = re.match(r"[^“”.;]{0,80}[,:]\s+“|\s+“", tail)
    if cue in QUOTE_ONLY or cue in PHRASES_BESIDE_QUOTE:
        return report if beside or opens else None
    if cue in THAT_ONLY:
        if beside or opens or re.match(r"\s+that\b", tail):
            return report
        found = cue in FINDINGS and report.subject is not None
        return report if found and FINDERS & set(report.subject.text.lower().split()) else None
    return None


def _fits(cue: str, subject: NounPhrase) -> bool:
    """Keeps nouns that look like verbs ("the committee reports") from being verbs."""
    if cue not in NOUN_LIKE:
        return True
    last = subject.text.split()[-1]
    if subjects.PRONOUN.fullmatch(subject.text):
        return True
    if last.endswith(("'s", "’s", "s'", "s’")):
        return False
    if cue in BASE_FORMS:
        return (last.endswith("s") and not last.endswith("ss")) or last in {"people", "police"}
    return last[0].isupper() or last.lower() in ROLES or cue.endswith("ed")


def _subject(
    masked: str, start: int, floor: int, match: re.Match[str], end: int
) -> tuple[NounPhrase | None, bool, bool]:
    """The verb's subject, whether it stands after the verb, whether ", who" stood for it."""
    left = masked[floor : match.start()].rstrip()
    ahead = subjects.before(masked, floor, match.start())
    if left.endswith(("”", ",", "—", "–")):
        behind = subjects.after(masked, match.end(), end)
        quoted = left.rstrip(",–— ").endswith("”")
        if behind is not None and (quoted or _is_tail(masked, left, ahead, behind, end)):
            return behind, True, False
    if ahead is not None and ahead.text.lower() in {"who", "which"}:
        apposed = masked[start : ahead.start].rstrip().endswith(",")
        return subjects.antecedent(masked, start, ahead.start), False, apposed
    return ahead, False, False


def _is_tail(
    masked: str, left: str, ahead: NounPhrase | None, behind: NounPhrase, end: int
) -> bool:
    """True for "The bill will pass, said John Smith." and not for "Smith, 64, said the bill"."""
    if ahead is not None and "," in left[:-1] and ahead.text[:1].isupper():
        last = left[:-1].rsplit(",", 1)[1]
        if ahead.text not in last and not re.match(
            r"\s*(?:is|are|was|were|has|have|had|will)\b", last
        ):
            return False
        if ahead.text == last.strip():
            return False
    follows = masked[behind.end : end].lstrip()
    return (
        len(left.split()) >= 4
        and follows[:1] in {"", ".", ",", "w"}
        and len(behind.text.split()) <= 10
    )


def _according(masked: str, start: int, match: re.Match[str], end: int) -> Report | None:
    phrase = re.compile(
        r"\s+([^,.;:“”()\x01—]{1,160}(?:\.(?=[A-Z]|\s[A-Z])[^,.;:“”()\x01—]{1,80}){0,3})"
    ).match(masked, match.end(), end)
    if phrase is None:
        return None
    words = re.split(
        r"\s(?:that|which|who|released|published|conducted|on\s[A-Z])\b", phrase.group(1)
    )[0].rstrip()
    who = NounPhrase(phrase.start(1), phrase.start(1) + len(words), words)
    before = masked[start : match.start()]
    if not _is_clause(before):
        comma = masked.find(",", who.end, end)
        content = ((comma + 1, end),) if comma >= 0 else ()
    else:
        content = ((start, _rstrip(masked, start, match.start())),)
        rest = masked[phrase.end() : end]
        if subjects.is_fronted(before) or re.match(
            r",\s+(?:that|and|but|“|is|are|was|were|has|have|will)\b", rest
        ):
            content = (*content, (phrase.end() + 1, end))
    return Report(who, match.group(), match.start(), content) if content else None


def _is_clause(words: str) -> bool:
    """Enough words to say something; a masked quotation counts as enough."""
    return MASK in words or len(words.split()) >= _WORDS_FOR_CLAUSE


def _rstrip(masked: str, start: int, end: int) -> int:
    while end > start and masked[end - 1] in " ,;–—-":
        end -= 1
    return end


def _content(
    masked: str, cue: str, left_from: int, first: int, tail: int, end: int
) -> tuple[tuple[int, int], ...]:
    """What stands before the attributing words `first:tail`, after them, or both."""
    spans: list[tuple[int, int]] = []
    left = masked[left_from:first]
    aside = _ASIDE.match(masked, tail, end) if _TAKES_ASIDE.match(cue) else None
    at = aside.end() if aside else tail
    right = masked[at:end]
    ended = bool(_NOTHING.match(right)) or bool(_PARTICIPLE.match(right))
    before = left.rstrip(" ,–—")
    spoken = before.endswith("”")
    fronted = left.rstrip().endswith(",") and _is_clause(before)
    fronted = fronted and not _QUOTE_NEXT.match(right)
    interrupted = right.lstrip().startswith(",") and not _PARTICIPLE.match(right)
    whole = ended and not subjects.is_fronted(left)
    if spoken or (fronted and (whole or interrupted)):
        spans.append((left_from, left_from + len(before)))
    if re.match(r"\s*(?:As|as)\s*$", left):  # "As she told the paper, …"
        comma = masked.find(",", tail, end)
        return ((comma + 1, end),) if comma >= 0 else ()
    if not ended:
        if spans and not _resumes(right, spoken):
            return tuple(spans)
        skip = re.match(r"[\s,:—–-]*(?:that\s)?", right)
        at += skip.end() if skip else 0
        if end - at > 2:
            spans.append((at, end))
    elif (
        not spans
        and not _NOTHING.match(masked, tail, end)
        and at > tail
        and not _PARTICIPLE.match(right)
    ):
        spans.append((tail + 1, end))
    return tuple(spans)


def _resumes(right: str, spoken: bool) -> bool:
    """After "…," she said: does what follows go on with her words?"""
    if re.match(r"\s*[,:;—–-]*\s*(?:\w+\s){0,3}“|[^.;“”]{0,160},\s+“", right):
        return True
    if spoken:
        return bool(
            re.match(r"\s*,\s+(?:that|and|but|so|because|if|to|it|there|they|we|not|then)\b", right)
        )
    return bool(re.match(r"\s*,\s+(?!who\b|which\b|citing|as\b|while\b|when\b|\d|of\b)", right))


def _trimmed(masked: str, report: Report, later: list[Report]) -> Report:
    """Ends the content where a following report of the same sentence begins anew."""
    spans = []
    for start, end in report.content:
        whole = _rstrip(masked, start, end)
        for following in later:
            if not start < following.start < end:
                continue
            lead = masked[max(start, following.start - 12) : following.start]
            if (
                not following.own
                or _JOINED_ANEW.search(lead)
                or following.cue.lower().startswith("according")
            ):
                joined = _JOINED.search(lead)
                end = following.start - (len(lead) - joined.start() if joined else 0)
                break
        end = _rstrip(masked, start, end)
        if end == whole or len(masked[start:end].split()) >= _WORDS_FOR_CLAUSE:
            spans.append((start, end))
    return report._replace(content=tuple(spans))
