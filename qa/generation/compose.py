"""Claims and citations from the sentences that a model wrote and the numbers it gave them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from index import Article, Span
from index.search import content_words
from qa.generation.sentences import Written
from qa.generation.shown import Shown
from qa.models import Citation, Claim

# A number and the words cited under it; whose words they are comes along.
Cite = Callable[[int, Article, Span], Citation]
# The claim that a text and its citations make, with its verdict.
Check = Callable[[str, Sequence[Citation], str | None], Claim]

# Of the content words of a sentence without a number, the share that a shown sentence must
# have to be tried as its source, and how many are tried.
_ALIKE = 0.5
_TRIED = 2
# Where sentences that are cited together are not all one's words, how often some are left out to
# see whether the rest bears the claim out: each time costs a check.
_LEFT_OUT = 4
# More sentences than this are no answer to one question.
MOST_CLAIMS = 8


class Composed(NamedTuple):
    """What of a written answer stands so far."""

    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    writing: str
    dropped: int

    @property
    def borne_out(self) -> bool:
        """Whether anything of it is what its sources say."""
        return any(claim.verdict != "unsupported" for claim in self.claims)


class Composer:
    """Turns sentences into claims; a sentence that was checked once is not checked again."""

    def __init__(self, sentences: Sequence[Shown], cite: Cite, check: Check) -> None:
        self._shown = {sentence.n: sentence for sentence in sentences}
        self._cite = cite
        self._check = check
        self._known: dict[Written, tuple[Claim, tuple[int, ...]]] = {}

    def compose(self, written: Sequence[Written]) -> Composed:
        """The claims of the whole sentences; citations are numbered as they are first used."""
        numbered: dict[int, Citation] = {}
        claims = []
        whole = [w for w in written if w.whole][:MOST_CLAIMS]
        for sentence in whole:
            claim, places = self._claim(sentence)
            for n in places:
                if n not in numbered:
                    source = self._shown[n]
                    made = self._cite(len(numbered) + 1, source.article, source.sentence)
                    numbered[n] = made
            claims.append(
                claim.model_copy(update={"citations": tuple(numbered[n].n for n in places)})
            )
        writing = next((w.text for w in written if not w.whole), "")
        dropped = sum(n not in self._shown for w in whole for n in w.numbers)
        return Composed(tuple(claims), tuple(numbered.values()), writing, dropped)

    def _claim(self, sentence: Written) -> tuple[Claim, tuple[int, ...]]:
        if sentence not in self._known:
            places = tuple(n for n in sentence.numbers if n in self._shown)
            self._known[sentence] = self._checked(sentence.text, places)
            if not places:
                self._known[sentence] = self._repaired(sentence.text)
        return self._known[sentence]

    def _repaired(self, text: str) -> tuple[Claim, tuple[int, ...]]:
        """A sentence without a number: the one shown sentence that bears it out, if any does."""
        words = set(content_words(text))
        alike = {
            n: len(words & set(content_words(s.text))) / max(1, len(words))
            for n, s in self._shown.items()
        }
        best = sorted((n for n in alike if alike[n] >= _ALIKE), key=lambda n: -alike[n])
        for n in best[:_TRIED]:
            found = self._checked(text, (n,))
            if found[0].verdict != "unsupported":
                return found
        return self._checked(text, ())

    def _checked(self, text: str, places: tuple[int, ...]) -> tuple[Claim, tuple[int, ...]]:
        """The claim, and of its citations those it needs where they are not all one's words.

        Else a sentence of no bearing beside a quotation would make one side's claim a fact.
        """
        tried: dict[tuple[int, ...], Claim] = {}

        def claim_by(cited: tuple[int, ...]) -> Claim:
            if cited not in tried:
                tried[cited] = self._claim_by(text, cited)
            return tried[cited]

        kept = places
        if len(self._speakers(places)) > 1:
            kept = self._needed(places, lambda cited: claim_by(cited).verdict != "unsupported")
        return claim_by(kept), kept

    def _needed(
        self, places: tuple[int, ...], borne_out: Callable[[tuple[int, ...]], bool]
    ) -> tuple[int, ...]:
        """The citations without any of which the claim is not borne out, one at least.

        What the articles say themselves is enough where it is; else it is left out first.
        """
        own = tuple(n for n in places if self._shown[n].speaker is None)
        if own and borne_out(own):
            return own
        kept = places
        spoken = [n for n in places if n not in own]
        singles = [{n} for n in (*reversed(spoken), *reversed(own))]
        for without in [set(own), *singles][:_LEFT_OUT]:
            rest = tuple(n for n in kept if n not in without)
            if rest and borne_out(rest):
                kept = rest
        return kept

    def _claim_by(self, text: str, cited: tuple[int, ...]) -> Claim:
        """The claim by these citations, as the words of the only one who speaks in them."""
        sources = [self._shown[n] for n in cited]
        citations = [self._cite(i, s.article, s.sentence) for i, s in enumerate(sources, 1)]
        named = self._speakers(cited) - {None}
        return self._check(text, citations, named.pop() if len(named) == 1 else None)

    def _speakers(self, cited: Sequence[int]) -> set[str | None]:
        return {self._shown[n].speaker for n in cited}
