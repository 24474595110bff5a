"""Which of two opposites can be true together: told from the other side, or one after the other.

What one sells another buys, and what is reopened was closed: an article that tells of the one
does not contradict a question that tells of the other.
"""

from __future__ import annotations

import re
from itertools import product

from qa.language.figures import Figure
from qa.language.irregular import BASE
from qa.language.names import Name, names, same_word
from qa.language.words import Word, is_content, stem
from qa.premises.contradicted import Asked
from qa.premises.event import Told

# One thing told of either of two sides.
_CONVERSE = """
    buy,purchase / sell
    win,victory,defeat,beat,gain / lose,loss
    borrow / lend
    give / take
    send / receive
    import / export
    lead / trail
    husband / wife
"""
# One comes before the other. That somebody is hired, then sacked, is no contradiction either.
_IN_TURN = """
    open,reopen / close,shut,shutter
    start,begin,launch,commence,resume / stop,end,halt,finish,cease,suspend,quit
    arrest,detain,jail,imprison,capture / release,free
    arrive,enter,join,come / leave,depart,quit,exit,withdraw,go
    hire,appoint,recruit / fire,sack,dismiss
    build,create,establish,found / destroy,demolish,dissolve,abolish
    find / lose
    live / die,dead,kill
"""
# "The defeat of Velmar" is what Velmar lost; only the verb tells who won.
_NOUNS = frozenset({"defeat", "defeats"})
_BE = r"(?:is|are|was|were|be|been|being|gets?|got)"
_PASSIVE_BEFORE = re.compile(rf"(?:\b{_BE}(?:\s+[\w’'-]+){{0,3}}\s+|[,(]\s*)$", re.IGNORECASE)
_PASSIVE_AFTER = re.compile(r"\s+by\s+(?!\d)")
_COMPARED = frozenset("more less fewer better worse".split())


def _pairs(listed: str) -> frozenset[frozenset[str]]:
    found = set()
    for line in listed.strip().splitlines():
        ones, others = ([stem(w.strip()) for w in side.split(",")] for side in line.split("/"))
        found |= {frozenset(pair) for pair in product(ones, others)}
    return frozenset(found)


_CONVERSES, _TURNS = _pairs(_CONVERSE), _pairs(_IN_TURN)


def both_can_be(asked: Asked, word: Word, told: Told, other: Word) -> bool:
    """True when a word of a question and its opposite in a sentence don't exclude each other."""
    pair = frozenset((word.stem, other.stem))
    if pair in _TURNS and not _on_one_day(asked, told):
        return True
    if pair in _CONVERSES:
        return _is_turned_round(asked, word, told, other) or not _of_same(asked, word, told, other)
    if _compares(word) and _compares(other) and "than" in (w.plain for w in told.words):
        return not _of_same(asked, word, told, other)
    return False


def _on_one_day(asked: Asked, told: Told) -> bool:
    """True when both are of one day of the year, on which a thing seldom begins and ends."""
    ours, theirs = ([f.day for f in s.figures if _is_dated(f)] for s in (asked, told))
    return any(a and b and a.agrees(b) for a in ours for b in theirs)


def _is_dated(figure: Figure) -> bool:
    return figure.day is not None and figure.day.month is not None and figure.day.day is not None


def _is_turned_round(asked: Asked, word: Word, told: Told, other: Word) -> bool:
    """True where the one named first may be the one to whom it was done: "Sorn was beaten"."""
    if {word.plain, other.plain} & _NOUNS:
        return True
    before, after = told.text[: other.start], told.text[other.end :]
    passive = _PASSIVE_BEFORE.search(before) or _PASSIVE_AFTER.match(after)
    # What a statement is made from still has its auxiliary.
    turned = re.search(
        rf"\b{_BE}\b[^,;:?!]*\b{re.escape(word.text)}\b|\b{re.escape(word.text)}\s+by\b",
        asked.question,
        re.IGNORECASE,
    )
    return bool(_is_participle(other) and passive) or bool(_is_participle(word) and turned)


def _is_participle(word: Word) -> bool:
    return word.plain.endswith("ed") or BASE.get(word.plain, word.plain) != word.plain


def _of_same(asked: Asked, word: Word, told: Told, other: Word) -> bool:
    """True when both are told of one: of the name before them, or where none is, the word."""
    ours, theirs = _last(asked.names, word), _last(names(told.text), other)
    if ours and theirs:
        return _is_one(ours, theirs)
    if ours or theirs:
        return False
    one, another = _content_before(asked.words, word), _content_before(told.words, other)
    return one is not None and one == another


def _last(found: list[Name], word: Word) -> Name | None:
    return next((name for name in reversed(found) if name.end <= word.start), None)


def _is_one(ours: Name, theirs: Name) -> bool:
    """True when all the words of the shorter name are of the other."""
    short, long = sorted((ours.parts, theirs.parts), key=len)
    return all(any(same_word(part, other) for other in long) for part in short)


def _content_before(said: list[Word], word: Word) -> str | None:
    return next((w.stem for w in reversed(said) if w.end <= word.start and is_content(w)), None)


def _compares(word: Word) -> bool:
    return word.plain.endswith("er") or word.plain in _COMPARED
