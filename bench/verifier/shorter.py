"""A sentence said with less, or a little otherwise, and still borne out by what it was."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from qa.language.days import A_MONTH, A_WEEKDAY

_OPENING = re.compile(
    r"^(?:But|And|However|Meanwhile|So|Still|Also|In addition|Then|Now|Indeed|Instead|Yet),? +",
    re.I,
)
_LEAD = re.compile(
    r"^(?:In|On|At|After|During|Since|By|Before|As|With|For|When|While) [^,]{3,60}, "
)
_TRAILING = re.compile(
    r", (?:which|who|while|although|though|where|when|after|before|because|[a-z]+ing)\b"
    r"[^“”\"]{10,}\.$"
)
_CLAUSE = re.compile(r" (?:after|before|because|when|while|until|since|following)\b.{10,}\.$")
_APPOSITION = re.compile(r", (?:an? |the |his |her |who |which |aged? |\d)[^,“”\"]{3,70},(?= )")
_BRACKETS = re.compile(r" ?[(\[][^()\[\]]*[)\]]")
_DASHED = re.compile(r" [–—-]{1,2} [^–—]{3,80} [–—-]{1,2} ")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|President|Prime Minister|Senator|Professor|Judge)\.? ")
_FORENAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)(?=\b(?! [A-Z]))")
_DAY = re.compile(
    rf"^(.{{20,}}?) ((?:on|in) (?:{A_WEEKDAY}|(?:19|20)\d\d|{A_MONTH}(?: \d{{1,4}})?))([,.]?)(.*)$"
)
_COMMA_AND = re.compile(r", (?:and|but) (?:he|she|it|they|the|a|his|her|their)\b.{10,}\.$")
_CONTRACTED = (
    (" did not ", " didn't "), (" is not ", " isn't "), (" was not ", " wasn't "),
    (" has not ", " hasn't "), (" cannot ", " can't "), (" will not ", " won't "),
    (" per cent", "%"), (" says ", " said "), (" told reporters ", " said "),
    (" is set to ", " will "), (" in order to ", " to "), (" as well as ", " and "),
    (" due to ", " because of "), (" have been ", " were "), (" has been ", " was "),
)  # fmt: skip


def shorter(sentence: str, rng: random.Random) -> str | None:
    """The sentence with one to three things left out or said otherwise, None where none can be."""
    ways: list[Callable[[str], str]] = [
        lambda t: _OPENING.sub("", t),
        lambda t: _LEAD.sub("", t, count=1),
        lambda t: _TRAILING.sub(".", t),
        lambda t: _CLAUSE.sub(".", t),
        lambda t: _COMMA_AND.sub(".", t),
        lambda t: _APPOSITION.sub("", t, count=1),
        lambda t: _DASHED.sub(" ", t),
        lambda t: _TITLE.sub("", t),
        lambda t: _FORENAME.sub(r"\2", t, count=1),
        _day_first,
        _contracted,
    ]
    made = _BRACKETS.sub("", sentence)
    done = 0
    for way in rng.sample(ways, len(ways)):
        new = _capital(way(made).strip())
        if new != made and len(new.split()) >= 5:
            made, done = new, done + 1
        if done >= rng.choice((1, 2, 2, 3)):
            break
    return made if made != sentence else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _contracted(text: str) -> str:
    for long, short in _CONTRACTED:
        text = text.replace(long, short)
    return text


def _day_first(text: str) -> str:
    """Say the day first: "It sank on Monday" becomes "On Monday, it sank"."""
    match = _DAY.match(text)
    if not match:
        return text
    before, day, mark, rest = match.groups()
    first = before.split()[0]
    small = before[0].lower() + before[1:] if first in _SMALL else before
    return f"{_capital(day)}, {small}{mark if rest.strip() else '.'}{rest}"


_SMALL = {"The", "A", "An", "He", "She", "It", "They", "His", "Her", "Their", "This", "Police"}
