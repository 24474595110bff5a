from __future__ import annotations

import pytest

from qa import Turn
from qa.rewrite import standalone


def after(*questions: str, text: str = "") -> tuple[Turn, ...]:
    return tuple(Turn(question=q, standalone_question=q, text=text) for q in questions)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "Who is Samir Azzam?",
            "and what did he say about Russia?",
            "What did Samir Azzam say about Russia?",
        ),
        ("Who is Mirela Kost?", "What is her job?", "What is Mirela Kost's job?"),
        ("Who is Mirela Kost?", "Who told her that?", "Who told Mirela Kost that?"),
        ("What is the Caesar Act?", "When did it take effect?", "When did Caesar Act take effect?"),
        (
            "What did Azzam say about Russia?",
            "What about Turkey?",
            "What did Azzam say about Russia: What about Turkey?",
        ),
        ("Why was the port closed?", "Why?", "Why was the port closed: Why?"),
    ],
)
def test_a_follow_up_says_what_it_leaves_unsaid(before: str, question: str, expected: str) -> None:
    assert standalone(question, after(before)).lower().startswith(expected.lower())


@pytest.mark.parametrize(
    "question",
    [
        "Who is the harbour master of Velmar?",
        "What did the city council of Velmar say it cost?",
        "How many cherries were lost to the frost?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert standalone(question, after("Who is Samir Azzam?")) == question


def test_with_no_conversation_nothing_is_changed() -> None:
    assert standalone("  and what did he say? ", ()) == "and what did he say?"


def test_the_name_can_come_from_an_answer() -> None:
    history = after("who runs the harbour?", text="Jonas Brandt runs it. [1]")
    assert standalone("what did he say?", history) == "What did Jonas Brandt say?"
