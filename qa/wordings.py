"""The wordings in which a question is put to the reader, and what it says to them together."""

from __future__ import annotations

from collections.abc import Sequence

from index import Article
from qa.abbreviations import both_ways
from qa.asked import asking
from qa.dates import undated
from qa.outlets import unattributed
from qa.preferences import Preferences
from qa.reading import PassageToRead, Reading, ReadingModel
from qa.retrieve import Candidate
from qa.rewriting import topic_alone


def worded(question: str, candidates: Sequence[Candidate]) -> str:
    """The question with names beside their initials, as the candidates have them."""
    return both_ways(topic_alone(question), ((c.text, c.article.text) for c in candidates))


def to_each(
    question: str, candidates: Sequence[Candidate], preferred: Preferences
) -> tuple[str, ...]:
    """The wording for each candidate: without the days and the outlet that are its article's own.

    An article of March 2022 seldom says "March 2022". Of 131 news questions .66 are answered with
    their month put in and read so, .92 without it (bench/answers.md).
    """
    plainly = undated(question)

    def to(article: Article) -> str:
        asked = plainly if preferred.within(article.published) else question
        own = article.outlet if article.outlet in preferred.reported else None
        return unattributed(asked, (own,)) if own else asked

    return tuple(to(candidate.article) for candidate in candidates)


def read(
    reader: ReadingModel, questions: Sequence[str], candidates: Sequence[Candidate]
) -> list[Reading]:
    """One reading for each candidate, asked its own wording."""
    found: dict[int, Reading] = {}
    for question in dict.fromkeys(questions):
        places = [n for n, wording in enumerate(questions) if wording == question]
        some = _read(reader, question, [candidates[n] for n in places])
        found |= dict(zip(places, some, strict=True))
    return [found[n] for n in range(len(candidates))]


def _read(reader: ReadingModel, question: str, candidates: Sequence[Candidate]) -> list[Reading]:
    """The readings of one wording; of a question that tells something first, of both its parts.

    The reader has learnt from questions of one sentence, and takes what is told before one for
    what is asked: of 79 such news questions the right sentence comes first for 44 with both
    read, for 34 with the whole alone (bench/answers.md).
    """
    passages = [PassageToRead.of(c.article, c.passage) for c in candidates]
    readings = reader.read(question, passages)
    asked = asking(question)
    if asked is None:
        return readings
    return list(map(_mean, readings, reader.read(asked, passages)))


def _mean(one: Reading, other: Reading) -> Reading:
    """The mean of the scores, with the words that either is surer of."""
    surer = [
        a if of_one >= of_other else b
        for a, b, of_one, of_other in zip(
            one.spans, other.spans, one.span_scores, other.span_scores, strict=True
        )
    ]
    return Reading(
        answerable=(one.answerable + other.answerable) / 2,
        sentences=_means(one.sentences, other.sentences),
        span=one.span if one.span_score >= other.span_score else other.span,
        span_score=(one.span_score + other.span_score) / 2,
        spans=tuple(surer),
        span_scores=_means(one.span_scores, other.span_scores),
    )


def _means(ones: Sequence[float], others: Sequence[float]) -> tuple[float, ...]:
    return tuple((a + b) / 2 for a, b in zip(ones, others, strict=True))
