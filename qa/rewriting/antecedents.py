"""What the words that point back stand for, and the nouns that were said in full before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from qa.language.words import stem
from qa.models import Turn
from qa.rewriting import grammar
from qa.rewriting.grammar import AUXILIARY, POINTING, PREDICATES
from qa.rewriting.he_or_she import person
from qa.rewriting.people import People
from qa.rewriting.phrases import Phrase, phrases
from qa.rewriting.pronouns import Pronoun, pronouns
from qa.rewriting.topics import Topic, answer_names, is_vague, topics

_PLACE_BEFORE = frozenset("in at to from near around".split())
# Read for who is who; long answers repeat themselves.
_READ = 2_000
_TURNS = 4
# Of the most salient phrase, how salient one must be at least that fits in number.
_NEARLY = 0.5
_MOST_WORDS = 4  # of a phrase that a noun is taken to be short for
_ASKS_FOR_ONE = re.compile(r"(?:which|what)\s+(?P<next>\w+)", re.IGNORECASE)


class Reference(NamedTuple):
    """A word or a phrase of a follow-up, and what is to stand in its place."""

    start: int
    end: int
    text: str


def references(question: str, history: Sequence[Turn]) -> list[Reference]:
    """What each pronoun that points back is to be replaced with, in order.

    In each part of a question only the first of a kind is replaced: "What did Azzam say of his
    plan" is how people speak.
    """
    known = {p.text.lower() for p in phrases(question)}
    about = [t for t in topics(history) if t.phrase.text.lower() not in known]
    people = People(history)
    found: list[Reference] = []
    done: set[tuple[int, str]] = set()
    for pronoun in pronouns(question):
        meant = _meant(pronoun, about, history, people)
        once = {(pronoun.part, pronoun.kind), (pronoun.part, f"={meant}")}
        # "Who told her that" is about her: what "that" points at is not needed, and less sure.
        enough = pronoun.kind == "pointing" and any(part == pronoun.part for part, _ in done)
        if meant is None or done & once or enough:
            continue
        done |= once
        found.append(Reference(pronoun.start, pronoun.end, _in_place(pronoun, question, meant)))
    return found


def replaced(text: str, references: Sequence[Reference]) -> str:
    """The text with each reference in its place."""
    for reference in sorted(references, reverse=True):
        text = text[: reference.start] + reference.text + text[reference.end :]
    return text


def _meant(
    pronoun: Pronoun, about: Sequence[Topic], history: Sequence[Turn], people: People
) -> str | None:
    """What a pronoun stands for, None if nothing fits."""
    told = answer_names(history[-1])
    before = history[-1].standalone_question.lower()
    if pronoun.kind == "person":
        return person(pronoun.word, about, people)
    if pronoun.kind == "place":
        about = [t for t in about if not people.is_someone(t.phrase)]
        return told[0] if told and before.startswith("where") else _place(about)
    if pronoun.kind == "one":
        kinds = [t for t in about if not t.phrase.is_relational] or about
        return kinds[0].phrase.text if kinds else None
    if pronoun.kind == "thing":
        about = [t for t in about if not people.is_someone(t.phrase)]
        told = [name for name in told if not people.is_person(name)]
        if told and _asks_for_one(before):
            return told[0]
    return _thing(pronoun, about) or (told[0] if told and not about else None)


def _thing(pronoun: Pronoun, about: Sequence[Topic]) -> str | None:
    """The most salient phrase that fits in number, or nearly as salient."""
    about = [t for t in about if not is_vague(t.phrase)]
    if not about:
        return None
    plural = pronoun.kind == "several" or pronoun.word in {"these", "those"}
    fitting = [t for t in about if t.phrase.is_plural == plural and not t.phrase.is_relational]
    if fitting and fitting[0].weight >= _NEARLY * about[0].weight:
        return _placed(fitting[0], fitting)
    return about[0].phrase.spoken


def _placed(place: Topic, others: Sequence[Topic]) -> str:
    """A phrase as it is spoken, and what it only places before it: "the ferry from Dask"."""
    spoken = place.phrase.spoken
    if not place.phrase.is_name or place.phrase.before not in _PLACE_BEFORE:
        return spoken
    placing = f" {place.phrase.before} {spoken}"
    gap = len(placing) - len(place.phrase.text)
    for other in others:
        follows = other.ago == place.ago and other.phrase.end + gap == place.phrase.start
        # What nothing has told apart yet, "devices in Dask", is as often said of no one thing.
        known = other.phrase.determiner == "the"
        if follows and known and other.weight >= _NEARLY * place.weight:
            return f"{other.phrase.spoken}{placing}"
    return spoken


def _place(about: Sequence[Topic]) -> str | None:
    names = [t for t in about if t.phrase.is_name]
    near = min(names, key=lambda t: t.ago + (t.phrase.before not in _PLACE_BEFORE), default=None)
    return near.phrase.spoken if near else None


def _asks_for_one(question: str) -> bool:
    """Whether a question asks for one of a kind, so that its answer is what comes next."""
    match = _ASKS_FOR_ONE.match(question)
    return match is not None and match["next"] not in AUXILIARY


def _in_place(pronoun: Pronoun, question: str, meant: str) -> str:
    if pronoun.kind == "one":
        return _of_the_kind(pronoun.word, meant.removeprefix("the "))
    if pronoun.kind == "place":
        return f"in {meant}"
    if pronoun.kind == "pointing":
        # Beside the word: what it points at is less sure than what a pronoun stands for.
        return f"{question[pronoun.start : pronoun.end]} ({meant})"
    return possessive(meant) if pronoun.owns else meant


def possessive(name: str) -> str:
    """A name as the owner of what follows."""
    return f"{name}’" if grammar.is_plural(name.split()[-1]) else f"{name}'s"


def _of_the_kind(word: str, kind: str) -> str:
    """The kind that was spoken of, in place of "one": "a smart one", "smart ones"."""
    if word == "ones":
        return kind
    *before, head = kind.split()
    return " ".join([*before, grammar.singular(head)])


def expansions(question: str, history: Sequence[Turn]) -> list[Reference]:
    """The nouns that were said in full before: "the order" after "a restraining order"."""
    about = topics(history)
    answered = phrases(history[-1].text[:_READ])
    found = []
    for phrase in phrases(question):
        if " " in phrase.text or phrase.is_name or phrase.determiner in {"another", "other"}:
            continue
        full = next((t.phrase.text for t in about if _is_short_for(phrase, t.phrase, t.ago)), None)
        if full is None and phrase.determiner in POINTING:
            full = next((p.text for p in answered if _is_short_for(phrase, p, 0)), None)
        if full is not None:
            modifiers = full.rsplit(" ", 1)[0]
            found.append(Reference(phrase.start, phrase.end, f"{modifiers} {phrase.text}"))
    return found


def _is_short_for(phrase: Phrase, other: Phrase, ago: int) -> bool:
    """Whether a noun is the last of a phrase that was said a few turns ago."""
    words = other.text.split()
    if not 1 < len(words) <= _MOST_WORDS or stem(other.head.lower()) != stem(phrase.text.lower()):
        return False
    if words[0].lower() in PREDICATES or ago >= _TURNS:
        return False
    if ago and phrase.determiner in {"a", "an"}:
        return False  # another one
    return other.is_plural == phrase.is_plural or not other.is_name
