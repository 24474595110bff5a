from __future__ import annotations

import pytest

from qa.outlets import named_outlets, unattributed

OUTLETS = ("cnn.com", "Reuters", "The Velmar Courier", "The Week", "Time", "BBC News - Business")


def named(question: str, *, reported: bool | None = None) -> set[str]:
    found = named_outlets(question, OUTLETS)
    return {n.outlet for n in found if reported is None or n.reported is reported}


@pytest.mark.parametrize(
    ("question", "outlet"),
    [
        ("What did Reuters report on the port?", "Reuters"),
        ("what did reuters say in march", "Reuters"),
        ("According to the Velmar Courier, who was hurt?", "The Velmar Courier"),
        ("Who was hurt according to the Courier's report?", None),
        ("Which article by BBC News covers it?", "BBC News - Business"),
        ("What did CNN report?", "cnn.com"),
        ("How many people does The Week say were hurt?", "The Week"),
        ("What do stories published in Time say?", "Time"),
    ],
)
def test_an_outlet_whose_reporting_is_asked_for(question: str, outlet: str | None) -> None:
    assert named(question, reported=True) == ({outlet} if outlet else set())


def test_an_outlet_may_be_what_the_question_is_about() -> None:
    assert named("Who owns Reuters?", reported=False) == {"Reuters"}
    assert named("When was The Velmar Courier sold?", reported=False) == {"The Velmar Courier"}


@pytest.mark.parametrize(
    "question",
    [
        "What time does it say the bridge opened?",
        "What did people say this time?",
        "What does the week hold?",
        "Who said that the week was long?",
        "How old is the harbour?",
    ],
)
def test_a_word_that_is_also_an_outlet_is_only_a_word(question: str) -> None:
    assert named(question) == set()


def test_outlets_of_the_library_come_in_its_order() -> None:
    found = named_outlets("What did Reuters and CNN report?", OUTLETS)
    assert [n.outlet for n in found] == ["cnn.com", "Reuters"]
    assert named_outlets("What did Reuters report?", ()) == ()


@pytest.mark.parametrize(
    ("question", "without"),
    [
        ("According to CNN, who resigned?", "Who resigned?"),
        ("Who resigned, according to CNN?", "Who resigned?"),
        ("Who resigned according to the New York Times?", "Who resigned?"),
        ("According to CNN?", "According to CNN?"),
        ("According to Mirela Kost, who resigned?", "According to Mirela Kost, who resigned?"),
        ("What did CNN report?", "What did CNN report?"),
        ("According to CNN's Ada Quill, who won?", "According to CNN's Ada Quill, who won?"),
    ],
)
def test_a_question_without_the_outlet_that_it_asks_of(question: str, without: str) -> None:
    assert unattributed(question, ["cnn.com", "The New York Times"]) == without
