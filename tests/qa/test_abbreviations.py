from __future__ import annotations

import pytest

from qa.abbreviations import both_ways

ARTICLE = (
    "The Harbour Dues Act came into force in May. HDA aims to pay for the port, which the "
    "Institute of Marine Research has praised. The UN met. The United Nations met again."
)


def asked(question: str, passage: str = ARTICLE, article: str = ARTICLE) -> str:
    return both_ways(question, [(passage, article)])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What does the harbour dues act aim to do?",
         "What does the harbour dues act (HDA) aim to do?"),
        ("What is the aim of HDA?", "What is the aim of HDA (Harbour Dues Act)?"),
        ("Did HDA&C pay for the port?", "Did HDA&C pay for the port?"),
        ("Is HDA the Harbour Dues Act?", "Is HDA the Harbour Dues Act?"),
        ("What did the Institute of Marine Research praise?",
         "What did the Institute of Marine Research praise?"),
        ("What did the United Nations do?", "What did the United Nations do?"),
    ],
)  # fmt: skip
def test_the_form_that_the_question_has_not_is_put_beside_the_other(
    question: str, told: str
) -> None:
    assert asked(question) == told


def test_a_passage_without_the_initials_needs_none() -> None:
    question = "What is the Harbour Dues Act?"
    assert asked(question, passage="The Harbour Dues Act came into force.") == question


def test_initials_are_those_of_the_article_only() -> None:
    question = "What did the HDA say?"
    other = "Hannah Dora Amsel spoke."
    assert asked(question, other, other) == question


def test_of_names_within_names_the_longest_is_told() -> None:
    text = "The North Sea Ferry Line (NSFL) and the Sea Ferry (SF) sail."
    question = "When did the North Sea Ferry Line sail?"
    assert asked(question, text, text) == "When did the North Sea Ferry Line (NSFL) sail?"


def test_four_initials_are_told_though_the_article_spells_them_out_only() -> None:
    text = "The North Sea Ferry Line said that it would sail on Friday."
    told = "When does the NSFL (North Sea Ferry Line) sail?"
    assert asked("When does the NSFL sail?", text, text) == told
