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


def reranked(candidates: Sequence[Candidate], scored: Sequence[Scored]) -> list[Candidate]:
    """The candidates, those that were read ordered anew in the places that they have.

    `scored` holds the sentences that were read, of the same candidates; what has one gains the
    score `rerank`, by which it is ordered.
    """
    best: dict[int, float] = {}
    for sentence in scored:
        i = sentence.candidate.passage.id
        best[i] = max(sentence.score, best.get(i, sentence.score))
    read = [
        c._replace(scores=c.scores | {"rerank": relevance(c.scores) + _WEIGHT * best[c.passage.id]})
        for c in candidates
        if c.passage.id in best
    ]
    ordered = iter(sorted(read, key=lambda c: -c.scores["rerank"]))
    return [next(ordered) if c.passage.id in best else c for c in candidates]
