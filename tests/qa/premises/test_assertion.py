from __future__ import annotations

import pytest

from qa.premises.assertion import assertion


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Did the ferry from Dask sink on Monday?", "the ferry from Dask did sink on Monday"),
        ("Was Mirela Kost dismissed?", "Mirela Kost was dismissed"),
        ("Was harbour master Jonas Brandt fired?", "harbour master Jonas Brandt was fired"),
        ("Is Velmar in Dask?", "Velmar is in Dask"),
        ("Is the strike over?", "the strike is over"),
        ("Has the port been closed before?", "the port has been closed before"),
        ("Were the tourists in the cave rescued?", "the tourists in the cave were rescued"),
        ("Did Kost's attack on Brandt succeed?", "Kost's attack on Brandt did succeed"),
        ("Is Arby's selling a hamburger?", "Arby's is selling a hamburger"),
        ("Did police fire tear gas in the port?", "police did fire tear gas in the port"),
        ("did the minister resign", "the minister did resign"),
        ("Will there be elections in June?", "there will be elections in June"),
        ("Isn't the port closed?", "the port is closed"),
        ("Is it true that the bridge closed?", "the bridge closed"),
        ("Can you swim in the lake?", "you can swim in the lake"),
        ("Is Kost taller than Brandt?", "Kost is taller than Brandt"),
        ("Were more than ten people killed?", "more than ten people were killed"),
        ("Were two people killed?", "two people were killed"),
        ("Has anyone been arrested over it?", "someone has been arrested over it"),
        ("Is the war in Dask over?", "the war in Dask is over"),
        ("Was Minjee Lee calm on the last day?", "Minjee Lee was calm on the last day"),
    ],
)
def test_a_yes_or_no_question_as_a_statement(question: str, statement: str) -> None:
    assert assertion(question) == statement


@pytest.mark.parametrize(
    "question",
    [
        "Who resigned?",
        "Did he resign?",
        "Was it a bomb or an accident?",
        "Do you know?",
        "Could you say who the captain was?",
        "Does anyone know who the captain was?",
        "Can I know why the port closed?",
        "Did the ferry sink? How many people died?",
        "Did the ferry sink, and who was arrested?",
        "Was the man who shot Brandt arrested?",
        "Will Smith slapped whom",
        "Why did the port close?",
        "Is?",
        "",
        "did " + "the port close " * 40,
    ],
)
def test_other_questions_have_none(question: str) -> None:
    assert assertion(question) is None
