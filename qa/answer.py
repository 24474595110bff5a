"""Which sentences answer: score every sentence that was read, keep the few that say it.

Scores are logits of "this sentence answers the question": a logistic regression over what
the reader says of the sentence and its passage and how well the passage was found, fitted
on held data by `bench/calibrate.py` (`qa/calibration.py`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from index import Span
from qa.calibration import Calibration
from qa.coverage import coverage
from qa.reading import Reading
from qa.retrieve import Candidate
from qa.stages import Stages

MAX_CLAIMS = 3
_TERMINAL = re.compile(r"[.!?…:;][\"”»’')\]]*$")
_WORD = re.compile(r"\w+")


class Scored(NamedTuple):
    """A sentence that may answer, by the candidate it stands in, and the words that do."""

    candidate: Candidate
    sentence: Span
    score: float
    phrase: Span | None
    features: dict[str, float]


def score_sentences(
    question: str,
    candidates: Sequence[Candidate],
    readings: Sequence[Reading],
    calibration: Calibration,
    stages: Stages | None = None,
) -> list[Scored]:
    """Every sentence that was read, best first."""
    off = stages.off() if stages else frozenset()
    weights = {k: w for k, w in calibration.sentence.items() if k not in off}
    scored = []
    for rank, (candidate, reading) in enumerate(zip(candidates, readings, strict=True)):
        title = _plain(candidate.article.title)
        shared = _passage_features(question, candidate, reading, rank)
        for n, sentence in enumerate(candidate.passage.sentences):
            # The headline, where it is also the text's first line, says what the article
            # says better further down.
            if _plain(_text(candidate, sentence)) == title:
                continue
            features = shared | _sentence_features(candidate, reading, n)
            score = weigh(weights, features)
            phrase = _phrase(reading, n, sentence)
            scored.append(Scored(candidate, sentence, score, phrase, features))
    return sorted(scored, key=lambda s: -s.score)


def choose(scored: Sequence[Scored], margin: float) -> list[Scored]:
    """The one to three sentences to answer with: the best, and others within `margin` of it."""
    chosen: list[Scored] = []
    for sentence in scored:
        if len(chosen) == MAX_CLAIMS or (chosen and sentence.score < chosen[0].score - margin):
            break
        if not any(_repeats(sentence, other) for other in chosen):
            chosen.append(sentence)
    return chosen


def answerability(scored: Sequence[Scored], calibration: Calibration) -> float:
    """The calibrated probability, 0..1, that the best sentence answers the question."""
    if not scored:
        return 0.0
    features = scored[0].features | {"score": scored[0].score}
    logit = weigh(calibration.answerable, features)
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


def weigh(weights: dict[str, float], features: dict[str, float]) -> float:
    """The weighted sum of the features, with the weight `intercept` added."""
    return weights.get("intercept", 0.0) + sum(
        weight * features.get(name, 0.0) for name, weight in weights.items()
    )


def _passage_features(
    question: str, candidate: Candidate, reading: Reading, rank: int
) -> dict[str, float]:
    """What is known of a passage, the same for each of its sentences."""
    covered = coverage(question, f"{candidate.article.title} {candidate.text}")
    return {
        "answerable": reading.answerable,
        "fused": candidate.scores.get("fused", 0.0),
        "dense": candidate.scores.get("dense", 0.0),
        "rank": math.log1p(rank),
        "words": covered.words,
        "names": covered.names,
    }


def _sentence_features(candidate: Candidate, reading: Reading, n: int) -> dict[str, float]:
    text = _text(candidate, candidate.passage.sentences[n])
    return {
        # Unread sentences have scores far below any that the model gives; held to its range.
        "evidence": max(-12.0, reading.sentences[n]),
        "span": max(-24.0, reading.span_scores[n]),
        "heading": 0.0 if _TERMINAL.search(text) else 1.0,
    }


def _phrase(reading: Reading, n: int, sentence: Span) -> Span | None:
    """The words that answer, unless they are most of the sentence and so mark nothing."""
    phrase = reading.spans[n]
    if phrase is None or reading.span_scores[n] < 0:
        return None
    whole = phrase.end - phrase.start > 0.8 * (sentence.end - sentence.start)
    return None if whole else phrase


def _repeats(sentence: Scored, other: Scored) -> bool:
    """True when a sentence adds next to no word to another."""
    words = set(_plain(_text(sentence.candidate, sentence.sentence)).split())
    others = set(_plain(_text(other.candidate, other.sentence)).split())
    return len(words - others) <= len(words) * 0.2


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _text(candidate: Candidate, span: Span) -> str:
    return candidate.article.text[span.start : span.end]
