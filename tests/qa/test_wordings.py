from __future__ import annotations

import pytest

from index import Library
from qa import Answerer, Question, Retriever
from qa.reading import Reader
from qa.retrieve import Candidate
from qa.wordings import read, to_each

TOLD = "The port of Velmar was shut for nine days by a storm. How much did the repairs cost?"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def candidates(library: Library) -> list[Candidate]:
    return Retriever(library).invoke(Question(text=TOLD))[:2]


def test_what_is_told_before_a_question_is_not_taken_for_it(
    reader: Reader, candidates: list[Candidate]
) -> None:
    [first, *_] = read(reader, [TOLD, TOLD], candidates)
    best = max(range(len(first.sentences)), key=first.sentences.__getitem__)
    sentence = candidates[0].passage.sentences[best]
    assert "18 million" in candidates[0].article.text[sentence.start : sentence.end]
    for reading, candidate in zip(read(reader, [TOLD, TOLD], candidates), candidates, strict=True):
        assert len(reading.sentences) == len(candidate.passage.sentences)
        assert reading.span is None or reading.span in reading.spans


def test_a_question_of_one_sentence_is_read_once(
    reader: Reader, candidates: list[Candidate], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    plain = reader.read
    monkeypatch.setattr(reader, "read", lambda q, ps: asked.append(q) or plain(q, ps))
    read(reader, ["How much did the repairs cost?"] * 2, candidates)
    assert asked == ["How much did the repairs cost?"]


def test_articles_of_the_days_asked_about_are_read_without_them(library: Library) -> None:
    question = "What closed the port of Velmar in March 2023?"
    preferred = Retriever(library).preferences(Question(text=question))
    found = Retriever(library).invoke(Question(text=question))
    of_march = [preferred.within(c.article.published) for c in found]
    assert set(of_march) == {True, False}
    plainly = "What closed the port of Velmar?"
    expected = tuple(plainly if of else question for of in of_march)
    assert to_each(question, found, preferred) == expected


def test_a_day_that_its_article_does_not_say_keeps_no_answer_back(library: Library) -> None:
    answer = Answerer(library).invoke(Question(text="How long was the port shut in March 2023?"))
    assert not answer.abstained
    assert "nine days" in answer.claims[0].text
