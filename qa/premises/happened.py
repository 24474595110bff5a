"""Grave things that a question says happened, and the words by which articles tell of them.

Of most verbs another word may tell the same; of a death, an arrest or a resignation there are
few, and an article that has none of them does not say that it happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from qa.language.words import plain_words, stem, words


class _Grave(NamedTuple):
    name: str
    said: frozenset[str]
    """Plain words of a question that say it happened."""
    signs: frozenset[str]
    """Stems of the words of which an article that tells of it has at least one."""


def _grave(name: str, said: str, signs: str) -> _Grave:
    return _Grave(name, frozenset(said.split()), frozenset(map(stem, f"{said} {signs}".split())))


# Widely drawn: what is only hinted at is no mistake of who asks.
_GRAVE = (
    _grave(
        "a death",
        "die died dies killed murdered",
        "dead death kill murder slay slain fatal fatality deceased pass perish drown suicide "
        "funeral mourn mourner obituary late grave bury assassinate execute shoot shot stab lose "
        "lost loss victim widow widower memorial toll life lives",
    ),
    _grave(
        "an arrest",
        "arrested detained jailed imprisoned",
        "arrest detain detention detainee jail imprison prison custody handcuff apprehend capture "
        "charge hold held police raid seize cell bail captivity captive inmate",
    ),
    _grave(
        "a resignation",
        "resign resigned resigns",
        "resignation quit step stood stand leave left depart departure exit oust out go goes gone "
        "relinquish vacate retire down outgoing former successor replace",
    ),
    _grave(
        "a conviction",
        "convicted",
        "convict conviction guilty sentence verdict plead jury prison jail",
    ),
    _grave(
        "a dismissal",
        "fired sacked dismissed",
        "fire sack dismiss oust remove terminate let axe drop suspend lay laid force part former "
        "replace job role leave left depart exit out shot shoot launch",
    ),
    _grave(
        "a wedding",
        "marry married",
        "marry marriage wed wedding wife husband spouse bride groom couple tie honeymoon",
    ),
    _grave("a divorce", "divorce divorced", "split separate separation part ex breakup marriage"),
)


def not_told_of(statement: str, texts: Iterable[str]) -> str | None:
    """What a statement says happened of which no text has a word; None where there is no such.

    >>> not_told_of("the singer die", ["The singer has cancelled her tour because of her health."])
    'a death'
    """
    said = {word.plain for word in words(statement)}
    supposed = [grave for grave in _GRAVE if grave.said & said]
    if not supposed:
        return None
    told = {stem(word) for text in texts for word in plain_words(text)}
    return next((grave.name for grave in supposed if told.isdisjoint(grave.signs)), None)
