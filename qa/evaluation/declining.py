"""When to answer and when to decline: how well that is decided, and how far to trust it.

Rows are of shape (questions, 2): whether the articles answer (1 or 0), and either whether it
was answered or how probable an answer was said to be. An answer is given when that is at
least a threshold. The answerable and the others count the same, however many there are of
each: how often people ask what their articles don't say is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from qa.evaluation.bootstrap import Rows

ANSWERED = 0.85
"""Of the answerable, the share that is answered where declining is compared."""
_BINS = 10


class Bin(NamedTuple):
    """Questions whose probability was within one tenth: what was said, and what was so."""

    said: float
    was: float
    questions: int
    weight: float


class Point(NamedTuple):
    """What a threshold comes to."""

    threshold: float
    answered: float
    """Of the answerable."""
    declined: float
    """Of the others."""


def balanced_accuracy(rows: Rows) -> float:
    """The mean of the answerable that were answered and the others that were declined."""
    can, answered = rows[:, 0] == 1, rows[:, 1]
    if can.all() or not can.any():
        return float("nan")
    return float((answered[can].mean() + 1 - answered[~can].mean()) / 2)


def declined_where_answered(rows: Rows, answered: float = ANSWERED) -> float:
    """Of the others, the share declined where so much of the answerable is answered."""
    can = rows[:, 0] == 1
    if can.all() or not can.any():
        return float("nan")
    return float((rows[~can, 1] < threshold(rows, answered)).mean())


def threshold(rows: Rows, answered: float = ANSWERED) -> float:
    """The highest probability at which at least this share of the answerable is answered."""
    scores = np.sort(rows[rows[:, 0] == 1, 1])
    declined = int(np.floor((1 - answered) * len(scores) + 1e-9))
    return float(scores[declined])


def calibration_error(rows: Rows) -> float:
    """How far what was said is from what was so, on average (ten bins)."""
    bins = reliability(rows)
    if not bins:
        return float("nan")
    return sum(b.weight * abs(b.said - b.was) for b in bins)


def reliability(rows: Rows) -> list[Bin]:
    """The bins that hold questions, in order; none when all questions are of one kind."""
    can, said = rows[:, 0] == 1, rows[:, 1]
    if can.all() or not can.any():
        return []
    weights = np.where(can, 0.5 / can.sum(), 0.5 / (~can).sum())
    places = np.clip((said * _BINS).astype(int), 0, _BINS - 1)
    found = []
    for place in np.unique(places):
        at = places == place
        mine = weights[at]
        found.append(
            Bin(
                float(np.average(said[at], weights=mine)),
                float(np.average(can[at], weights=mine)),
                int(at.sum()),
                float(mine.sum()),
            )
        )
    return found


def trade_off(rows: Rows) -> Iterator[Point]:
    """What each threshold comes to, from answering everything to answering nothing."""
    can, said = rows[:, 0] == 1, rows[:, 1]
    if can.all() or not can.any():
        return
    for at in (0.0, *np.unique(said).tolist(), 1.01):
        yield Point(at, float((said[can] >= at).mean()), float((said[~can] < at).mean()))
