"""Which of the passages that were found are read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from index import PassageStore
from qa.preferences import Preferences
from qa.retrieve import Candidate, fold_duplicates

# Passages read in full, besides openings. Reading is most of an answer's time, and reading six put
# the right words first no more often (bench/answers.md).
READ = 4
# What an opening that no search found takes over from its article's best passage: it is read for
# that one's sake, and stands or falls by what reading says.
_TAKEN_OVER = ("article", "fused", "context", "preferred", "timely")


def selected(
    candidates: Sequence[Candidate],
    preferred: Preferences,
    store: PassageStore,
    most: int = READ,
) -> list[Candidate]:
    """The first `most` candidates that are in time, then the openings of their articles.

    News says first what happened, often in other words than it goes on with: an article that is
    found by its details answers by its opening. With them the right sentence is within the best
    three for .809 of 131 news questions, without for .786.
    """
    best = list(islice((c for c in candidates if preferred.in_time(c.article)), most))
    read = [*best, *_openings(best, candidates, store)]
    # Of wire copy that two outlets ran, the opening is often the same.
    return fold_duplicates(read, len(read))


def _openings(
    best: Sequence[Candidate], candidates: Sequence[Candidate], store: PassageStore
) -> list[Candidate]:
    """The openings of the articles of the best that are not among these themselves."""
    found = {c.passage.id: c for c in candidates}
    # By its best passage, which is the last to be set.
    articles = {c.article.id: c for c in reversed(best)}
    openings = store.openings(articles)
    of_each = [
        found.get(opening.id) or Candidate(articles[i].article, opening, _taken_over(articles[i]))
        for i in dict.fromkeys(c.article.id for c in best)
        if (opening := openings.get(i))
    ]
    there = {c.passage.id for c in best}
    return [c for c in of_each if c.passage.id not in there]


def _taken_over(candidate: Candidate) -> dict[str, float]:
    return {name: s for name, s in candidate.scores.items() if name in _TAKEN_OVER}
