"""Which sentences an answer cites, against those that people chose as the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index import Span


class Overlap(NamedTuple):
    """How far two choices of sentences agree."""

    precision: float
    recall: float
    f1: float


def locate(text: str, sentences: Sequence[str]) -> list[Span | None]:
    """Where each sentence stands in the text, in order; None for one that isn't there as it is."""
    found: list[Span | None] = []
    after = 0
    for sentence in sentences:
        words = sentence.strip()
        start = text.find(words, after) if words else -1
        found.append(Span(start, start + len(words)) if start >= 0 else None)
        after = start + len(words) if start >= 0 else after
    return found


def cited_sentences(cited: Sequence[Span], places: Sequence[Span | None]) -> frozenset[int]:
    """The numbers of the sentences that citations point at.

    Sentences are not cut everywhere alike, so one counts as cited when a citation covers
    half of it, or it half of a citation.
    """
    return frozenset(
        number
        for number, place in enumerate(places)
        if place is not None and any(_same(place, span) for span in cited)
    )


def _same(left: Span, right: Span) -> bool:
    shared = min(left.end, right.end) - max(left.start, right.start)
    return 2 * shared >= min(left.end - left.start, right.end - right.start) > 0


def overlap(ours: frozenset[int], gold: frozenset[int]) -> Overlap:
    """How far our sentences agree with the gold ones; nothing cited is no agreement."""
    shared = len(ours & gold)
    precision = shared / len(ours) if ours else 0.0
    recall = shared / len(gold) if gold else 0.0
    return Overlap(precision, recall, 2 * shared / max(1, len(ours) + len(gold)))


def best_overlap(ours: frozenset[int], choices: Sequence[frozenset[int]]) -> Overlap:
    """The agreement with the annotator whom our choice is nearest to."""
    return max((overlap(ours, gold) for gold in choices), key=lambda o: o.f1)
