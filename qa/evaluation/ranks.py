"""Where the right article comes among those that were found."""

from __future__ import annotations

from collections.abc import Callable, Sequence


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
