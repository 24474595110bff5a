"""What a claim is checked against: the cited sentences, and what is known of their articles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache

from index import split_sentences
from qa.language.figures import Figure, figures
from qa.language.words import Word, is_content, weight, words
from qa.models import Citation

# Sentences that a claim is held against one by one; of a whole article, those nearest to it.
NEAREST = 6
_MOST_PLACES = 60
_TEXTS_KEPT = 16
_MOST_CHARACTERS = 40_000  # of cited text that are read; no citation is nearly as long


class Sentence:
    """A cited sentence, its words, and whose it is."""

    def __init__(self, text: str, speaker: str | None) -> None:
        self.text = text
        self.speaker = speaker

    @cached_property
    def words(self) -> list[Word]:
        """The words in their order."""
        return words(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words."""
        return frozenset(w.stem for w in self.words)


class Source:
    """The cited sentences of a claim, and the titles, outlets, speakers and dates about them."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self.citations = citations
        self.text = "\n".join(c.quote for c in citations)[:_MOST_CHARACTERS]
        said = [f"{c.title}\n{c.outlet or ''}\n{c.speaker or ''}" for c in citations]
        self.about = "\n".join(dict.fromkeys(said))
        self._nearest: dict[str, list[Sentence]] = {}  # each check asks for the same claim

    @property
    def published(self) -> date | None:
        """The date of the articles, where all that have one agree."""
        dates = {c.published for c in self.citations if c.published}
        return next(iter(dates)) if len(dates) == 1 else None

    @property
    def speakers(self) -> list[str]:
        """Whose words the citations are, each once."""
        return list(dict.fromkeys(c.speaker for c in self.citations if c.speaker))

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every cited sentence."""
        every = (_sentences(c.quote[:_MOST_CHARACTERS], c.speaker) for c in self.citations)
        return [sentence for sentences in every for sentence in sentences]

    @cached_property
    def words(self) -> list[Word]:
        """The words of all that is cited."""
        return list(_words(self.text))

    @cached_property
    def figures(self) -> list[Figure]:
        """The numbers and dates of what is cited."""
        return list(_figures(self.text))

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each stem stands, by the number of the word; of a frequent one the first places."""
        found: dict[str, list[int]] = {}
        for n, word in enumerate(self.words):
            places = found.setdefault(word.stem, [])
            if len(places) < _MOST_PLACES:
                places.append(n)
        return found

    @cached_property
    def known(self) -> frozenset[str]:
        """The plain words of what is cited and of what is known of the articles."""
        return frozenset(w.plain for w in self.words) | {w.plain for w in words(self.about)}

    def nearest(self, claim: str) -> list[Sentence]:
        """The sentences that share most with a claim, best first; all of them when they are few."""
        if claim not in self._nearest:
            self._nearest[claim] = self._rank(claim)
        return self._nearest[claim]

    def _rank(self, claim: str) -> list[Sentence]:
        said = wanted(claim)
        return sorted(self.sentences, key=lambda s: -shared(said, s))[:NEAREST]


# The claims of one answer, or about one article, are held against the same text one after another.
@lru_cache(maxsize=_TEXTS_KEPT)
def _sentences(quote: str, speaker: str | None) -> tuple[Sentence, ...]:
    texts = (" ".join(quote[s.start : s.end].split()) for s in split_sentences(quote, "en"))
    return tuple(Sentence(text, speaker) for text in texts if re.search(r"\w", text))


@lru_cache(maxsize=_TEXTS_KEPT)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(words(text))


@lru_cache(maxsize=_TEXTS_KEPT)
def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(figures(text))


def wanted(claim: str) -> dict[str, float]:
    """What each content word of a claim, by its stem, counts where a sentence has it."""
    return {w.stem: weight(w.plain) for w in words(claim) if is_content(w)}


def shared(said: Mapping[str, float], sentence: Sentence) -> float:
    """How much of what is looked for a sentence has; a long one shares words by chance."""
    return sum(said.get(s, 0.0) for s in sentence.stems) / (20 + len(sentence.words))
