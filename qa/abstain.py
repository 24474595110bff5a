"""Saying that the articles don't say: why, what was looked for, and what came nearest."""

from __future__ import annotations

from collections.abc import Sequence

from index import Library
from index.search import content_words
from qa.models import Question
from qa.retrieve import Candidate


def reason(library: Library, question: Question, candidates: Sequence[Candidate]) -> str:
    """One or two sentences for the person who asked, in words, never in scores."""
    articles = library.count(question.scope)
    if library.counts().articles == 0:
        return "There are no articles in the library yet; add some, then ask again."
    if articles == 0:
        return "No article fits the chosen articles, outlets, authors and dates; widen them."
    searched = "the one article" if articles == 1 else f"{articles:,} articles"
    words = ", ".join(content_words(question.text)[:8])
    if not candidates:
        return f"Your articles don't say: nothing in {searched} is about {words or 'this'}."
    nearest = candidates[0].article
    about = [
        p
        for p in (
            nearest.outlet,
            nearest.published and f"{nearest.published.day} {nearest.published:%B %Y}",
        )
        if p
    ]
    source = f" ({', '.join(about)})" if about else ""
    return (
        f"Your articles don't say. {searched[0].upper() + searched[1:]} searched for "
        f"{words}; the nearest passage is in “{nearest.title}”{source}."
    )
