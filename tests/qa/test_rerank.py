from __future__ import annotations

import pytest

from index import Library
from qa import Answerer, Candidate, Question, Retriever, Stages
from qa.answer import Scored
from qa.rerank import reranked


@pytest.fixture(scope="module")
def found(library: Library) -> list[Candidate]:
    candidates = Retriever(library).invoke(Question(text="What did the council decide?"))
    assert len(candidates) > 3
    return candidates


def sentence(candidate: Candidate, score: float, n: int = 0) -> Scored:
    return Scored(candidate, candidate.passage.sentences[n], score, None, {})


def test_what_answers_comes_before_what_is_only_about_it(found: list[Candidate]) -> None:
    scored = [sentence(found[0], -9.0), sentence(found[1], -9.0), sentence(found[2], 9.0)]
    ordered = reranked(found, found[:4], scored)
    assert [c.passage for c in ordered] == [
        found[n].passage for n in (2, 0, 1, *range(3, len(found)))
    ]
    assert ordered[0].scores["rerank"] > ordered[1].scores["rerank"]
    assert ordered[0].scores.items() > found[2].scores.items()


def test_a_passage_is_as_good_as_its_best_sentence(found: list[Candidate]) -> None:
    of_two = next(c for c in found if len(c.passage.sentences) > 1)
    other = next(c for c in found if c is not of_two)
    scored = [sentence(of_two, 9.0, 1), sentence(other, 2.0), sentence(of_two, -9.0)]
    assert reranked([other, of_two], [other, of_two], scored)[0].passage == of_two.passage


def test_what_was_not_read_stays_where_it_is(found: list[Candidate]) -> None:
    scored = [sentence(found[1], -9.0), sentence(found[3], 9.0)]
    ordered = reranked(found, found[:4], scored)
    assert [c.passage for c in ordered[:4]] == [found[n].passage for n in (0, 3, 2, 1)]
    assert "rerank" not in ordered[0].scores
    assert reranked(found, [], []) == found


@pytest.mark.parametrize(("score", "places"), [(-9.0, (0, 1, 2, 3)), (9.0, (3, 0, 1, 2))])
def test_what_no_search_found_takes_a_place_only_if_it_is_better(
    found: list[Candidate], score: float, places: tuple[int, ...]
) -> None:
    opening = found[3]
    scored = [sentence(found[0], -8.0), sentence(found[1], -8.5), sentence(opening, score)]
    ordered = reranked(found[:3], [*found[:2], opening], scored)
    assert [c.passage for c in ordered] == [found[n].passage for n in places]


def test_an_answer_shows_its_passages_in_the_order_of_reading(library: Library) -> None:
    question = Question(text="How much did the repairs cost?")
    draft, answer = list(Answerer(library).stream(question))
    assert {(e.article_id, e.start) for e in draft.evidence} == {
        (e.article_id, e.start) for e in answer.evidence
    }
    assert not any("rerank" in e.scores for e in draft.evidence)
    read = [e.scores["rerank"] for e in answer.evidence if "rerank" in e.scores]
    assert read
    assert read == sorted(read, reverse=True)
    without = Answerer(library, Stages(rerank=False)).invoke(question)
    assert without.evidence == draft.evidence
    assert without.claims == answer.claims
