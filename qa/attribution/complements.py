"""What a verb, an adjective or a noun of attitude takes, and where that ends."""

from __future__ import annotations

import re

from qa.attribution.attitudes import (
    ADDRESSEE_FORMS,
    AS_FORMS,
    CLAUSE_FORMS,
    OBJECT_FORMS,
    PHRASAL_FORMS,
    PREPOSITIONS,
    SAYING_FORMS,
    TO_FORMS,
)

_CLAUSE = re.compile(
    r"\s+(?:(?:not\s)?(?=that\s|how\s|whether\s|if\s|what\s|why\s|when\s|where\s|who\s))"
)
# "feels he has lost", "says it is late": a clause that no word leads.
_BARE_CLAUSE = re.compile(r"\s(?=(?:he|she|they|it|we|I|you|there|this)\s[a-z])")
# "likely to say the plan is late", "say Lee will lose"
_NAMED_CLAUSE = re.compile(
    r"\s(?=(?!(?:to|of|in|on|at|by|for|from|with|as|and|but|or|than|about)\s)[\w’'-]+(?:\s[\w’'-]+){0,7}"
    r"?\s(?:is|are|was|were|will|would|has|have|had|can|could|should|might|must|does|did)\s)"
)
# "did not know at the time that …"
_LATER_CLAUSE = re.compile(
    r"\s(?:at|in|on|during|from|for|to|until)\s[^,;:“”\x01—()]{2,50}?\s(?=(?:that|whether|how|"
    r"why)\s)"
)
_TO = re.compile(r"\s+(?=(?:not\s)?to\s[a-z“])")
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
    r"\s[^,:;“”\x01—()]{2,60}?\s(?:about\s|of\s|(?=(?:not\s)?to\s[a-z“]|that\s|how\s|whether\s|"
    r"if\s|why\s|"
    r"what\s))"
)
_AFTER_AGENT = re.compile(
    r"(?:\s(?:on|last)\s[A-Z]?[a-z]+)?\s(?=(?:of\s[a-z]+ing|for\s[a-z]+ing|as|about|why|whether|"
    r"if|how|"
    r"what|that|to\s[a-z]+)\s)"
)
_AS = re.compile(r"\s[^,:;“”\x01—()]{2,60}?\sas\s(?=[\w“])")
# "spoke to voters in Oslo about the bill"
_FAR_ABOUT = re.compile(
    r"(?:\s(?:to|with|at|in|on|during|before|publicly|openly)\b[^,:;“”\x01—–()]{0,60}?){1,3}"
    r"\s(?:about|against)\s"
)
_LY = re.compile(
    r"\s(?:(?:more\s|most\s|very\s)?[a-z]+ly|out|again|more|at\slength|now|today)(?=\s)"
)
# Where an object or a clause ends: a mark, or a word that begins another clause.
_OBJECT_ENDS = re.compile(
    r"[;:—\[\]\n]|\s–|\s-\s|\((?![^()]{1,25}\))|"
    r",(?=\s(?:but|and|or|so|yet|while|as|though|although|according|even|because|when|if|after|"
    r"before|"
    r"since|where|which|said|says|he|she|they|it|we|I|has|have|had|is|are|was|were|will|would|did|"
    r"then|also|[a-z]+ing|[a-z]+ly|[a-z]+ed)\b|$)|"
    r"\s(?:because|while|when|after|although|though|if|since|unless|but|"
    r"before|until|as\s(?:he|she|they|it|well|part)|whereas|where)\s|\sand\s(?:[a-z]+ly\s)?(?:has|"
    r"have|had|is|are|was|were|will|"
    r"would|did|does|said|says|he|she|they|it|[a-z]+ed|then|also)\s"
)
_CLAUSE_ENDS = re.compile(
    r"[;—]|\((?![^()]{1,25}\))|,\s(?:but|and|while|although|though|as|according|which|who|said|"
    r"says|even|so|yet)\s|"
    r",\s[a-z]+ing\s|\s–\s|\n"
)


def of_verb(masked: str, verb: str, at: int, end: int) -> tuple[int, int] | None:
    """What the verb takes: "to …", a clause, what follows its preposition, or an object."""
    if verb in TO_FORMS and (to := _TO.match(masked, at, end)):
        return _until(masked, to.end(), end, _CLAUSE_ENDS)
    if (after := _after_preposition(masked, verb, at, end)) is not None:
        return _until(masked, after, end, _OBJECT_ENDS)
    if verb in ADDRESSEE_FORMS and (told := _ADDRESSED.match(masked, at, end)):
        return _until(masked, told.end(), end, _CLAUSE_ENDS)
    if verb in PHRASAL_FORMS or (verb in AS_FORMS and _AS.match(masked, at, end)):
        return _until(masked, at + 1, end, _OBJECT_ENDS)
    if verb not in OBJECT_FORMS and verb not in CLAUSE_FORMS:
        return None
    return _clause(masked, verb, at, end) or _object(masked, verb, at, end)


def _after_preposition(masked: str, verb: str, at: int, end: int) -> int | None:
    adverb = _LY.match(masked, at, end)
    after = adverb.end() if adverb else at
    for preposition in PREPOSITIONS.get(verb, ()):
        if masked.startswith(f" {preposition} ", after):
            return after + len(preposition) + 2
    far = _FAR_ABOUT.match(masked, after, end) if "about" in PREPOSITIONS.get(verb, ()) else None
    return far.end() if far else None


def _clause(masked: str, verb: str, at: int, end: int) -> tuple[int, int] | None:
    if clause := _CLAUSE.match(masked, at, end):
        return _until(masked, clause.end(), end, _CLAUSE_ENDS)
    if later := _LATER_CLAUSE.match(masked, at, end):
        return _until(masked, later.end(), end, _CLAUSE_ENDS)
    if verb in SAYING_FORMS and (named := _NAMED_CLAUSE.match(masked, at, end)):
        return _until(masked, named.end(), end, _CLAUSE_ENDS)
    if verb in CLAUSE_FORMS and (bare := _BARE_CLAUSE.match(masked, at, end)):
        return _until(masked, bare.end(), end, _CLAUSE_ENDS)
    return None


def _object(masked: str, verb: str, at: int, end: int) -> tuple[int, int] | None:
    thing = _OBJECT.match(masked, at, end) if verb in OBJECT_FORMS else None
    return _until(masked, thing.end(), end, _OBJECT_ENDS) if thing else None


def of_noun(masked: str, at: int, end: int) -> tuple[int, int] | None:
    """What comes after "hostile", "a call": "to …", "that …", or what a preposition leads to."""
    follows = masked[at : at + 20].split(" ", 1)[0]
    start = at if follows in {"to", "that"} else at + len(follows) + 1
    return _until(masked, start, end, _CLAUSE_ENDS if follows == "that" else _OBJECT_ENDS)


def of_agent(masked: str, at: int, end: int) -> tuple[int, int] | None:
    """What comes after "accused by Lee": "of lying"; after "complaints from Lee": "about it"."""
    follows = _AFTER_AGENT.match(masked, at, end)
    return _until(masked, follows.end(), end, _CLAUSE_ENDS) if follows else None


def _until(masked: str, start: int, end: int, ends: re.Pattern[str]) -> tuple[int, int] | None:
    if match := ends.search(masked, start, end):
        end = match.start()
    while end > start and masked[end - 1] in " .,?!\n":
        end -= 1
    return (start, end) if end - start > 2 else None
