"""A question, and the cited answer that comes back: the models every door speaks.

The JSON form of `Answer` is a public interface; its schema is kept in `docs/`.
Offsets are characters (Python `str`), 0-based, end exclusive, into `Article.text`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from index import Caution, FootnoteError, Scope
from qa.dates import FIRST, LAST, is_reckoned

Verdict = Literal["verbatim", "supported", "unsupported"]


class Turn(BaseModel):
    """One earlier exchange of a conversation: what was asked and what was answered."""

    model_config = ConfigDict(frozen=True)

    question: str
    standalone_question: str
    text: str


class Question(BaseModel):
    """A question, the conversation so far, and the articles it may be answered from."""

    model_config = ConfigDict(frozen=True)

    text: str
    id: str = ""
    history: tuple[Turn, ...] = ()
    scope: Scope = Scope()
    asked_on: date | None = Field(
        default=None,
        description="the day whose news it asks for; “this week” is reckoned from it",
    )
    evidence: int | None = Field(default=None, description="evidence rows wanted, if not default")
    caution: Caution | None = Field(
        default=None, description="how sure to be before answering, if not as in the settings"
    )
    quoted: bool = Field(
        default=False, description="answer by quoting, even where a language model is set"
    )

    @field_validator("asked_on")
    @classmethod
    def _of_news(cls, day: date | None) -> date | None:
        # Pydantic lets an error that is no ValueError pass as it is, so that every door says it.
        if day is not None and not is_reckoned(day):
            raise FootnoteError(
                f"The question cannot be asked on {day}; give a day "
                f"between {FIRST.year} and {LAST.year}."
            )
        return day


class Citation(BaseModel):
    """Where a claim's words stand: `article.text[start:end] == quote`, always.

    The fields follow the W3C Web Annotation selectors: `start`/`end` are a
    TextPositionSelector, `quote`/`prefix`/`suffix` a TextQuoteSelector.
    """

    model_config = ConfigDict(frozen=True)

    n: int = Field(description="the number of the [n] marker in the answer's text, from 1")
    article_id: str
    source_id: str | None
    title: str
    outlet: str | None
    published: date | None
    url: str | None
    start: int
    end: int
    quote: str
    prefix: str = Field(description="up to 32 characters before the quote")
    suffix: str = Field(description="up to 32 characters after the quote")
    speaker: str | None = Field(description="whose words these are, None if the article's own")


class Reference(BaseModel):
    """What a word at the opening of a quoted sentence leans on, in a sentence before it."""

    model_config = ConfigDict(frozen=True)

    word: str = Field(description="the word of the claim's text, such as “He”")
    means: str | None = Field(description="who that is, None if it is more than a name")
    citation: int = Field(description="the number of the citation that says so")


class Claim(BaseModel):
    """One sentence of an answer, with the numbers of its citations and what checking it found."""

    model_config = ConfigDict(frozen=True)

    text: str
    citations: tuple[int, ...]
    verdict: Verdict
    reason: str | None = Field(
        default=None, description="what is wrong with the claim, None if nothing is"
    )
    speaker: str | None = None
    answer_phrase: str | None = Field(
        default=None, description="the words of `text` that answer the question, when known"
    )
    answer_start: int | None = Field(
        default=None, description="where in `text` the answering words begin, in characters"
    )
    leans_on: Reference | None = Field(
        default=None, description="what the sentence needs from an earlier one to stand alone"
    )

    def around_answer(self) -> tuple[str, str, str]:
        """The text before the answering words, those words, and what follows; they make `text`."""
        phrase = self.answer_phrase or ""
        # Of an answer that an earlier version kept, it is not known where the words stand.
        start = self.text.find(phrase) if self.answer_start is None else self.answer_start
        end = start + len(phrase)
        return self.text[:start], self.text[start:end], self.text[end:]


class Evidence(BaseModel):
    """A passage that was retrieved, with the scores that brought it here."""

    model_config = ConfigDict(frozen=True)

    article_id: str
    source_id: str | None
    title: str
    outlet: str | None
    published: date | None
    start: int
    end: int
    text: str
    scores: dict[str, float] = Field(
        description="dense, lexical, article, fused, context, preferred, timely; higher is better"
    )


class Disagreement(BaseModel):
    """Two cited sentences, of two articles or two speakers, that give different figures."""

    model_config = ConfigDict(frozen=True)

    citations: tuple[int, int] = Field(description="the numbers of the two citations")
    text: str = Field(description="who says what, in one sentence")


class Premise(BaseModel):
    """What the question takes for granted and articles contradict or don't mention.

    Or what a yes-or-no question asks, where no sentence found says so outright.
    """

    model_config = ConfigDict(frozen=True)

    text: str = Field(description="what the question says and what the article does, one sentence")
    citation: int = Field(description="the number of the citation it was held against")


class Answer(BaseModel):
    """An answer whose every claim is cited, or an abstention that says why.

    An answer with no claims is an abstention; `reason` then says what was looked
    for and what came nearest.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    standalone_question: str
    preferred: str = Field(
        default="",
        description="which articles the question's words put first, in one sentence; none left out",
    )
    abstained: bool
    reason: str | None
    unanswered: tuple[str, ...] = Field(
        default=(), description="of a question with several parts, those that nothing answers"
    )
    confidence: float = Field(
        default=0.0,
        ge=0,
        le=1,
        description="calibrated probability that the articles answer the question",
    )
    premises: tuple[Premise, ...] = Field(
        default=(),
        description="what the question takes for granted and the articles contradict or don't say",
    )
    text: str = Field(
        description="the premises and the claims with [n] markers, as one text; empty if abstained"
    )
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    disagreements: tuple[Disagreement, ...] = Field(
        default=(), description="where the cited articles give different figures"
    )
    evidence: tuple[Evidence, ...] = Field(description="best first")
    model: str
    note: str = Field(
        default="",
        description="why quotations stand, or a part of an answer, though a model is set",
    )
    writing: str = Field(
        default="", description="the sentence a model is at; empty once the answer is whole"
    )
    dropped_citations: int = Field(
        default=0, ge=0, description="numbers a model cited that it was never shown"
    )
    timings_ms: dict[str, float] = Field(description="milliseconds by stage, and `total`")
