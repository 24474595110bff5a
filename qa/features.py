"""What is known of a sentence that may answer: the numbers that the calibration weighs."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from index import Span
from qa.coverage import names_covered, words_covered
from qa.expectation import gives
from qa.reading import Reading
from qa.retrieve import Candidate

Features = dict[str, float]

# What ends otherwise states nothing: a headline, a question, "Here are the answers:".
_STATED = re.compile(r"[.!…;][\"”»’')\]]*$")
_WORD = re.compile(r"\w+")


def features(
    questions: Sequence[str], candidates: Sequence[Candidate], readings: Sequence[Reading]
) -> list[list[Features]]:
    """The features of every sentence of every candidate, in their order, to its own wording.

    Of the passage: `answerable`, `fused`, `dense`, `timely` (how near it is to the day asked on),
    `rank`, `words` and `names` (shares of the question's that it holds). Of the sentence:
    `evidence`, `span`, `heading`, `overlap` (the question's words in it), `gives` (the kind of
    thing asked for), `votes` (passages of other articles that hold the answering words too),
    `lead` (how near to the article's opening).
    """
    spoken = [f" {plain(candidate.text)} " for candidate in candidates]
    found = []
    asked = zip(questions, candidates, readings, strict=True)
    for rank, (question, candidate, reading) in enumerate(asked):
        shared = _of_passage(question, candidate, reading, rank)
        others = [
            text
            for text, other in zip(spoken, candidates, strict=True)
            if other.article.id != candidate.article.id
        ]
        found.append(
            [
                shared | _of_sentence(question, candidate, reading, n, others)
                for n in range(len(candidate.passage.sentences))
            ]
        )
    return found


def of_question(sentences: Sequence[Features]) -> Features:
    """What all the passages that were read say together of whether the question is answered.

    `answerable_most` and `dense_most` of the passages; `names_most`, the largest share of the
    question's names that one of them holds; `alone`, whether there was but one, which is then the
    best whatever it says. `sentences` are the features of at least one.
    """
    return {
        "answerable_most": max(values["answerable"] for values in sentences),
        "dense_most": max(values["dense"] for values in sentences),
        "names_most": max(values["names"] for values in sentences),
        "alone": float(len({values["rank"] for values in sentences}) == 1),
    }


def _of_passage(question: str, candidate: Candidate, reading: Reading, rank: int) -> Features:
    article = candidate.article
    # "In June" and "according to CNN" are told of the whole article, by its day and its outlet.
    day = f"{article.published:%d %B %Y}" if article.published else ""
    told = f"{article.title} {article.outlet or ''} {day} {candidate.text}"
    return {
        "answerable": reading.answerable,
        "fused": candidate.scores.get("fused", 0.0),
        "dense": candidate.scores.get("dense", 0.0),
        "timely": candidate.scores.get("timely", 0.0),
        "rank": math.log1p(rank),
        "words": words_covered(question, told),
        "names": names_covered(question, told),
    }


def _of_sentence(
    question: str, candidate: Candidate, reading: Reading, n: int, others: Sequence[str]
) -> Features:
    sentence, phrase = candidate.passage.sentences[n], reading.spans[n]
    text = words_of(candidate, sentence)
    answer = plain(words_of(candidate, phrase)) if phrase else ""
    votes = sum(f" {answer} " in other for other in others) if answer else 0
    return {
        # Unread sentences have scores far below any that the model gives; held to its range.
        "evidence": max(-12.0, reading.sentences[n]),
        "span": max(-24.0, reading.span_scores[n]),
        "heading": 0.0 if _STATED.search(text) else 1.0,
        "overlap": words_covered(question, text),
        "gives": gives(question, text),
        "votes": math.log1p(votes),
        "lead": 1 / (1 + sentence.start / 500),
    }


def words_of(candidate: Candidate, span: Span) -> str:
    """The words of the candidate's article in a span."""
    return candidate.article.text[span.start : span.end]


def plain(text: str) -> str:
    """The words of a text alone, lower case, one space between."""
    return " ".join(_WORD.findall(text.lower()))
