from __future__ import annotations

import pytest

from qa.expectation import expected, gives


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many people were hurt?", "number"),
        ("how old is the mayor", "number"),
        ("What percentage of voters agreed?", "number"),
        ("What was the total cost of the repairs?", "number"),
        ("When did the port reopen?", "date"),
        ("In which year was the bridge built?", "date"),
        ("Who is the harbour master?", "name"),
        ("To whom was the letter sent?", "name"),
        ("Where was the conference held?", "name"),
        ("Which country signed first?", "name"),
        ("Which Danish company built it?", "name"),
        ("Why did the talks fail?", None),
        ("What did the minister say when he resigned?", None),
        ("How did they cross the river?", None),
    ],
)
def test_the_question_word_tells_what_is_asked_for(question: str, kind: str | None) -> None:
    assert expected(question) == kind


@pytest.mark.parametrize(
    ("question", "text", "worth"),
    [
        ("How many people were hurt?", "Three people were hurt.", 1.0),
        ("How many people were hurt?", "Several people were hurt.", -1.0),
        ("When did the port reopen?", "It reopened on Tuesday.", 1.0),
        ("When did the port reopen?", "It reopened after the storm.", -1.0),
        ("Who runs the harbour?", "Since spring the harbour is run by Jonas Brandt.", 1.0),
        ("Who runs the harbour?", "The harbour is well run.", -1.0),
        ("Why did it close?", "Because of the storm.", 0.0),
    ],
)
def test_a_text_gives_what_is_asked_for_or_does_not(question: str, text: str, worth: float) -> None:
    assert gives(question, text) == worth


def test_what_the_question_says_itself_is_no_answer() -> None:
    assert gives("Which country has borders with Velmar?", "It has borders with Velmar.") == -1.0
    assert gives("How many of the 12 ferries sank?", "The harbour had 12 ferries.") == -1.0
    assert gives("How many of the 12 ferries sank?", "Of the 12 ferries 2 sank.") == 1.0


def test_the_first_word_of_a_sentence_is_a_name_only_if_nothing_else_is() -> None:
    assert gives("Who spoke?", "Brandt spoke.") == 1.0
    assert gives("Who spoke to Kost?", "Later Kost was spoken to.") == -1.0
