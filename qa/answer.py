"""Which sentences answer: score every sentence that was read, keep the few that say it.

Scores are logits of "this sentence answers the question": a logistic regression over what
the reader says of the sentence and its passage and how well the passage was found, fitted
on held data by `bench/calibrate.py` (`qa/calibration.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index import Span
from qa.calibration import Calibration, probability, weigh
from qa.expectation import expected
from qa.features import features, of_question, plain, words_of
from qa.furniture import headline_end, is_correction, is_furniture, is_row
from qa.reading import Reading
from qa.retrieve import Candidate
from qa.stages import Stages

# Sentences of an answer at the most. What asks for no number, date or name is explained in one
# more: ClapNQ's selections are met to an F1 of .635 with it, .621 without (bench/answers.md).
MAX_CLAIMS, _MORE = 3, 1
# The answering words are marked unless the reader is this much surer that there are none: of
# SQuAD 2.0's answers .75 of the words are met with it, .77 with no such line and .69 at none surer;
# without one "Who" is marked of "Who won the cup before?".
_MARKED = -2.0
# An article of the week that is asked about counts so much more than one of no day, and one of
# another year so much less: of the sets only RealTimeQA's has days, so it is not fitted with the
# rest (alone .6, and more are right with 1 to 2; bench/answers.md).
_TIMELY = 1.0
# What an article had wrong comes after all that it has right.
_CORRECTED = 4.0


class Scored(NamedTuple):
    """A sentence that may answer, by the candidate it stands in, and the words that do."""

    candidate: Candidate
    sentence: Span
    score: float
    phrase: Span | None
    features: dict[str, float]


def score_sentences(
    questions: Sequence[str],
    candidates: Sequence[Candidate],
    readings: Sequence[Reading],
    calibration: Calibration,
    stages: Stages | None = None,
) -> list[Scored]:
    """Every sentence that was read, best first; `questions` are the wordings, one a candidate."""
    off = stages.off() if stages else frozenset()
    weights = {k: w for k, w in calibration.sentence.items() if k not in off}
    scored = []
    known = features(questions, candidates, readings)
    for candidate, reading, of_sentences in zip(candidates, readings, known, strict=True):
        title = candidate.article.title
        headline = headline_end(candidate.article.text, title)
        for n, (sentence, values) in enumerate(
            zip(candidate.passage.sentences, of_sentences, strict=True)
        ):
            words = words_of(candidate, sentence)
            if sentence.start < headline or is_furniture(words, title):
                continue
            score = weigh(weights, values) - _CORRECTED * is_correction(words)
            scored.append(Scored(candidate, sentence, score, _phrase(reading, n, sentence), values))
    return sorted(scored, key=lambda s: -s.score)


def timely_first(scored: Sequence[Scored]) -> list[Scored]:
    """The sentences in their order, those of the day asked on moved up, and other times' down.

    Whether the articles answer is judged before: news of the day is no surer for being news.
    """
    moved = (s._replace(score=s.score + _TIMELY * s.features["timely"]) for s in scored)
    return sorted(moved, key=lambda s: -s.score)


def most_claims(question: str) -> int:
    """How many sentences an answer to the question has at the most."""
    return MAX_CLAIMS + (_MORE if expected(question) is None else 0)


def choose(
    scored: Sequence[Scored], further: dict[str, float], most: int = MAX_CLAIMS
) -> list[Scored]:
    """The sentences to answer with, `most` at the most: the best, and others that add to it.

    What answers first is not what tells more: of a sentence beside a better one, how many of the
    question's words it has and how surely it answers by itself say more than what it lags behind.
    """
    chosen = list(scored[:1])
    beside = [
        (weigh(further, s.features | {"behind": s.score - chosen[0].score}), s)
        for s in scored[1:]
        if not is_row(words_of(s.candidate, s.sentence))
    ]
    for adds, sentence in sorted(beside, key=lambda pair: -pair[0]):
        if len(chosen) == most or adds < 0:
            break
        if not any(_repeats(sentence, other) for other in chosen):
            chosen.append(sentence)
    return chosen


def answerability(scored: Sequence[Scored], calibration: Calibration) -> float:
    """The calibrated probability, 0..1, that what was read answers the question."""
    if not scored:
        return 0.0
    together = of_question([s.features for s in scored])
    values = scored[0].features | together
    return probability(weigh(calibration.answerable, values))


def _phrase(reading: Reading, n: int, sentence: Span) -> Span | None:
    """The words that answer, unless they are most of the sentence and so mark nothing."""
    phrase = reading.spans[n]
    if phrase is None or reading.span_scores[n] < _MARKED:
        return None
    whole = phrase.end - phrase.start > 0.8 * (sentence.end - sentence.start)
    return None if whole else phrase


def _repeats(sentence: Scored, other: Scored) -> bool:
    """True when a sentence adds next to no word to another."""
    words = set(plain(words_of(sentence.candidate, sentence.sentence)).split())
    others = set(plain(words_of(other.candidate, other.sentence)).split())
    return len(words - others) <= len(words) * 0.2
