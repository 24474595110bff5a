from __future__ import annotations

import pytest

from qa import Turn
from qa.rewriting.people import People, is_person_noun, name_in
from qa.rewriting.phrases import phrases


def people(text: str, question: str = "What happened?", asked: str = "") -> People:
    return People([Turn(question=asked or question, standalone_question=question, text=text)])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Captain Orsk was hurt.", "Orsk"),
        ("Danil Orsk, 29, was hurt.", "Danil Orsk"),
        ("Danil Orsk, a longtime deckhand on the ferry, was hurt.", "Orsk"),
        ("The deckhand Danil Orsk was hurt.", "Danil Orsk"),
        ("Its chief executive, Danil Orsk, was hurt.", "Danil Orsk"),
        ("Peter Orsk was hurt.", "Peter Orsk"),
    ],
)
def test_a_person_is_told_by_what_stands_beside_the_name(text: str, name: str) -> None:
    assert people(text).is_person(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It burned off Gull Island.", "Gull Island"),
        ("In Weston Halt, nobody was hurt.", "Weston Halt"),
        ("Brazil said no.", "Brazil"),
        ("The Coast Guard said no.", "Coast Guard"),
        ("Nobody was hurt.", "Orsk"),
    ],
)
def test_what_is_no_person_or_not_known_to_be_one(text: str, name: str) -> None:
    assert not people(text).may_be_person(name)


def test_who_says_something_or_is_asked_about_may_be_a_person() -> None:
    assert people("“No,” said Orsk.").may_be_person("Orsk")
    assert people("Orsk did.", question="Who pulled them out?").may_be_person("Orsk")
    assert people("", question="Who is Danil Orsk?").is_person("Danil Orsk")


def test_an_earlier_pronoun_is_remembered() -> None:
    known = people("", question="Did Danil Orsk resign?", asked="Did he resign?")
    assert (known.is_person("Danil Orsk"), known.gender("Danil Orsk")) == (True, "he")
    thing = people("", question="Did Orsk sink?", asked="Did it sink?")
    assert not thing.may_be_person("Orsk")


def test_names_go_without_titles_and_nicknames() -> None:
    assert name_in("Supreme Court nominee Judge Ada Quill") == "Ada Quill"
    assert name_in('Danil "Dan" Orsk') == "Danil Orsk"
    assert name_in("old harbour") == "old harbour"


def test_who_is_heard_and_where_things_are() -> None:
    known = people("")
    union, mill = phrases("Did the union close at the mill?")
    assert (known.speaks(union), known.speaks(mill)) == (True, False)
    [poland] = phrases("Who left Poland?")
    assert known.is_place(poland)
    assert (is_person_noun("deckhands"), is_person_noun("fisherman"), is_person_noun("mill")) == (
        True, True, False,
    )  # fmt: skip
