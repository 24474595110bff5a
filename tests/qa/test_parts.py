from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.parts import MOST, parts


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who signed it?", ("Who signed it?",)),
        (
            "Who signed the agreement and when?",
            ("Who signed the agreement?", "when signed the agreement?"),
        ),
        (
            "How many people died, and who was blamed?",
            ("How many people died?", "who was blamed?"),
        ),
        (
            "When was the bridge built and how much did it cost?",
            ("When was the bridge built?", "how much did the bridge cost?"),
        ),
        ("Where did they meet? And why?", ("Where did they meet?", "And why they meet?")),
        (
            "Who won the Super Bowl and what was the score?",
            ("Who won the Super Bowl?", "As for the Super Bowl, what was the score?"),
        ),
        (
            "How many died in the fire and what was the cause?",
            ("How many died in the fire?", "what was the cause of the fire?"),
        ),
        (
            "What did Ula say about tax and how did Bo Tan respond?",
            ("What did Ula say about tax?", "how did Bo Tan respond?"),
        ),
        (
            "When did Ortiz resign and why did oil prices rise in March?",
            ("When did Ortiz resign?", "why did oil prices rise in March?"),
        ),
        ("Which towns and villages were hit?", ("Which towns and villages were hit?",)),
        (
            "Who is Helen Marchetti and when did she resign?",
            ("Who is Helen Marchetti?", "when did Helen Marchetti resign?"),
        ),
        (
            "Who pulled people out of the water, and how old is he?",
            ("Who pulled people out of the water, and how old is he?",),
        ),
        ("Who killed the captain? How old is he?", ("Who killed the captain? How old is he?",)),
        ("How many died, and who were they?", ("How many died, and who were they?",)),
        ("Is it true and when?", ("Is it true and when?",)),
        ("When and where was the summit?", ("When was the summit?", "where was the summit?")),
        ("Who and what is ISIS?", ("Who is ISIS?", "what is ISIS?")),
        ("Which firms and which banks paid?", ("Which firms and which banks paid?",)),
        (
            "Where did the fire start, and what did the mayor say and why?",
            (
                "Where did the fire start?",
                "As for the fire, what did the mayor say?",
                "why the mayor say?",
            ),
        ),
        ("Who won, and when and where?", ("Who won?", "when won?", "where won?")),
        (
            "What did he say about how and when the bridge would open?",
            ("What did he say about how and when the bridge would open?",),
        ),
        (
            "What is the difference between who and what?",
            ("What is the difference between who and what?",),
        ),
        (
            "Who said how many and which ferries sank and why?",
            (
                "Who said how many and which ferries sank?",
                "why said how many and which ferries sank?",
            ),
        ),
        ("By whom and when was Ula hit?", ("By whom was Ula hit?", "when was Ula hit?")),
        ("Who said what? When?", ("Who said what?", "When said what?")),
        ("", ("",)),
    ],
)
def test_a_question_is_taken_apart_where_it_asks_again(
    question: str, expected: tuple[str, ...]
) -> None:
    assert parts(question) == expected


@given(st.text())
def test_any_text_has_parts(question: str) -> None:
    assert 1 <= len(parts(question)) <= MOST
