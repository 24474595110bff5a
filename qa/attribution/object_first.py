"""Stances whose object stands first: passives, relative clauses, and verbs of being made to feel.

"The bill is backed by Lee", "the bill that Lee backs", "the bill has angered Lee".
"""

from __future__ import annotations

import re

from qa.attribution import complements, subjects
from qa.attribution.agents import is_agent, led_to
from qa.attribution.attitudes import ADDRESSEE_FORMS
from qa.attribution.inflection import PARTICIPLES
from qa.attribution.report import Report
from qa.attribution.subjects import NounPhrase
from qa.attribution.verb_groups import GROUP, IS, REACH, agrees, subject_of
from qa.language.names import NAME_RUN

_BY = re.compile(r"\s+(?:[a-z]+ly\s|as\s(?:an?\s)?[\w-]+\s|at\s\w+\s|in\s\w+\s)?by\s")
_PARTICIPLES = ("ed", "en", "wn")
_WHEN_ASKED = re.compile(r"\s*(?:[Ww]hen)?\s*,?\s*$")
_WHOM = re.compile(
    r"\s((?!the\s(?:end|time)\b|[a-z]+ing\s|\d)[^,.;:“”\x01—()\n]{1,80}?)"
    r"(?=\s(?:as|for|on|in|that|who|because|while|when|after|before|to|and|but|about|by|during|at|"
    r"over|with|since|into)\s|[,.;:“”\x01—()\n]|\s–|$)"
)
_CLAUSE_IS_OVER = re.compile(
    r"(?:\s(?:about|of|for|with|to|on|against|at))?(?:[.,;:)—?!\n]|\s–|\s(?:is|are|was|were|has|"
    r"have|will|would|when|as|while|because|before|after|during|in|at|and|but|again|earlier|too|yet|"
    r"last|this|since)\s|$)"
)
# "the bill Lee opposes", "everything they wanted": what, then who.
_REDUCED = re.compile(
    r"(?:^|[\s“])(?P<thing>(?:(?:the|an?|this|these|those|all|every|some|any|no|his|her|their|its)"
    r"\s(?:[a-z’'-]+\s){1,5}?|(?:every|some|any|no)thing\s))(?P<who>he|she|they|we|I|"
    r"(?:the|his|her|their|many|some|several|most|both|other)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+|"
    rf"(?:Mr\.\s|Mrs\.\s|Ms\.\s)?{NAME_RUN.pattern})\s*$"
)
_RELATIVE = re.compile(r"\s(which|that|whom|who)(?=\s)")


def is_passive_by(masked: str, match: re.Match[str], end: int) -> re.Match[str] | None:
    """The "by" after a participle, or None."""
    first = match.group().split()[0]
    passive = first.endswith(_PARTICIPLES) or first in PARTICIPLES
    return _BY.match(masked, match.end(), end) if passive else None


def passive(
    masked: str, floor: int, match: re.Match[str], by: re.Match[str], end: int
) -> Report | None:
    """Reads "the bill is backed by Ann Lee", "asked by Ann Lee whether it would pass"."""
    group = subjects.PASSIVE.search(masked, max(floor, match.start() - REACH), match.start())
    thing = subjects.before(masked, floor, group.start() if group else match.start())
    agent = led_to(masked, by.end(), end)
    addressed = match.group() in ADDRESSEE_FORMS
    if agent is None or not (thing or addressed):
        return None
    if _WHEN_ASKED.fullmatch(masked, floor, match.start()):  # "Asked by Lee whether …, he left"
        comma = masked.find(",", agent.end, end)
        end = comma if comma >= 0 else end
    told = complements.of_agent(masked, agent.end, end)
    content = [(thing.start, thing.end)] if thing and not (told and addressed) else []
    content += [told] if told else []
    return Report(agent, match.group() + " by", match.start(), tuple(content)) if content else None


def felt(masked: str, floor: int, match: re.Match[str], lead: str, end: int) -> Report | None:
    """Reads "the closure has angered the union": the union's feeling about it."""
    whom = _WHOM.match(masked, match.end(), end)
    if whom is None or subjects.PASSIVE.search(lead) or match.group().endswith("ing"):
        return None
    thing = subject_of(masked, floor, match.start())
    if thing is None or not agrees(match.group(), thing, lead):
        return None
    who = NounPhrase(whom.start(1), whom.end(1), whom.group(1))
    return Report(who, match.group(), who.start, ((thing.start, thing.end),))


def relative(masked: str, floor: int, match: re.Match[str], lead: str, end: int) -> Report | None:
    """Reads "the pact that Lee opposes", "a rival whom she has praised"."""
    progressive = match.group().endswith("ing") and not IS.search(lead)
    if progressive or not _CLAUSE_IS_OVER.match(masked, match.end(), end):
        return None
    *_, that = None, *_RELATIVE.finditer(masked, max(floor, match.start() - REACH), match.start())
    if that is None:
        return _reduced(masked, floor, match, lead)
    thing = subjects.antecedent(masked, floor, that.start(1)) if that else None
    if that is None or thing is None:
        return None
    subject = subject_of(masked, that.end(1), match.start())
    if subject is None or not agrees(match.group(), subject, lead):
        return None
    return Report(subject, match.group(), subject.start, ((thing.start, that.end(1)),))


def _reduced(masked: str, floor: int, match: re.Match[str], lead: str) -> Report | None:
    """Reads "the pact Lee opposes", where no word leads the clause."""
    group = GROUP.search(masked, max(floor - 1, match.start() - REACH, 0), match.start())
    until = group.start() if group else match.start()
    found = _REDUCED.search(masked, max(floor, until - REACH), until)
    if found is None or is_agent(found["thing"].strip()):  # "the mayor Ann Lee opposed."
        return None
    who = NounPhrase(found.start("who"), found.end("who"), found["who"])
    if not agrees(match.group(), who, lead):
        return None
    return Report(who, match.group(), who.start, ((found.start("thing"), found.end("thing") - 1),))
