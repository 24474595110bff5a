"""Where articles disagree: two claims that answer one question with figures that differ.

Only figures are compared. Two names can both be right ("Who was there?"), and telling
whether they are is more than rules can do; "12 dead" and "15 dead" seldom are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from index import Article
from index.search import content_words
from qa.answer import Scored
from qa.figures import Figure, figures
from qa.models import Disagreement

_ASKS_FIGURE = re.compile(
    r"\b(how (many|much|long|far|old|big|large|high|often|fast)|when|what (year|date|day|month|"
    r"time|age|percentage|share|number|amount|price|proportion)|which (year|date|day|month)|"
    r"number|percentage|cost|toll|price|amount)\b",
    re.IGNORECASE,
)
# Words besides the figure that two sentences must share to be about one thing.
_SHARED = 2
# Counts further apart than this are of different things: the dead, and the crowd they were in.
_APART = 5.0
# How far below the best a sentence may score and still be heard against it, in logits.
_HEARD = 4.0


def asks_figure(question: str) -> bool:
    """True when a question asks for a number, an amount or a date."""
    return bool(_ASKS_FIGURE.search(question))


def contrary(question: str, scored: Sequence[Scored], chosen: Sequence[Scored]) -> Scored | None:
    """The best sentence of another article that gives another figure than the first chosen."""
    if not chosen or not asks_figure(question):
        return None
    first = chosen[0]
    heard = (s for s in scored if s.score >= first.score - _HEARD)
    return next((s for s in heard if s not in chosen and _differ(first, s)), None)


def disagreements(question: str, chosen: Sequence[Scored]) -> tuple[Disagreement, ...]:
    """Each two of the chosen sentences that disagree; citations are numbered from 1, in order."""
    if not asks_figure(question):
        return ()
    return tuple(
        Disagreement(citations=(i, j), text=_said(left, right))
        for (i, left), (j, right) in combinations(enumerate(chosen, 1), 2)
        if _differ(left, right)
    )


def _differ(left: Scored, right: Scored) -> bool:
    if left.candidate.article.id == right.candidate.article.id:
        return False
    ours, theirs = _figure(left), _figure(right)
    if ours is None or theirs is None or ours.kind != theirs.kind or ours.compatible(theirs):
        return False
    if ours.kind in ("number", "money") and (ours.unit != theirs.unit or _far(ours, theirs)):
        return False
    return len(_words(left, ours) & _words(right, theirs)) >= _SHARED


def _far(ours: Figure, theirs: Figure) -> bool:
    low, high = sorted((abs(ours.value), abs(theirs.value)))
    return ours.day is None and high > _APART * low


def _figure(scored: Scored) -> Figure | None:
    """The one figure of the answering words, with its place in the sentence.

    Of words that the reader would rather not have marked nothing is said against others.
    """
    if scored.phrase is None or scored.features["span"] < 0:
        return None
    start, end = (at - scored.sentence.start for at in scored.phrase)
    found = [f for f in figures(_text(scored)) if f.start < end and f.end > start]
    return found[0] if len(found) == 1 else None


def _words(scored: Scored, figure: Figure) -> set[str]:
    text = _text(scored)
    return set(content_words(text[: figure.start] + " " + text[figure.end :]))


def _text(scored: Scored) -> str:
    start, end = scored.sentence
    return scored.candidate.article.text[start:end]


def _said(left: Scored, right: Scored) -> str:
    return (
        f"{_source(left.candidate.article)} says {_phrase(left)}; "
        f"{_source(right.candidate.article)} says {_phrase(right)}."
    )


def _phrase(scored: Scored) -> str:
    start, end = scored.phrase or scored.sentence
    return " ".join(scored.candidate.article.text[start:end].split())


def _source(article: Article) -> str:
    when = article.published
    name = article.outlet or f"“{article.title}”"
    return f"{name} ({when.day} {when:%B %Y})" if when else name
