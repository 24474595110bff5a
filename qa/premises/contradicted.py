"""The numbers, dates and names of a question against those of the same event in an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.answer import Scored
from qa.checking.align import A_WORD, counterpart
from qa.language.figures import Figure, figures
from qa.language.names import Name, names, same_word
from qa.language.words import Word, is_content, words
from qa.premises.event import Told, shared
from qa.premises.mentions import Mentions

# Of what else the question says, the share that a sentence must tell to be of the same event.
_SAME_EVENT = 0.6
_SAME_EVENT_NAMED = 0.75  # names stand in one place for many reasons
_LEAST_WORDS = 2
_ELSEWHERE = 0.5
_SURE, _SURE_WORDS = 0.8, 3
_SMALL = 3  # "two men", "the first": words of grammar more than counts
_COUNTED = 12
_DECADE = re.compile(r"['’]?s\b")
_NAMING = re.compile(r"\b[A-Z][\w’'.]*[ -]$")  # "World War 2", "Boeing 737"
_LETTERS = re.compile(r"[a-z]{1,3}\b", re.IGNORECASE)
_OF_EVENT = re.compile(
    r"^\W*(?:[^?]*[,.]\s+)?(?:(?:and|so|but)\s+)?"
    r"(?:when|where|why|(?:by\s+)?how(?!\s+many\b)|(?:in|on)\s+(?:what|which)\s+(?:year|month|day|date)"
    r"|what\s+(?:year|month|day|date)\s+(?:did|was|were|is|are|does|do|will))\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:no|not|never|none|nobody|neither|nor|without|hardly|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)


class Finding(NamedTuple):
    """Something that a question takes for granted and a sentence says otherwise."""

    said: str
    text: str
    scored: Scored
    sure: bool = False
    """True when the sentence tells nearly all else that the question says."""
    instead: str = ""
    """What the sentence has in the place of what was said, where that can be put there."""


class Asked:
    """A statement in a question: its words, and what in it can be wrong.

    `told` is true of a whole sentence before the one that asks.
    """

    def __init__(self, statement: str, question: str, *, told: bool = False) -> None:
        self.text, self.question = statement, question
        self.words: list[Word] = words(statement)
        # Where the question's own opening was taken off, a capital is not that of a sentence.
        opened = question.split()[:1] == statement.split()[:1]
        shift = 0 if opened else 2
        self.names = [
            n._replace(start=n.start - shift, end=n.end - shift)
            for n in names(statement if opened else f"· {statement}")
        ]
        self.figures = [f for f in figures(statement) if _tells(statement, f)]
        # What is asked is when, where, how or why; all else in the question is told.
        self.of_event = told or _OF_EVENT.search(question) is not None
        self.denying = _DENYING.search(statement) is not None

    def is_plain(self, figure: Figure) -> bool:
        """True for a figure that an article which is of it would have as it is.

        A weekday it may say as "yesterday", and of "five countries" give only their names.
        """
        counted = self.text[figure.start].isalpha() and figure.value <= _COUNTED
        return not _is_weekday(figure) if figure.day is not None else not counted

    def shown(self, figure: Figure) -> str:
        """The words of a figure."""
        return _shown(self.text, figure)


def contradicted(asked: Asked, sentences: Sequence[Told]) -> Iterator[Finding]:
    """What sentences of the same event put in the place of the question's figures and names."""
    of = {t.article.id: Mentions([t.article]) for t in sentences}
    for figure in asked.figures:
        if _figure_elsewhere(figure, asked, sentences):
            continue
        for t in sentences:
            other = _other_figure(figure, asked, t, of[t.article.id])
            if other is not None:
                yield _finding(asked, figure, asked.shown(figure), _shown(t.text, other), t)
                break
    for name in asked.names:
        if _name_elsewhere(name, asked, sentences):
            continue
        for t in sentences:
            there = _other_name(name, asked, t)
            if there is not None and not of[t.article.id].name(name):
                yield _finding(asked, name, name.text, there, t)
                break


def _finding(asked: Asked, at: Figure | Name, ours: str, theirs: str, told: Told) -> Finding:
    share, count = shared(asked.words, told, at.start, at.end)
    sure = share >= _SURE and count >= _SURE_WORDS
    text = f"The question says {ours}; the article says {theirs}."
    return Finding(ours, text, told.scored, sure, theirs)


def _tells(text: str, figure: Figure) -> bool:
    """True for a figure that says something: a count, a sum, a share, a date."""
    if _DECADE.match(text, figure.end):
        return False
    if figure.kind == "number" and _NAMING.search(text[: figure.start]):
        return False
    small = text[figure.start].isalpha() and figure.value <= _SMALL
    return figure.day is not None or not (figure.kind == "ordinal" or small)


def _shown(text: str, figure: Figure) -> str:
    return " ".join(f"{text[figure.start : figure.end]}{_glued(text, figure)}".split()).rstrip(".,")


def _glued(text: str, figure: Figure) -> str:
    """The letters that belong to a figure: "pm" of "1pm"."""
    found = _LETTERS.match(text, figure.end)
    return found.group() if found else ""


def _other_figure(figure: Figure, asked: Asked, told: Told, mentions: Mentions) -> Figure | None:
    """The one figure of the sentence that stands for what the question's stands for.

    It stands in the same place, beside the same words, or the question's is nowhere in the
    article.
    """
    same = _same_date if figure.day is not None else _same_thing
    others = [o for o in told.figures if same(figure, asked.text, o, told.text)]
    if any(_can_be(figure, o) for o in told.figures):
        return None
    share, count = shared(asked.words, told, figure.start, figure.end)
    if share < _SAME_EVENT or count < _LEAST_WORDS:
        return None
    if place := counterpart(asked.text, figure.start, figure.end, told.source):
        inside = [o for o in told.figures if o.start < place.end and place.start < o.end]
        inside = [o for o in inside if o in others or _same_kind(figure, o)]
        if len(inside) == 1:
            return inside[0]
    if len(others) == 1 and not mentions.figure(figure) and not _is_weekday(figure):
        return others[0]
    return None


def _can_be(ours: Figure, theirs: Figure) -> bool:
    """True when both can be one number, or one date of which both say some part."""
    if ours.day is None or theirs.day is None:
        return ours.compatible(theirs)
    parts = zip(ours.day, theirs.day, strict=True)
    return ours.day.agrees(theirs.day) and any(a is not None and b is not None for a, b in parts)


def _is_weekday(figure: Figure) -> bool:
    return figure.day is not None and figure.day.year is None and figure.day.month is None


def _same_kind(ours: Figure, theirs: Figure) -> bool:
    return ours.day is None and theirs.day is None and ours.kind == theirs.kind


def _same_thing(ours: Figure, asked: str, theirs: Figure, text: str) -> bool:
    """True for two numbers of the same kind that count or measure the same."""
    if theirs.day is not None or theirs.kind != ours.kind:
        return False
    if ours.kind != "number":
        return theirs.unit == ours.unit
    return bool(_counted(asked[ours.end :]) & _counted(text[theirs.end :]))


def _counted(after: str) -> set[str]:
    """The stems of what a number counts: one of the two words that follow."""
    return {w.stem for w in words(after[:60])[:2] if is_content(w)}


def _same_date(ours: Figure, asked: str, theirs: Figure, text: str) -> bool:
    if ours.day is None or theirs.day is None:
        return False
    for mine, other in zip(ours.day[:2], theirs.day[:2], strict=True):
        if mine is not None:
            return other is not None
    return theirs.day.weekday is not None


def _figure_elsewhere(figure: Figure, asked: Asked, sentences: Sequence[Told]) -> bool:
    """True when a sentence of the event has the figure."""
    return any(
        any(_can_be(figure, o) for o in t.figures)
        and shared(asked.words, t, figure.start, figure.end).share >= _ELSEWHERE
        for t in sentences
    )


def _name_elsewhere(name: Name, asked: Asked, sentences: Sequence[Told]) -> bool:
    return any(
        t.names(name) and shared(asked.words, t, name.start, name.end).share >= _ELSEWHERE
        for t in sentences
    )


def _other_name(name: Name, asked: Asked, told: Told) -> str | None:
    """The name that stands in the sentence where the question has this one."""
    share, count = shared(asked.words, told, name.start, name.end)
    if share < _SAME_EVENT_NAMED or count < _LEAST_WORDS:
        return None
    place = counterpart(asked.text, name.start, name.end, told.source, enough=A_WORD)
    if place is None:
        return None
    own = {w.plain for w in asked.words}
    for other in names(f"· {told.text[place.start : place.end]}"):
        if not any(same_word(part, word) for part in other.parts for word in own):
            return other.text
    return None
