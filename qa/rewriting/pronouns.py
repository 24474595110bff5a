"""The words of a follow-up that point back to what was said before it, and what kind they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from qa.rewriting import grammar
from qa.rewriting.grammar import AUXILIARY, DO, MODAL, PREPOSITIONS
from qa.rewriting.people import is_person_noun
from qa.rewriting.phrases import Phrase, phrases

Kind = Literal["person", "thing", "several", "pointing", "place", "one"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys("he she him her his hers".split(), "person"),
    **dict.fromkeys("it its".split(), "thing"),
    **dict.fromkeys("they them their theirs".split(), "several"),
    **dict.fromkeys("this that these those".split(), "pointing"),
    "there": "place",
    "one": "one",
    "ones": "one",
}
_OWNING = frozenset("his its their hers theirs".split())
# "It" stands for nothing in "is it true that", "how long does it take to".
_EMPTY_IT = re.compile(
    r"(?:\b(?:is|was|be|isn't|wasn't)\s+it\s+|\bit\s+(?:is|was|be|will\s+be)\s+|\bit['’]s\s+)"
    r"(?:\w+\s+){1,3}?(?:to|that|for\s+(?:\w+\s+){1,4}?to|if|when|having|being)\b"
    r"|\bit\s+(?:take|takes|cost|costs|matter|matters|rain|snow)\b(?:\s+\w+){0,5}?\s+"
    r"(?:to|if|that)\b|\bit\s+(?:possible|true|raining|snowing)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"[,.;?]|\b(?:and|if|when|because|that|but|or)\b", re.IGNORECASE)
# Where a question has several, each is asked by itself (`qa.parts`) and must stand alone.
_PART = re.compile(r"\?\s+|,?\s+and\s+(?=(?:who|what|when|where|why|how|which)\b)", re.IGNORECASE)


_WHO = re.compile(r"\s*(?:and\s+)?who\b", re.IGNORECASE)


class Pronoun(NamedTuple):
    """A word that points back, where it stands, and in which part of the question."""

    word: str
    kind: Kind
    start: int
    end: int
    part: int
    owns: bool
    """It is the owner of what follows: "her plan"."""


def pronouns(question: str) -> Iterator[Pronoun]:
    """The words of a question that stand for something said before the question."""
    own = phrases(question)
    tokens = grammar.words(question)
    low = [t.group().lower() for t in tokens]
    seams = [m.start() for m in _PART.finditer(question)]
    for at, token in enumerate(tokens):
        kind = _KINDS.get(low[at])
        shouted = token.group().isupper() and len(token.group()) > 1 and not question.isupper()
        if kind is None or shouted or not _points(kind, question, tokens, low, at):
            continue
        part = sum(seam < token.start() for seam in seams)
        if kind == "person" and part and _WHO.match(question):
            continue  # whoever the answer to the first part is
        if _bound(token.start(), kind, low[at] in _OWNING, own, question):
            continue
        after = low[at + 1] if at + 1 < len(low) else ""
        # "her plan" is the plan of somebody; "told her", "told her that" is not.
        owns = low[at] in _OWNING or (low[at] == "her" and after not in grammar.BREAKS | {""})
        yield Pronoun(low[at], kind, token.start(), token.end(), part, owns)


def _points(
    kind: Kind, question: str, tokens: Sequence[re.Match[str]], low: Sequence[str], at: int
) -> bool:
    """Whether a word that can point back does so here."""
    after = low[at + 1] if at + 1 < len(low) else ""
    before = low[at - 1] if at else ""
    if kind == "thing":
        place = tokens[at].start()
        return not any(m.start() <= place < m.end() for m in _EMPTY_IT.finditer(question))
    if kind == "pointing":
        return _points_alone(question[tokens[at].end() :], low[at], before, after)
    if kind == "place":
        # "How many are there", not "who was there".
        exists = before in AUXILIARY and (bool(after) or low[0] != "who")
        return at > 0 and not exists and after not in AUXILIARY
    if kind == "one":
        verb = grammar.is_verb(after) and any(w in DO | MODAL for w in low[:at])
        return at > 0 and (not after or verb or after in (PREPOSITIONS - {"of"}) | AUXILIARY)
    return True


def _points_alone(rest: str, word: str, before: str, after: str) -> bool:
    """Whether "this" and the like stand by themselves: not "this plan", "the fact that …"."""
    alone = not after or after in AUXILIARY | PREPOSITIONS | {"and", "or", "too", "mean"}
    alone = alone or rest.lstrip()[:1] in {"?", ",", "."}
    alone = alone or (before in DO | MODAL and grammar.is_verb(after))
    joins = word == "that" and bool(after) and before not in PREPOSITIONS | AUXILIARY | {""}
    return alone and not joins


def _bound(place: int, kind: Kind, owning: bool, own: Sequence[Phrase], question: str) -> bool:
    """Whether a pronoun stands for something earlier in its own question."""
    if kind in {"one", "place"}:
        return False
    for phrase in own:
        if phrase.end > place or phrase.is_relational:
            continue
        if kind == "person" and (phrase.is_name or is_person_noun(phrase.head)):
            return True
        if kind == "several" and not phrase.is_plural:
            continue
        if _APART.search(question[phrase.end : place]) or (owning and phrase.is_name):
            return True
    return False
