from __future__ import annotations

import pytest

from qa.rewriting.ellipsis import added, asked_again, bare, besides, instead, topic_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What about Turkey?", "Turkey"),
        ("and how about the port?", "the port"),
        ("And in 2020?", "in 2020"),
        ("No, I meant the bridge.", "the bridge"),
        ("And who signed it?", None),
        ("Is it about Turkey?", None),
    ],
)
def test_what_is_asked_about_instead(question: str, topic: str | None) -> None:
    assert topic_of(question) == topic


@pytest.mark.parametrize(
    ("topic", "before", "expected"),
    [
        ("Turkey", "What did Azzam say about Russia?", "What did Azzam say about Turkey?"),
        ("in 2020", "How many came in 2019?", "How many came in 2020?"),
        ("2020", "How many came in May 2019?", "How many came in 2020?"),
        ("in April", "Did prices rise?", "Did prices rise in April?"),
        ("in Europe", "Who grows coffee in Asia?", "Who grows coffee in Europe?"),
        ("the bridge", "When was the road closed?", "When was the bridge closed?"),
        ("the weather", "Did Anna Kowalska meet Peter Novak?", None),
        ("in York", "Who died in the crash near Leeds?", "Who died in the crash in York?"),
        (
            "in York",
            "Who died in the fire at the mill?",
            "Who died in the fire at the mill in York?",
        ),
        ("in York", "Who died in Leeds from cholera?", "Who died in York from cholera?"),
        ("near York", "Who works in Leeds?", "Who works near York?"),
        ("in York", "Who died in Leeds in 2019?", "Who died in York in 2019?"),
        ("in York", "Who died in the city of Leeds?", "Who died in York?"),
        ("in York", "How many died from cholera?", "How many died from cholera in York?"),
        ("in York", "How many men from Leeds died?", "How many men in York died?"),
        ("about York", "Who wrote about Leeds in Velmar?", "Who wrote about York in Velmar?"),
    ],
)
def test_one_thing_in_the_place_of_another(topic: str, before: str, expected: str | None) -> None:
    assert instead(topic, before) == expected


@pytest.mark.parametrize(
    ("question", "word"),
    [("Why?", "why"), ("why is that?", "why"), ("And when?", "when"), ("How many?", "how many"),
     ("Why was the port closed?", None)],
)  # fmt: skip
def test_only_a_question_word(question: str, word: str | None) -> None:
    assert bare(question) == word


@pytest.mark.parametrize(
    ("asking", "before", "expected"),
    [
        ("why", "When was the port closed?", "Why was the port closed?"),
        ("when", "Did Azzam resign?", "When did Azzam resign?"),
        ("why", "Who closed the port?", "Who closed the port, and why?"),
        ("how many", "Were people hurt?", "Were people hurt, and how many?"),
    ],
)
def test_the_question_before_asked_otherwise(asking: str, before: str, expected: str) -> None:
    assert asked_again(asking, before) == expected


@pytest.mark.parametrize(
    ("topic", "before", "expected"),
    [
        ("the Dockers Union", "How many jobs are lost at the mill?",
         "According to the Dockers Union, how many jobs are lost at the mill?"),
        ("Anna Kowalska", "When was the mill opened?",
         "What about Anna Kowalska, when was the mill opened?"),
        ("the union", "According to Anna Kowalska, how many jobs are lost?",
         "According to the union, how many jobs are lost?"),
        ("Anna Kowalska", "What did the mayor say of Velmar?",
         "What did Anna Kowalska say of Velmar?"),
        ("the Dockers Union", "What did Azzam say about Russia?",
         "What did the Dockers Union say about Russia?"),
        ("Olaf Scholz", "What did the president of France say about Ukraine?",
         "What did Olaf Scholz say about Ukraine?"),
        ("Olaf Scholz", "What did the president of the republic of Velmar want?",
         "What did Olaf Scholz want?"),
        ("the minister", "What did the president of France say about Ukraine?",
         "What did the minister of France say about Ukraine?"),
        ("the hospital", "When was the mill opened?", "When was the hospital opened?"),
    ],
)  # fmt: skip
def test_who_is_heard_takes_the_place_of_nothing_that_is_not(
    topic: str, before: str, expected: str
) -> None:
    said = f"what about {topic}?"
    assert (instead(topic, before) or besides(topic, said, before)) == expected


def test_a_few_words_more_are_asked_with_the_question_before() -> None:
    before = "Why was the port closed?"
    assert added("any other reasons?", before) == (
        "Why was the port closed, and are there any other reasons?"
    )
    assert added("What are the rules?", before) is None
    assert besides("the schools", "what about the schools?", before) == (
        "Why was the port closed, and what about the schools?"
    )
