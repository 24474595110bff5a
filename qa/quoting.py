"""Sentences of articles as the claims of an answer: cited, checked, and with their speakers."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from index import Article, Span, split_sentences
from qa.answer import Scored
from qa.attribution import Attributor, speaker_of
from qa.checking import Source, Verifier, check
from qa.cite import cite as cited
from qa.context import leaning
from qa.models import Citation, Claim, Reference

# Articles whose speakers are kept: those of a conversation are asked about again.
_REMEMBERED = 256


class Quoting:
    """Makes claims and citations; remembers who speaks in the articles that it quoted last.

    Safe to share by threads.
    """

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier
        self._attributors: dict[str, Attributor] = {}
        self._lock = threading.Lock()

    def claims(self, chosen: Sequence[Scored]) -> tuple[list[Claim], list[Citation]]:
        """A claim for each sentence, cited by its number, and after those what they lean on."""
        claims, citations = [], []
        for n, scored in enumerate(chosen, start=1):
            article = scored.candidate.article
            citation = self.cite(n, article, scored.sentence)
            text = " ".join(citation.quote.split())
            claim = self.checked(text, [citation], citation.speaker)
            claims.append(claim.model_copy(update=_answering(text, article, scored)))
            citations.append(citation)
        for i, scored in enumerate(chosen):
            article = scored.candidate.article
            if needed := leaning(article, scored.sentence):
                place = (article.id, needed.sentence.start)
                known = (c.n for c in citations if (c.article_id, c.start) == place)
                n = next(known, 0)
                if not n:
                    n = len(citations) + 1
                    citations.append(self.cite(n, article, needed.sentence))
                reference = Reference(word=needed.word, means=needed.means, citation=n)
                claims[i] = claims[i].model_copy(update={"leans_on": reference})
        return claims, citations

    def checked(self, text: str, citations: Sequence[Citation], speaker: str | None) -> Claim:
        """The claim that a text and the words it cites make, quoted or written by a model."""
        checked = check(text, citations, speaker, verifier=self._verifier)
        return Claim(
            text=text,
            citations=tuple(citation.n for citation in citations),
            verdict=checked.verdict,
            reason=checked.reason,
            speaker=speaker,
        )

    def bears_out(self, statement: str, article: Article, sentences: Sequence[Span]) -> float:
        """How sure the verifier is, 0 to 1, that sentences of an article bear a statement out."""
        cites = [self.cite(n, article, s) for n, s in enumerate(sentences, start=1)]
        return self._verifier.support(statement, Source(cites))

    def cite(self, n: int, article: Article, sentence: Span) -> Citation:
        """A sentence as citation `n`, with whose words it is."""
        return cited(n, article, sentence, self.speaker(article, sentence))

    def speaker(self, article: Article, sentence: Span) -> str | None:
        """Whose words a sentence mostly is, None for the article's own."""
        with self._lock:
            # No further than the sentence: most stand near the beginning of a long article.
            found = self._attributor(article).until(sentence.end)
        said = speaker_of(sentence, found)
        return said.speaker if said else None

    def _attributor(self, article: Article) -> Attributor:
        """What reads an article for its speakers; the text never changes under its id."""
        if article.id not in self._attributors:
            while len(self._attributors) >= _REMEMBERED:
                self._attributors.pop(next(iter(self._attributors)))
            sentences = split_sentences(article.text, article.language or "en")
            self._attributors[article.id] = Attributor(article.text, sentences)
        return self._attributors[article.id]


def _answering(text: str, article: Article, scored: Scored) -> dict[str, str | int]:
    """The words of a claim's text that answer, and where in it they stand."""
    if scored.phrase is None:
        return {}
    start, end = scored.phrase
    words = " ".join(article.text[start:end].split())
    before = " ".join(article.text[scored.sentence.start : start].split())
    return {"answer_phrase": words, "answer_start": text.index(words, len(before))}
