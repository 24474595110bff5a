"""What a question takes for granted: its words without those that ask."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.asked import sentences

_TURNS = (
    r"(?:did|does|do|is|are|was|were|has|have|had|will|can)(?:n['’]t)?|won['’]t|can['’]t|cannot"
)
_PREPOSITION = r"(?:in|on|at|by|for|to|from|with|of|during|since|until|under|against)"
_NOUNS = rf"(?:\s+(?!(?:{_TURNS})\b)[\w’'-]+){{0,3}}?"
_ASKED = re.compile(
    rf"\b(?:{_PREPOSITION}\s+)?"
    rf"(?:(?:what|which|whose){_NOUNS}|how\s+(?:many|much){_NOUNS}"
    r"|how(?:\s+(?:long|often|far|old|big|large|high|tall))?|who|whom|when|where|why)"
    rf"\s+(?P<turn>{_TURNS})\b",
    re.IGNORECASE,
)
# Where no auxiliary follows, what does can be the verb: "who hosted", "which minister said".
_BARE = re.compile(
    rf"\b(?:{_PREPOSITION}\s+)?(?:who|whom|whose|what|which|when|where|why|how(?:\s+(?:many|much))?)"
    r"\b",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    rf"^\W*(?:and\s+|so\s+|but\s+)?(?:{_TURNS}|could|should|would|may|might)\b", re.IGNORECASE
)
# What is only supposed is not taken for granted.
_SUPPOSED = re.compile(r"\b(?:if|would|could|should|might|may|whether|suppos\w*|imagine)\b")
_DENYING = re.compile(r"(?:n['’]t|not)$", re.IGNORECASE)
_MOST_CHARACTERS = 1_000  # a question is a sentence or two; what is pasted goes on


class Statement(NamedTuple):
    """What a sentence of a question asserts; `told` where the sentence does not itself ask."""

    text: str
    sentence: str
    told: bool


def statements(question: str) -> list[Statement]:
    """What a question of one sentence or several asserts."""
    found = []
    parts = list(sentences(question[:_MOST_CHARACTERS]))
    for n, sentence in enumerate(parts, start=1):
        asking = sentence.endswith("?") or n == len(parts)
        if asking or _SUPPOSED.search(sentence):
            said = statement(sentence)
            found += [Statement(said, sentence, told=False)] if said else []
        elif sentence:
            found.append(Statement(sentence.rstrip(" .!"), sentence, told=True))
    return found


def statement(question: str) -> str | None:
    """The words of a question that it asserts, in their order; None where it asserts nothing.

    A yes-or-no question asserts nothing, nor does one that only supposes. What asks stays
    out, and so does the auxiliary that turns the order, but for its "not".

    >>> statement("Why did the bridge open in 2019?")
    'the bridge open in 2019'
    """
    text = " ".join(question.split()).rstrip(" ?.!")
    if _YES_OR_NO.match(text) or _SUPPOSED.search(text):
        return None
    asked, bare = _ASKED.search(text), _BARE.search(text)
    if bare is None:
        return None
    if asked is None or asked.start() > bare.start():
        return _without(text, bare.start(), bare.end(), "")
    denied = "not" if _DENYING.search(asked["turn"]) else ""
    return _without(text, asked.start(), asked.end(), denied)


def _without(text: str, start: int, end: int, instead: str) -> str | None:
    return " ".join(f"{text[:start]} {instead} {text[end:]}".split()) or None
