"""Follow-ups: what a search finds with the turn as asked, as understood, and as a person put it.

The three rows of a question are compared in how many of its articles are among the first k.
The share of the gap is how far the second has come from the first to the third.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from qa.evaluation.bootstrap import Rows
from qa.evaluation.questions import GoldQuestion
from qa.models import Question
from qa.retrieve import Retriever

# Articles are ranked, and as many passages as this hold ten of them.
_SEARCHED = 60
_KEPT = 10


class Found(NamedTuple):
    """The articles that a search gives for a follow-up, best first, by its three forms."""

    asked: tuple[str, ...]
    understood: tuple[str, ...]
    rewritten: tuple[str, ...]


def is_follow_up(question: GoldQuestion) -> bool:
    """Whether a question can be measured: it has a history, a person's rewrite and articles."""
    return bool(question.history and question.rewrite and right(question))


def right(question: GoldQuestion) -> tuple[str, ...]:
    """The articles to be found: those that answer, or those that were given with the question."""
    return () if question.answerable is False else question.article_ids or question.scope


def found(retriever: Retriever, question: GoldQuestion, understood: str) -> Found:
    """The articles for the three forms, searched for in all of the library.

    The history goes with the understood form only: it is all that the others don't have.
    """
    asked = Question(text=question.text, evidence=_SEARCHED)
    forms = (
        asked,
        asked.model_copy(update={"text": understood, "history": question.history}),
        asked.model_copy(update={"text": question.rewrite}),
    )
    ranked = ((c.article.id for c in retriever.invoke(form)) for form in forms)
    return Found(*(tuple(dict.fromkeys(ids))[:_KEPT] for ids in ranked))


def recalls(found: Sequence[Sequence[str]], right: Sequence[str], k: int) -> tuple[float, ...]:
    """The share of the right articles among the first k, for each form."""
    return tuple(len(set(ids[:k]) & set(right)) / len(set(right)) for ids in found)


def form(n: int) -> Callable[[Rows], float]:
    """The mean of one form: 0 as asked, 1 as understood, 2 as a person put it."""
    return lambda rows: float(rows[:, n].mean())


def recovered(rows: Rows) -> float:
    """The share of the gap between the first form and the third that the second recovers."""
    asked, understood, rewritten = (float(rows[:, n].mean()) for n in range(3))
    gap = rewritten - asked
    return (understood - asked) / gap if gap > 0 else float("nan")
