from __future__ import annotations

import pytest

from qa.evaluation.matching import (
    best_f1,
    exact,
    f1,
    holds,
    normalise,
    same_speaker,
    squad_normalise,
)


def test_words_are_looked_for_whole_and_without_articles() -> None:
    assert normalise("The Khartoum-based  Army!") == "khartoum based army"
    assert holds("A Khartoum-based army.", ["Khartoum"])
    assert not holds("Sudanese troops", ["Sudan"])
    assert holds("It was in the Hague.", ["nowhere", "The Hague"])


def test_an_answer_of_articles_alone_stands_nowhere() -> None:
    assert not holds("the end", ["the"])
    assert not holds("anything", [])


def test_spans_are_compared_as_squad_compares_them() -> None:
    assert squad_normalise("The U.S. army") == "us army"
    assert exact("the Hague.", ["Hague"]) == 1.0
    assert exact("Hague city", ["Hague"]) == 0.0


def test_f1_is_of_the_words_in_common() -> None:
    assert f1("two old ferries", "two ferries") == pytest.approx(0.8)
    assert f1("one", "two") == 0.0
    assert best_f1("two ferries", ["ferry", "the two ferries"]) == 1.0


def test_declining_is_right_where_there_is_no_answer_and_wrong_where_there_is() -> None:
    assert (exact("", []), best_f1("", [])) == (1.0, 1.0)
    assert (exact("May", []), best_f1("May", [])) == (0.0, 0.0)
    assert (exact("", ["May"]), best_f1("", ["May"])) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("ours", "gold", "same"),
    [
        ("Jonas Brandt", "Brandt", 1.0),
        ("harbour master Jonas Brandt", "J. Brandt", 1.0),
        ("the city council", "city council of Velmar", 1.0),
        ("the city council", "city council", 1.0),
        ("Mirela Kost", "Jonas Brandt", 0.0),
        (None, "", 1.0),
        (None, "Brandt", 0.0),
        ("Brandt", "", 0.0),
    ],
)
def test_a_speaker_is_known_by_the_last_name_or_a_part_of_it(
    ours: str | None, gold: str, same: float
) -> None:
    assert same_speaker(ours, gold) == same
