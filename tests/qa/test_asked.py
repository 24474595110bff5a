from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.asked import asking, sentences

TOLD = "The port of Velmar was shut for nine days by a storm. How much did the repairs cost?"


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (TOLD, "How much did the repairs cost?"),
        (
            "Sen. Dunn died on Friday. Which state did she represent?",
            "Which state did she represent?",
        ),
        ("The mayor resigned on Monday. Who takes over?", "Who takes over?"),
        ("Which state did Sen. Dunn represent?", None),
        ("The minister resigned. Why?", None),
        ("The minister resigned. I wonder why that is.", None),
        ("Who said “There was no alarm. None at all. Why?”?", None),
        ('Who said "There was no alarm. None at all"?', None),
        ("", None),
    ],
)
def test_the_sentence_that_asks_is_found(question: str, asks: str | None) -> None:
    assert asking(question) == asks


@given(st.text())
def test_no_letter_of_a_question_is_lost(question: str) -> None:
    readable = question.encode("utf-8", "replace").decode("utf-8")
    said = "".join("".join(sentences(question)).split())
    assert said == "".join(readable.split())
