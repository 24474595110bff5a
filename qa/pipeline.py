"""The life of an answer: rewrite, retrieve, read, answer, attribute, check, abstain."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from langchain_core.runnables import Runnable, RunnableConfig

from index import FootnoteError, Library, Settings
from qa.abstain import reason
from qa.answer import (
    MAX_CLAIMS,
    Scored,
    answerability,
    choose,
    most_claims,
    score_sentences,
    timely_first,
)
from qa.asked_speaker import SAID, said_first, theirs_first
from qa.checking import load_verifier
from qa.compare import contrary, disagreements
from qa.generation import Writer, rewritten
from qa.models import Answer, Claim, Evidence, Question
from qa.parts import parts
from qa.preferences import Preferences
from qa.premises import (
    Finding,
    marked,
    mistaken,
    not_outright,
    premises,
    put_right,
    refuted,
)
from qa.quoting import Quoting
from qa.readers import load_reader
from qa.reading import vocabulary
from qa.rerank import reranked
from qa.retrieve import Candidate, Retriever
from qa.rewriting import as_asked, is_of_article, standalone
from qa.selection import selected
from qa.spelling import correct, unknown_words
from qa.stages import Stages
from qa.wordings import read, to_each, worded

# Candidates that those to read are taken from, however few are shown as evidence: the answer must
# not hang on that. More than are read, for what is too old to tell of "this week" is passed over.
_FROM = 10


class Answerer(Runnable[Question, Answer]):
    """Answer questions from the articles of a library, quoting and citing them.

    `invoke` gives the answer; `stream` gives first the evidence only, so that a page can show
    what was found while it is being read, then the answer in the articles' own words, and, if
    a language model is set, the answer in its words as it grows.

    Example:
        >>> answer = Answerer(library).invoke(Question(text="Who signed the agreement?"))
        >>> answer.claims[0].citations
        (1,)
    """

    def __init__(self, library: Library, stages: Stages | None = None) -> None:
        self._library = library
        self._stages = stages or Stages()
        self._retriever = Retriever(library, self._stages)
        self._reader = load_reader(library.settings.reader_model)
        self._quoting = Quoting(load_verifier(library.settings.verifier_model))
        self.write_with(library.settings)

    def write_with(self, settings: Settings) -> None:
        """Let the language model of these settings write from now on; none, and none does."""
        self.writer = Writer(settings) if settings.llm else None

    def invoke(
        self, input: Question, config: RunnableConfig | None = None, **kwargs: Any
    ) -> Answer:
        """Answer a question.

        Raises:
            FootnoteError: the question is empty.
            ModelMismatchError: the library was embedded with another model.
        """
        return list(self.stream(input, config))[-1]

    def stream(
        self, input: Question, config: RunnableConfig | None = None, **kwargs: Any | None
    ) -> Iterator[Answer]:
        """Give the answer as it grows: evidence first, the whole answer last.

        `stop`, a `threading.Event` among `kwargs`, ends what a language model is writing.
        """
        if not input.text.strip():
            raise FootnoteError("The question is empty; type what you want to know.")
        self._library.check_model()
        clock = _Clock()
        stop = kwargs.get("stop") or threading.Event()
        text = self._standing_alone(input, stop)
        if self._stages.spelling:
            text = self._spelt(text, input)
        asked = input.model_copy(update={"text": self._as_asked(text, input)})
        clock.lap("rewrite")
        candidates = self._candidates(asked)
        clock.lap("retrieve")
        preferred = self._retriever.preferences(asked)
        to_read = selected(candidates, preferred, self._library.store)
        draft = Answer(
            id=input.id,
            question=input.text,
            standalone_question=asked.text,
            preferred=preferred.sentence,
            abstained=False,
            reason=None,
            text="",
            claims=(),
            citations=(),
            evidence=self._shown(input, candidates),
            model=f"extractive:{self._reader.name}",
            timings_ms=clock.laps,
        )
        yield draft
        caution = input.caution or self._library.settings.caution
        found = [self._read(part, to_read, preferred) for part in parts(asked.text)]
        threshold = self._reader.calibration.thresholds[caution]
        found, righted = self._put_right(found, to_read, preferred, threshold)
        if self._stages.rerank:
            scored = [s for part in found for s in part.scored]
            candidates = reranked(candidates, to_read, scored)
        clock.lap("read")
        answered = [part for part in found if part.confidence >= threshold]
        missing = [part.question for part in found if part.confidence < threshold]
        chosen = self._chosen(asked.text, answered, alone=len(found) == 1)
        wrong = [*righted, *self._wrong(found, answered, chosen)]
        # What a sentence plainly contradicts is answered by saying so, and quoting it.
        chosen = chosen or [finding.scored for finding in wrong[:1]]
        claims, citations = self._quoting.claims(chosen)
        told = premises(wrong, citations, self._quoting.cite)
        clock.lap("answer")
        quoted = draft.model_copy(
            update={
                "abstained": not claims,
                "confidence": round(max(part.confidence for part in found), 4),
                "unanswered": tuple(missing) if answered else (),
                "reason": None if claims else self._reason(asked, candidates, preferred),
                "premises": told,
                "text": " ".join([*map(marked, told), *map(_marked, claims)]),
                "claims": tuple(claims),
                "evidence": self._shown(input, candidates),
                "citations": tuple(citations),
                # Of two things that were asked, two figures are no disagreement.
                "disagreements": disagreements(asked.text, chosen) if len(found) == 1 else (),
                "timings_ms": clock.laps | {"total": clock.total()},
            }
        )
        yield quoted
        # What the calibrated decision declined, a model is not asked.
        writer = self.writer  # `write_with` may take it away meanwhile
        if writer is not None and answered and not input.quoted:
            order = {c.passage.id: n for n, c in enumerate(candidates)}
            best_first = sorted(to_read, key=lambda c: order.get(c.passage.id, len(order)))
            for answer in writer.stream(
                text, quoted, best_first, self._quoting.cite, self._quoting.checked, stop
            ):
                clock.lap("write")
                timings = clock.laps | {"total": clock.total()}
                yield answer.model_copy(update={"timings_ms": timings})

    def _standing_alone(self, question: Question, stop: threading.Event) -> str:
        """The question with no need of its history: by the model if one is set, else by rules."""
        text = standalone(question.text, question.history)
        writer = self.writer
        if writer is not None and not question.quoted and question.history:
            text = rewritten(writer, question.text, question.history, stop) or text
        return text

    def _as_asked(self, text: str, question: Question) -> str:
        """What is searched for and read: of a request, what it is for (a model is told all)."""
        if is_of_article(text) and (title := self._only_title(question)):
            return title
        return as_asked(text)

    def _only_title(self, question: Question) -> str | None:
        """The title of the one article in scope; None where there are more, or none."""
        found = self._library.articles(question.scope, limit=2)
        return found[0].title if len(found) == 1 else None

    def _wanted(self, question: Question) -> int:
        """How many passages of evidence are shown."""
        return question.evidence or self._library.settings.evidence

    def _shown(self, question: Question, candidates: Sequence[Candidate]) -> tuple[Evidence, ...]:
        return tuple(map(_evidence, candidates[: self._wanted(question)]))

    def _candidates(self, question: Question) -> list[Candidate]:
        """The best passages, as many as are shown, and never fewer than reading needs."""
        enough = max(self._wanted(question), _FROM)
        return self._retriever.invoke(question.model_copy(update={"evidence": enough}))

    def _read(
        self, question: str, candidates: Sequence[Candidate], preferred: Preferences
    ) -> _Part:
        question = worded(question, candidates)
        wordings = to_each(question, candidates, preferred)
        readings = read(self._reader, wordings, candidates)
        scored = score_sentences(
            wordings, candidates, readings, self._reader.calibration, self._stages
        )
        # Whether the articles answer is judged by the scores that the judging was fitted to.
        says = any(c.isalnum() for c in question)  # "???" asks for nothing
        confidence = answerability(scored, self._reader.calibration) if says else 0.0
        scored = timely_first(scored)
        if self._stages.speaker:
            scored = theirs_first(question, scored, self._speaker)
            if said := said_first(question, scored, self._speaker):
                scored, confidence = said, max(confidence, SAID)
        ids = (candidate.article.id for candidate in candidates)
        return _Part(question, dict(zip(ids, wordings, strict=True)), scored, confidence)

    def _speaker(self, scored: Scored) -> str | None:
        """Whose words a sentence is, None when they are the article's own."""
        return self._quoting.speaker(scored.candidate.article, scored.sentence)

    def _put_right(
        self,
        found: Sequence[_Part],
        candidates: Sequence[Candidate],
        preferred: Preferences,
        threshold: float,
    ) -> tuple[list[_Part], list[Finding]]:
        """The parts, those that nothing answers read again with what is wrong in them set right.

        Where that is answered, what was wrong is told with it.
        """
        kept, wrong = list(found), list[Finding]()
        for n, part in enumerate(found):
            if part.confidence >= threshold or not self._stages.premises:
                continue
            for question, finding in islice(put_right(part.question, part.scored), 1):
                again = self._read(question, candidates, preferred)
                if again.confidence >= threshold:
                    kept[n] = again
                    wrong.append(finding)
        return kept, wrong

    def _chosen(self, question: str, answered: Sequence[_Part], *, alone: bool) -> list[Scored]:
        """The sentences to answer with: the best of each part, or the few of the only one."""
        if not alone:
            firsts = (part.scored[0] for part in answered)
            best = {(s.candidate.article.id, s.sentence): s for s in firsts}
            return list(best.values())[:MAX_CLAIMS]
        further = self._reader.calibration.further
        most = most_claims(question)
        chosen = [s for part in answered for s in choose(part.scored, further, most)]
        other = contrary(question, answered[0].scored, chosen) if answered else None
        # What another article says differently is never left out.
        return chosen if other is None else [*chosen[: most - 1], other]

    def _wrong(
        self, found: Sequence[_Part], answered: Sequence[_Part], chosen: Sequence[Scored]
    ) -> list[Finding]:
        """What the question takes for granted wrongly, the plainest first."""
        if not self._stages.premises:
            return []
        if not answered:
            return [wrong for part in found for wrong in refuted(part.question, part.scored)]
        whose = [self._speaker(s) for s in chosen]
        wrong = [w for p in answered for w in mistaken(p.question, p.scored, chosen, whose)]
        bears_out = self._quoting.bears_out
        return wrong or [
            w
            for p in answered
            for w in not_outright(p.question, p.wordings, p.scored, p.confidence, bears_out)
        ]

    def _reason(
        self, asked: Question, candidates: Sequence[Candidate], preferred: Preferences
    ) -> str:
        in_time = all(preferred.in_time(nearest.article) for nearest in candidates[:1])
        return reason(self._library, asked, candidates, in_time=in_time)

    def _spelt(self, text: str, question: Question) -> str:
        """The question without the slips that keep its words from being found."""

        def stands_somewhere(word: str) -> bool:
            return bool(self._library.store.lexical(word, 1, question.scope).ids.size)

        unknown = unknown_words(text, vocabulary(), stands_somewhere)
        if not unknown:
            return text
        nearby = self._candidates(question.model_copy(update={"text": text}))
        spoken = " ".join(c.text for c in nearby)
        return correct(text, unknown, spoken, vocabulary(), stands_somewhere)


class _Part(NamedTuple):
    """One thing that was asked, the sentences read for it, best first, and how sure they are."""

    question: str
    wordings: dict[str, str]
    """In which each article was asked it, by its id."""
    scored: list[Scored]
    confidence: float


class _Clock:
    """Milliseconds by stage."""

    def __init__(self) -> None:
        self._began = self._last = time.perf_counter()
        self.laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.laps[stage] = round(self.laps.get(stage, 0.0) + (now - self._last) * 1000, 2)
        self._last = now

    def total(self) -> float:
        return round((time.perf_counter() - self._began) * 1000, 2)


def _evidence(candidate: Candidate) -> Evidence:
    article, passage = candidate.article, candidate.passage
    return Evidence(
        article_id=article.id,
        source_id=article.source_id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        start=passage.start,
        end=passage.end,
        text=candidate.text,
        scores={name: round(score, 4) for name, score in candidate.scores.items()},
    )


def _marked(claim: Claim) -> str:
    """A claim with its markers, and in brackets what it leans on."""
    text = claim.text + "".join(f" [{n}]" for n in claim.citations)
    if claim.leans_on is None:
        return text
    word, means, n = claim.leans_on.word, claim.leans_on.means, claim.leans_on.citation
    return f"{text} (“{word}”: {means} [{n}])" if means else f"{text} (“{word}”: see [{n}])"
