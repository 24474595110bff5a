"""A question to the passages that may answer it: dense and lexical search, fused.

Near-duplicate passages (wire copy that several outlets ran) are folded into the best one.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import numpy as np
from langchain_core.runnables import Runnable, RunnableConfig

from index import Article, Library, Passage, Ranking
from index.search import NOTHING
from qa.models import Question
from qa.stages import Stages

# Candidates taken from each search before fusion: a choice, not yet measured.
_DEPTH = 60
# Weight of the dense score in the fused one, the rest being BM25's; both are scaled to
# 0..1 over the question's candidates. Set before it was measured: 0.3 and 0.4 do a little
# better on the dev questions, within the interval (bench/answers.md).
_DENSE_WEIGHT = 0.5
# Two passages are one story's copy when this share of their five-word runs is the same.
_DUPLICATE = 0.7
_WORD = re.compile(r"\w+")


class Candidate(NamedTuple):
    """A passage that may answer, its article, and its scores (higher is better)."""

    article: Article
    passage: Passage
    scores: dict[str, float]

    @property
    def text(self) -> str:
        """The passage's own words."""
        return self.article.text[self.passage.start : self.passage.end]


class Retriever(Runnable[Question, list[Candidate]]):
    """Find passages for a question within its scope, best first.

    The scores of a candidate: `dense`, a cosine; `lexical`, BM25; `fused`, 0 to 1, by
    which they are ordered. A search that did not find the passage gives no score.
    """

    def __init__(self, library: Library, stages: Stages | None = None) -> None:
        self._library = library
        self._stages = stages or Stages()

    def invoke(
        self, input: Question, config: RunnableConfig | None = None, **kwargs: Any
    ) -> list[Candidate]:
        """The best passages, as many as the question or the settings ask for."""
        wanted = input.evidence or self._library.settings.evidence
        depth = max(_DEPTH, wanted)
        store = self._library.store
        dense = store.dense(input.text, depth, input.scope) if self._stages.dense else NOTHING
        lexical = store.lexical(input.text, depth, input.scope) if self._stages.lexical else NOTHING
        ranked = fuse(dense, lexical)
        passages = store.passages(ranked)
        articles = store.articles({p.article_id for p in passages.values()})
        candidates = [
            Candidate(articles[passages[i].article_id], passages[i], scores)
            for i, scores in ranked.items()
            # A passage can have been removed since it was found.
            if i in passages and passages[i].article_id in articles
        ]
        return fold_duplicates(candidates, wanted) if self._stages.folding else candidates[:wanted]


def fuse(
    dense: Ranking, lexical: Ranking, dense_weight: float = _DENSE_WEIGHT
) -> dict[int, dict[str, float]]:
    """Passage ids with their scores, best first, by a weighted sum of scaled scores."""
    found: dict[int, dict[str, float]] = {}
    weights = {"dense": dense_weight, "lexical": 1 - dense_weight}
    for name, ranking in (("dense", dense), ("lexical", lexical)):
        for i, score, scaled in zip(
            ranking.ids.tolist(), ranking.scores.tolist(), _scaled(ranking), strict=True
        ):
            scores = found.setdefault(i, {"fused": 0.0})
            scores[name] = score
            scores["fused"] += weights[name] * scaled
    return dict(sorted(found.items(), key=lambda item: -item[1]["fused"]))


def _scaled(ranking: Ranking) -> list[float]:
    """Scores scaled to 0..1 over the ranking; all 1 when they are all the same."""
    if not len(ranking.scores):
        return []
    low, high = float(ranking.scores.min()), float(ranking.scores.max())
    scaled: list[float] = np.clip(
        (ranking.scores - low) / (high - low) if high > low else np.ones(len(ranking.scores)), 0, 1
    ).tolist()
    return scaled


def fold_duplicates(candidates: list[Candidate], wanted: int) -> list[Candidate]:
    """The first `wanted` candidates that don't repeat an earlier one."""
    kept: list[tuple[Candidate, frozenset[tuple[str, ...]]]] = []
    for candidate in candidates:
        if len(kept) == wanted:
            break
        runs = _runs(candidate.text)
        if not any(_same(runs, others) for _, others in kept):
            kept.append((candidate, runs))
    return [candidate for candidate, _ in kept]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return frozenset(zip(*(words[n:] for n in range(5)), strict=False)) or frozenset([tuple(words)])


def _same(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> bool:
    return len(left & right) > _DUPLICATE * min(len(left), len(right))
