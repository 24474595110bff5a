from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.attribution.headlines import sentence_case


def test_verbs_and_small_words_of_a_headline_are_written_small() -> None:
    assert sentence_case("Mayor Says Ferry Terminal Will Close In March") == (
        "Mayor says Ferry Terminal will Close in March"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that Ferry Terminal 2 will close in March.",
        "MAYOR SAYS FERRY TERMINAL WILL CLOSE",  # capitals tell nothing of names
        "Short Line",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert sentence_case(text) == text


def test_the_first_word_keeps_its_capital() -> None:
    assert sentence_case("Says Mayor Lena Ortiz: Bridge Opens").startswith("Says Mayor")


@given(st.text(alphabet="AaBSsaysTo Will\n.’é", max_size=200))
def test_offsets_stay_what_they_were(text: str) -> None:
    changed = sentence_case(text)
    assert len(changed) == len(text)
    assert changed.lower() == text.lower()
