"""What is measured of what a tool showed: the rank of a right article, and answers in the text."""

from __future__ import annotations

import random
import re
import statistics
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench.datasets import holds
from bench.peers.protocol import Asked, Shown

RESAMPLES = 1_000


class Interval(NamedTuple):
    """A mean with its 95 % bootstrap interval over questions."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ({self.low:.3f}–{self.high:.3f})"


def interval(values: Sequence[float]) -> Interval:
    """The mean of the values and its interval; the same values give the same one."""
    random_ = random.Random(0)
    means = sorted(
        statistics.fmean(random_.choices(values, k=len(values))) for _ in range(RESAMPLES)
    )
    return Interval(
        statistics.fmean(values), means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]
    )


def difference(left: Sequence[float], right: Sequence[float]) -> Interval:
    """How far `left` is ahead, question by question."""
    return interval([a - b for a, b in zip(left, right, strict=True)])


def first_rank(article_ids: Sequence[str], right: Sequence[str]) -> int:
    """The rank, from 1, of the first right article among distinct ones; 0 if none is there."""
    for rank, article_id in enumerate(dict.fromkeys(article_ids), start=1):
        if article_id in right:
            return rank
    return 0


def reciprocal_rank(rank: int) -> float:
    """1 / rank within the first ten, else 0."""
    return 1 / rank if 0 < rank <= 10 else 0.0


def hit(k: int) -> Callable[[int], float]:
    """Whether a rank is among the first k."""
    return lambda rank: float(0 < rank <= k)


def first_characters(pieces: Sequence[str], length: int) -> str:
    """The first `length` characters of the pieces, a line each, without a word that is cut.

    A cut word could be taken for another: "Sudanese" for "Sudan".
    """
    text = "\n".join(pieces)
    if len(text) <= length:
        return text
    shown = text[:length]
    if text[length].isalnum():
        shown = re.sub(r"\w+$", "", shown)
    return shown


def answer_in_text(shown: Sequence[Shown], asked: Asked, length: int) -> float:
    """Whether an answer stands in the first `length` characters of what is shown."""
    return float(holds(first_characters([s.text for s in shown], length), asked.answers))


def claims_length(answers: Sequence[Sequence[Shown]]) -> int:
    """Mean characters of the claims of an answer, over the questions that were answered."""
    given = [[len(s.text) for s in shown if s.claim] for shown in answers]
    lengths = [sum(claims) for claims in given if claims]
    return round(statistics.fmean(lengths)) if lengths else 0
