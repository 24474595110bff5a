from __future__ import annotations

import pytest

from index import Library, Span
from qa import Question, Retriever
from qa.answer import MAX_CLAIMS, Scored, answerability, choose, most_claims, timely_first
from qa.calibration import UNFITTED, load_calibration
from qa.reading import SHIPPED

NEAR = {"behind": 1.0, "intercept": 2.0}


@pytest.fixture(scope="module")
def sentences(library: Library) -> list[Scored]:
    """Every sentence of one passage, scored one apart, best first."""
    [candidate] = Retriever(library).invoke(Question(text="repairs of the port", evidence=1))
    spans = candidate.passage.sentences
    return [Scored(candidate, span, float(-n), None, {}) for n, span in enumerate(spans)]


def test_one_sentence_when_no_other_comes_near(sentences: list[Scored]) -> None:
    far = [sentences[0], *(s._replace(score=s.score - 50) for s in sentences[1:])]
    assert choose(far, NEAR) == far[:1]


def test_at_most_three_sentences(sentences: list[Scored]) -> None:
    near = [s._replace(score=0.0) for s in sentences]
    assert len(choose(near, NEAR)) == MAX_CLAIMS == 3


def test_what_asks_for_an_explanation_gets_one_sentence_more(sentences: list[Scored]) -> None:
    near = [s._replace(score=0.0) for s in sentences]
    why, who = most_claims("Why was the harbour closed?"), most_claims("Who closed the harbour?")
    assert (who, why) == (MAX_CLAIMS, MAX_CLAIMS + 1)
    assert len(choose(near, NEAR, why)) == why


def test_what_tells_more_comes_before_what_scores_more(sentences: list[Scored]) -> None:
    best, second, third = (s._replace(features={"overlap": 0.0}) for s in sentences[:3])
    third = third._replace(features={"overlap": 1.0})
    assert choose([best, second, third], NEAR) == [best, second, third]
    assert choose([best, second, third], NEAR | {"overlap": 5.0}, 2) == [best, third]


def test_a_sentence_is_not_said_twice(sentences: list[Scored]) -> None:
    first = sentences[0]
    cut = Span(first.sentence.start, first.sentence.end - 1)
    assert choose([first, first._replace(sentence=cut)], NEAR) == [first]


def test_of_sentences_alike_the_one_of_the_week_asked_about_comes_first(
    sentences: list[Scored],
) -> None:
    old, undated, recent = (
        s._replace(score=0.0, features={"timely": t})
        for s, t in zip(sentences, (-1.0, 0.0, 1.0), strict=False)
    )
    ordered = timely_first([old, undated, recent])
    assert [s.sentence for s in ordered] == [s.sentence for s in (recent, undated, old)]
    assert [s.score for s in ordered] == sorted((s.score for s in ordered), reverse=True)
    # What says far more comes first nevertheless.
    assert timely_first([old._replace(score=9.0), recent])[0].sentence == old.sentence


def test_nothing_read_answers_nothing() -> None:
    assert choose([], NEAR) == []
    assert answerability([], UNFITTED) == 0.0


def test_answerability_is_a_probability(sentences: list[Scored]) -> None:
    for logit in (-1e6, -3.0, 0.0, 3.0, 1e6):
        features = {"rank": 0.0, "answerable": logit, "names": 1.0, "evidence": logit,
                    "dense": 0.5}  # fmt: skip
        read = [s._replace(features=features) for s in sentences]
        for calibration in (UNFITTED, load_calibration(SHIPPED)):
            assert 0.0 <= answerability(read, calibration) <= 1.0


def test_the_more_careful_the_more_is_declined() -> None:
    thresholds = load_calibration(SHIPPED).thresholds
    assert 0 < thresholds["forthcoming"] < thresholds["balanced"] < thresholds["careful"] < 1
