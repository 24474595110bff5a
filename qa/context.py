"""What a quoted sentence needs to stand alone: who "he" is, and the sentence that says so.

A quotation is never edited; what it leans on is told beside it, with its own citation.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index import Article, Span, split_sentences
from qa.attribution.clauses import PAST
from qa.attribution.names import Roster, is_body, strip_titles
from qa.language.lexicon import HE, ROLES, SHE
from qa.language.names import NAME_RUN
from qa.rewriting.grammar import singular
from qa.rewriting.people import is_person_noun

# Only a pronoun near the beginning leans on what came before; later ones mostly lean on
# the sentence's own subject.
_PERSON = re.compile(r"[\W\d_]*+(?:\w+,?\s+){0,2}?(?P<word>He|She|he|she|His|Her)\b")
_THING = re.compile(r"[\W\d_]*(?P<word>It|They|This|That|These|Those|Their|Its)\b(?!\s+is\s+why)")
# "The patient was given steroids": somebody who has no name, and does or undergoes what follows.
_SOMEBODY = re.compile(
    r"\W*(?:(?:But|And|When|After|As|While)\s)?(?:[Tt]he|[Aa]n?|[Tt]h(?:is|at))\s(?P<who>(?:(?:[\w-]*\d"
    r"[\w-]*|young|old|older|elderly|injured|wounded|unidentified|unnamed|unknown|local|homeless|"
    r"pregnant|first|second|third|other|same|armed|masked|male|female)\s){0,2}(?P<noun>[a-z]+))"
    rf"(?:[.,;]|\s(?:who|is|was|has|had|did|will|would|could|can|may|might|{PAST}|[a-z]+ed)\b)"
)
# Characters looked back over: a pronoun whose person is further away is left alone.
_REACH = 1500
_NEXT_PARAGRAPHS = 2  # back from the sentence's own, for persons; things lean on the same one
_MALE = frozenset({"he", "his"})


class Leaning(NamedTuple):
    """A word that leans on an earlier sentence, what it means if known, and that sentence."""

    word: str
    means: str | None
    sentence: Span


def leaning(article: Article, sentence: Span) -> Leaning | None:
    """What the opening of a sentence leans on, None when it stands alone."""
    text = article.text[sentence.start : sentence.end]
    earlier = _earlier(article, sentence)
    if not earlier:
        return None
    if person := _PERSON.match(text):
        before = text[: person.start("word")]
        return None if _named(before) else _person(article, person["word"], earlier)
    thing = _THING.match(text)
    last = earlier[-1]
    if thing and "\n\n" not in article.text[last.end : sentence.start]:
        return Leaning(thing["word"], None, last)
    return None


def _earlier(article: Article, sentence: Span) -> list[Span]:
    """The sentences before one, from the beginning of a paragraph on, nearest last."""
    start = max(0, sentence.start - _REACH)
    start = 0 if start == 0 else article.text.find("\n\n", start, sentence.start)
    if start < 0:
        return []
    part = article.text[start : sentence.start]
    found = split_sentences(part, article.language or "en")
    return [Span(s.start + start, s.end + start) for s in found]


def _person(article: Article, word: str, earlier: list[Span]) -> Leaning | None:
    """The person last named whom the pronoun can mean."""
    roster = Roster(article.text)
    wanted = "he" if word.lower() in _MALE else "she"
    for sentence in reversed(earlier):
        between = article.text[sentence.end : earlier[-1].end]
        if between.count("\n\n") > _NEXT_PARAGRAPHS:
            return None
        text = article.text[sentence.start : sentence.end]
        for name in _named(text):
            if not roster.is_person(name):
                continue
            full = roster.full_name(name)
            if roster.gender(full) in ("", wanted):
                return Leaning(word, full, sentence)
        if somebody := _somebody(text, wanted):
            return Leaning(word, somebody, sentence)
    return None


def _somebody(text: str, wanted: str) -> str | None:
    """Whom a sentence is about who is neither named nor goes by an office, "the patient"."""
    found = _SOMEBODY.match(text)
    if found is None:
        return None
    noun = found["noun"]
    if not is_person_noun(noun) or noun in ROLES or singular(noun) != noun:
        return None
    return f"the {found['who']}" if _gender(noun) in ("", wanted) else None


def _gender(noun: str) -> str:
    if noun in SHE or noun in ("girl", "aunt", "niece") or noun.endswith("woman"):
        return "she"
    return "he" if noun in HE or noun in ("boy", "uncle") or noun.endswith("man") else ""


def _named(text: str) -> list[str]:
    """The names in a text that are not those of bodies, without titles, the subject first."""
    names = [strip_titles(match.group())[0] for match in NAME_RUN.finditer(text)]
    return [name for name in names if name and not is_body(name)]
