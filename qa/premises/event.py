"""The sentences that were read about what a question tells of, and how much of it they tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from index import Article
from qa.answer import Scored
from qa.checking.source import Source
from qa.cite import cite
from qa.language.figures import Figure, figures
from qa.language.names import Name, same_word
from qa.language.words import Word, is_content, weight

_MOST = 12  # sentences that are looked at, the likeliest answers first


class Told:
    """A sentence that was read, its words and its figures."""

    def __init__(self, scored: Scored) -> None:
        self.scored = scored
        article, span = scored.candidate.article, scored.sentence
        self.text = " ".join(article.text[span.start : span.end].split())
        citation = cite(1, article, span, None)
        # Its own words alone: what a title says is not said of the same thing.
        self.source = Source([citation.model_copy(update={"quote": self.text, "title": ""})])

    @property
    def article(self) -> Article:
        """The article that it stands in."""
        return self.scored.candidate.article

    @property
    def words(self) -> list[Word]:
        """The words in their order."""
        return self.source.words

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words."""
        return frozenset(w.stem for w in self.words)

    def names(self, name: Name) -> bool:
        """True when a word of the name stands in the sentence."""
        return any(same_word(part, w.plain) for w in self.words for part in name.parts)

    @cached_property
    def figures(self) -> list[Figure]:
        """The numbers and dates."""
        return figures(self.text)


class Shared(NamedTuple):
    """What share of a question's words a sentence has, by weight, and how many."""

    share: float
    words: int


def told(scored: Sequence[Scored]) -> list[Told]:
    """The sentences that what is taken for granted is held against."""
    return [Told(s) for s in scored[:_MOST]]


def shared(asked: Sequence[Word], sentence: Told, start: int = 0, end: int = 0) -> Shared:
    """How much of a question a sentence tells, but for what stands from `start` to `end`."""
    said = {w.stem: w for w in asked if is_content(w) and not (w.start < end and start < w.end)}
    total = sum(weight(w.plain) for w in said.values())
    own = [w for w in said.values() if _stands(w, sentence.stems)]
    return Shared(sum(weight(w.plain) for w in own) / total if total else 0.0, len(own))


def _stands(word: Word, stems: frozenset[str]) -> bool:
    if word.stem in stems:
        return True
    return word.text[:1].isupper() and any(same_word(word.stem, stem) for stem in stems)
