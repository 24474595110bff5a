from __future__ import annotations

import pytest

from qa.premises.statement import statement, statements


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why did the bridge open in 2019?", "the bridge open in 2019"),
        ("When did Ortiz resign?", "Ortiz resign"),
        ("Who hosted the meeting in Ankara?", "hosted the meeting in Ankara"),
        ("In which year did Lind become mayor?", "Lind become mayor"),
        ("Which minister signed it?", "minister signed it"),
        ("Why didn't the council vote?", "not the council vote"),
        ("How many people were hurt in Tarma?", "hurt in Tarma"),
        ("After the storm, when did the port reopen?", "After the storm, the port reopen"),
        ("The port reopened after how many days?", "The port reopened after days"),
    ],
)
def test_a_question_tells_what_it_does_not_ask(question: str, said: str) -> None:
    assert statement(question) == said


@pytest.mark.parametrize(
    "question",
    [
        "Did Ortiz resign?",
        "Is it true that the bridge opened in 2019?",
        "Why would the council close the bridge?",
        "What happens if the minister resigns?",
        "Ortiz resigned",
        "Why?",
        "???",
        "",
    ],
)
def test_what_is_asked_or_only_supposed_is_not_told(question: str) -> None:
    assert statement(question) is None


def test_a_sentence_before_the_one_that_asks_is_told_whole() -> None:
    told, asked = statements("The port of Velmar reopened on Monday. Who cleared the rubble?")
    assert (told.text, told.told) == ("The port of Velmar reopened on Monday", True)
    assert (asked.text, asked.told) == ("cleared the rubble", False)


def test_no_question_breaks_it() -> None:
    for question in ("\x00\ud800 who?", "who " * 5_000, "“\"'*(why ^:-", "من قال؟", " "):
        statements(question)
