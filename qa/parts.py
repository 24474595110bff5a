"""A question that asks several things at once, as the questions it is made of."""

from __future__ import annotations

import re

from qa.language.words import is_content, words
from qa.models import Turn
from qa.rewriting.antecedents import references, replaced
from qa.rewriting.phrases import stems
from qa.rewriting.pronouns import pronouns
from qa.rewriting.standalone import standalone
from qa.rewriting.topics import CARRIED

_ASKING = r"who|whom|whose|what|when|where|why|how|which"
_SEAM = re.compile(
    rf",?\s+and\s+(?={_ASKING}\b)|\?\s+(?=(?:and\s+)?(?:{_ASKING})\b)", re.IGNORECASE
)
_OPENING = re.compile(
    rf"^(?:and\s+)?(?P<asking>(?:by|for|to|with|from|in)?\s*(?:{_ASKING})"
    r"(?:\s+(?:many|much|long|often|far|old))?)\b",
    re.IGNORECASE,
)
_ENDS_ASKING = re.compile(
    rf"\b(?:{_ASKING})(?:\s+(?:many|much|long|often|far|old))?$", re.IGNORECASE
)
_AUXILIARY = re.compile(r"^(?:\s+(?:did|does|do|was|were|is|are|has|have|had|will|would|can)\b)?")
# Who does something is not named; "who is the mayor" names whom it asks about.
_WHO = re.compile(r"(?:and\s+)?who\b(?!['’]s\b|\s+(?:is|was)\s+\S+\s+\S)", re.IGNORECASE)
_WHOM = frozenset({"person", "thing", "several"})
# "Which companies and which banks were fined?" asks one thing of both.
_BARE = re.compile(r"(?:which|whose)\s+\S+", re.IGNORECASE)
MOST = 3
_TELLING = 2  # words of a part; with more it says itself what it is about


def parts(question: str) -> tuple[str, ...]:
    """The questions in a question, each standing alone; itself when it asks one thing.

    >>> parts("Who signed the agreement and when?")
    ('Who signed the agreement?', 'when signed the agreement?')
    >>> parts("When was the bridge opened and what did it cost?")
    ('When was the bridge opened?', 'what did the bridge cost?')
    >>> parts("Who won the Super Bowl and what was the score?")
    ('Who won the Super Bowl?', 'As for the Super Bowl, what was the score?')
    >>> parts("When and where was the summit?")
    ('When was the summit?', 'where was the summit?')
    """
    pieces = _pieces(question)
    if not 1 < len(pieces) <= MOST or not all(map(_OPENING.match, pieces)):
        return (question,)
    if _BARE.fullmatch(pieces[0]):
        return (question,)
    pieces[0] = _asked_first(*pieces[:2])
    told = [pieces[0], *(_named(piece, pieces[0]) for piece in pieces[1:])]
    # "Who won, and how old is he?": only the answer says who he is.
    if any(p.kind in _WHOM for piece in told[1:] for p in pronouns(piece)):
        return (question,)
    whole = told[:1]
    for piece in told[1:]:
        whole.append(_whole(piece, whole[-1]))
    return tuple(f"{piece}?" for piece in whole)


def _pieces(question: str) -> list[str]:
    """The question cut where it asks again, and not within what it asks about."""
    found: list[str] = []
    start = 0
    for seam in _SEAM.finditer(question):
        piece = question[start : seam.start()].strip(" ?.,")
        if seam.group().startswith("?") or not _asks_of_asking(piece):
            found.append(piece)
            start = seam.end()
    return [piece for piece in (*found, question[start:].strip(" ?.,")) if piece]


def _asks_of_asking(piece: str) -> bool:
    """Whether a question word at the end goes with the next: "What was said of how and when …"."""
    opening, ending = _OPENING.match(piece), _ENDS_ASKING.search(piece)
    return ending is not None and (opening is None or opening.end() <= ending.start())


def _asked_first(first: str, following: str) -> str:
    """A first part that is only a question word asks what the next one does."""
    opening, whole = _OPENING.match(first), _OPENING.match(following)
    if opening is None or whole is None or first[opening.end() :].strip():
        return first
    return first + following[whole.end() :]


def _named(piece: str, first: str) -> str:
    """A later part with what it means or is about, where only the first part names it."""
    asks_who = _WHO.match(first) is not None
    if asks_who and any(p.kind == "person" for p in pronouns(piece)):
        return piece
    history = [Turn(question=first, standalone_question=first, text="")]
    meant = [r for r in references(piece, history) if r.text != piece[r.start : r.end]]
    opening = _OPENING.match(piece)
    if meant or any(pronouns(piece)) or (opening and not piece[opening.end() :].strip()):
        return replaced(piece, meant)
    own = [w for w in words(piece) if is_content(w)]
    if len(own) > _TELLING or stems(piece) & stems(first):
        return piece
    # "And what was the score?" is asked of the match that the first part names.
    about = standalone(f"and {piece}", history)
    return about if about.startswith(CARRIED) else f"{piece[:1]}{about[1:]}"


def _whole(piece: str, before: str) -> str:
    """A part that is only a question word takes what is asked about from the part before it."""
    if before.startswith(CARRIED):
        before = before.partition(", ")[2]
    opening, whole = _OPENING.match(piece), _OPENING.match(before)
    if opening is None or whole is None or piece[opening.end() :].strip():
        return piece
    return f"{piece} {_AUXILIARY.sub('', before[whole.end() :]).strip()}".strip()
