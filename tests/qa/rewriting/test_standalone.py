from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import Turn
from qa.rewriting import standalone

Said = str | tuple[str, str]


def conversation(*said: Said) -> list[str]:
    """Every question as it is understood, each with those before it; (question, answer) or one."""
    history: list[Turn] = []
    for one in said:
        question, text = one if isinstance(one, tuple) else (one, "")
        understood = standalone(question, history)
        history.append(Turn(question=question, standalone_question=understood, text=text))
    return [turn.standalone_question for turn in history]


def test_a_man_his_words_and_another_country() -> None:
    assert conversation(
        "Who is Samir Azzam?", "and what did he say about Russia?", "What about Turkey?", "Why?"
    ) == [
        "Who is Samir Azzam?",
        "What did Samir Azzam say about Russia?",
        "What did Samir Azzam say about Turkey?",
        "What did Samir Azzam say about Turkey, and why?",
    ]


def test_a_woman_her_job_and_who_told_her() -> None:
    assert conversation(
        "Who is Mirela Kost?", "What is her job?", "Who told her that?", "When did she resign?"
    )[1:] == [
        "What is Mirela Kost's job?",
        "Who told Mirela Kost that?",
        "When did Mirela Kost resign?",
    ]


def test_an_act_what_follows_from_it_and_where() -> None:
    assert conversation(
        "What is the Caesar Act?",
        "When did it take effect?",
        "What are the consequences?",
        "What about in Lebanon?",
    )[1:] == [
        "When did the Caesar Act take effect?",
        "What are the consequences of the Caesar Act?",
        "What are the consequences of the Caesar Act in Lebanon?",
    ]


def test_a_strike_and_those_who_are_on_it() -> None:
    assert conversation(
        "What is the strike about?",
        "Do the drivers support it?",
        "What do they want?",
        "How long will it last?",
        "Which unions are involved?",
    )[1:] == [
        "Do the drivers support the strike?",
        "What do the drivers want?",
        "How long will the strike last?",
        "As for the strike, which unions are involved?",
    ]


def test_rates_in_another_month_and_at_another_bank() -> None:
    assert conversation(
        "Did the central bank raise interest rates in March?",
        "And in April?",
        "What about the European Central Bank?",
        "By how much?",
    )[1:] == [
        "Did the central bank raise interest rates in April?",
        "Did the European Central Bank raise interest rates in April?",
        "Did the European Central Bank raise interest rates in April, and by how much?",
    ]


def test_names_and_places_that_only_the_answers_gave() -> None:
    assert conversation(("who runs the harbour?", "Jonas Brandt runs it. [1]"), "what did he say?")[
        1:
    ] == ["What did Jonas Brandt say?"]
    assert conversation(("Where was the meeting held?", "In Astana. [1]"), "Who else was there?")[
        1:
    ] == ["Who else was in Astana?"]
    assert conversation(
        ("Which country hosted the summit?", "Finland hosted it. [1]"), "What is its capital?"
    )[1:] == ["What is Finland's capital?"]


def test_what_begins_with_and_goes_on_about_the_same_thing() -> None:
    before = "How many people died in the Velmar ferry fire?"
    assert conversation(before, "And who was the captain?")[1] == (
        "As for the Velmar ferry fire, who was the captain?"
    )
    assert conversation(before, "And who is Mirela Kost?")[1] == "Who is Mirela Kost?"


def test_a_short_noun_is_said_in_full_again() -> None:
    before = "How do people get a restraining order?"
    assert conversation(before, "Who signs the order?")[1] == "Who signs the restraining order?"


@pytest.mark.parametrize(
    "question",
    [
        "Who is the harbour master of Velmar?",
        "What did the city council of Velmar say it cost?",
        "How many cherries were lost to the frost?",
        "Is it true that the bridge at Ostrava collapsed?",
        "Does the president back his own plan?",
        "What is inflation?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert conversation("Who is Samir Azzam?", question)[1] == question


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("When did the ferry from Dask capsize?", "Who was its captain?",
         "Who was the ferry from Dask's captain?"),
        ("When did the ferry from Dask gallivant?", "Who was its captain?",
         "Who was the ferry from Dask's captain?"),
        ("When did the Harbour Bridge in Velmar reopen?", "What did he say?", "What did he say?"),
        ("When did the bus near Dask overturn?", "Who drove it?", "Who drove the bus near Dask?"),
        ("What did the president of France say?", "What is its capital?",
         "What is France's capital?"),
    ],
)  # fmt: skip
def test_a_verb_is_no_part_of_the_name_before_it(before: str, question: str, expected: str) -> None:
    assert conversation(before, question)[1] == expected


def test_he_is_who_the_answer_names_and_no_island() -> None:
    answer = 'Danil "Dan" Orsk, 29, a deckhand, pulled six people out off Gull Island. [1]'
    assert conversation(
        ("Who pulled people from the water?", answer), "How old is he?", "Will she be thanked?"
    )[1:] == ["How old is Danil Orsk?", "Will she be thanked?"]


@pytest.mark.parametrize("question", ["Who replaced him?", "Will she run for office?"])
def test_nobody_is_better_than_a_place_or_a_body(question: str) -> None:
    for before in ("What burned in Port Velmar?", "What did the Coast Guard say?"):
        assert conversation(before, question)[1] == question


def test_the_captain_is_not_asked_for_another_person() -> None:
    said = conversation(
        "What is known of the ferry fire?", "Who is Mirela Kost?", "And what does the captain say?"
    )
    assert said[2] == "As for the ferry fire, what does the captain say?"
    assert conversation("Who is Mirela Kost?", "And what does the captain say?")[1] == (
        "What does the captain say?"
    )


def test_people_are_no_topic_and_what_says_its_time_needs_none() -> None:
    assert conversation("How many people died?", "Who resigned?")[1] == "Who resigned?"
    before = "What is the death toll of the ferry fire?"
    assert conversation(before, "who resigned this week?")[1] == "Who resigned this week?"
    assert conversation(before, "who resigned?")[1] == "As for the ferry fire, who resigned?"


def test_a_statement_leaves_its_verb_behind() -> None:
    before = "Hearings for Supreme Court nominee Judge Ada Jane Quill began this week."
    assert conversation(before, "What did she say?")[1] == "What did Ada Jane Quill say?"


def test_with_no_conversation_nothing_is_changed() -> None:
    assert standalone("  and what did he say? ", ()) == "and what did he say?"


def test_politeness_is_no_part_of_the_question() -> None:
    said = "Thanks! That's interesting. When did he resign?"
    assert conversation("Who is Samir Azzam?", said)[1] == "When did Samir Azzam resign?"


@pytest.mark.parametrize(
    "odd", ["Почему?", "什么时候？", "🤔", "؟ماذا", "...", "?", "", "   ", "And?", "what about?"]
)
def test_what_is_no_english_is_left_alone(odd: str) -> None:
    history = [Turn(question="Who is he?", standalone_question="Who is he?", text="")]
    understood = standalone(odd, history)
    assert understood.lower() == odd.strip().lower()


def test_an_empty_history_of_empty_turns_says_nothing() -> None:
    empty = [Turn(question="", standalone_question="", text="")] * 3
    assert standalone("Why?", empty) == "Why?"
    assert standalone("What did he say?", empty) == "What did he say?"


@pytest.mark.timeout(20)
def test_very_long_text_is_no_burden() -> None:
    long = "and what about the very long harbour of Velmar it " * 4_000
    history = [Turn(question=long, standalone_question=long, text=long)] * 20
    assert standalone(long, history) == long.strip()
    assert len(standalone("Why did they close it?", history)) < 1_000


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_nothing_that_is_said_breaks_it(question: str, before: str, text: str) -> None:
    history = [Turn(question=before, standalone_question=before, text=text)]
    understood = standalone(question, history)
    assert bool(understood) == bool(question.strip())
