"""Who a sentence is about: the subject that it opens with, past whatever leads up to it."""

from __future__ import annotations

import re

from qa.attribution.clauses import PAST
from qa.attribution.subjects import (
    CONJUNCTION,
    FRONTED,
    LEADING,
    PRONOUN,
    REACH,
    SEGMENT,
    SOMEBODY,
    TIME,
    NounPhrase,
    ends_in_name,
)
from qa.language.lexicon import OPENING_WORDS
from qa.language.names import NAME_RUN

_PRONOUN_FIRST = re.compile(PRONOUN.pattern + r"\b")
_WHEN_ALONE = re.compile(
    r"(?:that|this|the\s(?:next|same)|one|last|next|later|earlier)\s(?:that\s)?"
    r"(?:morning|afternoon|evening|night|day|week|month|year|spring|summer|autumn|fall|winter|time)"
)
_ONE_NAME = re.compile(r"\s*[A-Z][\w.]*(?:\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?\s*")
# "Recalling that night, …", but not "Manning said"
_PARTICIPLE = re.compile(
    r"\s*(?:[a-z]+ing|(?!(?:King|Ring|Bring|Thing|Manning|Fleming|Browning)\b)[A-Z][a-z]+ing"
    r"(?!\s(?:\w+ed|is|was|has|had|will|would|did|says?|said|told|took|went|and|of)\b))\s"
)
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.]++(?:[ ,.A-Z]|\w+\.){0,30}+(?:\([A-Za-z ]{2,20}\)\s?)?[—–-]+\s"
)
_OWNED = re.compile(
    r"['’]s?(?:\s[A-Z][\w-]*)*\s[a-z-]+(?:\s[a-z-]+(?=\s(?:is|was|has|had|"
    r"said)\b))?(?:\s[A-Z][\w-]*)*"
)
_PLAIN_SUBJECT = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Oo]ther|[Hh]is|[Hh]er|[Tt]heir|"
    r"[Bb]oth|[Oo]ne|[Tt]wo|[Tt]hree)\s)?"
    r"(?!\w*ing\b)[\w’'-]+(?:\s(?!\w*ed\b)[\w’'-]+){0,6}?(?=\s(?:is|are|was|were|has|have|had|"
    r"will|would|can|could|also|did|\w+ed|took|made|gave|sent|began|kept|put|went|spoke|issued|"
    rf"released|{PAST})\b)"
)


def leading(masked: str, start: int, limit: int) -> NounPhrase | None:
    """The subject a sentence opens with, after any fronted phrase; what "adding that" leans on."""
    if dateline := _DATELINE.match(masked, start, limit):
        start = dateline.end()
    window = masked[start : min(limit, start + REACH)]
    placed = False  # "In Bergen, Ohio, …": what comes next may be where that is
    for match in SEGMENT.finditer(window):
        segment = match.group()
        head = _after_adverbs(segment)
        if placed and _ONE_NAME.fullmatch(segment):
            continue
        if _leads_up(segment, head):
            placed = ends_in_name(segment)
            continue
        placed = False
        if fronted := FRONTED.match(segment):
            head = max(head, fronted.end())
        if pronoun := _PRONOUN_FIRST.match(segment, head):
            at = start + match.start() + head
            return NounPhrase(at, at + len(pronoun.group()), pronoun.group())
        if phrase := _opening_phrase(segment, head):
            at = start + match.start() + phrase[0]
            return NounPhrase(at, at + phrase[1] - phrase[0], segment[phrase[0] : phrase[1]])
    return None


def _after_adverbs(segment: str) -> int:
    """Where "But on Sunday", "Here in" and the like end at the head of a segment."""
    head = len(segment) - len(segment.lstrip())
    if conjunction := CONJUNCTION.match(segment):
        head = conjunction.end()
    if dated := TIME.match(segment[head:]):
        head += dated.end()
    fronted = FRONTED.match(segment[head:])
    led = LEADING.match(segment, head)  # "At a fair in Oslo" leads up to a subject as it is
    if fronted and not led and LEADING.match(segment, head + fronted.end()):
        head += fronted.end()
    return head


def _leads_up(segment: str, head: int) -> bool:
    """True for "in May", "that morning", "speaking to reporters": the subject comes later."""
    words = segment[head:].strip()
    if not words or _WHEN_ALONE.fullmatch(words) or _PARTICIPLE.match(segment):
        return True
    return bool(LEADING.match(segment, head)) and not SOMEBODY.match(segment, head)


def _opening_phrase(segment: str, head: int) -> tuple[int, int] | None:
    name = NAME_RUN.search(segment, head)
    while name and name.group().lower() in OPENING_WORDS:
        name = NAME_RUN.search(segment, name.end())
    if name and len(segment[head : name.start()].split()) <= 4:
        owned = _OWNED.match(segment, name.end())
        return head, owned.end() if owned else name.end()
    plain = _PLAIN_SUBJECT.match(segment, head)
    return (head, plain.end()) if plain else None
