"""The figures: what each is of one question, and what it comes to over many.

A measure gives a row of numbers for a question, or None where it doesn't apply; its figure
is a function of all rows. So a mean, a balanced accuracy and a median alike get intervals
and paired differences by drawing rows again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from index import Span
from qa.evaluation.asking import Record, ranks
from qa.evaluation.bootstrap import Interval, Rows, interval_of, mean, paired_difference
from qa.evaluation.citing import best_overlap, cited_sentences, locate
from qa.evaluation.declining import (
    balanced_accuracy,
    calibration_error,
    declined_where_answered,
)
from qa.evaluation.followups import form, recalls, recovered, right
from qa.evaluation.matching import best_f1, exact, holds, same_speaker
from qa.evaluation.questions import GoldQuestion
from qa.evaluation.ranks import first_rank, hit, reciprocal_rank

Row = tuple[float, ...]


class Asked(NamedTuple):
    """A question and what came of it, and whether spans are held against its answers."""

    question: GoldQuestion
    record: Record
    spans: bool


class Measure(NamedTuple):
    """A figure by its name, from rows of numbers, one for each question it applies to."""

    name: str
    group: str
    row: Callable[[Asked], Row | None]
    figure: Callable[[Rows], float] = mean
    digits: int = 3
    main: bool = False
    """Is shown in the ablation; of these, more is better."""


class Figure(BaseModel):
    """What a measure came to, with its 95 % bootstrap interval over the questions it covers."""

    model_config = ConfigDict(frozen=True)

    name: str
    group: str
    value: float
    low: float
    high: float
    questions: int
    digits: int = Field(description="after the point, where it is printed")

    def __str__(self) -> str:
        value, low, high = (f"{v:.{self.digits}f}" for v in (self.value, self.low, self.high))
        return f"{value} ({low}–{high})"


def figures(asked: Sequence[Asked]) -> list[Figure]:
    """Every measure that applies to any of the questions."""
    found = []
    for measure in MEASURES:
        rows = rows_of(measure, asked)
        if len(rows) and not np.isnan(measure.figure(rows)):
            asked_in = [a.question.conversation for a in asked if measure.row(a) is not None]
            groups = [conversation or str(n) for n, conversation in enumerate(asked_in)]
            found.append(_figure(measure, interval_of(measure.figure, rows, groups), len(rows)))
    return found


def rows_of(measure: Measure, asked: Sequence[Asked]) -> Rows:
    """The rows of the questions that a measure applies to."""
    return np.array([r for a in asked if (r := measure.row(a)) is not None], dtype=np.float64)


def ahead(measure: Measure, left: Sequence[Asked], right: Sequence[Asked]) -> Figure | None:
    """How far `left` is ahead of `right` in a measure, over the questions it covers in both."""
    pairs = [
        (one, other)
        for a, b in zip(left, right, strict=True)
        if (one := measure.row(a)) is not None and (other := measure.row(b)) is not None
    ]
    if not pairs:
        return None
    rows = [np.array([pair[side] for pair in pairs], dtype=np.float64) for side in (0, 1)]
    found = paired_difference(measure.figure, *rows)
    return None if np.isnan(found.mean) else _figure(measure, found, len(pairs))


def _figure(measure: Measure, found: Interval, questions: int) -> Figure:
    return Figure(
        name=measure.name,
        group=measure.group,
        value=round(found.mean, 6),
        low=round(found.low, 6),
        high=round(found.high, 6),
        questions=questions,
        digits=measure.digits,
    )


# What each is of one question


def _ranked(worth: Callable[[int], float]) -> Callable[[Asked], Row | None]:
    def row(asked: Asked) -> Row | None:
        if not ranks(asked.question):
            return None
        return (worth(first_rank(asked.record.ranked, asked.question.article_ids)),)

    return row


def _within_claims(count: int) -> Callable[[Asked], Row | None]:
    def row(asked: Asked) -> Row | None:
        if not asked.question.answers:
            return None
        claims = asked.record.answer.claims[:count]
        return (float(holds(" ".join(c.text for c in claims), asked.question.answers)),)

    return row


def _within_passages(count: int) -> Callable[[Asked], Row | None]:
    def row(asked: Asked) -> Row | None:
        return (hit(count)(asked.record.passage),) if asked.question.answers else None

    return row


def _span(
    worth: Callable[[str, Sequence[str]], float], *, answerable_only: bool = False
) -> Callable[[Asked], Row | None]:
    def row(asked: Asked) -> Row | None:
        if not asked.spans or (answerable_only and not asked.question.answers):
            return None
        return (worth(span(asked.record), asked.question.answers),)

    return row


def span(record: Record) -> str:
    """The shortest answer that was given: the first claim's answering words, else all of it."""
    if not record.answer.claims:
        return ""
    claim = record.answer.claims[0]
    return claim.answer_phrase or claim.text


def _cited(part: int) -> Callable[[Asked], Row | None]:
    """Precision (0) of the answers given, recall (1) and F1 (2) of all that could be."""

    def row(asked: Asked) -> Row | None:
        question, claims = asked.question, asked.record.answer.claims
        if not question.selections or (part == 0 and not claims):
            return None
        # Sentences that a claim leans on are cited beside it, and are not its evidence.
        numbers = {n for claim in claims for n in claim.citations}
        spans = [Span(c.start, c.end) for c in asked.record.answer.citations if c.n in numbers]
        places = locate(" ".join(question.sentences), question.sentences)
        choices = [
            frozenset(n for n, text in enumerate(question.sentences) if text in set(chosen))
            for chosen in question.selections
        ]
        return (best_overlap(cited_sentences(spans, places), choices)[part],)

    return row


def _answered(*, answerable: bool) -> Callable[[Asked], Row | None]:
    def row(asked: Asked) -> Row | None:
        if asked.question.answerable is not answerable:
            return None
        return (float(asked.record.answer.abstained != answerable),)

    return row


def decided(asked: Asked) -> Row | None:
    """Whether it can be answered, and whether it was."""
    if asked.question.answerable is None:
        return None
    return float(asked.question.answerable), float(not asked.record.answer.abstained)


def said(asked: Asked) -> Row | None:
    """Whether it can be answered, and how probable that was said to be."""
    if asked.question.answerable is None:
        return None
    return float(asked.question.answerable), asked.record.answer.confidence


def _speaker(asked: Asked) -> Row | None:
    claims = asked.record.answer.claims
    if asked.question.speaker is None or not claims:
        return None
    right = [c for c in claims if holds(c.text, asked.question.answers)]
    return (same_speaker((right or claims)[0].speaker, asked.question.speaker),)


def _followed(k: int) -> Callable[[Asked], Row | None]:
    """The share of a follow-up's articles among the first k, for each of its forms."""

    def row(asked: Asked) -> Row | None:
        found = asked.record.followed
        return None if found is None else recalls(found, right(asked.question), k)

    return row


def _follow_ups(k: int) -> Iterator[Measure]:
    names = ("as asked", "as understood", "as a person rewrote it")
    for n, name in enumerate(names):
        yield Measure(f"recall@{k}, {name}", _FOLLOWS, _followed(k), form(n), main=n == 1)
    yield Measure(f"share of that gap recovered, @{k}", _FOLLOWS, _followed(k), recovered)


def _length(asked: Asked) -> Row | None:
    claims = asked.record.answer.claims
    return (float(sum(len(c.text) for c in claims)),) if claims else None


def _claims(asked: Asked) -> Row | None:
    return (float(len(asked.record.answer.claims)),) if asked.record.answer.claims else None


def _milliseconds(asked: Asked) -> Row | None:
    return (asked.record.answer.timings_ms["total"],)


def _median(rows: Rows) -> float:
    return float(np.median(rows[:, 0]))


def _late(rows: Rows) -> float:
    return float(np.quantile(rows[:, 0], 0.95))


_FOUND, _SAYS, _SPAN = "right article", "right words", "exact words"
_FOLLOWS = "follow-ups"
_CITES, _DECIDES, _OTHER = "right sentences cited", "answering and declining", "the answer"

MEASURES: tuple[Measure, ...] = (
    Measure("MRR@10", _FOUND, _ranked(reciprocal_rank), main=True),
    Measure("Hit@1", _FOUND, _ranked(hit(1))),
    Measure("Hit@4", _FOUND, _ranked(hit(4))),
    Measure("Hit@10", _FOUND, _ranked(hit(10))),
    Measure("answer in the first claim", _SAYS, _within_claims(1), main=True),
    Measure("answer in the first 2 claims", _SAYS, _within_claims(2)),
    Measure("answer in the first 3 claims", _SAYS, _within_claims(3), main=True),
    Measure("answer in the best 5 passages", _SAYS, _within_passages(5)),
    Measure("span exact match", _SPAN, _span(exact)),
    Measure("span F1", _SPAN, _span(best_f1), main=True),
    Measure("span exact match, answerable", _SPAN, _span(exact, answerable_only=True)),
    Measure("span F1, answerable", _SPAN, _span(best_f1, answerable_only=True)),
    Measure("citation precision, of those answered", _CITES, _cited(0)),
    Measure("citation recall", _CITES, _cited(1)),
    Measure("citation F1", _CITES, _cited(2), main=True),
    Measure("answered, of the answerable", _DECIDES, _answered(answerable=True)),
    Measure("declined, of the others", _DECIDES, _answered(answerable=False)),
    Measure("balanced accuracy", _DECIDES, decided, balanced_accuracy, main=True),
    Measure(
        "declined where .85 of the answerable are answered",
        _DECIDES,
        said,
        declined_where_answered,
        main=True,
    ),
    Measure("calibration error", _DECIDES, said, calibration_error),
    *_follow_ups(5),
    *_follow_ups(10),
    Measure("speaker accuracy", _OTHER, _speaker, main=True),
    Measure("characters of an answer", _OTHER, _length, digits=0),
    Measure("claims of an answer", _OTHER, _claims, digits=2),
    Measure("milliseconds, median", _OTHER, _milliseconds, _median, digits=1),
    Measure("milliseconds, 95th percentile", _OTHER, _milliseconds, _late, digits=1),
)
