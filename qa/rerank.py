"""What was found, ordered anew by what reading it says.

The searches know which passages are about what is asked; only reading tells which one answers it.
"""

from __future__ import annotations

from collections.abc import Sequence

from qa.answer import Scored
from qa.retrieve import Candidate, relevance

# What the best sentence of a passage scores counts so much beside what the passage was found by
# (bench/answers.md has more and less of it).
_WEIGHT = 0.06


def reranked(
    candidates: Sequence[Candidate], read: Sequence[Candidate], scored: Sequence[Scored]
) -> list[Candidate]:
    """The candidates, those that were read ordered anew in the places that they have.

    `scored` holds the sentences that were read; what has one gains the score `rerank`, by which
    it is ordered. `read` may have some that no search found: one that is not among the best takes
    no place from what was found, and comes last.
    """
    best: dict[int, float] = {}
    for sentence in scored:
        i = sentence.candidate.passage.id
        best[i] = max(sentence.score, best.get(i, sentence.score))
    ordered = sorted(
        (
            c._replace(scores=c.scores | {"rerank": relevance(c.scores) + _WEIGHT * best[i]})
            for c in read
            if (i := c.passage.id) in best
        ),
        key=lambda c: -c.scores["rerank"],
    )
    found = {c.passage.id for c in candidates}
    places = [n for n, c in enumerate(candidates) if c.passage.id in best]
    first, rest = ordered[: len(places)], ordered[len(places) :]
    placed = list(candidates)
    for place, candidate in zip(places, first, strict=True):
        placed[place] = candidate
    after = max(places, default=-1) + 1
    placed[after:after] = [c for c in rest if c.passage.id in found]
    return [*placed, *(c for c in rest if c.passage.id not in found)]
