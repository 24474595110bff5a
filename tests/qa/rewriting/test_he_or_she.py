from __future__ import annotations

import pytest

from qa import Turn
from qa.rewriting.he_or_she import person
from qa.rewriting.people import People
from qa.rewriting.topics import topics


@pytest.mark.parametrize(
    ("question", "text", "word", "expected"),
    [
        ("Who replaced Samuel Azzam?", "Danil Orsk did.", "he", "Danil Orsk"),
        ("Who won?", "The council of Velmar won.", "he", None),
        ("What did the captain say?", "“No,” said Danil Orsk, a deckhand.", "he", "the captain"),
        ("Who is the mayor of Velmar?", "", "her", "the mayor of Velmar"),
        ("Did Azzam resign?", "He did.", "him", "Azzam"),
        ("Did Brazil win?", "It did.", "him", None),
        ("Is Anna Kost in Lyon?", "", "he", None),
        ("What burned at Orsk?", "A ferry burned there.", "she", None),
    ],
)
def test_whom_he_and_she_mean(question: str, text: str, word: str, expected: str | None) -> None:
    history = [Turn(question=question, standalone_question=question, text=text)]
    assert person(word, topics(history), People(history)) == expected
