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

    `read` may have some that are no candidates: they are given places behind the last of the
    others. `scored` holds the sentences that were read; what has one gains the score `rerank`, by
    which it is ordered.
    """
    best: dict[int, float] = {}
    for sentence in scored:
        i = sentence.candidate.passage.id
        best[i] = max(sentence.score, best.get(i, sentence.score))
    ordered = iter(
        sorted(
            (
                c._replace(scores=c.scores | {"rerank": relevance(c.scores) + _WEIGHT * best[i]})
                for c in read
                if (i := c.passage.id) in best
            ),
            key=lambda c: -c.scores["rerank"],
        )
    )
    placed = _placed(candidates, read)
    return [next(ordered) if c.passage.id in best else c for c in placed]


def _placed(candidates: Sequence[Candidate], read: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with what else was read behind the last of them that was."""
    ids, known = {c.passage.id for c in read}, {c.passage.id for c in candidates}
    end = max((n for n, c in enumerate(candidates, 1) if c.passage.id in ids), default=0)
    others = [c for c in read if c.passage.id not in known]
    return [*candidates[:end], *others, *candidates[end:]]
