from __future__ import annotations

import pytest

from qa.language.words import is_common, plain, plain_words, stem, weight, words


@pytest.mark.parametrize(
    ("one", "other"),
    [("signed", "signs"), ("rose", "rising"), ("stopped", "stop"), ("cherries", "cherry")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_are_compared_without_accents_possessives_and_commas() -> None:
    assert [plain(w) for w in ("Erdoğan’s", "1,203", "U.S.")] == ["erdogan", "1203", "us"]


def test_words_know_where_they_stand() -> None:
    text = "Velmar's port cost 1,200 crowns."
    assert [text[w.start : w.end] for w in words(text)] == [
        "Velmar's", "port", "cost", "1,200", "crowns",
    ]  # fmt: skip


def test_the_plain_words_of_a_text_are_those_of_its_words() -> None:
    text = "Erdoğan’s port, the U.S. port and Velmar's port cost 1,200 crowns — a, b & c."
    assert plain_words(text) == {w.plain for w in words(text)}
    assert plain_words("— ’") == frozenset()


def test_rare_words_tell_more_than_common_ones() -> None:
    assert weight("the") < weight("ferry") <= weight("zwitterion") == 1.0
    assert is_common("officials")
    assert not is_common("brandt")
