"""A question to the passages that may answer it: three searches, fused, then what it prefers.

Dense and lexical search find passages; a third says which whole articles are about it.
Near-duplicate passages (wire copy that several outlets ran) are folded into the best one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from langchain_core.runnables import Runnable, RunnableConfig

from index import Article, Library, Passage, Ranking, Scope
from index.search import NOTHING
from qa.language.figures import figures
from qa.models import Question
from qa.preferences import NO_PREFERENCE, Preferences, preferences
from qa.rewriting import spoken_of
from qa.stages import Stages

# Candidates taken from each search before fusion (bench/answers.md has what fewer would miss).
_DEPTH = 200
# Of those that are fused, as many times more are looked at as are wanted: some fold away.
_SPARE = 3
# Weights of the scores in the fused one; each is scaled to 0..1 over the question's candidates.
WEIGHTS = {"dense": 0.25, "lexical": 0.35, "article": 0.4}
# What the conversation was about counts so much, of the passages that the question itself finds:
# a rewritten question says it once or not at all (bench/followups.md has more and less of it).
_CONTEXT = 0.2
# The first passages are as they come, for they are read; after them another article says more
# than a further passage of one that is there.
_AS_THEY_COME = 4
# A passage repeats an earlier one when more than this share of its five-word runs is in that one.
_DUPLICATE = 0.7
_WORD = re.compile(r"\w+")
# Words are searched for beside the embedding of the question, which another core does meanwhile.
_beside = ThreadPoolExecutor(2, thread_name_prefix="searching")


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

    The scores of a candidate: `dense`, a cosine; `lexical`, BM25; `article`, BM25 of its
    whole article; `fused`, 0 to 1; `context`, what the conversation so far adds; `preferred`,
    what the question's words for an outlet or days add; `timely`, −1 to 1, how near the article
    is to the day asked on, if one is known. The first are ordered by `fused`, `context` and
    `preferred` together, and after them articles that are not there yet come before those that
    are. A search that did not find the passage gives no score.
    """

    def __init__(self, library: Library, stages: Stages | None = None) -> None:
        self._library = library
        self._stages = stages or Stages()

    def invoke(
        self, input: Question, config: RunnableConfig | None = None, **kwargs: Any
    ) -> list[Candidate]:
        """The best passages, as many as the question or the settings ask for."""
        wanted = input.evidence or self._library.settings.evidence
        ranked = dict(islice(self.rank(input).items(), _SPARE * wanted))
        store = self._library.store
        passages = store.passages(ranked)
        articles = store.articles({p.article_id for p in passages.values()})
        candidates = [
            Candidate(articles[passages[i].article_id], passages[i], scores)
            for i, scores in ranked.items()
            # A passage can have been removed since it was found.
            if i in passages and passages[i].article_id in articles
        ]
        return fold_duplicates(candidates, wanted) if self._stages.folding else candidates[:wanted]

    def preferences(self, question: Question) -> Preferences:
        """What the words of a question prefer among the articles of its scope."""
        on = self._stages.preferences
        return preferences(question, self._library) if on else NO_PREFERENCE

    def rank(self, question: Question) -> dict[int, dict[str, float]]:
        """Every passage that was found, by its id, with its scores, best first."""
        preferred = self.preferences(question)
        found = self._search(question, question.scope)
        if narrowed := preferred.narrowed(question.scope):
            found = {
                name: _joined(ranking, more)
                for (name, ranking), more in zip(
                    found.items(), self._search(question, narrowed).values(), strict=True
                )
            }
        around = self._around(question)
        searches = [*found.values(), *around.values()]
        origins = self._library.store.origins({i for r in searches for i in r.ids.tolist()})
        articles = {i: origin.article_id for i, origin in origins.items()}
        ranked = fuse(found, articles)
        for i, scores in fuse(around, articles).items():
            if i in ranked:
                ranked[i]["context"] = _CONTEXT * scores["fused"]
        if preferred:
            for i, scores in ranked.items():
                if (origin := origins.get(i)) is None:
                    continue
                if bonus := preferred.bonus(origin.outlet, origin.published):
                    scores["preferred"] = bonus
                if question.asked_on:
                    scores["timely"] = preferred.timely(origin.published)
        if preferred or around:
            ranked = dict(sorted(ranked.items(), key=lambda item: -relevance(item[1])))
        return {i: ranked[i] for i in spread(list(ranked), articles)}

    def _around(self, question: Question) -> dict[str, Ranking]:
        """What is found for the subjects of the conversation; nothing where there is none."""
        subjects = spoken_of(question.history) if self._stages.context else ""
        if not subjects:
            return {}
        return self._search(question.model_copy(update={"text": subjects}), question.scope)

    def _search(self, question: Question, scope: Scope) -> dict[str, Ranking]:
        wanted = question.evidence or self._library.settings.evidence
        store, depth, on = self._library.store, max(_DEPTH, wanted), self._stages
        text = question.text
        lexical = _beside.submit(store.lexical, text, depth, scope) if on.lexical else None
        dense = store.dense(text, depth, scope) if on.dense else NOTHING
        article = store.whole(text, depth, scope) if on.article else NOTHING
        return {
            "dense": dense,
            "lexical": lexical.result() if lexical else NOTHING,
            "article": article,
        }


def fuse(
    found: Mapping[str, Ranking],
    articles: Mapping[int, str],
    weights: Mapping[str, float] = WEIGHTS,
) -> dict[int, dict[str, float]]:
    """Passage ids with their scores, best first, by a weighted sum of scaled scores.

    `found` has a ranking of passages by `dense` and by `lexical`, and one of articles, each
    by a passage of it, by `article`; `articles` says which article a passage stands in.
    """
    fused: dict[int, dict[str, float]] = {}
    for name in ("dense", "lexical"):
        ranking = found.get(name, NOTHING)
        for i, score, scaled in _scores(ranking):
            scores = fused.setdefault(i, {"fused": 0.0})
            scores[name] = score
            scores["fused"] += weights[name] * scaled
    whole = {
        articles[i]: (score, scaled)
        for i, score, scaled in _scores(found.get("article", NOTHING))
        if i in articles
    }
    for i, scores in fused.items():
        if (article := articles.get(i)) in whole:
            scores["article"], scaled = whole[article]
            scores["fused"] += weights["article"] * scaled
    return dict(sorted(fused.items(), key=lambda item: -item[1]["fused"]))


def spread(ranked: Sequence[int], articles: Mapping[int, str]) -> list[int]:
    """The best passages first, then the best of each further article, then the rest.

    Both runs keep the order that they were given in; `articles` is as for `fuse`.
    """
    first, rest = list(ranked[:_AS_THEY_COME]), list[int]()
    seen = {articles.get(i) for i in first}
    for i in ranked[_AS_THEY_COME:]:
        (rest if articles.get(i) in seen else first).append(i)
        seen.add(articles.get(i))
    return first + rest


def relevance(scores: Mapping[str, float]) -> float:
    """What a candidate with these scores is ordered by, before anything is read."""
    return scores["fused"] + scores.get("context", 0.0) + scores.get("preferred", 0.0)


def _joined(ranking: Ranking, more: Ranking) -> Ranking:
    """Both rankings as one, best first; what is in both stands there once."""
    ids, first = np.unique(np.concatenate([ranking.ids, more.ids]), return_index=True)
    scores = np.concatenate([ranking.scores, more.scores])[first]
    best = np.argsort(-scores, kind="stable")
    return Ranking(ids[best], scores[best])


def _scores(ranking: Ranking) -> list[tuple[int, float, float]]:
    """Ids, scores, and scores scaled to 0..1 over the ranking; all 1 when all are the same."""
    if not len(ranking.scores):
        return []
    low, high = float(ranking.scores.min()), float(ranking.scores.max())
    scaled = np.clip(
        (ranking.scores - low) / (high - low) if high > low else np.ones(len(ranking.scores)), 0, 1
    )
    return list(zip(ranking.ids.tolist(), ranking.scores.tolist(), scaled.tolist(), strict=True))


def fold_duplicates(candidates: list[Candidate], wanted: int) -> list[Candidate]:
    """The first `wanted` candidates that don't repeat an earlier one.

    A copy with other figures tells something else: the toll that rose since. So does an
    article after the alert whose one sentence it opens with.
    """
    kept: list[tuple[Candidate, frozenset[tuple[str, ...]]]] = []
    for candidate in candidates:
        if len(kept) == wanted:
            break
        runs = _runs(candidate.text)
        if not any(
            _repeats(runs, others) and not _updated(candidate.text, other.text)
            for other, others in kept
        ):
            kept.append((candidate, runs))
    return [candidate for candidate, _ in kept]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return frozenset(zip(*(words[n:] for n in range(5)), strict=False)) or frozenset([tuple(words)])


def _updated(left: str, right: str) -> bool:
    """True when each of two texts has a figure, besides dates, that the other has not."""
    ours, theirs = ({f.value for f in figures(t) if f.day is None} for t in (left, right))
    return bool(ours - theirs and theirs - ours)


def _repeats(runs: frozenset[tuple[str, ...]], earlier: frozenset[tuple[str, ...]]) -> bool:
    return len(runs & earlier) > _DUPLICATE * len(runs)
