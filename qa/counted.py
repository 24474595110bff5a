"""What a figure counts: the dead, the injured, persons, or the things of its next noun.

News seldom says it twice in the same words: "nine people were killed", "put the number of dead
at nine", "47, officials said, were hurt". Two figures are of one thing when neither of what
became of those counted nor what they are speaks against it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.language.figures import Figure, figures
from qa.language.words import STOP

_FATES = {
    "killed": r"kill(?:s|ed|ing)?|dead|die[sd]?|dying|deaths?|fatalit(?:y|ies)|perished|slain|"
    r"lost (?:their|its) lives|loss of life|bodies|death toll|toll",
    "injured": r"injur(?:e[sd]?|ing|y|ies)|hurt(?:s|ing)?|wound(?:s|ed|ing)?",
    "missing": r"missing|unaccounted for",
    "arrested": r"arrest(?:s|ed|ing)?|detained|detaining",
    "rescued": r"rescued?|rescuing",
    "displaced": r"evacuat(?:ed?|ing|ions?)|displaced?|displacing|homeless",
}
_FATE = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _FATES.items()), re.IGNORECASE
)
# "Twelve killed or injured" is a count of both together.
_BOTH = re.compile(
    rf"\b(?:{'|'.join(_FATES.values())})(?:,| and| or| and/or)+ "
    rf"(?:{'|'.join(_FATES.values())})\b",
    re.IGNORECASE,
)
# Words for anybody, and those that each name the same persons; "people" may be any of the latter.
# Men, women, children, soldiers and civilians are not here: they are a part of the people.
_ANYBODY = frozenset("person people persons individuals others victims souls casualties".split())
_GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "passengers travellers travelers",
        "protesters protestors demonstrators marchers",
        "residents inhabitants villagers locals citizens",
        "workers employees staff staffers labourers laborers jobs",
        "migrants refugees",
        "spectators fans supporters attendees concertgoers visitors guests",
        "students pupils schoolchildren",
        "prisoners inmates",
        "tourists holidaymakers",
        *("patients", "miners", "pilgrims", "worshippers", "hostages", "survivors", "voters"),
    )
)
_PERSON, _A_THING = "person", "thing"
_GROUP_OF = {word: f"group {n}" for n, group in enumerate(_GROUPS) for word in group}
# Small words and verbs that stand where a figure has no noun: "63 died", "of 63, police said".
_NO_NOUN = STOP | frozenset(
    "dead hurt lost died left went came took fell got gave made told said say says saying feared "
    "missing according while although people's since despite because without last".split()
)
_NOUNS_IN_ED = frozenset("bed seed feed breed shed sled speed weed deed need creed".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HOW_MANY = re.compile(r"\bhow many\b|\b(?:number|total) of\b", re.IGNORECASE)
_NEAR = 3  # words after a figure among which a word for persons is looked for
# Reporting that interrupts: "47, officials said, were hurt"; "12, according to police, died".
_ASIDE = re.compile(
    r",(?:[^,;.:]{0,50}\b(?:said|says|say|told [^,;.:]{1,20}|added|reported)\b[^,;.:]{0,30}"
    r"|\s*according to [^,;.:]{1,50}),(?=\s)",
    re.IGNORECASE,
)
# Where what is said of one figure ends.
_BOUNDARY = re.compile(r"[,;:.?!()–—](?=\s|$)|\b(?:and|but|while|with|or|including)\b", re.I)
# A count that is a part of another one, comes on top of one, or never was.
_PART = re.compile(
    r"\b(?:including|include[sd]?|among (?:them|whom)|of (?:them|whom|these|those)|another|further"
    r"|additional|extra|other|feared?|fearing|could|may|might|would|forecast|expected|not|never)"
    r"(?:\s+(?:at least|about|around|nearly|some|up to|more than|over|be|have been|that|a|as many"
    r"|were|killed?|injured?))*\s*$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\s*(?:\w+\s+)?(?:of (?:them|whom|these|those|the (?:dead|injured|victims))\b"
    r"|(?:more|further|additional)\b)",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\b(?:feared|could|may|might|would)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\s*others?\b", re.IGNORECASE)


class Counted(NamedTuple):
    """What became of those counted, empty if not said, and what they are, empty if not said."""

    fate: str
    what: str
    whole: bool
    """False for a part of another count, what came on top of one, and what was only feared."""


def asked_for(question: str) -> Counted:
    """What a question asks the number of: what became of them, where it names one thing only."""
    named = {match.lastgroup or "" for match in _FATE.finditer(question)}
    asks = _HOW_MANY.search(question)
    what = _noun(question[asks.end() :]) if asks else ""
    return Counted(next(iter(named)) if len(named) == 1 else "", what, whole=True)


def counted(text: str, figure: Figure) -> Counted:
    """What a figure of the text counts."""
    others = [f for f in figures(text) if f.day is None]
    # An aside's place stays, so that offsets hold.
    plain = _ASIDE.sub(lambda m: " " * len(m.group()), text)
    began = max((f.end for f in others if f.end <= figure.start), default=0)
    ended = min((f.start for f in others if f.start >= figure.end), default=len(text))
    before, after = plain[began : figure.start], plain[figure.end : ended]
    following = _BOUNDARY.split(after, maxsplit=1)[0]
    fate = _first(following) or _last(_BOUNDARY.split(before)[-1])
    if _BOTH.search(after) or _BOTH.search(before):
        fate = "several"
    whole = not (_PART.search(plain[: figure.start][-60:]) or _OF_THEM.match(after))
    if _UNSURE.search(following):
        whole = False
    if whole and _OTHERS.match(after) and re.search(r"\band\W*$", before):
        # "The driver and 12 others were killed" is one more; "nine dead and 12 others hurt" isn't.
        whole = _last(plain[: figure.start]) not in ("", fate)
    return Counted(fate, _what(following, figure), whole)


def same_thing(ours: Counted, theirs: Counted) -> bool:
    """True when both can count one thing. What became of them must be the same, or unsaid."""
    if not (ours.whole and theirs.whole) or ours.fate != theirs.fate:
        return False
    if ours.what == theirs.what:
        return True
    kinds = {ours.what, theirs.what}
    # A figure alone can be of anything, so what became of those counted must tell.
    if "" in kinds:
        other = next(iter(kinds - {""}))
        return ours.fate != "" and _is_person(other)
    return _PERSON in kinds and all(map(_is_person, kinds))


def _is_person(what: str) -> bool:
    return what == _PERSON or what.startswith("group ")


def _what(following: str, figure: Figure) -> str:
    if figure.kind in ("money", "percent") or figure.day is not None:
        return figure.unit
    noun = _noun(following)
    return figure.unit if noun == _A_THING else noun


def _noun(following: str) -> str:
    """The persons that these words begin with, empty if there is no noun, else `_A_THING`."""
    words = [m.group().lower() for m in _WORD.finditer(following)][:_NEAR]
    if not re.match(r"[\s-]*[^\W\d_]", following) or not words or _is_no_noun(words[0]):
        return ""
    for word in words:
        if _is_no_noun(word):
            break
        if word in _ANYBODY:
            return _PERSON
        if word in _GROUP_OF:
            return _GROUP_OF[word]
    return _A_THING


def _is_no_noun(word: str) -> bool:
    """True for a small word or a verb, as far as its ending tells."""
    return word in _NO_NOUN or (word.endswith("ed") and word not in _NOUNS_IN_ED and len(word) > 4)


def _first(text: str) -> str:
    match = _FATE.search(text)
    return (match.lastgroup or "") if match else ""


def _last(text: str) -> str:
    found = [match.lastgroup or "" for match in _FATE.finditer(text)]
    return found[-1] if found else ""
