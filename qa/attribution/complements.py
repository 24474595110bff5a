"""What a verb, an adjective or a noun of attitude takes, and where that ends."""

from __future__ import annotations

import re

from qa.attribution.attitudes import (
    ADDRESSEE_FORMS,
    OBJECT_FORMS,
    PHRASAL_FORMS,
    PREPOSITIONS,
    TO_FORMS,
)

_CLAUSE = re.compile(
    r"\s+(?:(?:not\s)?(?=that\s|how\s|whether\s|if\s|what\s|why\s|when\s|where\s|who\s))"
)
_TO = re.compile(r"\s+(?=(?:not\s)?to\s[a-z])")
_OBJECT = re.compile(
    r"\s+(?!(?:to|of|in|on|at|by|for|from|with|as|and|but|or|than|about|into|over|out|up|off|down|"
    r"back|against|after|before|while|when|because|since|until|through|toward|towards|during|"
    r"[a-z]+ly|online|above|below|once|again|before|well|more|less|much|a\s(?:year|week|month)|"
    r"is|are|was|were|has|have|had|will|would|later|earlier|last|next|more\sthan|among|around|"
    r"along|away|forward|just|only|so|then|there|here|too|together|today|yesterday|ago|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)(?=[\w“‘'$\x01])"
)
# "voters that …", "him to …", "the crowd about …": whom, then what.
_ADDRESSED = re.compile(
    r"\s[^,:;“”\x01—()]{2,60}?\s(?:about\s|of\s|(?=(?:not\s)?to\s[a-z]|that\s|how\s|whether\s|if\s|why\s|"
    r"what\s))"
)
_LY = re.compile(r"\s(?:[a-z]+ly|out|again|more)(?=\s)")
# Where an object or a clause ends: a mark, or a word that begins another clause.
_OBJECT_ENDS = re.compile(
    r"[,;:—()\[\]\n]|\s–|\s(?:because|while|when|after|although|though|if|since|unless|but|"
    r"before|until|as\s(?:he|she|they|it|well|part)|whereas|where)\s|\sand\s(?:[a-z]+ly\s)?(?:has|have|had|is|are|was|were|will|"
    r"would|did|does|said|says|he|she|they|it|[a-z]+ed|then|also)\s"
)
_CLAUSE_ENDS = re.compile(
    r"[;—(]|,\s(?:but|and|while|although|though|as|according|which|who|said|says|even|so|yet)\s|"
    r",\s[a-z]+ing\s|\s–\s|\n"
)


def of_verb(masked: str, verb: str, at: int, end: int) -> tuple[int, int] | None:
    """What the verb takes: "to …", a clause, what follows its preposition, or an object."""
    if verb in TO_FORMS and (to := _TO.match(masked, at, end)):
        return _until(masked, to.end(), end, _CLAUSE_ENDS)
    if verb in PREPOSITIONS:
        for preposition in PREPOSITIONS[verb]:
            adverb = _LY.match(masked, at, end)
            after = adverb.end() if adverb else at
            if masked.startswith(f" {preposition} ", after):
                return _until(masked, after + len(preposition) + 2, end, _OBJECT_ENDS)
    if verb in PHRASAL_FORMS:
        return _until(masked, at + 1, end, _OBJECT_ENDS)
    if verb in ADDRESSEE_FORMS and (told := _ADDRESSED.match(masked, at, end)):
        return _until(masked, told.end(), end, _CLAUSE_ENDS)
    if verb not in OBJECT_FORMS:
        return None
    if clause := _CLAUSE.match(masked, at, end):
        return _until(masked, clause.end(), end, _CLAUSE_ENDS)
    thing = _OBJECT.match(masked, at, end)
    return _until(masked, thing.end(), end, _OBJECT_ENDS) if thing else None


def of_noun(masked: str, at: int, end: int) -> tuple[int, int] | None:
    """What comes after "hostile", "a call": "to …", "that …", or what a preposition leads to."""
    follows = masked[at : at + 20].split(" ", 1)[0]
    start = at if follows in {"to", "that"} else at + len(follows) + 1
    return _until(masked, start, end, _CLAUSE_ENDS if follows == "that" else _OBJECT_ENDS)


def _until(masked: str, start: int, end: int, ends: re.Pattern[str]) -> tuple[int, int] | None:
    if match := ends.search(masked, start, end):
        end = match.start()
    while end > start and masked[end - 1] in " .,?!\n":
        end -= 1
    return (start, end) if end - start > 2 else None
