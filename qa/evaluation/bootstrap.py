"""How sure a figure is: 95 % bootstrap intervals over questions, the same on every run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1_000

Rows = NDArray[np.float64]
"""A row for each question, of shape (questions, values)."""


class Interval(NamedTuple):
    """A figure with its 95 % bootstrap interval over questions."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ({self.low:.3f}–{self.high:.3f})"


def interval(values: Sequence[float]) -> Interval:
    """The mean of the values and its interval; the same values give the same one."""
    return interval_of(mean, np.array(values, dtype=np.float64)[:, None])


def difference(left: Sequence[float], right: Sequence[float]) -> Interval:
    """How far `left` is ahead, question by question."""
    return interval([a - b for a, b in zip(left, right, strict=True)])


def mean(rows: Rows) -> float:
    """The mean of the first value of the rows."""
    return float(rows[:, 0].mean())


def interval_of(
    figure: Callable[[Rows], float], rows: Rows, groups: Sequence[str] | None = None
) -> Interval:
    """A figure of the rows, and its interval when questions are drawn again.

    Rows of the same group, such as a conversation, are drawn together. A draw in which the
    figure is not defined (NaN) is passed over.
    """
    members = _members(groups or range(len(rows)))
    drawn = (np.concatenate([members[i] for i in draw]) for draw in _draws(len(members)))
    return _interval(figure(rows), [figure(rows[places]) for places in drawn])


def paired_difference(figure: Callable[[Rows], float], left: Rows, right: Rows) -> Interval:
    """How far `left` is ahead of `right`, of which each row is about the same question."""
    drawn = [figure(left[i]) - figure(right[i]) for i in _draws(len(left))]
    return _interval(figure(left) - figure(right), drawn)


def _members(groups: Sequence[object]) -> list[NDArray[np.int64]]:
    """The places of the rows of each group, groups in the order of their first row."""
    places: dict[object, list[int]] = {}
    for place, group in enumerate(groups):
        places.setdefault(group, []).append(place)
    return [np.array(found, dtype=np.int64) for found in places.values()]


def _draws(count: int) -> Sequence[NDArray[np.int64]]:
    generator = np.random.default_rng(0)
    return [generator.integers(0, count, count) for _ in range(RESAMPLES)]


def _interval(found: float, drawn: Sequence[float]) -> Interval:
    defined = np.array([d for d in drawn if not np.isnan(d)] or [found])
    low, high = np.quantile(defined, (0.025, 0.975))
    return Interval(found, float(low), float(high))
