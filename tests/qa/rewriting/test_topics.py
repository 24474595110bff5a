from __future__ import annotations

from qa import Turn
from qa.rewriting import spoken_of
from qa.rewriting.topics import answer_names, is_definition, is_vague, topics


def turn(question: str, text: str = "", asked: str = "") -> Turn:
    return Turn(question=asked or question, standalone_question=question, text=text)


def test_what_was_asked_last_comes_first() -> None:
    found = topics([turn("Who runs the Velmar port?"), turn("What is the Caesar Act?")])
    assert [t.phrase.text for t in found] == ["Caesar Act", "Velmar port"]
    assert [t.ago for t in found] == [0, 1]


def test_what_somebody_goes_on_speaking_of_stays_in_mind() -> None:
    kept = turn(
        "How does the harbour compare to the airport?", asked="How does it compare to the airport?"
    )
    assert topics([kept])[0].phrase.text == "harbour"


def test_symptoms_are_of_something() -> None:
    found = topics([turn("What are the symptoms of anemia?")])
    assert found[0].phrase.text == "anemia"


def test_what_is_searched_for_beside_the_question() -> None:
    assert spoken_of([]) == ""
    assert spoken_of([turn("What is the Caesar Act?"), turn("Why?")]) == "Caesar Act"


def test_only_names_that_the_question_had_not() -> None:
    told = turn("Who met Samir Azzam?", "Samir Azzam met Jonas Brandt in Velmar. [1]")
    assert answer_names(told) == ["Jonas Brandt", "Velmar"]


def test_people_and_weeks_are_nothing_that_is_spoken_of() -> None:
    people, week = topics([turn("How many people left this week?")])
    assert is_vague(people.phrase)
    assert is_vague(week.phrase)


def test_a_nickname_is_no_name_by_itself() -> None:
    assert answer_names(turn("Who?", 'Danil "Dan" Orsk did it.')) == ["Danil Orsk"]


def test_definitions() -> None:
    assert is_definition("What is the Caesar Act?")
    assert not is_definition("What are the symptoms?")
    assert not is_definition("What is the capital of France?")
