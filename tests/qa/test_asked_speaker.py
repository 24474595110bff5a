from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

import pytest

from index import Article, Passage, Span
from qa import Answerer, Question
from qa.answer import Scored
from qa.asked_speaker import asked_speaker, asked_topic, said_first, theirs_first
from qa.retrieve import Candidate


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("What did the French president say about Iran?", "the French president"),
        ("What has Lena Fischer told Rural Wire?", None),
        ("What does Jonas Brandt claim?", "Jonas Brandt"),
        ("How did Jonas Brandt respond?", "Jonas Brandt"),
        ("What did Mirela Kost call the clearance?", "Mirela Kost"),
        ("What does the union advise its members?", "the union"),
        ("What is the storm called?", None),
        ("According to Mirela Kost, how many were hurt?", "Mirela Kost"),
        ("What is Mirela Kost's view of the work?", "Mirela Kost"),
        ("What was the union’s reaction to the clearance?", "the union"),
        ("What is the dockers' position?", "the dockers"),
        ("What is today's weather?", None),
        ("What did she say about Russia?", None),
        ("Why did the port close?", None),
    ],
)
def test_whose_words_are_asked_for(question: str, who: str | None) -> None:
    assert asked_speaker(question) == who


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What did the French president say about Iran?", "Iran"),
        ("What does Azzam think of the Astana alliance?", "the Astana alliance"),
        ("What did Brandt tell reporters in Velmar about the work?", "the work"),
        ("What is Azzam's view on the Astana alliance?", "the Astana alliance"),
        ("How did Brandt react to the storm?", "the storm"),
        ("What did Brandt say?", None),
        ("What did she say about Russia?", None),
        ("What is the book about?", None),
    ],
)
def test_what_their_words_are_asked_for_about(question: str, topic: str | None) -> None:
    assert asked_topic(question) == topic


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did Bagheri say about American pressure?", "counter American pressure"),
        ("What did Mirela Kost say about the work?", "the work had been rushed"),
        ("What did Brandt say about freight traffic?", "full freight traffic"),
        ("What is Azzam's view of the Astana alliance?", "Astana alliance"),
    ],
)
def test_what_somebody_says_about_it_is_the_answer(
    answerer: Answerer, question: str, said: str
) -> None:
    answer = answerer.invoke(Question(text=question, caution="careful"))
    assert not answer.abstained, answer.reason
    assert said in answer.claims[0].text


@pytest.mark.parametrize(
    "question",
    [
        "What did Bagheri say about the Caesar Act?",  # told of, but not by him
        "What did Mirela Kost say about the cherries?",
    ],
)
def test_anothers_words_about_it_are_not(answerer: Answerer, question: str) -> None:
    answer = answerer.invoke(Question(text=question))
    assert answer.abstained or answer.premises, answer.text


def test_careful_their_words_about_something_else_are_not(answerer: Answerer) -> None:
    # At "balanced" it is a near thing: the frost that she speaks of is weather, too.
    question = Question(text="What did Lena Fischer say about the storm?", caution="careful")
    assert answerer.invoke(question).abstained


def test_their_words_come_first_and_anothers_last() -> None:
    whose = {1: "Jonas Brandt", 2: None, 3: "the engineer", 4: "Lena Fischer"}
    scored = [
        Scored(cast("Candidate", None), Span(n, n + 1), 5.0 - n / 10, None, {}) for n in whose
    ]

    def order(question: str) -> list[int]:
        moved = theirs_first(question, scored, lambda s: whose[s.sentence.start])
        return [s.sentence.start for s in moved]

    assert order("What did Lena Fischer say about the bridge?") == [4, 2, 3, 1]
    assert order("According to Brandt, is the bridge safe?") == [1, 2, 3, 4]
    assert order("Is the bridge safe?") == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("question", "speaker", "said", "first"),
    [
        ("What did Hunter Petrov say about Sorn?", "Hunter Petrov", "Sorn is far.", True),
        ("What did Petrov say about Sorn?", "Hunter Petrov", "Sorn is far.", True),
        ("What did Hunter Petrov say about Sorn?", "Joe Petrov", "Sorn is far.", False),
        ("What did Petrov say about Sorn?", "anti-Petrov voters", "Sorn is far.", False),
        ("What did the president say about Sorn?", "the vice president", "Sorn is far.", False),
        (
            "What did the Orlo president say about Sorn?",
            "the Sorn president",
            "Sorn is far.",
            False,
        ),
        ("What did Petrov say about Georgia?", "Petrov", "George is far.", False),
        ("What did Petrov say about India?", "Petrov", "Indiana is far.", False),
        ("What did Petrov say about India?", "Petrov", "The Indian port is far.", True),
        ("What did Petrov say about inflation?", "Petrov", "The inflammation is gone.", False),
        ("What did Petrov say about France?", "Petrov", "The French are far.", True),
    ],
)
def test_nobody_near_them_and_nothing_like_it_answers(
    question: str, speaker: str, said: str, first: bool
) -> None:
    article = Article(id="a", title="T", text=said, sha256="", added_at=datetime.now(UTC))
    passage = Passage(id=0, article_id="a", start=0, end=len(said), sentences=(Span(0, len(said)),))
    scored = [Scored(Candidate(article, passage, {}), Span(0, len(said)), 1.0, None, {})]
    assert bool(said_first(question, scored, lambda _: speaker)) == first
