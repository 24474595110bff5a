"""A language model's answer as it grows, and the quoted one where it comes to nothing."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence

from langchain_core.language_models import BaseChatModel

from index import Settings
from qa.generation.chat import load_chat_model, told
from qa.generation.compose import MOST_CLAIMS, Check, Cite, Composed, Composer
from qa.generation.listening import BrokenOffError, StoppedError, listen
from qa.generation.markers import MarkerParser
from qa.generation.prompt import messages
from qa.generation.sentences import broken_off, says_nothing, sentences
from qa.generation.shown import Shown, shown
from qa.models import Answer, Citation, Disagreement, Premise
from qa.premises import marked
from qa.retrieve import Candidate

_log = logging.getLogger(__name__)

# Seconds between two sights of an answer that grows; a page looks less often.
_SIGHT_SECONDS = 0.15
# One to four sentences were asked for; a small model can go on for ever.
_MOST_CHARACTERS = 3_000
_MOST_RECEIVED = 60_000  # with what it thought aloud, and what is never shown
# So many characters that come for the third time are a small model going in a circle.
_CIRCLE = 60
_STANDS = "so the sentences that answer are quoted."


class Writer:
    """Writes answers with the model that the settings name; made when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._model: BaseChatModel | None = None
        self._lock = threading.Lock()

    @property
    def model(self) -> BaseChatModel:
        """The model.

        Raises:
            ModelError: it cannot be made.
        """
        with self._lock:
            if self._model is None:
                self._model = load_chat_model(self.settings)
            return self._model

    def stream(
        self,
        question: str,
        quoted: Answer,
        candidates: Sequence[Candidate],
        cite: Cite,
        check: Check,
        stop: threading.Event,
    ) -> Iterator[Answer]:
        """Give the written answer to a question as it grows, and last the one that stands.

        That is `quoted`, with a note that says why, if the model fails, is stopped too early,
        or writes nothing that the sentences it was shown bear out.
        """
        speaking = [c for c in candidates if c.passage.sentences]
        sheet = shown(speaking, lambda article, span: cite(0, article, span).speaker)
        composer, parser = Composer(sheet, cite, check), MarkerParser()
        composed, note = composer.compose([]), ""
        try:
            for composed in self._written(question, sheet, composer, parser, stop):
                yield self._answer(quoted, composed)
        except StoppedError:
            note = "Stopped before the answer was whole."
        except Exception as error:
            note = told(error, self.settings)
            # Neither what the provider said, which may hold a key, nor where it was said.
            _log.warning("No answer from the language model: %s", note)
        yield self._last(quoted, composed, parser, note)

    def _written(
        self,
        question: str,
        sheet: Sequence[Shown],
        composer: Composer,
        parser: MarkerParser,
        stop: threading.Event,
    ) -> Iterator[Composed]:
        seen, received = time.monotonic(), 0
        for chunk in listen(self.model, messages(question, sheet), self.settings.llm_timeout, stop):
            parser.feed(chunk)
            received += len(chunk)
            if _enough(parser.text) or received > _MOST_RECEIVED:
                break
            if time.monotonic() - seen >= _SIGHT_SECONDS:
                composed = composer.compose(sentences(parser.text, parser.marks, ended=False))
                yield composed
                if len(composed.claims) == MOST_CLAIMS:
                    break
                seen = time.monotonic()
        else:
            parser.finish()
            ended = not broken_off(parser.text, parser.marks)
            yield composer.compose(sentences(parser.text, parser.marks, ended=ended))
            if not ended:
                raise BrokenOffError
            return
        yield composer.compose(sentences(parser.text, parser.marks, ended=False))

    def _last(self, quoted: Answer, composed: Composed, parser: MarkerParser, note: str) -> Answer:
        """What stands in the end: whole sentences only, or the quotations."""
        composed = composed._replace(writing="")
        if composed.borne_out:
            if note and not note.startswith("Stopped"):
                note = f"{note}; this is what it had written until then."
            return self._answer(quoted, composed, note)
        if not note:
            note = _nothing(parser.text)
        return quoted.model_copy(
            update={
                "note": f"{note.rstrip('.')}, {_STANDS}",
                "dropped_citations": composed.dropped,
            }
        )

    def _answer(self, quoted: Answer, composed: Composed, note: str = "") -> Answer:
        numbers = _Numbers(quoted, composed.citations)
        premises, disagreements = numbers.premises(), numbers.disagreements()
        text = " ".join(
            [*map(marked, premises)]
            + [c.text + "".join(f" [{n}]" for n in c.citations) for c in composed.claims]
        )
        return quoted.model_copy(
            update={
                "text": text,
                "claims": composed.claims,
                "citations": tuple(numbers.citations),
                "premises": premises,
                "disagreements": disagreements,
                "model": self.settings.llm or "",
                "note": note,
                "writing": composed.writing,
                "dropped_citations": composed.dropped,
            }
        )


def _enough(text: str) -> bool:
    return len(text) > _MOST_CHARACTERS or (
        len(text) > 3 * _CIRCLE and text.count(text[-_CIRCLE:]) > 2
    )


def _nothing(written: str) -> str:
    """Why nothing that a model wrote can stand."""
    if says_nothing(written):
        return "The model found no answer in these sentences"
    said = "that the sentences it cited bear out" if written else "at all"
    return f"The model wrote nothing {said}"


class _Numbers:
    """The citations of a written answer, and after them those of what is told beside it."""

    def __init__(self, quoted: Answer, citations: Sequence[Citation]) -> None:
        self._quoted = quoted
        self.citations = list(citations)
        self._places = {(c.article_id, c.start): c.n for c in citations}

    def premises(self) -> tuple[Premise, ...]:
        """What is wrong with the question, by numbers of this answer's own."""
        return tuple(
            premise.model_copy(update={"citation": self._number(premise.citation)})
            for premise in self._quoted.premises
        )

    def disagreements(self) -> tuple[Disagreement, ...]:
        """The quotations that disagree, told under a written answer too."""
        return tuple(
            told.model_copy(update={"citations": tuple(map(self._number, told.citations))})
            for told in self._quoted.disagreements
        )

    def _number(self, n: int) -> int:
        """The number here of what is cited by `n` in the quoted answer."""
        cited = next(c for c in self._quoted.citations if c.n == n)
        place = (cited.article_id, cited.start)
        if place not in self._places:
            self._places[place] = len(self.citations) + 1
            self.citations.append(cited.model_copy(update={"n": self._places[place]}))
        return self._places[place]
