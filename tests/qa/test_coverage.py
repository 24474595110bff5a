from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.coverage import names_covered, words_covered

TEXT = (
    "The port of Velmar reopened on Tuesday, nine days after Storm Edda; repairs cost 18 million, "
    "and 4,200 tonnes were cleared with the help of French engineers."
)


@pytest.mark.parametrize(
    ("question", "words", "names"),
    [
        ("When did the port of Velmar reopen?", 1.0, 1.0),
        ("When did the port of Lisbon reopen?", 2 / 3, 0.0),
        ("what did the repair cost", 1.0, 1.0),
        ("Was it 18 or 20 million?", 2 / 3, 0.5),
        ("Who won the cup?", 0.0, 1.0),
        ("Who cleared 4,200 tonnes? How did France help?", 5 / 6, 1.0),
    ],
)
def test_shares_of_words_and_of_names(question: str, words: float, names: float) -> None:
    assert words_covered(question, TEXT) == pytest.approx(words)
    assert names_covered(question, TEXT) == pytest.approx(names)


@pytest.mark.parametrize(
    ("question", "text", "names"),
    [
        ("Where was the 4th Division?", "The fourth division went to Daraa.", 1.0),
        ("Where was the Fourth Division?", "The 4th Division went to Daraa.", 1.0),
        ("Where was the 4th Division?", "The fifth division went to Daraa.", 0.5),
        ("Who were the 12?", "Twelve men came.", 1.0),
    ],
)
def test_a_number_is_covered_however_it_is_written(question: str, text: str, names: float) -> None:
    assert names_covered(question, text) == names


@given(st.text(), st.text())
def test_shares_are_shares(question: str, text: str) -> None:
    assert 0 <= words_covered(question, text) <= 1
    assert 0 <= names_covered(question, text) <= 1


@given(st.text(min_size=1))
def test_a_text_covers_itself(text: str) -> None:
    assert words_covered(text, text) == 1.0
