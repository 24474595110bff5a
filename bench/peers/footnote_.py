"""Footnote through its public interface: a library, an answerer, both as they come.

What it shows for a question is what a page shows: the answer's claims, then the evidence.
When it declines there are no claims, and what came nearest is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.peers.protocol import Article, Asked, Shown
from index import Draft, Library, Settings
from qa import Answerer, Question

# Past sixty the two searches fetch more than they do by default, and their scores are scaled
# over what they fetched: the ranking would no longer be the one that ships.
_DEEPEST = 60


class Footnote:
    """A library in a folder and an `Answerer` over it."""

    packages = ("footnote",)

    def __init__(self) -> None:
        self._answerer: Answerer
        self.recipe = "as it comes"

    def build(self, articles: Sequence[Article], folder: Path) -> None:
        """Add every article, and open an answerer."""
        library = Library(Settings(library=folder))
        drafts = (
            Draft(
                key=a.id,
                source_id=a.id,
                title=a.title or None,
                outlet=a.outlet or None,
                published=date.fromisoformat(a.published) if a.published else None,
                text=a.text,
            )
            for a in articles
        )
        for outcome in library.add_drafts(drafts):
            if outcome.status == "failed":
                raise SystemExit(f"{outcome.source}: {outcome.reason}")
        self._answerer = Answerer(library)

    def open(self, folder: Path) -> None:
        """Take up the library."""
        self._answerer = Answerer(Library(Settings(library=folder)))

    def ask(self, asked: Asked, depth: int | None = None) -> list[Shown]:
        """The claims, each with its article, then the evidence."""
        evidence = None if depth is None else min(depth, _DEEPEST)
        day = date.fromisoformat(asked.asked_on) if asked.asked_on else None
        question = Question(text=asked.text, asked_on=day, evidence=evidence)
        answer = self._answerer.invoke(question)
        self.recipe = f"as it comes, {answer.model}"
        cited = {c.n: str(c.source_id) for c in answer.citations}
        claims = [Shown(cited[c.citations[0]], c.text, 1.0, claim=True) for c in answer.claims]
        passages = [
            Shown(str(e.source_id), e.text, e.scores.get("fused", 0.0)) for e in answer.evidence
        ]
        return claims + passages
