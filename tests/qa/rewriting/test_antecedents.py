from __future__ import annotations

import pytest

from qa import Turn
from qa.rewriting.antecedents import expansions, possessive, references, replaced


def turn(question: str, text: str = "") -> Turn:
    return Turn(question=question, standalone_question=question, text=text)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Who is Anna Kowalska?", "Where does she live?", "Where does Anna Kowalska live?"),
        ("What are red blood cells?", "How are they made?", "How are red blood cells made?"),
        ("What is a keto diet?", "Who invented it?", "Who invented keto diet?"),
        ("Who is the mayor of Velmar?", "How old is she?", "How old is the mayor of Velmar?"),
        (
            "What is a smart meter?",
            "What does a new one cost?",
            "What does a new smart meter cost?",
        ),
        ("Is Lyon a safe city?", "Who lives there?", "Who lives in Lyon?"),
    ],
)
def test_what_is_meant_stands_in_the_place_of_the_pronoun(
    before: str, question: str, expected: str
) -> None:
    assert replaced(question, references(question, [turn(before)])) == expected


def test_the_one_of_two_people_whom_the_pronoun_fits() -> None:
    before = turn("Did Anna Kowalska meet Peter Novak?")
    for question, name in (("What did he want?", "Peter Novak"), ("What did she want?", "Anna")):
        [reference] = references(question, [before])
        assert reference.text.startswith(name)


def test_a_person_is_no_it() -> None:
    assert references("Was it a surprise?", [turn("Who is Mirela Kost?")]) == []


def test_a_short_noun_is_found_in_the_questions_or_pointed_at_in_the_answer() -> None:
    asked = [turn("How is a seed investment made?", "Angel investors use convertible notes.")]
    [full] = expansions("How large is the investment?", asked)
    assert full.text == "seed investment"
    assert expansions("Who is on the board?", asked) == []


def test_owners() -> None:
    assert (possessive("Finland"), possessive("the drivers")) == ("Finland's", "the drivers’")
