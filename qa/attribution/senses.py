"""When a word that can report is something else: a noun, an idiom, a passive, a naming."""

from __future__ import annotations

import re

from qa.attribution.cues import NOUN_LIKE
from qa.attribution.inflection import inflect
from qa.attribution.subjects import NEGATED, PASSIVE
from qa.language.names import NAME_RUN

# Words or a "that" further on in the sentence, over the full stops of initials and titles.
_UNLESS_SAID = (
    r"(?!(?:[^“.;]|\.(?!\s)|(?<=[A-Z])\.|(?<=Dr)\.|(?<=Mr)\.|(?<=Jan)\.|(?<=Sen)\.|(?<=Rep)\.)*"
    r"(?:“|\sthat\s))"
)
# What follows "add" in "add to the misery", "claim" in "claim a victory", by verb.
_IDIOMS = {
    "add": r"\s(?:to|up)\b",
    "respond": r"\s(?:to|in)\b" + _UNLESS_SAID,
    "testify": r"\s(?:to|before|in)\b" + _UNLESS_SAID,
    "claim": r"\s(?:his|her|their|its|an?|the)\s(?:[\w-]+\s){0,2}"
    r"(?:victory|win|title|seat|lives?|prize)\b",
    "deny": r"\s(?:bail|entry|access|parole)\b",
    "fear": r"\sfor\b",
    # What somebody agreed to do is told of them, and not their words.
    "agree": r"\s(?:to|on|with)\b" + _UNLESS_SAID,
    "apologise": r"\s(?:for|to)\b" + _UNLESS_SAID,
    "apologize": r"\s(?:for|to)\b" + _UNLESS_SAID,
    "relate": r"\s(?:to|by)\b",
    "conclude": r"\s(?:its|his|her|their|the|an?)\s(?:[\w-]+\s){0,3}?(?:hearings?|meetings?|talks|"
    r"visit|trip|tour|season|speech|session|summit|trial|deal|agreement)"
    r"(?:\s(?:on|in|with|by|at|after|last|this)\b|[.,;]|\s*$)",
}
_NOT_WITH = {
    form: re.compile(follows) for verb, follows in _IDIOMS.items() for form in inflect([verb])
} | {
    "state": (_noun := re.compile(r"(?!\s(?:that|in)\b|:|,|\s“)")),
    "states": _noun,
    "pledged": re.compile(r"\sdelegates?\b"),
    "telling": re.compile(r"\s(?:in|of)\b|[.]"),
    "asked": (_not := re.compile(r"\snot\b")),
    "asking": _not,
    "reported": re.compile(r"\s(?:from|to)\b"),
    # "a banker and alleged sex trafficker, Piet Holm": no adjective is what somebody alleged.
    "alleged": re.compile(
        r"(?<=\b(?:and|nor)\salleged)\s(?!that\b|to\b)[a-z]+\s(?:[a-z]+\s)?[A-Z]"
    ),
    "called": re.compile(r"\s(?:into|in|off)\b"),
}
# "the weapons report will show": a noun that is the subject of what follows.
_VERB_FOLLOWS = re.compile(
    r"\s(?:will|would|is|was|are|were|has|have|had|can|could|may|might|should)\s"
)
_NAMING = frozenset({"called", "dubbed", "labeled", "branded"})
_ONLY_A_NAME = re.compile(
    rf"\s(?:[Tt]he\s)?{NAME_RUN.pattern}(?:\s\d+)?"
    r"(?:[,.;:)]|\s(?:that|which|where|and|in|is|was|has|to|for)\s|\s*$)"
    r"|\s(?!it\b|him\b|them\b)[a-z][\w-]+(?:\s[a-z][\w-]+)?[,.;)]"  # "a disease called smallpox,"
)
_THING_NAMED = re.compile(
    r"(?:^|\s)(?!(?:he|she|they|it|who|has|have|had|also|later)\b)[a-z]+\s\|\s“"
)
_TAKES_AS = frozenset("mentioned described portrayed depicted characterized considered".split())
_AS = re.compile(r"\sas\s")
# What is done by saying something: its object names what was said ("announced his resignation"),
# but is not it, unless a clause follows.
_BY_SAYING = frozenset({
    *inflect("announce propose praise criticize criticise condemn dismiss reject endorse applaud "
             "commend congratulate denounce blast slam tout defend".split()),
    *("expressed", "expresses", "expressing", "voiced", "called for", "calls for", "calling for"),
})  # fmt: skip
_CLAUSE = re.compile(
    r"\s*(?:(?:\w+\s){0,2}(?:concerns?|hopes?|fears?|doubts?|confidence|beliefs?|regret)\s)?"
    r"(?:that|whether|if|how|why|what|who)\b|"
    r"(?:(?!\b(?:that|which|who|whom|where|when|after|before|as|because)\b)[^.“])*?\s"
    r"(?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|must|do|does|did)\b"
)
_REDUCED = re.compile(r"\s+(?:by|of|as\sa)\b")
_NOUN_LEAD = re.compile(
    r"\b(?:the|a|an|his|her|their|its|our|my|of|in|for|with|so-|no|any|this|these|those)\s+$"
)


def is_something_else(masked: str, cue: str, after: int) -> bool:
    """True for "added to the bill", "the report will", "a group called Kestrel 7"."""
    if cue in _NOT_WITH and _NOT_WITH[cue].match(masked, after):
        return True
    if cue in NOUN_LIKE and _VERB_FOLLOWS.match(masked, after):
        return True
    if cue in _NAMING and _ONLY_A_NAME.match(masked, after):
        return True
    return cue in _TAKES_AS and bool(_AS.match(masked, after))


def is_done(cue: str, content: str) -> bool:
    """True for what is done by saying something and told without its words.

    "He announced his resignation" and "she expressed her condolences" are the article's own
    account; "he announced that he would resign" is his.
    """
    return cue in _BY_SAYING and "“" not in content and not _CLAUSE.match(content)


def is_finite(masked: str, cue: str, lead: str, after: int) -> bool:
    """True for a verb that somebody does, not "was told", "did not say" or "the claims"."""
    if cue.endswith("quoted as saying"):
        return True
    if NEGATED.search(lead) or PASSIVE.search(lead) or _NOUN_LEAD.search(lead):
        return False
    if cue not in {"said", "says", "say"} and _REDUCED.match(masked, after):
        return False
    return not (cue in _NAMING and _THING_NAMED.search(lead + "|" + masked[after : after + 3]))
