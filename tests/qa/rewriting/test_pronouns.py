from __future__ import annotations

import pytest

from qa.rewriting.pronouns import pronouns


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did he say about it?", ["he", "it"]),
        ("Who opposed their plan?", ["their"]),
        ("Did the driver think that the road was closed?", []),
        ("Is it true that the port closed?", []),
        ("How long does it take to rebuild a bridge?", []),
        ("Does the president back his own plan?", []),
        ("Are there other reasons?", []),
        ("How many are there?", []),
        ("Who was there?", ["there"]),
        ("What caused that?", ["that"]),
        ("What caused that fire?", []),
        ("How does this work?", ["this"]),
        ("What does the new one cost?", ["one"]),
        ("Who left the boat, and how old is he?", []),
        ("One of the ministers resigned, why?", []),
        ("What did IT workers demand?", []),
    ],
)
def test_the_words_that_point_back(question: str, expected: list[str]) -> None:
    assert [pronoun.word for pronoun in pronouns(question)] == expected


def test_her_owns_a_plan_and_is_told_things() -> None:
    assert [p.owns for p in pronouns("What is her plan?")] == [True]
    assert [p.owns for p in pronouns("Who told her?")] == [False]


def test_each_part_of_a_question_is_counted() -> None:
    parts = [p.part for p in pronouns("When did she resign and why did she leave?")]
    assert parts == [0, 1]
